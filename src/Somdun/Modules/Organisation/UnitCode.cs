using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>Codes as people and programs write them: <c>smis:24020001</c>, <c>moe:1024070046</c>, <c>area:2402</c>, or bare.</summary>
internal static class UnitCode
{
    private static readonly Dictionary<string, IdentifierScheme> Schemes =
        Enum.GetValues<IdentifierScheme>().ToDictionary(SchemeName, scheme => scheme, StringComparer.OrdinalIgnoreCase);

    /// <summary>The scheme where one is said, and the code with its digits Arabic.</summary>
    public static (IdentifierScheme? Scheme, string Text) Read(string code)
    {
        var text = ThaiText.ArabicDigits(ThaiText.Clean(code));
        return text.Split(':', 2) is [var name, var rest] && Schemes.TryGetValue(name.Trim(), out var scheme) ? (scheme, rest.Trim()) : (null, text);
    }

    /// <summary>As addresses write it: <c>smis</c>, <c>moe</c>, <c>area</c>.</summary>
    public static string SchemeName(IdentifierScheme scheme) => scheme.ToString().ToLowerInvariant();

    /// <summary>What is wrong with a code of a scheme; null where nothing is.</summary>
    public static Text? WhyNot(IdentifierScheme scheme, string code) => scheme switch
    {
        IdentifierScheme.Smis => Digits(code, 8),
        IdentifierScheme.Moe => Digits(code, 10),
        IdentifierScheme.PerCode => Digits(code, 6),
        IdentifierScheme.Area => code.Length == 6 ? Digits(code, 6) : Digits(code, 4),
        _ when code.Length > UnitIdentifier.TextMaxLength => T($"รหัสยาวได้ไม่เกิน {UnitIdentifier.TextMaxLength} ตัว", $"A code has at most {UnitIdentifier.TextMaxLength} letters"),
        _ => null,
    };

    private static Text? Digits(string code, int length) =>
        !code.All(char.IsAsciiDigit) ? T($"รหัส “{Short(code)}” ต้องเป็นตัวเลขล้วน {length} หลัก", $"The code “{Short(code)}” must be {length} digits and nothing else")
        : code.Length != length ? T($"รหัส “{Short(code)}” มี {code.Length} หลัก ต้องมี {length}", $"The code “{Short(code)}” has {code.Length} digits; it must have {length}")
        : null;

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
