using System.Globalization;

namespace Somdun;

/// <summary>
/// What a person reads, in Thai with its English beside it. The Thai is the original.
/// </summary>
/// <param name="Thai">The sentence in Thai.</param>
/// <param name="English">The same in English.</param>
public readonly record struct Text(string Thai, string English)
{
    /// <summary>The text in the language a reader chose.</summary>
    public string In(Language language) => language == Language.English ? English : Thai;

    /// <summary>
    /// The text in the reader's language: the one of the request (its UI culture), which says only the language;
    /// the culture that formats numbers and dates is always invariant.
    /// </summary>
    public override string ToString() => In(Languages.OfReader);

    /// <summary>Writes the pair: <c>T("แผน", "Plan")</c>, by <c>using static Somdun.Text;</c>.</summary>
    public static Text T(string thai, string english) => new(thai, english);
}

/// <summary>The languages Somdun speaks.</summary>
public enum Language
{
    Thai,
    English,
}

/// <summary>Which language the reader of this request chose.</summary>
public static class Languages
{
    /// <summary>The reader's language: English when the request said so, else Thai.</summary>
    public static Language OfReader =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && !CultureInfo.CurrentUICulture.Equals(CultureInfo.InvariantCulture)
            ? Language.English
            : Language.Thai;
}
