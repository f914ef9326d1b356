using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Foundation.Typesetting;

/// <summary>Paragraphs and runs of a DOCX. Word keeps two looks for a run, one for Latin and one for Thai: both are always given.</summary>
internal sealed class DocxText(Document document)
{
    public W.Paragraph Paragraph(Paragraph paragraph, Place place, double hang)
    {
        var properties = new ParagraphProperties();
        if (paragraph.KeepWithNext)
        {
            properties.KeepNext = new KeepNext();
        }

        if (paragraph.SpaceAfter is { } after)
        {
            properties.SpacingBetweenLines = new SpacingBetweenLines { After = DocxWriter.Twips(after) };
        }

        var left = Pages.Points(paragraph.Indent) + hang;
        if (left > 0 || paragraph.FirstLine > 0)
        {
            properties.Indentation = new Indentation { Left = DocxWriter.Twips(left) };
            if (paragraph.Label is not null)
            {
                properties.Indentation.Hanging = DocxWriter.Twips(hang);
            }
            else if (paragraph.FirstLine > 0)
            {
                properties.Indentation.FirstLine = DocxWriter.Twips(Pages.Points(paragraph.FirstLine));
            }
        }

        var alignment = paragraph.Alignment == Alignment.Start ? place.Alignment : paragraph.Alignment;
        if (Justification(alignment) is { } justification)
        {
            properties.Justification = justification;
        }

        var result = new W.Paragraph(properties);
        if (paragraph.Label is { } label)
        {
            result.Append(Run(Printed(label), place.Bold, paragraph.Size ?? place.Size, place.Ink, new TabChar()));
        }

        foreach (var run in paragraph.Runs)
        {
            result.Append(Runs(run.Text, run.Bold || place.Bold, run.Size ?? paragraph.Size ?? place.Size, run.Ink == Ink.Black ? place.Ink : run.Ink));
        }

        return result;
    }

    /// <summary>A run for each line of the text. Null takes the style's size.</summary>
    public IEnumerable<W.Run> Runs(string text, bool bold = false, double? size = null, Ink ink = Ink.Black)
    {
        var printed = Joined(Printed(text));
        foreach (var (i, line) in printed.Split('\n').Index())
        {
            yield return Run(line, bold, size, ink, before: i > 0 ? new Break() : null);
        }
    }

    public W.Paragraph HeaderLine(string text) => new(
        [
            new ParagraphProperties(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 2, Color = Palette.Faint }),
                new SpacingBetweenLines { After = "0" }),
            .. Runs(text, size: DocxStyles.Small, ink: Ink.Quiet),
        ]);

    /// <summary>Where the numbers come from at the left, the page at the right.</summary>
    public W.Table Foot(double width, bool hasNumber)
    {
        const double numberWidth = 100;
        var provenance = new W.Paragraph([new ParagraphProperties(new SpacingBetweenLines { After = "0" }), .. Runs(document.Provenance ?? "", size: DocxStyles.Small, ink: Ink.Quiet)]);
        var number = new W.Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification { Val = JustificationValues.Right }));
        if (hasNumber)
        {
            number.Append(Runs(Wording.Page.In(document.Language), size: DocxStyles.Small, ink: Ink.Quiet));
            number.Append(Field("PAGE"));
            number.Append(Runs(Wording.Of.In(document.Language), size: DocxStyles.Small, ink: Ink.Quiet));
            number.Append(Field("NUMPAGES"));
        }

        W.TableCell Cell(double cellWidth, W.Paragraph content) => new(
            new TableCellProperties(new TableCellWidth { Width = DocxWriter.Twips(cellWidth), Type = TableWidthUnitValues.Dxa }), content);
        return new W.Table(
            new TableProperties(
                new TableWidth { Width = DocxWriter.Twips(width), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new W.TableGrid(new GridColumn { Width = DocxWriter.Twips(width - numberWidth) }, new GridColumn { Width = DocxWriter.Twips(numberWidth) }),
            new W.TableRow(Cell(width - numberWidth, provenance), Cell(numberWidth, number)));
    }

    /// <summary>A field that Word computes, in the digits of the document.</summary>
    private SimpleField Field(string name) => new(Run("1", false, DocxStyles.Small, Ink.Quiet))
    {
        Instruction = document.ThaiDigits ? $" {name} \\* THAIARABIC " : $" {name} ",
    };

    public static W.Run Run(string text, bool bold, double? size, Ink ink, OpenXmlElement? after = null, OpenXmlElement? before = null)
    {
        var properties = new RunProperties();
        if (bold)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (ink != Ink.Black)
        {
            properties.Append(new Color { Val = Palette.Of(ink) });
        }

        if (size is { } points)
        {
            var half = Math.Round(points * 2).ToString(CultureInfo.InvariantCulture);
            properties.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
        }

        properties.Append(new ComplexScript());
        var run = new W.Run(properties);
        if (before is not null)
        {
            run.Append(before);
        }

        run.Append(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (after is not null)
        {
            run.Append(after);
        }

        return run;
    }

    private string Printed(string text) => PrintedText.Of(text, document.ThaiDigits);

    /// <summary>No-break spaces where our lines do not end: Word knows Thai words but not that "เขต 2" is one.</summary>
    private static string Joined(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        var ends = ThaiLines.Break(text);
        var joined = new StringBuilder(text);
        var next = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            while (ends[next] <= i)
            {
                next++;
            }

            if (text[i] == ' ' && text[i + 1] != ' ' && ends[next] != i + 1)
            {
                joined[i] = '\u00A0';
            }
        }

        return joined.ToString();
    }

    private static Justification? Justification(Alignment alignment) => alignment switch
    {
        Alignment.Centre => new Justification { Val = JustificationValues.Center },
        Alignment.End => new Justification { Val = JustificationValues.Right },
        Alignment.Justify => new Justification { Val = JustificationValues.ThaiDistribute },
        _ => null,
    };
}
