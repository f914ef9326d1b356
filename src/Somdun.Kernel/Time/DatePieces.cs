namespace Somdun.Time;

/// <summary>The pieces of a written date, read from left to right.</summary>
internal ref struct DatePieces(ReadOnlySpan<DatePiece> pieces)
{
    private ReadOnlySpan<DatePiece> _rest = pieces;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Skip(DateWord word) => TryTake(word, out _);

    public bool TryTake(DateWord word, out DatePiece piece)
    {
        piece = AtEnd ? default : _rest[0];
        var taken = !AtEnd && piece.Word == word;
        if (taken)
        {
            _rest = _rest[1..];
        }

        return taken;
    }

    /// <summary>Takes a number of so many digits.</summary>
    public bool TryTakeNumber(int leastDigits, int mostDigits, out int value)
    {
        var fits = !AtEnd && _rest[0].Word == DateWord.Number && _rest[0].Digits >= leastDigits && _rest[0].Digits <= mostDigits;
        value = fits ? _rest[0].Value : 0;
        _rest = fits ? _rest[1..] : _rest;
        return fits;
    }

    /// <summary>Takes a year with its era, before or behind it; answers it in the common era.</summary>
    /// <param name="besideEnglish">Whether two digits could be of either era, and therefore are of none.</param>
    public bool TryTakeYear(bool besideEnglish, out int year)
    {
        year = 0;
        var from = _rest;
        Skip(DateWord.Year);
        var era = TakeEra();
        var digits = AtEnd ? 0 : _rest[0].Digits;
        if (!TryTakeNumber(2, 4, out var number))
        {
            _rest = from;
            return false;
        }

        era ??= TakeEra();
        era ??= digits switch
        {
            2 when !besideEnglish => DateWord.BuddhistEra,
            4 when number >= EarliestBuddhist => DateWord.BuddhistEra,
            4 => DateWord.CommonEra,
            _ => null,
        };
        year = (era, digits) switch
        {
            (DateWord.BuddhistEra, 2) => number + 2500 - BuddhistEra.Offset,
            (DateWord.BuddhistEra, 4) => number - BuddhistEra.Offset,
            (DateWord.CommonEra, 4) => number,
            _ => 0,
        };
        return year is >= Earliest and <= Latest;
    }

    private const int Earliest = EarliestBuddhist - BuddhistEra.Offset;
    private const int Latest = Earliest + 399;
    private const int EarliestBuddhist = 2400;

    private DateWord? TakeEra() =>
        Skip(DateWord.BuddhistEra) ? DateWord.BuddhistEra
        : Skip(DateWord.CommonEra) ? DateWord.CommonEra
        : null;
}
