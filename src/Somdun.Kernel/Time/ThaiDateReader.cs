namespace Somdun.Time;

/// <summary>Reads days, months and ranges from their pieces; <see cref="ThaiDate"/> says what is accepted.</summary>
internal static class ThaiDateReader
{
    /// <summary>One end of a range, as far as it is said, the year in the common era.</summary>
    private readonly record struct End(int? Day, int? Month, int? Year)
    {
        /// <summary>Whether some calendar has it: where no year is said, a leap year's.</summary>
        public bool IsReal =>
            Month is null or (>= 1 and <= 12)
            && Day is null or >= 1
            && Day is not > 31
            && (Month is null || Day is null || Day <= DateTime.DaysInMonth(Year ?? 2000, Month.Value));
    }

    public static DateOnly? ReadDay(string text) =>
        ReadEnd(Pieces(text)) is { Day: { } day, Month: { } month, Year: { } year } ? new DateOnly(year, month, day) : null;

    public static YearMonth? ReadYearMonth(string text) =>
        ReadEnd(Pieces(text)) is { Day: null, Month: { } month, Year: { } year } ? new YearMonth(year, month) : null;

    public static int? ReadMonth(string text) =>
        ReadEnd(Pieces(text)) is { Day: null, Month: { } month, Year: null } ? month : null;

    /// <param name="within">The year meant where none is said; null if one must be.</param>
    public static DayRange? ReadRange(string text, FiscalYear? within)
    {
        var pieces = Pieces(text);
        if (ReadEnd(pieces) is { } only)
        {
            return Between(only, only, within);
        }

        if (pieces is [{ Word: DateWord.FiscalYear or DateWord.WholeYear }])
        {
            return within?.Days;
        }

        if (pieces is [{ Word: DateWord.FiscalYear }, ..])
        {
            return FiscalYear.TryRead(text, out var year) ? year.Days : null;
        }

        if (YearReader.ReadQuarters(pieces, within) is var (first, last))
        {
            return new DayRange(first.FirstDay, last.LastDay);
        }

        // A dash may stand inside a date as well as between two: the text must be a range at one of them only.
        DayRange? found = null;
        for (var i = 1; i < pieces.Length - 1; i++)
        {
            if (pieces[i].Word is DateWord.Dash or DateWord.Through
                && ReadEnd(pieces[..i]) is { } start
                && ReadEnd(pieces[(i + 1)..]) is { } end
                && Between(start, end, within) is { } range)
            {
                if (found is not null)
                {
                    return null;
                }

                found = range;
            }
        }

        return found;
    }

    private static ReadOnlySpan<DatePiece> Pieces(string text)
    {
        var pieces = DateWords.Of(text);
        return pieces is [{ Word: DateWord.Opening }, ..] ? pieces[1..] : pieces;
    }

    private static End? ReadEnd(ReadOnlySpan<DatePiece> said)
    {
        var pieces = new DatePieces(said);
        while (pieces.Skip(DateWord.Day))
        {
            pieces.Skip(DateWord.Comma);
        }

        return (ReadNumbers(pieces) ?? ReadDayFirst(pieces) ?? ReadMonthFirst(pieces)) is { IsReal: true } end ? end : null;
    }

    /// <summary><c>1/10/2562</c>, <c>1-10-62</c>, <c>1.10.2562</c>, <c>2019-10-01</c>, <c>10/2562</c>, and <c>1/10</c> of <c>1/10 - 5/10/2562</c>.</summary>
    private static End? ReadNumbers(DatePieces pieces)
    {
        if (pieces.Take(DateWord.Number) is not { } first
            || pieces.TakeSign() is not { } sign
            || pieces.Take(DateWord.Number) is not { } second)
        {
            return null;
        }

        if (pieces.AtEnd && sign == DateWord.Slash)
        {
            return second.Digits == 4 ? Dated(null, first, second) : new End(first.Value, second.Value, null);
        }

        return pieces.TakeSign() == sign && pieces.Take(DateWord.Number) is { } third && pieces.AtEnd
            ? first.Digits == 4 ? Dated(third, second, first) : Dated(first, second, third)
            : null;

        static End? Dated(DatePiece? day, DatePiece month, DatePiece year) =>
            DatePieces.Year(year) is { } known && day is null or { Digits: <= 2 } ? new End(day?.Value, month.Value, known) : null;
    }

    /// <summary><c>1 ต.ค. 62</c>, <c>1-Oct-2019</c>; <c>1</c> of <c>1–3 ต.ค. 62</c>; <c>7, 2020</c> of <c>January 5–7, 2020</c>.</summary>
    private static End? ReadDayFirst(DatePieces pieces)
    {
        if (pieces.TakeShortNumber() is not { } day)
        {
            return null;
        }

        pieces.Skip(DateWord.Ordinal);
        if (pieces.AtEnd)
        {
            return new End(day, null, null);
        }

        if (pieces.Skip(DateWord.Comma))
        {
            return pieces.TakeYear(besideEnglish: true) is { } itsYear && pieces.AtEnd ? new End(day, null, itsYear) : null;
        }

        // What stands between day and month stands between month and year too: 1-ต.ค.-62.
        var sign = pieces.TakeSign();
        if (TakeMonth(ref pieces) is not { } month)
        {
            return null;
        }

        var hasSecond = sign is null or DateWord.Point ? pieces.Skip(DateWord.Comma) : pieces.TakeSign() == sign;
        return sign is null or DateWord.Point || hasSecond ? WithYear(new End(day, month.Value, null), pieces, month, hasSecond) : null;
    }

    /// <summary><c>ต.ค.</c>, <c>ต.ค. 62</c>, <c>Oct-2019</c>, <c>October 1, 2019</c>; <c>January 5</c> of <c>January 5–7, 2020</c>.</summary>
    private static End? ReadMonthFirst(DatePieces pieces)
    {
        if (TakeMonth(ref pieces) is not { } month)
        {
            return null;
        }

        var day = month.Word == DateWord.EnglishMonth ? pieces.TakeShortNumber() : null;
        if (day is not null)
        {
            pieces.Skip(DateWord.Ordinal);
        }

        var isAnnounced = pieces.Skip(DateWord.Comma) || pieces.TakeSign() is not null;
        return WithYear(new End(day, month.Value, null), pieces, month, isAnnounced);
    }

    private static DatePiece? TakeMonth(ref DatePieces pieces)
    {
        pieces.Skip(DateWord.MonthOf);
        return pieces.Take(DateWord.Month) ?? pieces.Take(DateWord.EnglishMonth);
    }

    /// <summary>The end with the year that closes the text; without one only where no sign announced it.</summary>
    private static End? WithYear(End end, DatePieces pieces, DatePiece month, bool isAnnounced)
    {
        if (pieces.AtEnd)
        {
            return isAnnounced ? null : end;
        }

        return pieces.TakeYear(besideEnglish: month.Word == DateWord.EnglishMonth) is { } year && pieces.AtEnd ? end with { Year = year } : null;
    }

    /// <summary>The days between two ends that may leave to each other what both share.</summary>
    private static DayRange? Between(End start, End end, FiscalYear? within)
    {
        // "5 – 7 มกราคม" and "January 5 – 7": only a day may leave out its month.
        start = start.Month is null && start.Year is null && end.Day is not null ? start with { Month = end.Month } : start;
        end = end.Month is null && start.Day is not null ? end with { Month = start.Month } : end;
        if (start.Month is not { } startMonth || end.Month is not { } endMonth)
        {
            return null;
        }

        var overNewYear = startMonth > endMonth ? 1 : 0;
        var (startYear, endYear) = (start.Year, end.Year) switch
        {
            (null, null) => (within?.Month(startMonth).Year, within?.Month(endMonth).Year),
            (null, { } year) => (year - overNewYear, year),
            ({ } year, null) => (year, year + overNewYear),
            var both => both,
        };
        start = start with { Year = startYear };
        end = end with { Year = endYear };
        if (startYear is null || endYear is null || !start.IsReal || !end.IsReal)
        {
            return null;
        }

        var first = new DateOnly(startYear.Value, startMonth, start.Day ?? 1);
        var last = new DateOnly(endYear.Value, endMonth, end.Day ?? DateTime.DaysInMonth(endYear.Value, endMonth));
        return first <= last ? new DayRange(first, last) : null;
    }
}
