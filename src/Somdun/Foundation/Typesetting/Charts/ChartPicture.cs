using SkiaSharp;

namespace Somdun.Foundation.Typesetting;

/// <summary>A chart as PNG, for formats that take no vectors; fine enough for print.</summary>
internal static class ChartPicture
{
    private const float DotsPerPoint = 300f / 72;

    public static byte[] Png(Drawing drawing, Shaper shaper)
    {
        var size = new SKImageInfo((int)Math.Ceiling(drawing.Width * DotsPerPoint), (int)Math.Ceiling(drawing.Height * DotsPerPoint));
        using var surface = SKSurface.Create(size) ?? throw new InvalidOperationException($"No room for a picture of {size.Width} × {size.Height} dots.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(DotsPerPoint);
        using var pen = new Pen(shaper, thaiDigits: false);
        pen.Begin(surface.Canvas);
        pen.Draw(drawing, 0, 0);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
