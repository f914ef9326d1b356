namespace Somdun.Foundation.Typesetting;

/// <summary>A page laid out: marks with their places in points from its upper left corner.</summary>
internal sealed class Page(Section section, double width, double height, int number)
{
    public Section Section { get; } = section;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>1 for the first page of the document, covers included.</summary>
    public int Number { get; } = number;

    public List<Mark> Marks { get; } = [];
}

/// <summary>Something that stands on a page. It is drawn when all pages are known, so that it may name any of them.</summary>
internal abstract record Mark
{
    public abstract void Draw(Pen pen);
}

/// <param name="X">Left edge of the paragraph's box.</param>
/// <param name="Top">Top of the line.</param>
internal sealed record LineMark(Line Line, double X, double Top) : Mark
{
    public override void Draw(Pen pen) => pen.DrawLine(Line, X, Top + Line.Baseline);
}

internal sealed record BoxMark(double X, double Top, double Width, double Height, string Fill) : Mark
{
    public override void Draw(Pen pen) => pen.FillBox(X, Top, Width, Height, Fill);
}

internal sealed record StrokeMark(double FromX, double FromY, double ToX, double ToY, double Thickness, string Colour) : Mark
{
    public override void Draw(Pen pen) => pen.DrawStroke(FromX, FromY, ToX, ToY, Thickness, Colour);
}

/// <summary>Where a bookmark and a line of the contents lead.</summary>
internal sealed record TargetMark(string Name, double Top) : Mark
{
    public override void Draw(Pen pen) => pen.NameTarget(Name, Top);
}

/// <summary>The page of a heading, as the contents print it, with its leader of dots.</summary>
/// <param name="From">Where the dots may begin.</param>
/// <param name="Right">Where the number ends.</param>
internal sealed record LeaderMark(LaidHeading Heading, double From, double Right, double Top, double Size) : Mark
{
    public override void Draw(Pen pen)
    {
        var number = pen.SetLine(PrintedText.Of(Heading.Page.ToString(System.Globalization.CultureInfo.InvariantCulture), pen.ThaiDigits), Size);
        pen.DrawLine(number, Right - number.Width, Top + number.Baseline);
        pen.DrawDots(From, Right - number.Width, Top + number.Baseline, Size);
    }
}

internal sealed record LinkMark(string Target, double X, double Top, double Width, double Height) : Mark
{
    public override void Draw(Pen pen) => pen.Link(Target, X, Top, Width, Height);
}

internal sealed record DrawingMark(Drawing Drawing, double X, double Top) : Mark
{
    public override void Draw(Pen pen) => pen.Draw(Drawing, X, Top);
}
