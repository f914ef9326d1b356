using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The body of a Word document in order. Read from its XML directly: block by block, so that memory follows the
/// largest table and not the file, and forgiving of what strict object models refuse.
/// </summary>
internal sealed class DocxFile
{
    /// <summary>The text of ten thousand pages; kept as a tree, a block at a time.</summary>
    private const long MaxPart = 64L << 20;

    private readonly Extraction _extraction;
    private readonly DocxStyles _styles;
    private readonly DocxNumbering _numbering;

    // A field shows its result; until "separate" comes, its text is the instruction.
    private readonly Stack<bool> _fields = new();
    private bool _hasTrackedChanges;
    private int _hidden;
    private int _embedded;

    private DocxFile(OfficePackage package, string main, Extraction extraction)
    {
        _extraction = extraction;
        var parts = package.Relations(main).Values.ToList();
        _styles = new DocxStyles(Tree("styles"));
        _numbering = new DocxNumbering(Tree("numbering"));

        XElement? Tree(string kind)
        {
            using var reader = parts.FirstOrDefault(p => p.Kind == kind).Part is { } part ? package.Xml(part, MaxPart) : null;
            return reader is null ? null : XElement.Load(reader);
        }
    }

    public static List<Block> Read(OfficePackage package, Extraction extraction)
    {
        var main = package.Main("word/document.xml");
        package.CheckShape(main, "tc", MaxPart);
        using var reader = package.Xml(main, MaxPart)
            ?? throw extraction.Damaged(T($"ไม่มีส่วน {main}", $"the part {main} is missing"));

        var file = new DocxFile(package, main, extraction);
        var items = new List<FlowItem>();
        var isInBody = false;
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || !isInBody)
            {
                isInBody |= reader is { NodeType: XmlNodeType.Element, LocalName: "body" };
                reader.Read();
            }
            else
            {
                file.Block((XElement)XNode.ReadFrom(reader), items, 0);
            }
        }

        file.Tell();
        return FlowItem.ToBlocks(items, extraction);
    }

    private void Block(XElement element, List<FlowItem> items, int depth)
    {
        _extraction.CheckDepth(depth);
        _extraction.Pause();
        switch (element.Name.LocalName)
        {
            case "p":
                Paragraph(element, items, depth);
                break;

            case "tbl":
                items.Add(Table(element, depth));
                break;

            case "del" or "moveFrom":
                _hasTrackedChanges = true;
                break;

            case "altChunk":
                _embedded++;
                break;

            case "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo" or "AlternateContent" or "Choice" or "Fallback":
                foreach (var child in Shown(element))
                {
                    Block(child, items, depth + 1);
                }

                break;
        }
    }

    /// <summary>The children of a wrapper that are content: of two alternatives the first.</summary>
    private IEnumerable<XElement> Shown(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "AlternateContent":
                return (element.Child("Choice") ?? element.Child("Fallback")) is { } chosen ? chosen.Elements() : [];

            case "sdt":
                return element.Child("sdtContent")?.Elements() ?? [];

            case "ins" or "moveTo":
                _hasTrackedChanges = true;
                return element.Elements();

            default:
                return element.Elements();
        }
    }

    private void Paragraph(XElement paragraph, List<FlowItem> items, int depth)
    {
        var properties = paragraph.Child("pPr");
        var style = properties.Child("pStyle").Said("val");
        var boxes = new List<FlowItem>();
        var text = new Lines(boxes, _styles.Hides(style));
        foreach (var child in paragraph.Elements())
        {
            Inline(child, text, depth + 1);
        }

        while (_fields.TryPeek(out var showsResult) && !showsResult)
        {
            // An instruction never runs over a paragraph: the file lost the field's end.
            _fields.Pop();
        }

        var lines = text.All.Select(_extraction.Clean).Where(l => l.Length > 0).ToList();
        var isDeleted = lines.Count == 0 && properties.Child("rPr").Child("del") is not null;
        var marker = isDeleted || text.IsHidden ? null : Marker(properties, style);

        // A column numbered by Word itself has nothing but the number in its cells.
        if (lines.Count == 0 && marker?.Any(char.IsDigit) == true)
        {
            items.Add(new FlowLine(new CellLine(_extraction.Clean(marker))));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            items.Add(new FlowLine(new CellLine(lines[i], Marker: i == 0 ? ListMarker.UnlessPrinted(marker, lines[i]) : null)));
        }

        items.AddRange(boxes);
    }

    private string? Marker(XElement? properties, string? style)
    {
        var own = properties.Child("numPr");
        var (styleList, styleLevel) = _styles.Numbering(style);
        var list = own.Child("numId").Number() ?? styleList;
        return list is null or 0 ? null : _numbering.Next(list.Value, own.Child("ilvl").Number() ?? styleLevel ?? 0);
    }

    private void Inline(XElement element, Lines text, int depth)
    {
        _extraction.CheckDepth(depth);
        switch (element.Name.LocalName)
        {
            case "r":
                Run(element, text, depth);
                break;

            case "del" or "moveFrom":
                _hasTrackedChanges = true;
                break;

            case "oMath" or "oMathPara":
                foreach (var part in element.Descendants().Where(e => e.Name.LocalName == "t"))
                {
                    text.Append(part.Value);
                }

                break;

            case "hyperlink" or "fldSimple" or "smartTag" or "sdt" or "customXml" or "dir" or "bdo" or "ins" or "moveTo" or "AlternateContent":
                foreach (var child in Shown(element))
                {
                    Inline(child, text, depth + 1);
                }

                break;
        }
    }

    private void Run(XElement run, Lines text, int depth)
    {
        var properties = run.Child("rPr");
        if (text.IsHidden || properties.IsOn("vanish") || _styles.Hides(properties.Child("rStyle").Said("val")))
        {
            _hidden += run.Elements().Any(e => e.Name.LocalName == "t" && !string.IsNullOrWhiteSpace(e.Value)) ? 1 : 0;
            return;
        }

        foreach (var child in run.Elements())
        {
            RunContent(child, text, depth + 1);
        }
    }

    private void RunContent(XElement content, Lines text, int depth)
    {
        _extraction.CheckDepth(depth);
        var isShown = !_fields.TryPeek(out var showsResult) || showsResult;
        switch (content.Name.LocalName)
        {
            case "fldChar":
                Field(content.Said("fldCharType"));
                break;

            case "t" when isShown:
                text.Append(content.Value);
                break;

            case "tab" or "ptab" when isShown:
                text.Append("\t");
                break;

            case "br" or "cr" when isShown:
                text.Break();
                break;

            case "noBreakHyphen" when isShown:
                text.Append("-");
                break;

            case "sym" when isShown:
                text.Append(Symbol(content));
                break;

            case "ruby":
                foreach (var run in content.Child("rubyBase")?.Elements() ?? [])
                {
                    Inline(run, text, depth + 1);
                }

                break;

            case "drawing" or "pict" or "object":
                TextBoxes(content, text.Boxes, depth + 1);
                break;

            case "AlternateContent":
                foreach (var child in Shown(content))
                {
                    RunContent(child, text, depth + 1);
                }

                break;
        }
    }

    private void Field(string? mark)
    {
        switch (mark)
        {
            case "begin":
                _fields.Push(false);
                break;

            case "separate" when _fields.Count > 0:
                _fields.Pop();
                _fields.Push(true);
                break;

            case "end" when _fields.Count > 0:
                _fields.Pop();
                break;
        }
    }

    /// <summary>Text boxes follow the paragraph they hang on.</summary>
    private void TextBoxes(XElement drawing, List<FlowItem> boxes, int depth)
    {
        _extraction.CheckDepth(depth);
        foreach (var child in drawing.Elements())
        {
            if (child.Name.LocalName == "txbxContent")
            {
                foreach (var block in child.Elements())
                {
                    Block(block, boxes, depth + 1);
                }
            }
            else
            {
                foreach (var shown in child.Name.LocalName == "AlternateContent" ? Shown(child) : [child])
                {
                    TextBoxes(shown, boxes, depth + 1);
                }
            }
        }
    }

    private FlowTable Table(XElement table, int depth) => new([.. Within(table, "tr").SelectMany(r => Row(r, depth + 1))]);

    /// <summary>Rows of a table or cells of a row, also inside content controls and tracked insertions.</summary>
    private IEnumerable<XElement> Within(XElement parent, string name, int depth = 0)
    {
        _extraction.CheckDepth(depth);
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case var found when found == name:
                    yield return child;
                    break;

                case "sdt" or "customXml" or "ins" or "moveTo" or "sdtContent" or "AlternateContent":
                    foreach (var shown in Shown(child))
                    {
                        foreach (var inner in shown.Name.LocalName == name ? [shown] : Within(shown, name, depth + 1))
                        {
                            yield return inner;
                        }
                    }

                    break;
            }
        }
    }

    private IEnumerable<FlowRow> Row(XElement row, int depth)
    {
        var properties = row.Child("trPr");
        if (properties.Child("del") is not null)
        {
            _hasTrackedChanges = true;
            yield break;
        }

        if (properties.IsOn("hidden"))
        {
            _hidden++;
            yield break;
        }

        var cells = new List<FlowCell>();
        Skip(properties.Child("gridBefore").Number());
        foreach (var cell in Within(row, "tc"))
        {
            var cellProperties = cell.Child("tcPr");
            if (cellProperties.Child("cellDel") is not null)
            {
                _hasTrackedChanges = true;
                Skip(1);
                continue;
            }

            var content = new List<FlowItem>();
            foreach (var block in cell.Elements())
            {
                Block(block, content, depth + 1);
            }

            var continues = Merges(cellProperties.Child("vMerge")) || Merges(cellProperties.Child("hMerge"));
            cells.Add(new FlowCell(continues ? [] : content, Math.Clamp(cellProperties.Child("gridSpan").Number() ?? 1, 1, 1_000), Continues: continues, Shade: ShadeOf(cellProperties.Child("shd").Said("fill"))));
        }

        Skip(properties.Child("gridAfter").Number());
        yield return new FlowRow(cells);

        void Skip(int? columns)
        {
            for (var i = 0; i < Math.Clamp(columns ?? 0, 0, 1_000); i++)
            {
                cells.Add(new FlowCell([]));
            }
        }
    }

    private static string? ShadeOf(string? fill) => fill is null or "auto" || fill.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase) ? null : fill;

    private static bool Merges(XElement? merge) => merge is not null && merge.Said("val") != "restart";

    /// <summary>Ticks and boxes of symbol fonts, which plans use for "this month"; other symbols only decorate.</summary>
    private static string Symbol(XElement symbol) =>
        int.TryParse(symbol.Said("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            ? (code & 0xFF) switch
            {
                0xFC or 0xFE or 0x50 or 0x52 => "✓",
                0xA8 or 0x6F or 0x71 or 0xA3 => "☐",
                0x2D => "-",
                _ => ListMarker.Bullet,
            }
            : "";

    private void Tell()
    {
        if (_hasTrackedChanges)
        {
            _extraction.Note(FindingCode.PartSkipped, T(
                "เอกสารมีการติดตามการเปลี่ยนแปลงที่ยังไม่ยอมรับ อ่านตามข้อความใหม่ ไม่นำข้อความที่ลบมาอ่าน",
                "The document has tracked changes that nobody accepted yet: insertions were read, deletions left out"));
        }

        if (_hidden > 0)
        {
            _extraction.Note(FindingCode.PartSkipped, T(
                $"ข้อความที่ซ่อนไว้ {_hidden} ส่วนไม่ได้นำมาอ่าน",
                $"{_hidden} {(_hidden == 1 ? "piece" : "pieces")} of hidden text {(_hidden == 1 ? "was" : "were")} left out"));
        }

        if (_embedded > 0)
        {
            _extraction.Note(FindingCode.PartSkipped, T(
                $"เอกสารย่อยที่ฝังไว้ {_embedded} ฉบับไม่ได้นำมาอ่าน ให้เปิดใน Word แล้วบันทึกใหม่",
                $"{_embedded} embedded {(_embedded == 1 ? "document was" : "documents were")} left out: open the file in Word and save it again"));
        }
    }

    /// <summary>The text of one paragraph, cut where line breaks were typed.</summary>
    private sealed class Lines(List<FlowItem> boxes, bool isHidden)
    {
        private readonly StringBuilder _line = new();
        private readonly List<string> _lines = [];

        public bool IsHidden { get; } = isHidden;

        public List<FlowItem> Boxes { get; } = boxes;

        public IEnumerable<string> All => _lines.Append(_line.ToString());

        public void Append(string text) => _line.Append(text);

        public void Break()
        {
            _lines.Add(_line.ToString());
            _line.Clear();
        }
    }
}
