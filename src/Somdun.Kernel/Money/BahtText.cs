using System.Text;

namespace Somdun.Money;

/// <summary>Amounts in Thai words, as cheques, receipts and approval memos say them beside the figures.</summary>
public static class BahtText
{
    private const int Million = 1_000_000;

    private static readonly string[] Digits = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];

    private static readonly (int Value, string Name)[] Places = [(100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"), (10, "สิบ")];

    /// <summary><c>หนึ่งร้อยเอ็ดบาทถ้วน</c>, <c>ยี่สิบเอ็ดบาทห้าสิบสตางค์</c>, <c>ศูนย์บาทถ้วน</c>.</summary>
    public static string Read(Baht amount)
    {
        var (baht, satang) = ulong.DivRem(Magnitude(amount.Satang), 100);
        var words = new StringBuilder(amount.Satang < 0 ? "ลบ" : "");
        if (baht > 0 || satang == 0)
        {
            Say(baht, words).Append("บาท");
        }

        return satang == 0 ? words.Append("ถ้วน").ToString() : Say(satang, words).Append("สตางค์").ToString();
    }

    /// <summary>Reads such words back; หนึ่ง for เอ็ด and a missing ถ้วน are let pass.</summary>
    public static bool TryRead(string text, out Baht amount)
    {
        var words = Thai.ThaiText.SearchKey(text).AsSpan();
        var sign = Take(ref words, "ลบ") ? -1 : 1;
        var baht = 0m;
        var satang = 0m;
        var at = words.IndexOf("บาท");
        var read = at < 0 ? words.EndsWith("สตางค์") : TryCount(words[..at], out baht);
        words = at < 0 ? words : words[(at + "บาท".Length)..];
        if (read && words.EndsWith("สตางค์"))
        {
            read = TryCount(words[..^"สตางค์".Length], out satang) && satang is > 0 and < 100;
        }
        else
        {
            read &= words is "" or "ถ้วน";
        }

        read &= ((baht * 100) + satang) <= long.MaxValue;
        amount = read ? new Baht(sign * (long)((baht * 100) + satang)) : default;
        return read;
    }

    private static ulong Magnitude(long value) => value < 0 ? 0UL - (ulong)value : (ulong)value;

    private static StringBuilder Say(ulong number, StringBuilder words)
    {
        if (number == 0)
        {
            return words.Append("ศูนย์");
        }

        // Above a million the counting begins again: a million million is หนึ่งล้านล้าน.
        var (millions, rest) = ulong.DivRem(number, Million);
        if (millions > 0)
        {
            Say(millions, words).Append("ล้าน");
        }

        var left = (int)rest;
        foreach (var (value, name) in Places)
        {
            var digit = left / value;
            left %= value;
            if (digit > 0)
            {
                words.Append(value == 10 && digit <= 2 ? (digit == 1 ? "" : "ยี่") : Digits[digit]).Append(name);
            }
        }

        // A last one after anything else is เอ็ด: 11, 21, 101, 1,000,001.
        return words.Append(left == 1 && number > 1 ? "เอ็ด" : Digits[left]);
    }

    private static bool TryCount(ReadOnlySpan<char> words, out decimal count)
    {
        count = 0;
        if (words is "ศูนย์")
        {
            return true;
        }

        var at = words.LastIndexOf("ล้าน");
        if (at >= 0)
        {
            if (at == 0 || !TryCount(words[..at], out var millions) || millions > long.MaxValue / Million)
            {
                return false;
            }

            count = millions * Million;
            words = words[(at + "ล้าน".Length)..];
            if (words.IsEmpty)
            {
                return millions > 0;
            }
        }

        return TryCountBelowMillion(words, ref count);
    }

    private static bool TryCountBelowMillion(ReadOnlySpan<char> words, ref decimal count)
    {
        var before = count;
        foreach (var (value, name) in Places)
        {
            var rest = words;
            var digit = TakeDigit(ref rest);
            if (value == 10 && digit == 0)
            {
                digit = Take(ref rest, "ยี่") ? 2 : 1;
            }

            if (digit > 0 && Take(ref rest, name))
            {
                count += digit * value;
                words = rest;
            }
        }

        count += Take(ref words, "เอ็ด") ? 1 : TakeDigit(ref words);
        return words.IsEmpty && count > before;
    }

    private static int TakeDigit(ref ReadOnlySpan<char> words)
    {
        for (var digit = 1; digit < Digits.Length; digit++)
        {
            if (Take(ref words, Digits[digit]))
            {
                return digit;
            }
        }

        return 0;
    }

    private static bool Take(ref ReadOnlySpan<char> words, string word)
    {
        var starts = words.StartsWith(word, StringComparison.Ordinal);
        words = starts ? words[word.Length..] : words;
        return starts;
    }
}
