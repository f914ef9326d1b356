namespace Somdun.Time;

/// <summary>Reads days, months and ranges from their pieces; <see cref="ThaiDate"/> says what is accepted.</summary>
internal static class ThaiDateReader
{
    /// <summary>One end of a range, as far as it is said: the year in the common era, 0 for what is not said.</summary>
    private readonly record struct End(int Day, int Month, int Year)
    {
        public bool IsWhole => Month != 0 && Year != 0;

        public bool IsReal =>
            (Month is >= 0 and <= 12) && (Day == 0 || Month == 0 || Day <= DateTime.DaysInMonth(Year == 0 ? 2000 : Year, Month));

        public DateOnly First => new(Year, Month, Math.Max(Day, 1));

        public DateOnly Last => Day == 0 ? new YearMonth(Year, Month).LastDay : First;
    }

    public static bool TryReadDay(string text, out DateOnly day)
    {
        var read = TryReadEnd(Pieces(text), out var end) && end.IsWhole && end.Day != 0;
        day = read ? end.First : default;
        return read;
    }

    public static bool TryReadYearMonth(string text, out YearMonth month)
    {
        var read = TryReadEnd(Pieces(text), out var end) && end.IsWhole && end.Day == 0;
        month = read ? new YearMonth(end.Year, end.Month) : default;
        return read;
    }

    public static bool TryReadMonth(string text, out int month)
    {
        var read = TryReadEnd(Pieces(text), out var end) && end is { Day: 0, Year: 0 };
        month = read ? end.Month : 0;
        return read;
    }

    public static bool TryReadRange(string text, out DayRange range)
    {
        range = default;
        var pieces = Pieces(text);
        if (TryReadEnd(pieces, out var only))
        {
            range = only.IsWhole ? new DayRange(only.First, only.Last) : default;
            return only.IsWhole;
        }

        // A dash may stand inside a date as well as between two: the range is where only one of them divides it.
        var readings = 0;
        for (var i = 1; i < pieces.Length - 1; i++)
        {
            if (pieces[i].Word is DateWord.Dash or DateWord.Through
                && TryReadEnd(pieces[..i], out var from)
                && TryReadEnd(pieces[(i + 1)..], out var to)
                && TryJoin(from, to, out range))
            {
                readings++;
            }
        }

        if (readings == 0 && YearReader.TryReadQuarter(text, out var quarter))
        {
            range = quarter.Days;
            return true;
        }

        if (readings == 0 && pieces is [{ Word: DateWord.FiscalYear }, ..] && FiscalYear.TryRead(text, out var year))
        {
            range = year.Days;
            return true;
        }

        return readings == 1;
    }

    private static ReadOnlySpan<DatePiece> Pieces(string text)
    {
        var pieces = DateWords.Of(text);
        return pieces is [{ Word: DateWord.Opening }, ..] ? pieces[1..] : pieces;
    }

    private static bool TryReadEnd(ReadOnlySpan<DatePiece> said, out End end)
    {
        var pieces = new DatePieces(said);
        while (pieces.Skip(DateWord.Day))
        {
            pieces.Skip(DateWord.Comma);
        }

        var read = TryReadNumbers(said, out end)
            || (pieces.TryTakeNumber(1, 2, out var day) ? TryReadAfterDay(pieces, day, out end) : TryReadMonthFirst(pieces, out end));
        return read && end.IsReal;
    }

    /// <summary><c>1/10/2562</c>, <c>1-10-62</c>, <c>1.10.2562</c>, <c>2019-10-01</c>, <c>10/2562</c>, and <c>1/10</c>.</summary>
    private static bool TryReadNumbers(ReadOnlySpan<DatePiece> said, out End end)
    {
        end = default;
        while (said is [{ Word: DateWord.Day }, ..])
        {
            said = said[1..];
        }

        if (said is not [{ Word: DateWord.Number } first, { Word: DateWord.Slash or DateWord.Dash or DateWord.Point } sign, { Word: DateWord.Number } second, .. var rest])
        {
            return false;
        }

        if (rest is [] && sign.Word == DateWord.Slash)
        {
            if (second.Digits == 4)
            {
                return TryYear(second, out var year) && Is(out end, 0, first, year);
            }

            return Is(out end, first.Value, second, 0);
        }

        if (rest is not [{ } again, { Word: DateWord.Number } third] || again.Word != sign.Word)
        {
            return false;
        }

        return first.Digits == 4
            ? TryYear(first, out var firstYear) && Is(out end, third.Value, second, firstYear)
            : TryYear(third, out var lastYear) && Is(out end, first.Value, second, lastYear);

        static bool Is(out End end, int day, DatePiece month, int year)
        {
            end = new End(day, month.Value, year);
            return month is { Digits: <= 2, Value: >= 1 };
        }
    }

    private static bool TryYear(DatePiece piece, out int year) =>
        new DatePieces([piece]).TryTakeYear(besideEnglish: false, out year);

    /// <summary><c>1 ต.ค. 62</c>, <c>1-Oct-2019</c>, <c>1</c> (the first end of 1–3 ต.ค.), <c>7, 2020</c> (the last of January 5–7, 2020).</summary>
    private static bool TryReadAfterDay(DatePieces pieces, int day, out End end)
    {
        end = new End(day, 0, 0);
        pieces.Skip(DateWord.Ordinal);
        if (pieces.AtEnd)
        {
            return day is >= 1 and <= 31;
        }

        if (pieces.Skip(DateWord.Comma))
        {
            end = pieces.TryTakeYear(besideEnglish: true, out var ownYear) ? end with { Year = ownYear } : default;
            return end.Year != 0 && pieces.AtEnd;
        }

        // A sign between day and month stands between month and year too: 1-ต.ค.-62.
        var sign = TakeSign(ref pieces);
        return TryTakeMonth(ref pieces, out var month, out var isEnglish)
            && (sign is null ? pieces.Skip(DateWord.Comma) || true : pieces.Skip(sign.Value))
            && TryTakeLastYear(ref pieces, isEnglish, isNeeded: sign is not null, out var year)
            && Is(out end, new End(day, month, year));
    }

    /// <summary><c>ต.ค.</c>, <c>ต.ค. 62</c>, <c>October 2019</c>, <c>October 1, 2019</c>, <c>October 1</c>.</summary>
    private static bool TryReadMonthFirst(DatePieces pieces, out End end)
    {
        end = default;
        if (!TryTakeMonth(ref pieces, out var month, out var isEnglish))
        {
            return false;
        }

        var day = 0;
        if (isEnglish && pieces.TryTakeNumber(1, 2, out day))
        {
            pieces.Skip(DateWord.Ordinal);
        }

        var isNeeded = TakeSign(ref pieces) is not null;
        return TryTakeLastYear(ref pieces, isEnglish, isNeeded, out var year) && Is(out end, new End(day, month, year));
    }

    private static bool Is(out End end, End said)
    {
        end = said;
        return true;
    }

    private static DateWord? TakeSign(ref DatePieces pieces) =>
        pieces.Skip(DateWord.Dash) ? DateWord.Dash
        : pieces.Skip(DateWord.Slash) ? DateWord.Slash
        : pieces.Skip(DateWord.Comma) ? DateWord.Comma
        : null;

    private static bool TryTakeMonth(ref DatePieces pieces, out int month, out bool isEnglish)
    {
        pieces.Skip(DateWord.MonthOf);
        isEnglish = false;
        var taken = pieces.TryTake(DateWord.Month, out var piece) || (isEnglish = pieces.TryTake(DateWord.EnglishMonth, out piece));
        month = piece.Value;
        return taken;
    }

    /// <summary>A year and the end of the text, or the end alone where no sign has announced a year.</summary>
    private static bool TryTakeLastYear(ref DatePieces pieces, bool besideEnglish, bool isNeeded, out int year)
    {
        year = 0;
        return pieces.AtEnd ? !isNeeded : pieces.TryTakeYear(besideEnglish, out year) && pieces.AtEnd;
    }

    private static bool TryJoin(End start, End end, out DayRange range)
    {
        range = default;
        if ((start.Month == 0 && (start.Year != 0 || end.Day == 0)) || (end.Month == 0 && start.Day == 0))
        {
            return false;
        }

        if (start.Month == 0)
        {
            start = start with { Month = end.Month };
        }
        else if (end.Month == 0)
        {
            end = end with { Month = start.Month };
        }

        var overNewYear = start.Month > end.Month ? 1 : 0;
        if (start.Year == 0)
        {
            start = start with { Year = end.Year - (end.Year == 0 ? 0 : overNewYear) };
        }
        else if (end.Year == 0)
        {
            end = end with { Year = start.Year + overNewYear };
        }

        if (!start.IsWhole || !end.IsWhole || !start.IsReal || !end.IsReal || end.Last < start.First)
        {
            return false;
        }

        range = new DayRange(start.First, end.Last);
        return true;
    }
}
