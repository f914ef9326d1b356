using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Writes a document as DOCX with Word's own means: styles, tables with repeated heads, fields for page numbers and contents. The font
/// travels in the file, so that the paper looks the same on a machine that does not have it.
/// </summary>
internal sealed class DocxWriter
{
    /// <summary>Left free on a page below a picture that fills it, for the chart's title.</summary>
    private const double RoomForTitle = 60;

    private readonly Document _document;
    private readonly Shaper _shaper = new();
    private readonly TextSetter _setter;
    private readonly PdfLayout _layout;
    private readonly DocxText _text;
    private readonly Queue<LaidHeading> _headings;
    private MainDocumentPart _main = null!;
    private uint _pictures;

    private DocxWriter(Document document)
    {
        _document = document;
        _setter = new TextSetter(_shaper, document);

        // The PDF's pages give the numbers that stand in the contents until Word counts its own.
        _layout = PdfLayout.Of(document, _shaper);
        _headings = new Queue<LaidHeading>(_layout.Headings);
        _text = new DocxText(document);
    }

    public static void Write(Document document, Stream stream) => new DocxWriter(document).WriteTo(stream);

    private void WriteTo(Stream stream)
    {
        using var written = new MemoryStream();
        using (var package = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            OfficePackage.Describe(package, _document);
            _main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(_main, "main");
            DocxStyles.AddTo(_main, _document);

            var body = new Body();
            foreach (var (i, section) in _document.Sections.Index())
            {
                foreach (var element in Blocks(section))
                {
                    body.Append(element);
                }

                var properties = Properties(section, i);
                if (i < _document.Sections.Count - 1)
                {
                    body.Append(Sliver(new ParagraphProperties { SectionProperties = properties }));
                }
                else
                {
                    body.Append(properties);
                }
            }

            _main.Document = new W.Document(body);
        }

        OfficePackage.Repack(written, stream);
    }

    private IEnumerable<OpenXmlElement> Blocks(Section section)
    {
        var blocks = section.PlainBlocks(_document);
        var (width, height) = Pages.TextArea(section);
        var place = new Place(DocxStyles.Body, 0);
        var hangs = _setter.Hangs([.. blocks.Select(b => b as Paragraph ?? new Paragraph(""))], place);
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case Heading heading:
                    yield return Heading(heading);
                    break;
                case Paragraph paragraph:
                    yield return _text.Paragraph(paragraph, place, hangs[i]);
                    break;
                case Table table:
                    yield return new DocxTable(table, width, _text, _setter).Element;

                    // Word joins two tables that touch, and a page must not end in one.
                    yield return Sliver(new ParagraphProperties(), table.Ruling == Ruling.None ? 1 : 6);
                    break;
                case ChartBlock chart:
                    foreach (var drawing in ChartDrawing.OnPages(chart.Chart, width, height - RoomForTitle, ChartDrawing.OnPaper, _document, _shaper))
                    {
                        yield return _text.Paragraph(new Paragraph(new Run(chart.Chart.Title) { Bold = true }) { KeepWithNext = true }, place, 0);
                        yield return Picture(chart.Chart, drawing);
                    }

                    break;
                case TableOfContents contents:
                    foreach (var entry in DocxContents.Of(contents, _layout.Outline, width, _document))
                    {
                        yield return entry;
                    }

                    break;
                case Rule:
                    yield return Sliver(new ParagraphProperties(
                        new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Palette.Line })), 4);
                    break;
                case Spacer spacer:
                    yield return Sliver(new ParagraphProperties(), Pages.Points(spacer.Height));
                    break;
                case PageBreak:
                    yield return new W.Paragraph(
                        new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }),
                        new W.Run(new Break { Type = BreakValues.Page }));
                    break;
                case var other:
                    throw new NotSupportedException($"DOCX has no way to print {other.GetType().Name}.");
            }
        }
    }

    private W.Paragraph Heading(Heading heading)
    {
        var target = _headings.Dequeue();
        var paragraph = new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.HeadingStyle(heading.Level, heading.InContents) }));
        var number = target.Target[1..];
        paragraph.Append(new BookmarkStart { Id = number, Name = DocxContents.Bookmark(target) });
        paragraph.Append(_text.Runs(heading.Text));
        paragraph.Append(new BookmarkEnd { Id = number });
        return paragraph;
    }

    /// <summary>A paragraph that is only space: as high as it says, with no text in it.</summary>
    private static W.Paragraph Sliver(ParagraphProperties properties, double height = 1)
    {
        properties.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = "0",
            After = "0",
            Line = Twips(Math.Max(height, 1)),
            LineRule = LineSpacingRuleValues.Exact,
        };
        return new W.Paragraph(properties);
    }

    private W.Paragraph Picture(Chart chart, Drawing drawing)
    {
        var part = _main.AddImagePart(ImagePartType.Png, string.Create(CultureInfo.InvariantCulture, $"chart{++_pictures}"));
        using (var png = new MemoryStream(ChartPicture.Png(drawing, _shaper)))
        {
            part.FeedData(png);
        }

        var description = chart.Description is null ? chart.Title : $"{chart.Title}: {chart.Description}";
        return new W.Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "160" }),
            new W.Run(DocxPicture.Inline(_main.GetIdOfPart(part), _pictures, drawing.Width, drawing.Height, description)));
    }

    private SectionProperties Properties(Section section, int index)
    {
        var (shortSide, longSide) = (11906u, 16838u);
        var id = index.ToString(CultureInfo.InvariantCulture);
        var properties = new SectionProperties();
        var header = _main.AddNewPart<HeaderPart>("header" + id);
        header.Header = new Header(section is { IsCover: false, Header: { } text }
            ? _text.HeaderLine(text)
            : new W.Paragraph());
        properties.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = _main.GetIdOfPart(header) });

        var footer = _main.AddNewPart<FooterPart>("footer" + id);
        footer.Footer = section.IsCover || (_document.Provenance is null && _layout.Pages.Count == 1)
            ? new Footer(new W.Paragraph())
            : new Footer(_text.Foot(Pages.TextArea(section).Width, hasNumber: _layout.Pages.Count > 1));
        properties.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = _main.GetIdOfPart(footer) });

        properties.Append(new SectionType { Val = SectionMarkValues.NextPage });
        properties.Append(section.Landscape
            ? new PageSize { Width = longSide, Height = shortSide, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = shortSide, Height = longSide });
        var margins = section.Margins;
        properties.Append(new PageMargin
        {
            Top = MillimetreTwips(margins.Top),
            Right = (uint)MillimetreTwips(margins.Right),
            Bottom = MillimetreTwips(margins.Bottom),
            Left = (uint)MillimetreTwips(margins.Left),
            Header = 520,
            Footer = 420,
            Gutter = 0,
        });
        if (_document.ThaiDigits)
        {
            // Word's own contents take the form of their numbers from here.
            properties.Append(new PageNumberType { Format = NumberFormatValues.ThaiNumbers });
        }

        return properties;
    }

    internal static string Twips(double points) => Math.Round(points * 20).ToString(CultureInfo.InvariantCulture);

    private static int MillimetreTwips(double millimetres) => (int)Math.Round(Pages.Points(millimetres) * 20);
}
