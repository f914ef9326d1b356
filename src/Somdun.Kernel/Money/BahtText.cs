using System.Buffers;
using System.Text;
using Somdun.Results;
using Somdun.Thai;

namespace Somdun.Money;

/// <summary>Amounts in Thai words, as cheques, receipts and approval memos say them beside the figures.</summary>
public static class BahtText
{
    /// <summary>No amount is longer, with figures and words together; a text that is, is prose.</summary>
    internal const int Longest = 300;

    private const int Million = 1_000_000;

    private static readonly SearchValues<string> Units = SearchValues.Create(["บาท", "สตางค์"], StringComparison.Ordinal);

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
    public static bool TryRead(string text, out Baht amount) => ReadWords(text).Into(out amount);

    internal static Baht? ReadWords(string text)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAny(Units))
        {
            return null;
        }

        var words = ThaiText.SearchKey(text).AsSpan();
        var sign = Take(ref words, "ลบ") ? -1 : 1;
        var at = words.IndexOf("บาท");
        var baht = at < 0 ? 0 : ReadCount(words[..at]);
        var rest = at < 0 ? words : words[(at + "บาท".Length)..];
        var satang = rest.EndsWith("สตางค์") ? ReadCount(rest[..^"สตางค์".Length])
            : at >= 0 && rest is "" or "ถ้วน" ? 0
            : null;
        var sum = sign * ((baht * 100) + satang);
        return satang < 100 && sum is >= long.MinValue and <= long.MaxValue ? new Baht((long)sum) : null;
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

    private static decimal? ReadCount(ReadOnlySpan<char> words)
    {
        if (words is "ศูนย์")
        {
            return 0;
        }

        var at = words.LastIndexOf("ล้าน");
        if (at < 0)
        {
            return ReadBelowMillion(words, isAlone: true);
        }

        var rest = words[(at + "ล้าน".Length)..];
        var millions = ReadCount(words[..at]);
        return millions is > 0 and <= long.MaxValue / Million
            ? (millions * Million) + (rest.IsEmpty ? 0 : ReadBelowMillion(rest, isAlone: false))
            : null;
    }

    private static int? ReadBelowMillion(ReadOnlySpan<char> words, bool isAlone)
    {
        var count = 0;
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

        count += (!isAlone || count > 0) && Take(ref words, "เอ็ด") ? 1 : TakeDigit(ref words);
        return words.IsEmpty && count > 0 ? count : null;
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
