namespace Somdun.Foundation.Typesetting;

/// <summary>A line of a paragraph in its box, which is that of the page or of a cell.</summary>
/// <param name="X">Left edge of the line's box, from the left edge of the paragraph's.</param>
/// <param name="Label">The label that hangs beside a paragraph's first line.</param>
/// <param name="Gap">Space above, from the paragraph before.</param>
/// <param name="IsFirst">First line of its paragraph.</param>
/// <param name="IsLast">Last line of its paragraph.</param>
internal sealed record SetLine(Line Line, double X, Line? Label, double LabelX, double Gap, bool IsFirst, bool IsLast)
{
    public double Height => Line.Height;

    public void Place(Pages pages, double x, double top)
    {
        if (Label is not null)
        {
            pages.Add(new LineMark(Label, x + LabelX, top + Line.Baseline - Label.Baseline));
        }

        pages.Add(new LineMark(Line, x + X, top));
    }
}

/// <summary>The look that a place gives to the paragraphs that stand in it.</summary>
/// <param name="ParagraphGap">Space between paragraphs in points.</param>
internal sealed record Place(double Size, double ParagraphGap, bool Bold = false, Alignment Alignment = Alignment.Start, Ink Ink = Ink.Black);

/// <summary>Sets paragraphs into lines: labels hung, neighbours with labels on one edge.</summary>
internal sealed class TextSetter(Shaper shaper, Document document)
{
    /// <summary>Between a label and its text, in shares of the size.</summary>
    private const double LabelGap = 0.4;

    public Language Language => document.Language;

    public List<SetLine> Set(IReadOnlyList<Paragraph> paragraphs, double width, Place place)
    {
        var hangs = Hangs(paragraphs, place);
        var lines = new List<SetLine>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var gap = i == 0 ? 0 : paragraphs[i - 1].SpaceAfter ?? place.ParagraphGap;
            Set(paragraphs[i], width, place, hangs[i], gap, lines);
        }

        return lines;
    }

    public IReadOnlyList<Line> SetLines(string text, double width, double size, bool bold = false, Ink ink = Ink.Black, Alignment alignment = Alignment.Start) =>
        LineBreaker.Break(shaper, [new StyledRun(PrintedText.Of(text, document.ThaiDigits), bold, size, ink)], width, 0, alignment);

    /// <summary>Width of a text on one line, in points.</summary>
    public double Measure(string text, double size, bool bold = false) => shaper.Measure(PrintedText.Of(text, document.ThaiDigits), size, bold);

    /// <summary>
    /// How far each paragraph's text stands behind its label, in points: the widest label of its neighbours, so that "9." and "10."
    /// have their texts on one edge.
    /// </summary>
    public double[] Hangs(IReadOnlyList<Paragraph> paragraphs, Place place)
    {
        var hangs = new double[paragraphs.Count];
        for (var from = 0; from < paragraphs.Count;)
        {
            var to = from + 1;
            if (paragraphs[from].Label is not null)
            {
                while (to < paragraphs.Count && paragraphs[to].Label is not null && paragraphs[to].Indent.Equals(paragraphs[from].Indent))
                {
                    to++;
                }

                var widest = paragraphs.Skip(from).Take(to - from).Max(p => LabelWidth(p, place));
                Array.Fill(hangs, widest, from, to - from);
            }

            from = to;
        }

        return hangs;
    }

    private double LabelWidth(Paragraph paragraph, Place place)
    {
        var size = paragraph.Size ?? place.Size;
        return Measure(paragraph.Label!, size, place.Bold) + (LabelGap * size);
    }

    private void Set(Paragraph paragraph, double width, Place place, double hang, double gap, List<SetLine> lines)
    {
        var size = paragraph.Size ?? place.Size;
        var alignment = paragraph.Alignment == Alignment.Start ? place.Alignment : paragraph.Alignment;
        var runs = paragraph.Runs.Select(r => new StyledRun(
            PrintedText.Of(r.Text, document.ThaiDigits), r.Bold || place.Bold, r.Size ?? size, r.Ink == Ink.Black ? place.Ink : r.Ink)).ToList();
        if (runs.Count == 0)
        {
            runs.Add(new StyledRun("", place.Bold, size, place.Ink));
        }

        // In a very narrow column a hanging label would leave no room for the text: it then begins the text.
        var indent = Math.Min(Pages.Points(paragraph.Indent), width / 3);
        var hangs = paragraph.Label is not null && indent + hang <= width / 2;
        if (paragraph.Label is not null && !hangs)
        {
            runs.Insert(0, runs[0] with { Text = PrintedText.Of(paragraph.Label, document.ThaiDigits) + " " });
        }

        var x = indent + (hangs ? hang : 0);
        var set = LineBreaker.Break(shaper, runs, width - x, Pages.Points(paragraph.FirstLine), alignment);
        var label = hangs ? SetLines(paragraph.Label!, double.MaxValue, size, runs[0].Bold, runs[0].Ink)[0] : null;
        for (var i = 0; i < set.Count; i++)
        {
            lines.Add(new SetLine(set[i], x, i == 0 ? label : null, indent, i == 0 ? gap : 0, i == 0, i == set.Count - 1));
        }
    }
}
