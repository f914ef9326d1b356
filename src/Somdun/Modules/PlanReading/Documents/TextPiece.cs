using System.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>A rectangle on a page or in a text; y grows downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double MiddleX => (Left + Right) / 2;

    public double MiddleY => (Top + Bottom) / 2;

    public Box Joined(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}

/// <summary>Letters that stand together on one line.</summary>
/// <param name="Em">The size of a letter, to measure gaps with.</param>
internal sealed record TextPiece(string Text, Box Box, double Em)
{
    /// <summary>Whether the file itself has a space before it.</summary>
    public bool AfterSpace { get; init; }

    /// <summary>Whether the file itself has a space behind it, which at the end of a line no picture shows.</summary>
    public bool EndsInSpace { get; init; }

    /// <summary>The text of pieces on one line, from left to right.</summary>
    public static string Join(IEnumerable<TextPiece> line)
    {
        var text = new StringBuilder();
        TextPiece? last = null;

        // By their middles: a tone mark alone has no width and stands where the next letter already begins.
        foreach (var piece in line.OrderBy(p => p.Box.MiddleX))
        {
            if (last is not null && piece.Text.Length > 0 && last.Text.Length > 0 && NeedsSpace(last, piece))
            {
                text.Append(' ');
            }

            text.Append(piece.Text);
            last = piece;
        }

        return text.ToString();
    }

    /// <summary>Whether the file has a space behind the last of these pieces of one line.</summary>
    public static bool EndIn(IEnumerable<TextPiece> line) => line.MaxBy(p => p.Box.MiddleX) is { EndsInSpace: true };

    private static bool NeedsSpace(TextPiece last, TextPiece next)
    {
        var gap = next.Box.Left - last.Box.Right;
        var isWithinThai = Thai.ThaiText.IsThai(last.Text[^1]) && Thai.ThaiText.IsThai(next.Text[0]);

        // Thai lines are often spread to fill the column: only a wide gap between Thai letters is a space.
        return !ThaiSoundness.IsMark(next.Text[0]) && (next.AfterSpace || gap > last.Em * (isWithinThai ? 0.6 : 0.2));
    }
}

/// <summary>A line of a page: its pieces from left to right, and its number on the page.</summary>
internal sealed record TextLine(int Number, IReadOnlyList<TextPiece> Pieces)
{
    public double Left => Pieces.Min(p => p.Box.Left);

    public double Right => Pieces.Max(p => p.Box.Right);

    public string Text => TextPiece.Join(Pieces);
}
