namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Tells a page of HTML, and the XML documents that look like one, from text with stray tags in it.</summary>
internal static class MarkupKind
{
    public const string Html = "HTML";

    private const int Head = 4_000;

    /// <summary><see cref="Html"/>, the name of another markup, or null for text.</summary>
    public static string? Of(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Head)).TrimStart();
        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return Has(head, "<html") ? Html
                : Has(head, "office:spreadsheet") ? "XML Spreadsheet 2003"
                : Has(head, "office/word/2003/wordml") || Has(head, "xmlPackage") ? "Word XML"
                : Has(head, "opendocument") ? "OpenDocument XML"
                : "XML";
        }

        // The seed's kind of file has <p> and <li> inside its cells; a page has a table or a body, and no line of tabs before it.
        return Has(head, "<html") || Has(head, "<!doctype html") || Has(head, "<body") ? Html
            : head is ['<', ..] && (Has(text, "<table") || Has(head, "</")) && !head[..Line(head)].Contains('\t') ? Html
            : Has(text, "<table") && Has(text, "<tr") && Has(text, "</table>") ? Html
            : null;
    }

    private static int Line(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? end : text.Length;

    private static bool Has(ReadOnlySpan<char> text, string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);
}
