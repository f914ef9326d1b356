using System.Buffers;
using System.Net;
using System.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The lines of a cell that reached us as one string: line breaks typed by hand, and the paragraphs and lists of HTML that
/// text recognition and web exports leave inside cells.
/// </summary>
internal static class CellText
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\v\u2028\u2029\u0085");
    private static readonly SearchValues<char> EndsOfTagName = SearchValues.Create(" \t\r\n/>");

    public static IReadOnlyList<CellLine> Lines(string raw, Extraction extraction)
    {
        if (raw.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return Split(raw, extraction);
        }

        var reading = new Reading(extraction);
        var tags = new Tags(raw);
        var hasCode = false;
        var from = 0;
        while (tags.Next(from) is var (at, length) && length > 0)
        {
            extraction.Pause();
            reading.Text(raw[from..at]);
            reading.Tag(raw.AsSpan(at, length));
            hasCode |= IsCode(raw.AsSpan(at, length));
            from = at + length;
        }

        reading.Text(raw[from..]);
        var lines = reading.Lines();
        if (lines.Count == 0 && hasCode)
        {
            extraction.SayBareMarkup();
        }

        return lines;
    }

    /// <summary>A script, a style or a comment: markup that says something, though not to a reader. An empty paragraph says nothing.</summary>
    private static bool IsCode(ReadOnlySpan<char> tag) =>
        tag.StartsWith("<!--") || tag.StartsWith("<script", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("<style", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<CellLine> Split(string raw, Extraction extraction)
    {
        if (raw.AsSpan().IndexOfAny(LineBreaks) < 0)
        {
            return extraction.Clean(raw) is { Length: > 0 } text ? [new CellLine(text)] : [];
        }

        return [.. raw.Split(['\n', '\r', '\v', '\u2028', '\u2029', '\u0085'])
            .Select(extraction.Clean)
            .Where(line => line.Length > 0)
            .Select(line => new CellLine(line))];
    }

    /// <summary>
    /// Finds what is a tag in HTML, in one pass over the text: "&lt;50 คน" and "&lt;ชื่อโรงเรียน&gt;" are text, and so is a tag, a
    /// comment or a script that never ends.
    /// </summary>
    private ref struct Tags(ReadOnlySpan<char> text)
    {
        private const int LongestTag = 1_000;

        private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new HashSet<string>(
            [
                "p", "br", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
                "hr", "span", "b", "i", "u", "s", "strong", "em", "font", "a", "sup", "sub", "small", "big", "center", "img", "blockquote", "pre",
                "code", "html", "body", "o:p",
            ],
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        private readonly ReadOnlySpan<char> _text = text;

        // Where the text has no such ending any more: a thousand openings do not look for it a thousand times.
        private bool _noComment;
        private bool _noScript;
        private bool _noStyle;

        /// <summary>The next tag from here; of length 0 where there is none.</summary>
        public (int At, int Length) Next(int from)
        {
            for (int step; from < _text.Length && (step = _text[from..].IndexOf('<')) >= 0; from += step + 1)
            {
                if (Length(_text[(from + step)..]) is > 0 and var length)
                {
                    return (from + step, length);
                }
            }

            return (_text.Length, 0);
        }

        private int Length(ReadOnlySpan<char> rest)
        {
            if (rest.StartsWith("<!--"))
            {
                return Until(rest, "-->", ref _noComment);
            }

            var closes = rest.Length > 1 && rest[1] == '/';
            var name = rest[(closes ? 2 : 1)..];
            name = name[..(name[..Math.Min(name.Length, 12)].IndexOfAny(EndsOfTagName) is >= 0 and var end ? end : 0)];
            if (!closes && name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                return Until(rest, "</script>", ref _noScript);
            }

            if (!closes && name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                return Until(rest, "</style>", ref _noStyle);
            }

            var length = Known.Contains(name) ? 1 + rest[1..Math.Min(rest.Length, LongestTag)].IndexOfAny('<', '>') : 0;
            return length > 0 && rest[length] == '>' ? length + 1 : 0;
        }

        private static int Until(ReadOnlySpan<char> rest, string end, ref bool isMissing)
        {
            var at = isMissing ? -1 : rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            isMissing = at < 0;
            return at < 0 ? 0 : at + end.Length;
        }
    }

    private sealed class Reading(Extraction extraction)
    {
        private readonly List<CellLine> _lines = [];
        private readonly Stack<ListMarker.Counter> _lists = new();
        private readonly StringBuilder _line = new();
        private string? _marker;

        public void Text(string text) => _line.Append(text);

        public void Tag(ReadOnlySpan<char> tag)
        {
            var closes = tag[1] == '/';
            var name = tag[(closes ? 2 : 1)..];
            name = name[..name.IndexOfAny(EndsOfTagName)];

            switch (name)
            {
                case var _ when Is(name, "ol") || Is(name, "ul"):
                    Break();
                    if (!closes)
                    {
                        var bare = tag.Contains("list-style-type: none", StringComparison.OrdinalIgnoreCase)
                            || tag.Contains("list-style-type:none", StringComparison.OrdinalIgnoreCase);
                        _lists.Push(bare ? ListMarker.None() : Is(name, "ol") ? ListMarker.Numbers(1) : ListMarker.Bullets());
                    }
                    else if (_lists.Count > 0)
                    {
                        _lists.Pop();
                    }

                    break;

                case var _ when Is(name, "li"):
                    Break();
                    _marker = closes || _lists.Count == 0 ? null : _lists.Peek().Next();
                    break;

                case var _ when Is(name, "td") || Is(name, "th") || Is(name, "img"):
                    _line.Append(' ');
                    break;

                case var _ when Is(name, "p") || Is(name, "br") || Is(name, "div") || Is(name, "tr") || Is(name, "hr") || Is(name, "table")
                    || Is(name, "dt") || Is(name, "dd") || Is(name, "blockquote") || Is(name, "pre") || (name.Length == 2 && name[0] is 'h' or 'H'):
                    Break();
                    break;
            }
        }

        public List<CellLine> Lines()
        {
            Break();
            return _lines;
        }

        private static bool Is(ReadOnlySpan<char> name, string tag) => name.Equals(tag, StringComparison.OrdinalIgnoreCase);

        private void Break()
        {
            var text = WebUtility.HtmlDecode(_line.ToString());
            _line.Clear();
            foreach (var line in Split(text, extraction))
            {
                _lines.Add(line with { Marker = ListMarker.UnlessPrinted(_marker, line.Text) });
                _marker = null;
            }
        }
    }
}
