using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Numbers of people as they are written, checked and shown.</summary>
internal static class IdentifierText
{
    private const int NationalIdLength = 13;

    /// <summary>One way of writing, the same for every spelling: digits Arabic, no spaces or hyphens, letters large.</summary>
    public static string Read(string text) =>
        string.Concat(ThaiText.ArabicDigits(ThaiText.Clean(text)).Where(c => c is not (' ' or '-' or '–' or '.' or '\u00A0'))).ToUpperInvariant();

    /// <summary>Why this cannot be such a number at all; null when it can. A failed check digit is not among the reasons: <see cref="WhyMistyped"/>.</summary>
    /// <param name="text">As <see cref="Read"/> gave it.</param>
    public static Text? WhyNot(PersonIdentifierScheme scheme, string text) => scheme switch
    {
        PersonIdentifierScheme.NationalId when text.Length != NationalIdLength || !text.All(char.IsAsciiDigit) => T(
            "เลขประจำตัวประชาชนต้องเป็นตัวเลข 13 หลัก", "A national id has 13 digits"),
        _ when text.Length is 0 or > PersonIdentifier.TextMaxLength || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '/') => T(
            $"เลขนี้ต้องเป็นตัวเลขหรืออักษรอังกฤษ ไม่เกิน {PersonIdentifier.TextMaxLength} ตัว", $"This number has letters of English or digits, {PersonIdentifier.TextMaxLength} at most"),
        _ => null,
    };

    /// <summary>Why somebody who copies a card mistyped: the number has the form of a national id, and not its check digit.</summary>
    public static Text? WhyMistyped(PersonIdentifierScheme scheme, string text) =>
        FailsCheck(scheme, text)
            ? T("หลักตรวจสอบของเลขประจำตัวประชาชนไม่ถูกต้อง พิมพ์ผิดอย่างน้อยหนึ่งหลัก ตรวจกับบัตรอีกครั้ง", "The check digit of the national id is not right: one digit at least is mistyped. Look at the card again")
            : null;

    /// <summary>
    /// The same said of a number that came in a list, which is not refused for it: nobody who brings the list in has the card before them.
    /// </summary>
    public static Text? WhyDoubtful(PersonIdentifierScheme scheme, string text) =>
        FailsCheck(scheme, text)
            ? T("หลักตรวจสอบของเลขประจำตัวประชาชนไม่ถูกต้อง ตรวจกับบัตรอีกครั้ง (บันทึกได้)", "The check digit of the national id is not right: look at the card again (it can be kept)")
            : null;

    private static bool FailsCheck(PersonIdentifierScheme scheme, string text) => scheme == PersonIdentifierScheme.NationalId && WhyNot(scheme, text) is null && !IsCheckDigitRight(text);

    /// <summary>The last digit is eleven less the remainder by eleven of the sum of the twelve before it, weighted 13 to 2; its last digit.</summary>
    public static bool IsCheckDigitRight(string thirteenDigits)
    {
        var sum = 0;
        for (var i = 0; i < NationalIdLength - 1; i++)
        {
            sum += (thirteenDigits[i] - '0') * (NationalIdLength - i);
        }

        return (11 - (sum % 11)) % 10 == thirteenDigits[^1] - '0';
    }

    /// <summary>In full, as cards print it: 9-9902-00001-12-1.</summary>
    public static string Written(PersonIdentifierScheme scheme, string text) =>
        scheme == PersonIdentifierScheme.NationalId && text.Length == NationalIdLength
            ? $"{text[0]}-{text[1..5]}-{text[5..10]}-{text[10..12]}-{text[12]}"
            : text;

    /// <summary>As screens show it to who may not see it in full: x-xxxx-xxxxx-12-1; of other numbers the last two.</summary>
    public static string Masked(PersonIdentifierScheme scheme, string text) =>
        scheme == PersonIdentifierScheme.NationalId && text.Length == NationalIdLength
            ? $"x-xxxx-xxxxx-{text[10..12]}-{text[12]}"
            : text.Length > 4 ? new string('x', text.Length - 2) + text[^2..] : new string('x', text.Length);
}
