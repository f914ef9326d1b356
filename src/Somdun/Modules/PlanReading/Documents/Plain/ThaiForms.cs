namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Thai fonts of the nineties keep shifted tone marks and vowels at private code points (U+F700–F71A), which PDF and
/// old Word files still give back. Each is the same letter in another position.
/// </summary>
internal static class ThaiForms
{
    private const char First = '\uF700';

    private const string Letters =
        "\u0E10\u0E34\u0E35\u0E36\u0E37\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E0D\u0E31\u0E4D\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E38\u0E39\u0E3A";

    public static string ToLetters(string text) =>
        text.AsSpan().ContainsAnyInRange(First, (char)(First + Letters.Length - 1))
            ? string.Create(text.Length, text, (letters, from) =>
            {
                for (var i = 0; i < letters.Length; i++)
                {
                    letters[i] = from[i] - First is var at and >= 0 && at < Letters.Length ? Letters[at] : from[i];
                }
            })
            : text;
}
