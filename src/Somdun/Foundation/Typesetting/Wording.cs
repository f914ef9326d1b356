using System.Globalization;
using static Somdun.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>The few words that the typesetter itself adds to a document.</summary>
internal static class Wording
{
    /// <summary>"หน้า 3 จาก 40", with what stands between the numbers, so that DOCX can put its fields there.</summary>
    public static readonly Text Page = T("หน้า ", "Page "), Of = T(" จาก ", " of ");

    public static string PageOf(int page, int pages, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{Page.In(language)}{page}{Of.In(language)}{pages}");

    public static string Tag(Language language) => language == Language.English ? "en-GB" : "th-TH";
}
