using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

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
}
