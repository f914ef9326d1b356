namespace Somdun.Foundation.Typesetting;

/// <summary>A picture made of boxes, lines and text, in points from its upper left corner; it does not know who draws it.</summary>
internal sealed record Drawing(double Width, double Height, IReadOnlyList<Drawn> Parts)
{
    public Drawing Shrunk(double factor) => new(Width * factor, Height * factor, [.. Parts.Select(part => part switch
    {
        DrawnBox box => box with { X = box.X * factor, Top = box.Top * factor, Width = box.Width * factor, Height = box.Height * factor },
        DrawnLine line => line with { FromX = line.FromX * factor, FromY = line.FromY * factor, ToX = line.ToX * factor, ToY = line.ToY * factor },
        DrawnText text => text with { X = text.X * factor, Baseline = text.Baseline * factor, Size = text.Size * factor },
        _ => part,
    })]);
}

internal abstract record Drawn;

/// <param name="Tip">Said when pointed at or heard: "ต.ค. 62: 47,000.00".</param>
internal sealed record DrawnBox(double X, double Top, double Width, double Height, int Series, string? Tip) : Drawn;

internal sealed record DrawnLine(double FromX, double FromY, double ToX, double ToY, bool IsAxis) : Drawn;

/// <param name="X">The left end, the middle or the right end of the text, by its anchor.</param>
internal sealed record DrawnText(string Text, double X, double Baseline, double Size, Ink Ink, Alignment Anchor = Alignment.Start) : Drawn;
