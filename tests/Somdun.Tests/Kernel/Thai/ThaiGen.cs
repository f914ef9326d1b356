using CsCheck;

namespace Somdun.Tests.Kernel.Thai;

/// <summary>Thai text for property tests: well formed, and anything at all.</summary>
internal static class ThaiGen
{
    private const string Consonants = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

    private static readonly Gen<string> Syllable = Gen.Select(
        Maybe(Gen.Char["เแโใไ"]),
        Gen.Char[Consonants],
        Maybe(Gen.Char["\u0E31\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E47"]),
        Maybe(Gen.Char["\u0E48\u0E49\u0E4A\u0E4B"]),
        Maybe(Gen.Char["ะาำ"]),
        (lead, consonant, vowel, tone, tail) => $"{lead}{consonant}{vowel}{tone}{tail}");

    /// <summary>A word whose every mark stands where it should.</summary>
    public static Gen<string> Word { get; } = Syllable.Array[1, 6].Select(string.Concat);

    /// <summary>Words in Thai, Latin and numbers, one space between them.</summary>
    public static Gen<string> Phrase { get; } = Gen.OneOf(
            Word,
            Word,
            Gen.String[Gen.Char["abcXYZ"], 1, 5],
            Gen.String[Gen.Char["0123456789๐๑๒๓๔๕๖๗๘๙"], 1, 4])
        .Array[1, 6].Select(words => string.Join(' ', words));

    /// <summary>All that a cell may hold, most of it wrong.</summary>
    public static Gen<string> Anything { get; } = Gen.String[
        Gen.OneOf(
            Gen.Char[Consonants],
            Gen.Char['\u0E2F', '\u0E3A'],
            Gen.Char['\u0E3F', '\u0E5B'],
            Gen.Char["\u0E32\u0E33\u0E40\u0E4D\u0E48\u0E49"],
            Gen.Char["\u200B\u200D\uFEFF\u00AD\u0000\u0007\t\r\n \u00A0\u3000"],
            Gen.Char['\uF700', '\uF71A'],
            Gen.Char['\uF884', '\uF89E'],
            Gen.Char[" ,.-/()“”'\"%"],
            Gen.Char["019aZéİß"],
            Gen.Char["\u0301\u0327\uD83D\uDE00\uFFFD"],
            Gen.Char),
        0,
        20];

    /// <summary>A text as the codes of its characters: what fails is seldom to be seen.</summary>
    public static string Codes(string text) => string.Join(' ', text.Select(c => $"{(int)c:X4}"));

    private static Gen<string> Maybe(Gen<char> gen) => Gen.OneOf(Gen.Const(""), gen.Select(c => c.ToString()));
}
