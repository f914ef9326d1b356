using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>The straight lines drawn on a page, and the tables they frame.</summary>
internal sealed class Rulings
{
    /// <summary>A filled box this thin is a line, as browsers and Word draw borders.</summary>
    private const double Thin = 3;

    /// <summary>Lines this near are one line; ends this near meet.</summary>
    private const double Near = 3;

    private const double Shortest = 4;

    /// <summary>Drawings have tens of thousands of strokes; tables do not.</summary>
    private const int MaxLines = 20_000;

    private readonly List<Ruling> _across = [];
    private readonly List<Ruling> _down = [];

    /// <summary>More lines than these, after those in one course are joined, are a drawing.</summary>
    private const int MaxCourses = 2_000;

    public Rulings(Page page, PageTurn turn, Extraction extraction)
    {
        foreach (var path in page.Paths)
        {
            extraction.Pause();
            if (!path.IsClipping && (path.IsFilled || path.IsStroked) && _across.Count + _down.Count < MaxLines)
            {
                foreach (var part in path)
                {
                    Add(part, path, turn);
                }
            }
        }

        _across = Merge(_across);
        _down = Merge(_down);
    }

    /// <summary>A line from one side to the other.</summary>
    /// <param name="At">Its y when it runs across, its x when it runs down.</param>
    internal readonly record struct Ruling(double At, double From, double To);

    /// <summary>Whether a line runs down between two places on a text line.</summary>
    public bool Parts(double left, double right, double y) => _down.Exists(r => r.At >= left && r.At <= right && r.From <= y && y <= r.To);

    /// <summary>The tables, from top to bottom: lines that meet, at least two each way.</summary>
    public List<RuledGrid> Grids()
    {
        var grids = new List<RuledGrid>();
        if (_across.Count + _down.Count > MaxCourses)
        {
            return grids;
        }

        var across = new List<Ruling>(_across);
        var down = new List<Ruling>(_down);
        while (across.Count > 1 && down.Count > 1)
        {
            var (ofAcross, ofDown) = Connected(across, down);
            if (ofAcross.Count > 1 && ofDown.Count > 1 && RuledGrid.Of(ofAcross, ofDown) is { } grid)
            {
                grids.Add(grid);
            }
        }

        return [.. grids.OrderBy(g => g.Box.Top)];
    }

    /// <summary>Takes out the lines that hang together with the first one.</summary>
    private static (List<Ruling> Across, List<Ruling> Down) Connected(List<Ruling> across, List<Ruling> down)
    {
        List<Ruling> ofAcross = [across[^1]];
        List<Ruling> ofDown = [];
        across.RemoveAt(across.Count - 1);
        var (a, d) = (0, 0);
        while (a < ofAcross.Count || d < ofDown.Count)
        {
            if (a < ofAcross.Count)
            {
                var line = ofAcross[a++];
                Move(down, ofDown, other => Meet(line, other));
            }
            else
            {
                var line = ofDown[d++];
                Move(across, ofAcross, other => Meet(other, line));
            }
        }

        return (ofAcross, ofDown);
    }

    private static void Move(List<Ruling> from, List<Ruling> to, Predicate<Ruling> which)
    {
        to.AddRange(from.FindAll(which));
        from.RemoveAll(which);
    }

    private static bool Meet(Ruling across, Ruling down) =>
        across.From - Near <= down.At && down.At <= across.To + Near && down.From - Near <= across.At && across.At <= down.To + Near;

    private void Add(PdfSubpath part, PdfPath path, PageTurn turn)
    {
        if (part.GetBoundingRectangle() is not { } bounds)
        {
            return;
        }

        var box = turn.Upright(bounds);
        if (box.Right - box.Left <= Thin || box.Bottom - box.Top <= Thin)
        {
            Add(box);
        }
        else if (path.IsStroked && !part.Commands.Any(c => c is PdfSubpath.CubicBezierCurve or PdfSubpath.QuadraticBezierCurve))
        {
            var points = Points(part);
            for (var i = 1; i < points.Count; i++)
            {
                var (a, b) = (turn.Upright(points[i - 1]), turn.Upright(points[i]));
                Add(new Box(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y)));
            }
        }
    }

    private static List<PdfPoint> Points(PdfSubpath part)
    {
        var points = new List<PdfPoint>();
        foreach (var command in part.Commands)
        {
            switch (command)
            {
                case PdfSubpath.Move move:
                    points.Add(move.Location);
                    break;
                case PdfSubpath.Line line:
                    points.Add(line.To);
                    break;
                case PdfSubpath.Close when points.Count > 0:
                    points.Add(points[0]);
                    break;
            }
        }

        return points;
    }

    private void Add(Box line)
    {
        if (line.Bottom - line.Top <= Thin && line.Right - line.Left > Thin)
        {
            _across.Add(new Ruling(line.MiddleY, line.Left, line.Right));
        }
        else if (line.Right - line.Left <= Thin && line.Bottom - line.Top > Thin)
        {
            _down.Add(new Ruling(line.MiddleX, line.Top, line.Bottom));
        }
    }

    /// <summary>Pieces of one line, as borders drawn cell by cell are, become one.</summary>
    private static List<Ruling> Merge(List<Ruling> lines)
    {
        var merged = new List<Ruling>();
        foreach (var group in Cluster(lines, l => l.At))
        {
            var at = group.Average(l => l.At);
            Ruling? open = null;
            foreach (var line in group.OrderBy(l => l.From))
            {
                if (open is { } last && line.From <= last.To + Near)
                {
                    open = last with { To = Math.Max(last.To, line.To) };
                }
                else
                {
                    Close();
                    open = new Ruling(at, line.From, line.To);
                }
            }

            Close();

            void Close()
            {
                if (open is { } last && last.To - last.From >= Shortest)
                {
                    merged.Add(last);
                }
            }
        }

        return merged;
    }

    /// <summary>Groups of lines that lie no further apart than <see cref="Near"/>, in order.</summary>
    internal static List<List<T>> Cluster<T>(IEnumerable<T> all, Func<T, double> at)
    {
        var groups = new List<List<T>>();
        var first = double.NegativeInfinity;
        foreach (var one in all.OrderBy(at))
        {
            if (at(one) - first > Near)
            {
                groups.Add([]);
                first = at(one);
            }

            groups[^1].Add(one);
        }

        return groups;
    }
}
