namespace Somdun.Time;

/// <summary>Reads years, of every kind, and quarters.</summary>
internal static class YearReader
{
    /// <summary>Reads a year, answered in the Buddhist era.</summary>
    /// <param name="kind">The kind of year that may be said before it; null for none.</param>
    public static bool TryRead(string text, DateWord? kind, out int buddhistYear)
    {
        var pieces = new DatePieces(DateWords.Of(text));
        if (kind is { } word)
        {
            pieces.Skip(word);
        }

        var read = pieces.TryTakeYear(besideEnglish: false, out var year) && pieces.AtEnd;
        buddhistYear = year + BuddhistEra.Offset;
        return read && (kind is null || BuddhistEra.Holds(buddhistYear));
    }

    public static bool TryReadQuarter(string text, out Quarter quarter)
    {
        quarter = default;
        var pieces = new DatePieces(DateWords.Of(text));
        if (!pieces.Skip(DateWord.Quarter) || !pieces.TryTakeNumber(1, 1, out var number) || number is < 1 or > 4)
        {
            return false;
        }

        pieces.Skip(DateWord.Slash);
        pieces.Skip(DateWord.Comma);
        pieces.Skip(DateWord.FiscalYear);
        if (!pieces.TryTakeYear(besideEnglish: false, out var year) || !pieces.AtEnd || !BuddhistEra.Holds(year + BuddhistEra.Offset))
        {
            return false;
        }

        quarter = new Quarter(new FiscalYear(year + BuddhistEra.Offset), number);
        return true;
    }
}
