namespace Somdun.Modules.PlanReading.Documents;

/// <summary>A table framed by lines: a grid of places, some of them joined because no line parts them.</summary>
internal sealed class RuledGrid
{
    private const int MaxPlaces = 20_000;

    private readonly List<double> _x;
    private readonly List<double> _y;

    // Each place points to another of its cell, and in the end to the first (upper left) one.
    private readonly int[] _cell;

    private RuledGrid(List<double> x, List<double> y, List<Rulings.Ruling> across, List<Rulings.Ruling> down)
    {
        (_x, _y) = (x, y);
        _cell = [.. Enumerable.Range(0, Rows * Columns)];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var (middleX, middleY) = ((x[column] + x[column + 1]) / 2, (y[row] + y[row + 1]) / 2);
                if (column + 1 < Columns && !Stands(down, x[column + 1], middleY))
                {
                    Join((row * Columns) + column, (row * Columns) + column + 1);
                }

                if (row + 1 < Rows && !Stands(across, y[row + 1], middleX))
                {
                    Join((row * Columns) + column, ((row + 1) * Columns) + column);
                }
            }
        }
    }

    public int Rows => _y.Count - 1;

    public int Columns => _x.Count - 1;

    public Box Box => new(_x[0], _y[0], _x[^1], _y[^1]);

    /// <summary>Null when the lines frame a single box or more places than a table has.</summary>
    public static RuledGrid? Of(List<Rulings.Ruling> across, List<Rulings.Ruling> down)
    {
        // A table may leave its outer lines undrawn: then the ends of the lines the other way are its edges.
        var x = Edges(down.Select(l => l.At), across.Min(l => l.From), across.Max(l => l.To));
        var y = Edges(across.Select(l => l.At), down.Min(l => l.From), down.Max(l => l.To));
        return x.Count < 2 || y.Count < 2 || (x.Count == 2 && y.Count == 2) || (x.Count - 1) * (y.Count - 1) > MaxPlaces
            ? null
            : new RuledGrid(x, y, across, down);
    }

    /// <summary>The first place of the cell at a point; null outside the table.</summary>
    public (int Row, int Column)? CellAt(double x, double y)
    {
        var (column, row) = (Between(_x, x), Between(_y, y));
        return column is null || row is null ? null : First(row.Value, column.Value);
    }

    /// <summary>The first (upper left) place of the cell that a place belongs to.</summary>
    public (int Row, int Column) First(int row, int column)
    {
        var root = Root((row * Columns) + column);
        return (root / Columns, root % Columns);
    }

    private static List<double> Edges(IEnumerable<double> lines, double first, double last) =>
        [.. Rulings.Cluster(lines.Append(first).Append(last), l => l).Select(g => g.Average())];

    private static int? Between(List<double> edges, double at)
    {
        var next = edges.FindIndex(e => e > at);
        return next <= 0 ? null : next - 1;
    }

    private static bool Stands(List<Rulings.Ruling> lines, double at, double through) =>
        lines.Exists(l => Math.Abs(l.At - at) <= 3.1 && l.From - 1 <= through && through <= l.To + 1);

    private void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        _cell[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int place)
    {
        while (_cell[place] != place)
        {
            place = _cell[place] = _cell[_cell[place]];
        }

        return place;
    }
}
