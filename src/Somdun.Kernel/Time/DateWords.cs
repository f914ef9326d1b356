using System.Runtime.InteropServices;
using Somdun.Thai;

namespace Somdun.Time;

/// <summary>What a piece of a written date is.</summary>
internal enum DateWord
{
    Number,
    Month,
    EnglishMonth,
    BuddhistEra,
    CommonEra,
    Year,
    FiscalYear,
    SchoolYear,
    WholeYear,
    CalendarYear,
    Quarter,
    Day,
    MonthOf,
    Opening,
    Ordinal,
    Through,
    Dash,
    Slash,
    Point,
    Comma,
}

/// <summary>One piece of a written date.</summary>
/// <param name="Value">The number, or the month.</param>
/// <param name="Digits">How many digits the number has.</param>
internal readonly record struct DatePiece(DateWord Word, int Value = 0, int Digits = 0);

/// <summary>Takes a written date apart. Knows words, not grammar.</summary>
internal static class DateWords
{
    // No date of any form is longer; a cell that is, is prose.
    private const int LongestDate = 120;

    private static readonly (DateWord Word, string[] Spellings)[] OtherWords =
    [
        (DateWord.BuddhistEra, ["พศ", "พุทธศักราช", "be"]),
        (DateWord.CommonEra, ["คศ", "คริสต์ศักราช", "ad", "ce"]),
        (DateWord.Year, ["ปี", "ประจำปี", "year"]),
        (DateWord.FiscalYear, ["ปีงบประมาณ", "ประจำปีงบประมาณ", "ตลอดปีงบประมาณ", "งบประมาณปี", "ปีงบ", "งบปี", "fiscalyear", "fy"]),
        (DateWord.SchoolYear, ["ปีการศึกษา", "ประจำปีการศึกษา", "ตลอดปีการศึกษา", "schoolyear", "academicyear"]),
        (DateWord.CalendarYear, ["ปีปฏิทิน", "calendaryear"]),
        (DateWord.WholeYear, ["ตลอดปี", "ตลอดทั้งปี", "ทั้งปี"]),
        (DateWord.Quarter, ["ไตรมาส", "ไตรมาสที่", "quarter", "q"]),
        (DateWord.Day, ["วันที่", "วัน", "ที่", "พฤหัส"]),
        (DateWord.MonthOf, ["เดือน", "ในเดือน", "ประจำเดือน", "ตลอดเดือน"]),
        (DateWord.Opening, ["ระหว่าง", "ในระหว่าง", "ตั้งแต่", "ณ", "from"]),
        (DateWord.Ordinal, ["st", "nd", "rd", "th"]),
        (DateWord.Through, ["ถึง", "จนถึง", "to", "until", "through"]),
    ];

    /// <summary>The words by their first letters, the longest first.</summary>
    private static readonly Dictionary<char, (string Letters, DatePiece Piece)[]> Vocabulary = Words()
        .GroupBy(word => word.Letters[0])
        .ToDictionary(words => words.Key, words => words.OrderByDescending(word => word.Letters.Length).ToArray());

    /// <summary>The pieces; none when the text says anything that is not of dates.</summary>
    public static ReadOnlySpan<DatePiece> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestDate)
        {
            return [];
        }

        var pieces = new List<DatePiece>();
        var clean = ThaiText.ArabicDigits(ThaiText.Clean(text)).ToLowerInvariant().AsSpan().TrimEnd('.');
        for (var at = 0; at < clean.Length;)
        {
            if (clean[at] == ' ')
            {
                at++;
            }
            else if (TryTake(clean, ref at, out var piece))
            {
                pieces.Add(piece);
            }
            else
            {
                return [];
            }
        }

        return CollectionsMarshal.AsSpan(pieces);
    }

    private static bool TryTake(ReadOnlySpan<char> text, ref int at, out DatePiece piece)
    {
        if (char.IsAsciiDigit(text[at]))
        {
            var (start, value) = (at, 0);
            while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start <= 4)
            {
                value = (10 * value) + text[at++] - '0';
            }

            piece = new DatePiece(DateWord.Number, value, at - start);
            return piece.Digits <= 4;
        }

        if (OfPunctuation(text[at]) is { } punctuation)
        {
            piece = new DatePiece(punctuation);
            at++;
            return true;
        }

        foreach (var (letters, found) in Vocabulary.GetValueOrDefault(text[at], []))
        {
            var end = EndOf(letters, text, at);
            if (end > 0)
            {
                (at, piece) = (end, found);
                return true;
            }
        }

        piece = default;
        return false;
    }

    private static DateWord? OfPunctuation(char c) => c switch
    {
        '-' or '–' or '—' or '−' or '‐' or '‑' or '~' => DateWord.Dash,
        '/' => DateWord.Slash,
        '.' => DateWord.Point,
        ',' => DateWord.Comma,
        '\'' or '’' => DateWord.Year,
        _ => null,
    };

    /// <summary>Where the word ends in the text, or 0: points and spaces between its letters and a point behind it are nothing.</summary>
    private static int EndOf(string letters, ReadOnlySpan<char> text, int at)
    {
        foreach (var letter in letters)
        {
            while (at < text.Length && text[at] is '.' or ' ')
            {
                at++;
            }

            // ฏ for ฎ is the commonest misspelling of July.
            if (at == text.Length || (text[at] != letter && (text[at], letter) is not ('ฏ', 'ฎ')))
            {
                return 0;
            }

            at++;
        }

        return at < text.Length && text[at] == '.' ? at + 1 : at;
    }

    private static IEnumerable<(string Letters, DatePiece Piece)> Words()
    {
        for (var month = 1; month <= 12; month++)
        {
            var thai = ThaiDate.MonthName(month, Language.Thai);
            var stem = thai[..^(month == 2 ? "พันธ์" : "คม").Length];
            var abbreviation = ThaiDate.MonthShort(month, Language.Thai).Replace(".", "", StringComparison.Ordinal);
            var english = ThaiDate.MonthName(month, Language.English).ToLowerInvariant();
            yield return (thai, new DatePiece(DateWord.Month, month));
            yield return (stem, new DatePiece(DateWord.Month, month));
            yield return (abbreviation, new DatePiece(DateWord.Month, month));
            yield return (english, new DatePiece(DateWord.EnglishMonth, month));
            yield return (month == 9 ? "sept" : english[..3], new DatePiece(DateWord.EnglishMonth, month));
        }

        yield return ("sep", new DatePiece(DateWord.EnglishMonth, 9));
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var english = ThaiDate.Weekday(day, Language.English).ToLowerInvariant();
            yield return (ThaiDate.Weekday(day, Language.Thai), new DatePiece(DateWord.Day));
            yield return (english, new DatePiece(DateWord.Day));
            yield return (english[..3], new DatePiece(DateWord.Day));
        }

        foreach (var (word, spellings) in OtherWords)
        {
            foreach (var spelling in spellings)
            {
                yield return (spelling, new DatePiece(word));
            }
        }
    }
}
