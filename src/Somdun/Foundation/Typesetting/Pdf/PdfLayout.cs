using System.Globalization;

namespace Somdun.Foundation.Typesetting;

/// <summary>Puts a document on pages: every block is set into lines at the width of its section, then flows from page to page.</summary>
internal sealed class PdfLayout
{
    /// <summary>Size of running text in points. Sarabun is cut larger than TH Sarabun New: its 12 look like the 16 of official papers.</summary>
    public const double Body = 12;

    /// <summary>By level: size, and space before and after, in points.</summary>
    public static readonly IReadOnlyList<(double Size, double Before, double After)> HeadingLooks = [(17, 16, 8), (14, 13, 5), (12, 10, 3)];

    private readonly Document _document;
    private readonly Shaper _shaper;
    private readonly TextSetter _setter;
    private readonly List<LaidHeading> _headings = [];

    private PdfLayout(Document document, Shaper shaper)
    {
        _document = document;
        _shaper = shaper;
        _setter = new TextSetter(shaper, document);
    }

    /// <summary>All headings, in order.</summary>
    public IReadOnlyList<LaidHeading> Headings => _headings;

    /// <summary>Those in the contents and the bookmarks.</summary>
    public IReadOnlyList<LaidHeading> Outline => [.. _headings.Where(h => h.Heading.InContents)];

    public IReadOnlyList<Page> Pages { get; private set; } = [];

    public static PdfLayout Of(Document document, Shaper shaper)
    {
        var layout = new PdfLayout(document, shaper);
        layout.Run();
        return layout;
    }

    private void Run()
    {
        // Headings are set first: the contents list those that come after them too.
        var sections = _document.Sections.Select(s => (Section: s, Blocks: s.PlainBlocks(_document))).ToList();
        var headings = new Dictionary<Heading, Queue<LaidHeading>>(ReferenceEqualityComparer.Instance);
        foreach (var (section, blocks) in sections)
        {
            foreach (var heading in blocks.OfType<Heading>())
            {
                var laid = Lay(heading, Typesetting.Pages.TextArea(section).Width);
                _headings.Add(laid);
                headings.TryAdd(heading, new Queue<LaidHeading>());
                headings[heading].Enqueue(laid);
            }
        }

        var pages = new Pages();
        foreach (var (section, blocks) in sections)
        {
            pages.Begin(section);
            Flow(Lay(blocks, Typesetting.Pages.TextArea(section), headings), pages);
        }

        Pages = pages.All;
        AddFurniture();
    }

    private List<Laid> Lay(List<Block> blocks, (double Width, double Height) area, Dictionary<Heading, Queue<LaidHeading>> headings)
    {
        var laid = new List<Laid>(blocks.Count);
        var width = area.Width;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is Paragraph { Label: not null })
            {
                var end = i;
                while (end < blocks.Count && blocks[end] is Paragraph { Label: not null })
                {
                    end++;
                }

                laid.Add(Lay(blocks[i..end].Cast<Paragraph>().ToList(), width));
                i = end - 1;
                continue;
            }

            if (blocks[i] is ChartBlock chart)
            {
                laid.AddRange(Lay(chart.Chart, area));
                continue;
            }

            laid.Add(blocks[i] switch
            {
                Heading heading => headings[heading].Dequeue(),
                Paragraph paragraph => Lay([paragraph], width),
                Table table => new LaidTable(table, width, _setter),
                TableOfContents contents => Lay(contents, width),
                Rule => new LaidRule { Before = 4, After = 4 },
                Spacer spacer => new LaidSpace(Typesetting.Pages.Points(spacer.Height)),
                PageBreak => new LaidPageBreak(),
                var other => throw new NotSupportedException($"A PDF has no way to print {other.GetType().Name}."),
            });
        }

        return laid;
    }

    private LaidLines Lay(List<Paragraph> paragraphs, double width)
    {
        var place = new Place(Body, 4);
        return new LaidLines(_setter.Set(paragraphs, width, place))
        {
            After = paragraphs[^1].SpaceAfter ?? place.ParagraphGap + 1,
            KeepWithNext = paragraphs[^1].KeepWithNext,
        };
    }

    private LaidHeading Lay(Heading heading, double width)
    {
        var (size, before, after) = HeadingLooks[Math.Clamp(heading.Level, 1, HeadingLooks.Count) - 1];
        var lines = _setter.Set([new Paragraph(heading.Text)], width, new Place(size, 0, Bold: true));
        var target = string.Create(CultureInfo.InvariantCulture, $"h{_headings.Count + 1}");
        return new LaidHeading(heading, target, lines) { Before = before, After = after, KeepWithNext = true };
    }

    private LaidContents Lay(TableOfContents contents, double width)
    {
        const double numberWidth = 36;
        var entries = new List<LaidContents.Entry>();
        foreach (var heading in Outline.Where(h => h.Heading.Level <= contents.Levels))
        {
            var level = Math.Max(heading.Heading.Level, 1);
            var indent = (level - 1) * 16;
            var lines = _setter.SetLines(heading.Heading.Text, width - indent - numberWidth, Body, bold: level == 1);
            entries.Add(new LaidContents.Entry(heading, indent, level == 1 && entries.Count > 0 ? 5 : 0, lines));
        }

        return new LaidContents(entries, Body) { After = 8 };
    }

    private IEnumerable<LaidChart> Lay(Chart chart, (double Width, double Height) area)
    {
        var title = _setter.Set([new Paragraph(chart.Title)], area.Width, new Place(Body, 0, Bold: true));
        var room = area.Height - title.Sum(l => l.Height) - LaidChart.Gap;
        return ChartDrawing.OnPages(chart, area.Width, room, ChartDrawing.OnPaper, _document, _shaper)
            .Select(drawing => new LaidChart(title, drawing) { Before = 8, After = 10 });
    }

    private static void Flow(List<Laid> blocks, Pages pages)
    {
        var space = 0.0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isFresh = pages.IsFresh;
            space = isFresh ? 0 : Math.Max(space, block.Before);
            if (!isFresh && space + Together(blocks, i) > pages.Remaining && block is not LaidPageBreak and not LaidSpace)
            {
                pages.BeginPage();
                space = 0;
            }

            pages.Y += space;
            block.Flow(pages);
            space = block.After;
        }
    }

    /// <summary>Height that must be free for a block to begin here: its first lines, or all of it and the first lines of what it stays with.</summary>
    private static double Together(List<Laid> blocks, int from)
    {
        var height = 0.0;
        var i = from;
        while (i + 1 < blocks.Count && blocks[i].KeepWithNext)
        {
            height += blocks[i].Height + Math.Max(blocks[i].After, blocks[i + 1].Before);
            i++;
        }

        return height + blocks[i].FirstHeight;
    }

    /// <summary>Header, foot and page number, which need to know how many pages there are.</summary>
    private void AddFurniture()
    {
        const double size = 9, fromEdge = 26, gap = 12;
        foreach (var page in Pages.Where(p => !p.Section.IsCover))
        {
            var margins = page.Section.Margins;
            var left = Typesetting.Pages.Points(margins.Left);
            var width = page.Width - left - Typesetting.Pages.Points(margins.Right);
            if (page.Section.Header is { } header)
            {
                var line = _setter.SetLines(header, width, size, ink: Ink.Quiet)[0];
                page.Marks.Add(new LineMark(line, left, fromEdge));
                page.Marks.Add(new StrokeMark(left, fromEdge + line.Height + 1, left + width, fromEdge + line.Height + 1, 0.5, Palette.Faint));
            }

            // A paper of one page, as most letters are, has no number.
            var numbered = Pages.Count == 1 ? "" : Wording.PageOf(page.Number, Pages.Count, _document.Language);
            var number = _setter.SetLines(numbered, width, size, ink: Ink.Quiet)[0];
            var top = page.Height - fromEdge - number.Height;
            page.Marks.Add(new LineMark(number, left + width - number.Width, top));
            if (_document.Provenance is { } provenance)
            {
                foreach (var (line, i) in _setter.SetLines(provenance, width - number.Width - gap, size, ink: Ink.Quiet).Take(2).Select((l, i) => (l, i)))
                {
                    page.Marks.Add(new LineMark(line, left, top + (i * line.Height)));
                }
            }
        }
    }
}
