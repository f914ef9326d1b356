namespace Somdun.Foundation.Typesetting;

/// <summary>A stretch of a line in one look, placed from the line's start.</summary>
internal readonly record struct Piece(Shape Shape, double X, double Size, Ink Ink)
{
    public double Width => Shape.Width * Size;
}

/// <summary>One line of text as it is printed. Distances are points.</summary>
/// <param name="X">Where it begins, from the left edge of the paragraph's box.</param>
/// <param name="Width">Without the spaces at its end, which are printed for those who copy the text.</param>
internal sealed record Line(IReadOnlyList<Piece> Pieces, double X, double Width, double Size)
{
    /// <summary>Line height as a share of the size. Thai needs more than Latin: marks stand above and below.</summary>
    private const double Leading = 1.38;

    public double Height => Size * Leading;

    /// <summary>From the top of the line to its baseline.</summary>
    public double Baseline => Size * (Typeface.Ascent + ((Leading - Typeface.Ascent - Typeface.Descent) / 2));

    public string Text => string.Concat(Pieces.Select(p => p.Shape.Text));
}

/// <summary>Text and its look, as it goes into lines.</summary>
internal readonly record struct StyledRun(string Text, bool Bold, double Size, Ink Ink);
