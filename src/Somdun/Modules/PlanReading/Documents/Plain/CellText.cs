using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The lines of a cell that reached us as one string: line breaks typed by hand, and the paragraphs and lists of HTML that
/// text recognition and web exports leave inside cells.
/// </summary>
internal static partial class CellText
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
        var from = 0;
        foreach (var tag in Tag().EnumerateMatches(raw))
        {
            reading.Text(raw[from..tag.Index]);
            reading.Tag(raw.AsSpan(tag.Index, tag.Length));
            from = tag.Index + tag.Length;
        }

        reading.Text(raw[from..]);
        return reading.Lines();
    }

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

    // Only what is a tag in HTML: "<50 คน" and "<ชื่อโรงเรียน>" are text. A tag is short; an unclosed one is no tag.
    [GeneratedRegex(
        @"<!--.{0,4000}?-->|<(script|style)\b[^>]{0,400}>.{0,100000}?</\1\s*>|</?(?:p|br|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|h[1-6]|hr|span|b|i|u|s|strong|em|font|a|sup|sub|small|big|center|img|blockquote|pre|code|html|body|o:p)(?:\s[^<>]{0,1000})?\s*/?>",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

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
