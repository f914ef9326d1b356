using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>How a piece of text is parted from the one before it in its column.</summary>
internal enum Seam
{
    /// <summary>A paragraph, a list item or a line break somebody typed.</summary>
    Break,

    /// <summary>The format cut the line by width, or a row was cut by a page end: the text goes on.</summary>
    Cut,
}

/// <summary>A piece of one column of one project, with its place.</summary>
/// <param name="Marker">A list marker that the format knows and the text does not print.</param>
internal readonly record struct Piece(string Text, string? Marker, Seam Seam, string Part, string Place)
{
    /// <summary>The pieces of a cell: the first follows what stood above it in the column.</summary>
    /// <param name="seam">How the cell as a whole is parted from the cell before it.</param>
    public static IEnumerable<Piece> Of(SourceCell cell, string part, Seam seam)
    {
        // A line's Wrapped tells of its own end, so the seam belongs to the line after it.
        var next = seam;
        foreach (var line in cell.Lines)
        {
            if (line.Text.Length == 0)
            {
                continue;
            }

            yield return new(line.Text, line.Marker, next, part, cell.Place);
            next = line.Wrapped ? Seam.Cut : Seam.Break;
        }
    }

    /// <summary>All the pieces as one text.</summary>
    public static string Join(IEnumerable<Piece> pieces)
    {
        var text = "";
        foreach (var piece in pieces)
        {
            text = Join(text, piece.Seam, piece.Text);
        }

        return text;
    }

    /// <summary>The text of a cell, its wrapped lines joined as they were before.</summary>
    public static string Whole(SourceCell cell) => Join(Of(cell, "", Seam.Break));

    public static string Join(string text, Seam seam, string next) =>
        text.Length == 0 ? next : seam == Seam.Cut ? ThaiText.Join(text, next) : $"{text} {next}";

    /// <summary>From the first piece to the last.</summary>
    public static Source Span(Piece first, Piece last) => new(
        first.Part,
        first.Place,
        first.Part == last.Part || last.Place.StartsWith("line ", StringComparison.Ordinal) ? last.Place : $"{last.Part}, {last.Place}");
}
