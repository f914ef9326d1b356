using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>The markers of list items that a format counts by itself instead of printing them in the text.</summary>
internal static partial class ListMarker
{
    public const string Bullet = "•";

    private const string ThaiAlphabet = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

    public static Counter Numbers(int start, string style = "decimal") => new(start, style);

    public static Counter Bullets() => new(0, "bullet");

    public static Counter None() => new(0, "none");

    /// <summary>Null when the text already begins with a label of its own: a list numbered twice is read once, as printed.</summary>
    public static string? UnlessPrinted(string? marker, string text) => marker is null || PrintedLabel().IsMatch(text) ? null : marker;

    /// <summary>A number in a style of Word or CSS: "3", "๓", "ค", "c", "III"; "" for a style without numbers.</summary>
    public static string Number(int value, string style) => style switch
    {
        "none" => "",
        "bullet" or "disc" or "circle" or "square" => Bullet,
        "thaiNumbers" or "thaiCounting" or "thai" => string.Concat(Decimal(value).Select(d => (char)('๐' + (d - '0')))),
        "thaiLetters" => Letters(value, ThaiAlphabet),
        "lowerLetter" or "lower-alpha" or "lower-latin" => Letters(value, "abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" or "upper-alpha" or "upper-latin" => Letters(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerRoman" or "lower-roman" => Roman(value).ToLowerInvariant(),
        "upperRoman" or "upper-roman" => Roman(value),
        "decimalZero" or "decimal-leading-zero" => value.ToString("00", CultureInfo.InvariantCulture),
        _ => Decimal(value),
    };

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>a … z, then aa, bb …, as Word counts.</summary>
    private static string Letters(int value, string alphabet) =>
        value < 1 ? Decimal(value) : new string(alphabet[(value - 1) % alphabet.Length], Math.Min(20, ((value - 1) / alphabet.Length) + 1));

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
        {
            return Decimal(value);
        }

        ReadOnlySpan<(int Value, string Sign)> signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach (var (worth, sign) in signs)
        {
            for (; value >= worth; value -= worth)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    [GeneratedRegex(@"^(?:\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|[0-9๐-๙]+(?:\.[0-9๐-๙]+)+\s|[-–—•●▪*]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex PrintedLabel();

    /// <summary>Counts the items of one HTML list.</summary>
    internal sealed class Counter(int start, string style)
    {
        private int _next = start;

        /// <summary>The marker of the next item; null in a list without markers.</summary>
        public string? Next(int? value = null)
        {
            _next = value ?? _next;
            var number = Number(_next++, style);
            return number switch
            {
                "" => null,
                Bullet => Bullet,
                _ => number + ".",
            };
        }
    }
}
