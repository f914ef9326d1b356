using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Money;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// How pages write what they show: <c>@Shown(project.Title)</c>, <c>@Day(version.InForceFrom)</c>. In views by <c>using static</c>.
/// </summary>
internal static partial class ForReaders
{
    /// <summary>What stands where there is nothing to say.</summary>
    public const string Dash = "—";

    /// <summary>
    /// Text as screens show it: digits Arabic, and no line break between a number and its word: กลยุทธ์ที่ 6, เขต 2, 113 คน. Not for the
    /// value of a form field, which must stay as typed.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shown(string? text) => text is null ? null : BesideNumber().Replace(ThaiText.ArabicDigits(text), "\u00A0");

    /// <inheritdoc cref="Shown(string?)"/>
    public static string Shown(Text text) => Shown(text.ToString());

    /// <summary><c>22 พ.ย. 2569</c>, or a dash.</summary>
    public static string Day(DateOnly? day) => day is { } known ? Shown(ThaiDate.Short(known, Languages.OfReader)) : Dash;

    /// <summary><c>22 พฤศจิกายน 2569</c>, or a dash.</summary>
    public static string LongDay(DateOnly? day) => day is { } known ? Shown(ThaiDate.Long(known, Languages.OfReader)) : Dash;

    /// <summary>A moment on Bangkok's clock: <c>22 พ.ย. 2569 14.05 น.</c>, or a dash.</summary>
    public static string Moment(DateTime? utc) => utc is { } known
        ? Shown(T(
            string.Create(CultureInfo.InvariantCulture, $"{ThaiDate.Short(BangkokTime.DayOf(known))} {BangkokTime.ClockOf(known):HH.mm} น."),
            string.Create(CultureInfo.InvariantCulture, $"{ThaiDate.Short(BangkokTime.DayOf(known), Language.English)}, {BangkokTime.ClockOf(known):HH:mm}")))
        : Dash;

    /// <summary><c>5,475,250</c>, satang only where there are any; a dash where the amount is not known, which is not nought.</summary>
    public static string Money(Baht? amount) => amount switch
    {
        null => Dash,
        { Satang: var satang } when satang % 100 == 0 => (satang / 100).ToString("N0", CultureInfo.InvariantCulture),
        { } odd => odd.ToString(),
    };

    /// <summary><c>1,234.5</c>.</summary>
    public static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary><c>87.9 %</c>; a dash where there is nothing to divide by.</summary>
    public static string Percent(decimal part, decimal whole) =>
        whole == 0 ? Dash : (part / whole).ToString("0.0\u00A0%", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\d) (?=\p{L})|(?<=[\p{L}\p{M}.]) (?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex BesideNumber();
}
