using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Foundation.Typesetting;

/// <summary>Word's contents field with its entries already computed, so that the file is complete before anyone updates it.</summary>
internal static class DocxContents
{
    public static string Bookmark(LaidHeading heading) => "_Toc" + heading.Target[1..].PadLeft(6, '0');

    public static IEnumerable<W.Paragraph> Of(TableOfContents contents, IEnumerable<LaidHeading> outline, double width, Document document)
    {
        var entries = outline.Where(h => h.Heading.Level <= contents.Levels).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var paragraph = new W.Paragraph(new ParagraphProperties(
                new ParagraphStyleId { Val = DocxStyles.ContentsStyle(entries[i].Heading.Level) },
                new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = (int)Math.Round(width * 20) })));
            if (i == 0)
            {
                paragraph.Append(Part(FieldCharValues.Begin), Instruction($" TOC \\o \"1-{contents.Levels}\" \\h \\z \\u "), Part(FieldCharValues.Separate));
            }

            paragraph.Append(Entry(entries[i], document));
            if (i == entries.Count - 1)
            {
                paragraph.Append(Part(FieldCharValues.End));
            }

            yield return paragraph;
        }
    }

    private static Hyperlink Entry(LaidHeading heading, Document document)
    {
        var page = PrintedText.Of(heading.Page.ToString(CultureInfo.InvariantCulture), document.ThaiDigits);
        var reference = $" PAGEREF {Bookmark(heading)} \\h " + (document.ThaiDigits ? "\\* THAIARABIC " : "");
        return new Hyperlink(
            DocxText.Run(PrintedText.Of(heading.Heading.Text, document.ThaiDigits), false, null, Ink.Black, new TabChar()),
            Part(FieldCharValues.Begin),
            Instruction(reference),
            Part(FieldCharValues.Separate),
            DocxText.Run(page, false, null, Ink.Black),
            Part(FieldCharValues.End))
        {
            Anchor = Bookmark(heading),
            History = OnOffValue.FromBoolean(true),
        };
    }

    private static W.Run Part(FieldCharValues part) => new(new FieldChar { FieldCharType = part });

    private static W.Run Instruction(string code) => new(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve });
}
