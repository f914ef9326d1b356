using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// What Skia cannot say of a PDF: bookmarks, the language, that the title is to be shown. It is appended as an incremental update, the
/// way the format provides: new objects, the catalog once more, and a cross-reference that points back to Skia's.
/// </summary>
internal static class PdfBookmarks
{
    public static void Write(ReadOnlySpan<byte> pdf, Document document, IReadOnlyList<LaidHeading> outline, Stream stream)
    {
        // Latin-1 keeps one character for one byte: offsets in the text are offsets in the file.
        var tail = Encoding.Latin1.GetString(pdf[Math.Max(0, pdf.Length - 400)..]);
        var previousTable = int.Parse(Between(tail, "startxref\n", "\n"), CultureInfo.InvariantCulture);
        var size = int.Parse(Between(tail, "/Size ", "\n"), CultureInfo.InvariantCulture);
        var root = int.Parse(Between(tail, "/Root ", " 0 R"), CultureInfo.InvariantCulture);
        var information = tail.Contains("/Info ", StringComparison.Ordinal) ? $"/Info {Between(tail, "/Info ", " 0 R")} 0 R" : "";

        var table = Encoding.Latin1.GetString(pdf[previousTable..]);
        var entry = table.IndexOf('\n', table.IndexOf('\n', StringComparison.Ordinal) + 1) + 1 + (root * 20);
        var catalogAt = int.Parse(table.AsSpan(entry, 10), CultureInfo.InvariantCulture);
        var catalog = Between(Encoding.Latin1.GetString(pdf[catalogAt..previousTable]), "<<", "\nendobj");
        catalog = catalog[..catalog.LastIndexOf(">>", StringComparison.Ordinal)];

        var update = new Update(pdf.Length);
        var first = size;
        update.Add(root, $"<<{catalog}\n/Lang ({Wording.Tag(document.Language)})\n/ViewerPreferences <</DisplayDocTitle true>>"
            + (outline.Count > 0 ? $"\n/Outlines {first} 0 R\n/PageMode /UseOutlines>>" : ">>"));
        if (outline.Count > 0)
        {
            AddOutline(outline, first, update);
        }

        stream.Write(pdf);
        stream.Write(update.Close(
            size + (outline.Count > 0 ? outline.Count + 1 : 0),
            $"/Root {root} 0 R{information}/Prev {previousTable}/ID [<{Fingerprint(pdf)}> <{Fingerprint(pdf)}>]"));
    }

    /// <summary>One object for the list and one for each heading, linked as a tree by the levels of the headings.</summary>
    private static void AddOutline(IReadOnlyList<LaidHeading> outline, int first, Update update)
    {
        var parents = new int[outline.Count];
        var path = new List<int>();
        for (var i = 0; i < outline.Count; i++)
        {
            path.RemoveAll(p => outline[p].Heading.Level >= outline[i].Heading.Level);
            parents[i] = path.Count == 0 ? -1 : path[^1];
            path.Add(i);
        }

        var children = Enumerable.Range(0, outline.Count).ToLookup(i => parents[i]);
        int Number(int heading) => first + 1 + heading;
        string Kids(int of) => children[of].Any()
            ? $"/First {Number(children[of].First())} 0 R/Last {Number(children[of].Last())} 0 R/Count {(of < 0 ? "" : "-")}{children[of].Count()}"
            : "";

        update.Add(first, $"<</Type /Outlines{Kids(-1)}>>");
        for (var i = 0; i < outline.Count; i++)
        {
            var siblings = children[parents[i]].ToList();
            var place = siblings.IndexOf(i);
            update.Add(Number(i), $"<</Title {Hexadecimal(outline[i].Heading.Text)}/Dest /{outline[i].Target}/Parent {Number(parents[i])} 0 R"
                + (place > 0 ? $"/Prev {Number(siblings[place - 1])} 0 R" : "")
                + (place + 1 < siblings.Count ? $"/Next {Number(siblings[place + 1])} 0 R" : "")
                + Kids(i) + ">>");
        }
    }

    private static string Hexadecimal(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static string Fingerprint(ReadOnlySpan<byte> pdf) => Convert.ToHexString(SHA256.HashData(pdf).AsSpan(0, 16));

    private static string Between(string text, string from, string to)
    {
        var start = text.LastIndexOf(from, StringComparison.Ordinal);
        if (from == "<<")
        {
            start = text.IndexOf(from, StringComparison.Ordinal);
        }

        start += from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private sealed class Update(int offset)
    {
        private readonly StringBuilder _text = new("\n");
        private readonly SortedDictionary<int, int> _offsets = [];

        public void Add(int number, string content)
        {
            _offsets[number] = offset + _text.Length;
            _text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        public byte[] Close(int size, string trailer)
        {
            var table = offset + _text.Length;
            _text.Append("xref\n");
            foreach (var (number, at) in _offsets)
            {
                _text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{at:D10} 00000 n \n");
            }

            _text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}{trailer}>>\nstartxref\n{table}\n%%EOF\n");
            return Encoding.Latin1.GetBytes(_text.ToString());
        }
    }
}
