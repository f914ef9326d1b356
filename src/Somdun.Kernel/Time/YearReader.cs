namespace Somdun.Time;

/// <summary>Reads years, of every kind, and quarters.</summary>
internal static class YearReader
{
    /// <summary>Reads a year, answered in the Buddhist era.</summary>
    public static int? Read(string text)
    {
        var pieces = new DatePieces(DateWords.Of(text));
        return TakeLastYear(pieces);
    }

    /// <summary>Reads a year that may have its kind said before it, but no other kind.</summary>
    public static int? Read(string text, DateWord kind)
    {
        var pieces = new DatePieces(DateWords.Of(text));
        pieces.Skip(kind);
        return TakeLastYear(pieces) is { } year && BuddhistEra.Holds(year) ? year : null;
    }

    public static Quarter? ReadQuarter(string text) =>
        ReadQuarters(DateWords.Of(text), within: null) is var (first, last) && first == last ? first : null;

    /// <summary>Reads one quarter, or from one to another.</summary>
    /// <param name="within">The year meant where none is said; null if one must be.</param>
    public static (Quarter First, Quarter Last)? ReadQuarters(ReadOnlySpan<DatePiece> said, FiscalYear? within)
    {
        var pieces = new DatePieces(said);
        if (!pieces.Skip(DateWord.Quarter) || pieces.TakeShortNumber() is not (>= 1 and <= 4 and var first))
        {
            return null;
        }

        var last = first;
        if (pieces.Skip(DateWord.Dash) || pieces.Skip(DateWord.Through))
        {
            pieces.Skip(DateWord.Quarter);
            last = pieces.TakeShortNumber() ?? 0;
        }

        if (last is < 1 or > 4 || last < first)
        {
            return null;
        }

        if (!pieces.AtEnd)
        {
            _ = pieces.Skip(DateWord.Slash) || pieces.Skip(DateWord.Comma);
            pieces.Skip(DateWord.FiscalYear);
            within = TakeLastYear(pieces) is { } year && BuddhistEra.Holds(year) ? new FiscalYear(year) : null;
        }

        return within is { } of ? (new Quarter(of, first), new Quarter(of, last)) : null;
    }

    private static int? TakeLastYear(DatePieces pieces) =>
        pieces.TakeYear() is { } year && pieces.AtEnd ? year + BuddhistEra.Offset : null;
}
