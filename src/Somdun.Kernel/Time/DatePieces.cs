namespace Somdun.Time;

/// <summary>The pieces of a written date, taken from left to right. A copy goes on by itself.</summary>
internal ref struct DatePieces(ReadOnlySpan<DatePiece> pieces)
{
    private const int EarliestBuddhist = 2400;
    private const int Earliest = EarliestBuddhist - BuddhistEra.Offset;
    private const int Latest = Earliest + 399;

    private ReadOnlySpan<DatePiece> _rest = pieces;

    public readonly bool AtEnd => _rest.IsEmpty;

    public DatePiece? Take(DateWord word)
    {
        if (AtEnd || _rest[0].Word != word)
        {
            return null;
        }

        var piece = _rest[0];
        _rest = _rest[1..];
        return piece;
    }

    public bool Skip(DateWord word) => Take(word) is not null;

    /// <summary>Takes what stands between the parts of a date: 1/10/62, 1-10-62, 1.10.62.</summary>
    public DateWord? TakeSign() => (Take(DateWord.Slash) ?? Take(DateWord.Dash) ?? Take(DateWord.Point))?.Word;

    /// <summary>Takes a number of one or two digits, as days and quarters are.</summary>
    public int? TakeShortNumber() => _rest is [{ Word: DateWord.Number, Digits: <= 2 }, ..] ? Take(DateWord.Number)?.Value : null;

    /// <summary>Takes a year with its era, before or behind it; answers it in the common era.</summary>
    /// <param name="besideEnglish">Whether two digits could be of either era, and therefore are of none.</param>
    public int? TakeYear(bool besideEnglish = false)
    {
        Skip(DateWord.Year);
        var era = TakeEra();
        return Take(DateWord.Number) is { } number ? Year(number, era ?? TakeEra(), besideEnglish) : null;
    }

    /// <summary>The year a number stands for, in the common era.</summary>
    public static int? Year(DatePiece number, DateWord? era = null, bool besideEnglish = false)
    {
        int? year = (number.Digits, era) switch
        {
            (2, null) when besideEnglish => null,
            (2, not DateWord.CommonEra) => 2500 + number.Value - BuddhistEra.Offset,
            (4, DateWord.BuddhistEra) => number.Value - BuddhistEra.Offset,
            (4, null) when number.Value >= EarliestBuddhist => number.Value - BuddhistEra.Offset,
            (4, _) => number.Value,
            _ => null,
        };
        return year is >= Earliest and <= Latest ? year : null;
    }

    private DateWord? TakeEra() => (Take(DateWord.BuddhistEra) ?? Take(DateWord.CommonEra))?.Word;
}
