using Somdun.Thai;

namespace Somdun.Money;

/// <summary>Reads amounts in figures; <see cref="Baht.TryRead"/> says which.</summary>
internal static class BahtReader
{
    // No amount is longer, even with its words behind it; a cell that is, is prose.
    private const int LongestAmount = 300;

    private static readonly (string Name, decimal Value)[] Multiples =
        [("ล้าน", 1_000_000), ("แสน", 100_000), ("หมื่น", 10_000), ("พัน", 1_000)];

    private static readonly string[] Units = ["บาทถ้วน", "บาท", "บ.", "thb", "baht", "฿"];

    private static readonly string[] NoSatang = [".-", ".–", ".=", ",-"];

    public static bool TryRead(string text, out Baht amount)
    {
        ArgumentNullException.ThrowIfNull(text);
        amount = default;
        if (text.Length > LongestAmount)
        {
            return false;
        }

        var rest = ThaiText.ArabicDigits(ThaiText.Clean(text)).ToLowerInvariant().AsSpan();
        var inBrackets = rest is ['(', .., ')'] && rest[1..].IndexOf('(') < 0;
        rest = inBrackets ? rest[1..^1].Trim() : rest;
        var isNegative = !inBrackets && TakeMinus(ref rest);
        Take(ref rest, "฿");
        Take(ref rest, "thb");
        isNegative |= !inBrackets && !isNegative && TakeMinus(ref rest);

        if (!TryTakeFigures(ref rest, out var baht))
        {
            return !inBrackets && !isNegative && BahtText.TryRead(text, out amount);
        }

        var satang = baht * 100;
        if (satang != decimal.Truncate(satang) || satang > long.MaxValue)
        {
            return false;
        }

        var sign = inBrackets || isNegative ? -1 : 1;
        var found = new Baht(sign * (long)satang);
        if (!rest.IsEmpty && !(rest is ['(', .., ')'] && BahtText.TryRead(rest[1..^1].ToString(), out var said) && said == found))
        {
            return false;
        }

        amount = found;
        return true;
    }

    private static bool TakeMinus(ref ReadOnlySpan<char> text) => Take(ref text, "-") || Take(ref text, "−");

    /// <summary>Figures with what belongs to them, <c>1 ล้าน 5 แสน บาท</c>, <c>47,000.- บาท</c>, <c>5 บาท 50 สตางค์</c>, in baht.</summary>
    private static bool TryTakeFigures(ref ReadOnlySpan<char> text, out decimal baht)
    {
        baht = 0;
        var below = decimal.MaxValue;
        var isPlain = false;
        do
        {
            if (!TryTakeNumber(ref text, out var number, out var decimals))
            {
                return false;
            }

            var multiple = TakeMultiple(ref text);
            isPlain = multiple == 1;
            // Three decimals are thousands in other countries: 47.000 is not for us to say.
            if (multiple >= below || (isPlain && decimals > 2))
            {
                return false;
            }

            below = multiple;
            baht += number * multiple;
        }
        while (!isPlain && text is [>= '0' and <= '9', ..]);

        var hasNoSatang = isPlain && TakeAny(ref text, NoSatang);
        var hasUnit = TakeAny(ref text, Units);
        if (isPlain && !hasUnit && Take(ref text, "สตางค์"))
        {
            baht /= 100;
            return baht < 1;
        }

        if (hasUnit && !hasNoSatang && text is [>= '0' and <= '9', ..])
        {
            if (!TryTakeNumber(ref text, out var satang, out var decimals) || decimals != 0 || satang >= 100 || !Take(ref text, "สตางค์") || baht != decimal.Truncate(baht))
            {
                return false;
            }

            baht += satang / 100;
        }

        return true;
    }

    private static decimal TakeMultiple(ref ReadOnlySpan<char> text)
    {
        var multiple = 1m;
        for (var again = true; again && multiple < 1_000_000_000_000;)
        {
            again = false;
            foreach (var (name, value) in Multiples)
            {
                if (Take(ref text, name))
                {
                    multiple *= value;
                    again = true;
                    break;
                }
            }
        }

        return multiple;
    }

    /// <summary>Digits, in threes if parted by commas, and decimals.</summary>
    private static bool TryTakeNumber(ref ReadOnlySpan<char> text, out decimal number, out int decimals)
    {
        number = 0;
        decimals = 0;
        var (at, digits, sinceComma, hasComma) = (0, 0, 0, false);
        for (; at < text.Length && digits <= 20; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                number = (10 * number) + c - '0';
                digits++;
                sinceComma++;
            }
            else if (c == ' ' && at > 0 && (text[at - 1] == ',' || (at + 1 < text.Length && text[at + 1] == ',')))
            {
                // "5,475, 250": the space is the typist's or the scanner's.
            }
            else if (c == ',' && digits > 0 && (hasComma ? sinceComma == 3 : digits <= 3) && HasDigitAhead(text[(at + 1)..]))
            {
                hasComma = true;
                sinceComma = 0;
            }
            else
            {
                break;
            }
        }

        if (digits is 0 or > 20 || (hasComma && sinceComma != 3))
        {
            return false;
        }

        text = text[at..];
        if (text is ['.', >= '0' and <= '9', ..])
        {
            text = text[1..];
            for (var scale = 0.1m; text is [>= '0' and <= '9', ..] && decimals < 9; scale /= 10, decimals++)
            {
                number += (text[0] - '0') * scale;
                text = text[1..];
            }
        }

        text = text.TrimStart(' ');
        return true;
    }

    private static bool HasDigitAhead(ReadOnlySpan<char> text) => text.TrimStart(' ') is [>= '0' and <= '9', ..];

    private static bool TakeAny(ref ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (Take(ref text, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Take(ref ReadOnlySpan<char> text, string word)
    {
        var starts = text.StartsWith(word, StringComparison.Ordinal);
        text = starts ? text[word.Length..].TrimStart(' ') : text;
        return starts;
    }
}
