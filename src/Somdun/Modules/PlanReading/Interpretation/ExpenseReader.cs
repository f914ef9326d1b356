using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>One line of a list of expenses.</summary>
/// <param name="Kind">What is paid for, without its reckoning: "ค่าอาหารกลางวัน".</param>
/// <param name="Amount">Null where the line names none that can be read.</param>
/// <param name="Text">The line as printed, its label taken off.</param>
internal sealed record ExpenseLine(string Kind, Baht? Amount, string Text);

/// <summary>
/// Reads lists of expenses as write-ups and budget cells have them: "ค่าอาหาร 100 คน x 120 บาท x 2 วัน = 24,000 บาท". Totals
/// are no expenses, nor are lines that only take apart the amount of the line above them.
/// </summary>
internal static partial class ExpenseReader
{
    private const int Bullet = 99;

    /// <summary>Whether a text multiplies: 100 คน x 120 บาท.</summary>
    public static bool Reckons(string text) => Chain.IsMatch(ThaiText.ArabicDigits(text));

    public static IReadOnlyList<ExpenseLine> Read(IEnumerable<string> lines)
    {
        var read = new List<(int Depth, ExpenseLine Line)>();
        var above = "";
        foreach (var part in lines.SelectMany(Parts))
        {
            var digits = ThaiText.ArabicDigits(part);
            var label = Label.Match(digits);
            var (text, figures) = (part[label.Length..].Trim(), digits[label.Length..].Trim());
            if (text.Length == 0 || Total.IsMatch(text))
            {
                continue;
            }

            var (kind, amount) = KindAndAmount(text, figures);
            if (amount is null && !figures.Any(char.IsAsciiDigit))
            {
                // "ค่าอาหารกลางวัน" alone on its line heads the reckoning below it.
                above = text;
                continue;
            }

            kind = kind.Length > 0 ? kind : above;
            if (kind.Length > 0 && !(amount is null && !SaysMoney.IsMatch(text)))
            {
                read.Add((DepthOf(label.Value), new(kind, amount, text)));
            }
        }

        return WithoutDetails(read);
    }

    /// <summary>What the factors of a line make beside the amount it states; null where it reckons nothing or in another way.</summary>
    public static (decimal Product, decimal Stated)? Reckoning(string text)
    {
        var figures = ThaiText.ArabicDigits(text);
        var chains = Chain.Matches(figures);
        if (chains.Count != 1 || figures.Contains('+', StringComparison.Ordinal) || figures.Contains('%', StringComparison.Ordinal) || figures.Contains("ร้อยละ", StringComparison.Ordinal))
        {
            return null;
        }

        var stated = Stated.Matches(figures[(chains[0].Index + chains[0].Length)..]).LastOrDefault();
        return stated is null ? null : (Product(chains[0]), Number(stated.Groups["amount"].ValueSpan));
    }

    private static (string Kind, Baht? Amount) KindAndAmount(string text, string figures)
    {
        var chain = Chain.Match(figures);
        var stated = Stated.Matches(figures).LastOrDefault();
        var last = stated is null && !chain.Success ? Last.Match(figures) : null;
        var amount = stated is not null ? AmountReader.Read(stated.Groups["amount"].Value)
            : chain.Success ? AsMoney(Product(chain))
            : last!.Success ? AmountReader.Read(last.Groups["amount"].Value) : null;
        int[] ends =
        [
            text.Length,
            chain.Success ? chain.Index : int.MaxValue,
            stated?.Index ?? int.MaxValue,
            last is { Success: true } ? last.Index : int.MaxValue,
            Counted.Match(figures) is { Success: true } counted && amount is not null ? counted.Index : int.MaxValue,
        ];
        return (Trailing.Replace(text[..ends.Min()], "").Trim(' ', '-', '–', ':', '=', '(', ',', '.', '•'), amount);
    }

    /// <summary>"6.1 ค่าตอบแทน 6,000" with its own lines below it counts once.</summary>
    private static List<ExpenseLine> WithoutDetails(List<(int Depth, ExpenseLine Line)> read)
    {
        var kept = new List<ExpenseLine>();
        for (var i = 0; i < read.Count; i++)
        {
            kept.Add(read[i].Line);
            var below = read.Skip(i + 1).TakeWhile(x => x.Depth > read[i].Depth).ToList();
            if (below.Count > 0 && read[i].Line.Amount is { } whole && whole.Satang == below.Where(x => x.Depth == below[0].Depth).Sum(x => x.Line.Amount?.Satang ?? 0))
            {
                i += below.Count;
            }
        }

        return kept;
    }

    private static int DepthOf(string label) =>
        label.Trim() is not { Length: > 0 } printed ? 0 : char.IsAsciiDigit(printed.TrimStart('(')[0]) ? 1 + printed.Trim('.', ')', '(').Count(c => c == '.') : Bullet;

    private static IEnumerable<string> Parts(string line) => Between.Split(line).Where(p => p.Trim().Length > 0);

    private static decimal Product(Match chain) =>
        chain.Groups["factor"].Captures.Aggregate(1m, (product, c) => Math.Min(product * Number(c.ValueSpan), 1_000_000_000_000m));

    private static Baht? AsMoney(decimal amount) => Baht.Of(decimal.Round(amount, 2));

    private static decimal Number(ReadOnlySpan<char> number) => decimal.Parse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private const string Figure = @"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?";

    // A factor's unit has no digits and no sign of its own: "100 คน x 120 บาท x 2 วัน".
    [GeneratedRegex(@"(?<![\d.,])(?<factor>" + Figure + @")(?<unit>[^\d=xX×*+()]{0,30})(?:\)?\s*[xX×*]\s*\(?\s*(?:[^\d=xX×*+()]{0,12}?)(?<factor>" + Figure + @")(?<unit>[^\d=xX×*+()]{0,30}))+")]
    private static partial Regex Chain { get; }

    [GeneratedRegex(@"(?:=|เป็นเงิน(?:รวม|ทั้งสิ้น|จำนวน)?|รวมเป็น|เท่ากับ|จำนวนเงิน)\s*(?<amount>" + Figure + @")(?!\s*[\d,xX×*])")]
    private static partial Regex Stated { get; }

    /// <summary>The amount that ends a line, unless it is a rate (ชั่วโมงละ 600 บาท).</summary>
    [GeneratedRegex(@"(?<!\d|ละ\s?|ละไม่เกิน\s?|[.,])(?<amount>" + Figure + @")\s*(?:บาท(?:ถ้วน)?|\.-|\.–|\.)?\s*\)?\s*$")]
    private static partial Regex Last { get; }

    /// <summary>Where the count begins that a rate multiplies: "6 ชั่วโมง ๆ ละ 600 บาท", "(10 คน".</summary>
    [GeneratedRegex(@"(?:จำนวน\s*)?(?<!\d)\d[\d,]*\s*(?:คน|ชั่วโมง|ชม\.|วัน|มื้อ|เล่ม|ชุด|ครั้ง|รุ่น|ห้อง|คัน|คืน|แห่ง|ใบ|อัน|ชิ้น|รีม|กล่อง|โรง|หน่วย|เดือน|ตัว|แผ่น|ผืน)")]
    private static partial Regex Counted { get; }

    [GeneratedRegex(@"(?:\s|^|\()*(?:จำนวน(?:เงิน)?|เป็นเงิน|เป็น|รวม|ประมาณ|วงเงิน|ใช้เงิน|=)\s*$")]
    private static partial Regex Trailing { get; }

    [GeneratedRegex(@"บาท|\.-|\d{1,3},\d{3}|=")]
    private static partial Regex SaysMoney { get; }

    [GeneratedRegex(@"^\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\D)|\d{1,2}\s+(?=ค่า)|[-–•●▪*]\s*)?")]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"^(?:(?:ยอด)?รวม|ทั้งสิ้น|เป็นเงินทั้งสิ้น|(?:หมายเหตุ|\*))")]
    private static partial Regex Total { get; }

    /// <summary>Where one line of the list ends and the next begins, in a cell that lost its line breaks.</summary>
    [GeneratedRegex(@"(?<=บาท\)?|\d\)?|\.-)\s+(?=(?:[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]?\s*|[-–•]\s*)ค่า|ค่า(?=[ก-ฮเแโใไ])|รวม(?:เป็น|เงิน|ทั้ง|\s))|\n")]
    private static partial Regex Between { get; }
}
