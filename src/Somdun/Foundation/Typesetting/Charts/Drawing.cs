namespace Somdun.Foundation.Typesetting;

/// <summary>A picture made of boxes, lines and text, in points from its upper left corner; it does not know who draws it.</summary>
internal sealed record Drawing(double Width, double Height, IReadOnlyList<Drawn> Parts);

internal abstract record Drawn;

/// <param name="Tip">Said when pointed at or heard: "ต.ค. 62: 47,000.00".</param>
internal sealed record DrawnBox(double X, double Top, double Width, double Height, int Series, string? Tip) : Drawn;

internal sealed record DrawnLine(double FromX, double FromY, double ToX, double ToY, bool IsAxis) : Drawn;

/// <param name="X">The left end, the middle or the right end of the text, by its anchor.</param>
internal sealed record DrawnText(string Text, double X, double Baseline, double Size, Ink Ink, Alignment Anchor = Alignment.Start) : Drawn;
