using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

public class ContentsTests
{
    [Fact]
    public async Task The_contents_name_the_pages_on_which_the_headings_stand()
    {
        var headings = Enumerable.Range(1, 40).Select(n => $"หัวข้อเรื่องที่ {n} ของเอกสาร").ToList();
        var document = Printing.Of() with
        {
            Sections =
            [
                new Section { IsCover = true, Blocks = [new Paragraph("ปก")] },
                new Section { Blocks = [new Heading(1, "สารบัญ") { InContents = false }, new TableOfContents()] },
                new Section { Blocks = [.. headings.SelectMany((h, i) => new Block[] { new Heading(1 + (i % 2), h), new Paragraph(string.Concat(Enumerable.Repeat("เนื้อความของหัวข้อ ", 20 + (i * 7)))) })] },
            ],
        };

        var pages = (await Printing.ReadTextAsync(Printing.Write(document))).TrimEnd('\f').Split('\f');
        var contents = pages.Skip(1).TakeWhile(p => p.Contains("สารบัญ", StringComparison.Ordinal) || !p.Contains("เนื้อความ", StringComparison.Ordinal)).ToList();

        Assert.All(headings, heading =>
        {
            var entry = Assert.Single(contents.SelectMany(p => p.Split('\n')), line => line.StartsWith(heading + " ", StringComparison.Ordinal) || line.StartsWith(heading + ".", StringComparison.Ordinal));
            var page = int.Parse(entry.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(heading + "\n", pages[page - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_heading_never_stands_at_the_foot_of_a_page_alone()
    {
        foreach (var lines in Enumerable.Range(20, 30))
        {
            var document = Printing.Of([.. Enumerable.Repeat(new Paragraph("บรรทัด"), lines), new Heading(2, "หัวข้อ"), new Paragraph("เนื้อความ")]);

            var pages = PdfLayout.Of(document, new Shaper()).Pages;
            var withHeading = pages.Single(p => p.Marks.OfType<LineMark>().Any(m => m.Line.Text == "หัวข้อ"));

            Assert.Contains(withHeading.Marks.OfType<LineMark>(), m => m.Line.Text == "เนื้อความ");
        }
    }

    [Fact]
    public void Bookmarks_follow_the_levels_of_the_headings_and_lead_to_their_pages()
    {
        var document = Printing.Of(new Heading(1, "หนึ่ง"), new Heading(2, "หนึ่งจุดหนึ่ง"), new PageBreak(), new Heading(2, "หนึ่งจุดสอง"), new Heading(1, "สอง"));

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(Printing.Write(document));

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(["หนึ่ง", "หนึ่งจุดหนึ่ง", "หนึ่งจุดสอง", "สอง"], bookmarks.GetNodes().Select(n => n.Title));
        Assert.Equal([2, 0], bookmarks.Roots.Select(r => r.Children.Count));
        Assert.Equal([1, 1, 2, 2], bookmarks.GetNodes().OfType<UglyToad.PdfPig.Outline.DocumentBookmarkNode>().Select(n => n.PageNumber));
        Assert.Equal("เอกสารทดสอบ", pdf.Information.Title);
    }
}
