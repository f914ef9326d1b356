using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// How a page must be turned so that its text stands upright: a wide table is often put sideways on an upright page.
/// Points and boxes leave here upright, with y growing downwards.
/// </summary>
/// <param name="Quarters">Quarter turns clockwise in which the text stands on the page as it is shown.</param>
/// <param name="Width">Of the page as it is shown.</param>
internal readonly record struct PageTurn(int Quarters, double Width, double Height)
{
    /// <summary>The way that more than half of the letters stand.</summary>
    public static PageTurn Of(Page page)
    {
        var letters = page.Letters.CountBy(l => QuartersOf(l.TextOrientation)).ToList();
        var (way, count) = letters.Count == 0 ? new(0, 0) : letters.MaxBy(l => l.Value);
        return new(count * 2 > page.Letters.Count ? way : 0, page.Width, page.Height);
    }

    /// <summary>Quarter turns that a letter stands off the page's text.</summary>
    public int Off(TextOrientation orientation) => (QuartersOf(orientation) - Quarters + 4) % 4;

    public (double X, double Y) Upright(PdfPoint point) => Upright(point.X, Height - point.Y);

    public Box Upright(PdfRectangle box)
    {
        var (a, b) = (Upright(box.BottomLeft), Upright(box.TopRight));
        return new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
    }

    /// <summary>A box of the page as it is shown, y downwards already.</summary>
    public Box Upright(Box box)
    {
        var (a, b) = (Upright(box.Left, box.Top), Upright(box.Right, box.Bottom));
        return new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
    }

    private (double X, double Y) Upright(double x, double y) => Quarters switch
    {
        1 => (y, Width - x),
        2 => (Width - x, Height - y),
        3 => (Height - y, x),
        _ => (x, y),
    };

    private static int QuartersOf(TextOrientation orientation) => orientation switch
    {
        TextOrientation.Rotate90 => 1,
        TextOrientation.Rotate180 => 2,
        TextOrientation.Rotate270 => 3,
        _ => 0,
    };
}
