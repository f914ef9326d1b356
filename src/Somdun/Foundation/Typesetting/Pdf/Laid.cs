namespace Somdun.Foundation.Typesetting;

/// <summary>A block whose lines are known and which now only needs pages. Distances are points.</summary>
internal abstract class Laid
{
    /// <summary>Space above and below; the larger of two neighbours' counts, and none at the top of a page.</summary>
    public double Before { get; init; }

    public double After { get; init; }

    public bool KeepWithNext { get; init; }

    public abstract double Height { get; }

    /// <summary>The least of it that may stand at the foot of a page.</summary>
    public abstract double FirstHeight { get; }

    public abstract void Flow(Pages pages);
}

internal sealed class LaidLines(IReadOnlyList<SetLine> lines) : Laid
{
    public override double Height => lines.Sum(l => l.Gap + l.Height);

    public override double FirstHeight => lines.Take(Orphans.FirstLines(lines, 0)).Sum(l => l.Gap + l.Height);

    public override void Flow(Pages pages)
    {
        for (var next = 0; next < lines.Count;)
        {
            var count = Orphans.Fitting(lines, next, pages.Remaining);
            if (count == 0 && pages.IsFresh)
            {
                count = 1;
            }

            foreach (var line in lines.Skip(next).Take(count))
            {
                pages.Y += line.Gap;
                line.Place(pages, pages.Left, pages.Y);
                pages.Y += line.Height;
            }

            next += count;
            if (next < lines.Count)
            {
                pages.BeginPage();
            }
        }
    }
}

internal sealed class LaidHeading(Heading heading, string target, IReadOnlyList<SetLine> lines) : Laid
{
    public Heading Heading => heading;

    public string Target => target;

    /// <summary>The page it stands on, known once the document has flowed.</summary>
    public int Page { get; private set; }

    public override double Height => lines.Sum(l => l.Height);

    public override double FirstHeight => Height;

    public override void Flow(Pages pages)
    {
        if (Height > pages.Remaining && !pages.IsFresh)
        {
            pages.BeginPage();
        }

        Page = pages.Current.Number;
        pages.Add(new TargetMark(target, pages.Y));
        new LaidLines(lines).Flow(pages);
    }
}

/// <summary>The contents: one line or more to a heading, its page at the right edge.</summary>
internal sealed class LaidContents(IReadOnlyList<LaidContents.Entry> entries, double size) : Laid
{
    internal sealed record Entry(LaidHeading Heading, double Indent, double Gap, IReadOnlyList<Line> Lines);

    public override double Height => entries.Sum(HeightOf);

    public override double FirstHeight => entries.Take(2).Sum(HeightOf);

    public override void Flow(Pages pages)
    {
        foreach (var entry in entries)
        {
            if (HeightOf(entry) > pages.Remaining && !pages.IsFresh)
            {
                pages.BeginPage();
            }

            pages.Y += pages.IsFresh ? 0 : entry.Gap;
            var top = pages.Y;
            foreach (var line in entry.Lines)
            {
                pages.Add(new LineMark(line, pages.Left + entry.Indent, pages.Y));
                pages.Y += line.Height;
            }

            var last = entry.Lines[^1];
            pages.Add(new LeaderMark(entry.Heading, pages.Left + entry.Indent + last.Width, pages.Left + pages.Width, pages.Y - last.Height, size));
            pages.Add(new LinkMark(entry.Heading.Target, pages.Left, top, pages.Width, pages.Y - top));
        }
    }

    private static double HeightOf(Entry entry) => entry.Gap + entry.Lines.Sum(l => l.Height);
}

/// <summary>A chart under its title; the two are never parted.</summary>
internal sealed class LaidChart(IReadOnlyList<SetLine> title, Drawing drawing) : Laid
{
    public const double Gap = 4;

    private readonly LaidLines _title = new(title);

    public override double Height => _title.Height + Gap + drawing.Height;

    public override double FirstHeight => Height;

    public override void Flow(Pages pages)
    {
        _title.Flow(pages);
        pages.Y += Gap;
        pages.Add(new DrawingMark(drawing, pages.Left, pages.Y));
        pages.Y += drawing.Height;
    }
}

internal sealed class LaidRule : Laid
{
    public override double Height => 1;

    public override double FirstHeight => Height;

    public override void Flow(Pages pages)
    {
        pages.Add(new StrokeMark(pages.Left, pages.Y, pages.Left + pages.Width, pages.Y, 0.75, Palette.Line));
        pages.Y += Height;
    }
}

internal sealed class LaidSpace(double height) : Laid
{
    public override double Height => height;

    public override double FirstHeight => 0;

    public override void Flow(Pages pages) => pages.Y = Math.Min(pages.Y + height, pages.Bottom);
}

internal sealed class LaidPageBreak : Laid
{
    public override double Height => 0;

    public override double FirstHeight => 0;

    public override void Flow(Pages pages)
    {
        // Two breaks, or a break at the end of a full page, leave no empty sheet.
        if (!pages.IsFresh)
        {
            pages.BeginPage();
        }
    }
}

/// <summary>
/// How a text is cut by the end of a page: never a single line left behind, never a single line carried over, where there are enough
/// lines to choose.
/// </summary>
internal static class Orphans
{
    private const int Least = 2;

    /// <summary>How many of the lines from <paramref name="next"/> on should stand where the text begins.</summary>
    public static int FirstLines(IReadOnlyList<SetLine> lines, int next)
    {
        var paragraph = ParagraphEnd(lines, next) - next;
        return paragraph <= Least + 1 ? paragraph : Least;
    }

    /// <summary>How many lines from <paramref name="next"/> on may go into a height.</summary>
    public static int Fitting(IReadOnlyList<SetLine> lines, int next, double height)
    {
        var end = next;
        var used = 0.0;
        while (end < lines.Count && used + lines[end].Gap + lines[end].Height <= height + 0.01)
        {
            used += lines[end].Gap + lines[end].Height;
            end++;
        }

        if (end == lines.Count || end == next || lines[end].IsFirst)
        {
            return end - next;
        }

        var start = end;
        while (start > next && !lines[start].IsFirst)
        {
            start--;
        }

        var left = end - start;
        var carried = ParagraphEnd(lines, end) - end;
        if (carried < Least && left > Least)
        {
            return end - 1 - next;
        }

        // A paragraph that was itself carried over has no first line here to leave alone.
        return (left < Least || carried < Least) && lines[start].IsFirst ? start - next : end - next;
    }

    private static int ParagraphEnd(IReadOnlyList<SetLine> lines, int from)
    {
        var end = from;
        while (end < lines.Count && !lines[end].IsLast)
        {
            end++;
        }

        return Math.Min(end + 1, lines.Count);
    }
}
