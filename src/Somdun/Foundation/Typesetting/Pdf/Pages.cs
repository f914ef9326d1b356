namespace Somdun.Foundation.Typesetting;

/// <summary>The pages of a document while they are being filled from top to bottom.</summary>
internal sealed class Pages
{
    private const double A4Short = 210, A4Long = 297;

    private readonly List<Page> _all = [];
    private Section? _section;

    public IReadOnlyList<Page> All => _all;

    public Page Current => _all[^1];

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    public double Left { get; private set; }

    public double Width { get; private set; }

    /// <summary>Where the next block begins.</summary>
    public double Y { get; set; }

    public double Remaining => Bottom - Y;

    public bool IsFresh => Y <= Top;

    /// <summary>Size of a section's text area in points.</summary>
    public static (double Width, double Height) TextArea(Section section)
    {
        var (width, height) = section.Landscape ? (A4Long, A4Short) : (A4Short, A4Long);
        var margins = section.Margins;
        return (Points(width - margins.Left - margins.Right), Points(height - margins.Top - margins.Bottom));
    }

    public static double Points(double millimetres) => millimetres * 72 / 25.4;

    public void Begin(Section section)
    {
        _section = section;
        BeginPage();
    }

    public void BeginPage()
    {
        var section = _section ?? throw new InvalidOperationException("A page belongs to a section.");
        var (width, height) = section.Landscape ? (A4Long, A4Short) : (A4Short, A4Long);
        _all.Add(new Page(section, Points(width), Points(height), _all.Count + 1));

        (Width, var textHeight) = TextArea(section);
        Top = Points(section.Margins.Top);
        Bottom = Top + textHeight;
        Left = Points(section.Margins.Left);
        Y = Top;
    }

    public void Add(Mark mark) => Current.Marks.Add(mark);
}
