using System.Text.RegularExpressions;
using CsCheck;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Tests.Kernel.Money;

public partial class MoneyProperties
{
    private static readonly Gen<Baht> Amount = Gen.OneOf(Gen.Long[-2_000_000, 2_000_000], Gen.Long[-2_000_000_000_000, 2_000_000_000_000], Gen.Long)
        .Select(satang => new Baht(satang));

    /// <summary>What is read from figures ends at a hundred million million baht.</summary>
    private static readonly Gen<Baht> Typed = Amount.Where(amount => Math.Abs((decimal)amount.Satang) <= 100_000_000_000_000 * 100m);

    private static readonly Gen<string> Scraps = Gen.OneOf(
            "1", "47", "000", "๕", "1,000", ",", ".", "-", ".-", "(", ")", " ", "฿", "บาท", "ถ้วน", "สตางค์", "ล้าน", "แสน", "พัน", "ร้อย", "หนึ่ง", "เอ็ด", "ยี่", "สิบ", "ลบ", "ศูนย์", "%", "99999999999")
        .Array[0, 8].Select(string.Concat);

    [Fact]
    public void Every_amount_said_in_words_is_understood_by_another_reader() =>
        Amount.Sample(amount => InSatang(BahtText.Read(amount)) == amount.Satang, iter: 2_000);

    [Fact]
    public void Every_amount_said_in_words_is_read_back() =>
        Amount.Sample(amount => BahtText.TryRead(BahtText.Read(amount), out var read) && read == amount, iter: 2_000);

    [Fact]
    public void The_least_and_the_greatest_amount_are_read_back() =>
        Assert.All([long.MinValue, long.MaxValue], satang =>
            Assert.True(BahtText.TryRead(BahtText.Read(new Baht(satang)), out var read) && read.Satang == satang));

    [Fact]
    public void Every_amount_as_tables_print_it_is_read_back() =>
        Typed.Sample(amount => Reads(amount.ToString(), amount));

    [Fact]
    public void Every_amount_is_read_back_in_the_spellings_of_offices() =>
        Typed.Where(amount => amount >= Baht.Zero).Sample(amount =>
            Reads($"{amount} บาท", amount)
            && Reads($"฿{amount}", amount)
            && Reads(ThaiText.ThaiDigits($"{amount} บาท"), amount)
            && Reads($"{amount.Amount:0.00}", amount)
            && Reads($"({amount})", -amount)
            && Reads($"{amount} บาท ({BahtText.Read(amount)})", amount)
            && Reads($"{amount.Satang / 100:N0}.-", new Baht(amount.Satang / 100 * 100))
            && Reads($"{amount.Satang / 100} บาทถ้วน", new Baht(amount.Satang / 100 * 100)));

    [Fact]
    public void Whatever_the_text_reading_answers() =>
        Scraps.Sample(text => !Baht.TryRead(text, out var amount) || Reads(amount.ToString(), amount), iter: 2_000);

    [Fact]
    public void Sums_are_exact_and_a_sum_too_great_is_no_sum()
    {
        Gen.Long[-1_000_000_000, 1_000_000_000].Array[0, 20].Sample(parts =>
            Baht.Sum(parts.Select(part => new Baht(part))) == new Baht(parts.Sum()));
        Assert.Throws<OverflowException>(() => new Baht(long.MaxValue) + new Baht(1));
        Assert.Throws<OverflowException>(() => new Baht(long.MaxValue) * 2);
        Assert.Throws<ArgumentException>(() => Baht.Of(0.001m));
        Assert.Equal(new Baht(700), Baht.Of(3.5m) * 2);
    }

    private static bool Reads(string text, Baht amount) => Baht.TryRead(text, out var read) && read == amount;

    /// <summary>Reads words by keeping a count and multiplying it as places go by; strict about nothing.</summary>
    private static Int128 InSatang(string words)
    {
        string[] digits = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
        Int128 satang = 0;
        Int128 count = 0;
        Int128 digit = 0;
        foreach (var word in Words().Matches(words).Select(match => match.Value))
        {
            var place = word switch { "สิบ" => 10, "ร้อย" => 100, "พัน" => 1_000, "หมื่น" => 10_000, "แสน" => 100_000, _ => 0 };
            if (place > 0)
            {
                count += (digit == 0 ? 1 : digit) * place;
                digit = 0;
            }
            else if (word is "ล้าน" or "บาท" or "สตางค์")
            {
                count = (count + digit) * (word == "ล้าน" ? 1_000_000 : 1);
                digit = 0;
                satang += word == "ล้าน" ? 0 : count * (word == "บาท" ? 100 : 1);
                count = word == "ล้าน" ? count : 0;
            }
            else
            {
                digit = word switch { "เอ็ด" => 1, "ยี่" => 2, _ => Array.IndexOf(digits, word) };
            }
        }

        return words.StartsWith("ลบ", StringComparison.Ordinal) ? -satang : satang;
    }

    [GeneratedRegex("ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|เอ็ด|ยี่|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|บาท|สตางค์")]
    private static partial Regex Words();
}
