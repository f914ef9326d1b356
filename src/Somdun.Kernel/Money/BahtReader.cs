using Somdun.Thai;

namespace Somdun.Money;

/// <summary>Reads amounts in figures, from left to right; <see cref="Baht.TryRead"/> says which.</summary>
internal ref struct BahtReader
{
    /// <summary>A hundred million million baht, far above any budget: more is a slip of the finger, and sums of it would burst.</summary>
    private const long MostSatang = 100_000_000_000_000 * 100;

    private const int MostDigits = 18;

    private static readonly (string Name, long Value)[] Multiples =
        [("ล้าน", 1_000_000), ("แสน", 100_000), ("หมื่น", 10_000), ("พัน", 1_000)];

    private ReadOnlySpan<char> _rest;

    private BahtReader(ReadOnlySpan<char> text) => _rest = text;

    public static Baht? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > BahtText.Longest)
        {
            return null;
        }

        var clean = ThaiText.ArabicDigits(ThaiText.Clean(text)).ToLowerInvariant();
        return ReadSigned(clean) ?? BahtText.ReadWords(clean);
    }

    private static Baht? ReadSigned(ReadOnlySpan<char> text)
    {
        var inBrackets = text is ['(', .., ')'] && text.Count('(') == 1;
        var reader = new BahtReader(inBrackets ? text[1..^1].Trim() : text);
        var isNegative = inBrackets || reader.TakeMinus();
        var hasUnit = reader.Take("฿") || reader.Take("thb");
        isNegative |= !isNegative && reader.TakeMinus();
        var satang = reader.TakeAmount(ref hasUnit) * 100;

        // Figures alone in brackets are an accountant's minus; with a unit they are as likely an aside.
        if (satang is not <= MostSatang || satang != decimal.Truncate(satang.Value) || (inBrackets && hasUnit))
        {
            return null;
        }

        var amount = new Baht((long)satang * (isNegative ? -1 : 1));
        return reader.IsDoneOrSays(amount) ? amount : null;
    }

    /// <summary>In baht: <c>47,000.-</c>, <c>1 ล้าน 5 แสน บาท</c>, <c>5 บาท 50 สตางค์</c>, <c>50 สตางค์</c>.</summary>
    private decimal? TakeAmount(ref bool hasUnit)
    {
        if (TakeFigures(out var isPlain) is not { } baht)
        {
            return null;
        }

        if (isPlain && !hasUnit && Take("สตางค์"))
        {
            hasUnit = true;
            return baht is < 100 && baht == decimal.Truncate(baht) ? baht / 100 : null;
        }

        var isWhole = isPlain && (Take(".-") || Take(".–") || Take(".=") || Take(",-"));
        var isInWords = Take("บาท");
        hasUnit |= isInWords || Take("บ.") || Take("baht") || Take("thb") || Take("฿");
        isWhole |= isInWords && Take("ถ้วน");
        if (!isInWords || isWhole || _rest is not [>= '0' and <= '9', ..])
        {
            return baht;
        }

        return TakeNumber(out var decimals) is < 100 and var satang && decimals == 0 && Take("สตางค์") && baht == decimal.Truncate(baht)
            ? baht + (satang / 100)
            : null;
    }

    /// <summary>A number, or numbers each with its multiple, falling: <c>1 ล้าน 5 แสน</c>.</summary>
    /// <param name="isPlain">Whether the last had no multiple.</param>
    private decimal? TakeFigures(out bool isPlain)
    {
        var sum = 0m;
        var below = decimal.MaxValue;
        do
        {
            var number = TakeNumber(out var decimals);
            var multiple = TakeMultiple();
            isPlain = multiple == 1;

            // Three decimals are thousands in other countries: 47.000 is not for us to say.
            if (number is null || (isPlain && decimals > 2) || number > long.MaxValue / multiple || number * multiple >= below)
            {
                return null;
            }

            sum += number.Value * multiple;
            below = multiple;
        }
        while (!isPlain && _rest is [>= '0' and <= '9', ..]);

        return sum;
    }

    private long TakeMultiple()
    {
        var multiple = 1L;
        for (var i = 0; i < Multiples.Length && multiple < 1_000_000_000_000; i++)
        {
            if (Take(Multiples[i].Name))
            {
                multiple *= Multiples[i].Value;
                i = -1;
            }
        }

        return multiple;
    }

    /// <summary>Digits, in threes if commas part them, and decimals.</summary>
    private decimal? TakeNumber(out int decimals)
    {
        decimals = 0;
        var digits = DigitsAt(_rest);
        var number = Value(_rest[..digits]);
        _rest = _rest[digits..];
        for (var isFirst = true; EndOfComma(_rest) is > 0 and var comma; isFirst = false)
        {
            if (DigitsAt(_rest[comma..]) != 3 || digits == 0 || (isFirst && digits > 3) || digits > MostDigits)
            {
                return null;
            }

            number = (1000 * number) + Value(_rest.Slice(comma, 3));
            digits += 3;
            _rest = _rest[(comma + 3)..];
        }

        if (digits is 0 or > MostDigits)
        {
            return null;
        }

        if (_rest is ['.', >= '0' and <= '9', ..])
        {
            decimals = DigitsAt(_rest[1..]);
            if (decimals > 9)
            {
                return null;
            }

            var scale = 1m;
            for (var i = 0; i < decimals; i++)
            {
                scale *= 10;
            }

            number += Value(_rest.Slice(1, decimals)) / scale;
            _rest = _rest[(1 + decimals)..];
        }

        _rest = _rest.TrimStart();
        return number;
    }

    /// <summary>Where the figures behind a comma begin, with the spaces a typist or a scanner left beside it; 0 where there is none.</summary>
    private static int EndOfComma(ReadOnlySpan<char> text)
    {
        var comma = text is [' ', ',', ..] ? 1 : 0;
        if (text.Length <= comma || text[comma] != ',')
        {
            return 0;
        }

        var digit = comma + (text[(comma + 1)..] is [' ', ..] ? 2 : 1);
        return digit < text.Length && char.IsAsciiDigit(text[digit]) ? digit : 0;
    }

    private static int DigitsAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static decimal Value(ReadOnlySpan<char> digits)
    {
        var value = 0m;
        foreach (var digit in digits[..Math.Min(digits.Length, MostDigits)])
        {
            value = (10 * value) + (digit - '0');
        }

        return value;
    }

    /// <summary>Whether nothing follows, or the amount once more in words, in brackets.</summary>
    private readonly bool IsDoneOrSays(Baht amount) =>
        _rest.IsEmpty || (_rest is ['(', .. var words, ')'] && BahtText.ReadWords(words.ToString()) == amount);

    private bool TakeMinus() => Take("-") || Take("−");

    private bool Take(string word)
    {
        var starts = _rest.StartsWith(word, StringComparison.Ordinal);
        _rest = starts ? _rest[word.Length..].TrimStart() : _rest;
        return starts;
    }
}
