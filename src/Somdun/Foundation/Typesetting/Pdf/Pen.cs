using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace Somdun.Foundation.Typesetting;

/// <summary>The page being drawn.</summary>
internal sealed class Pen(Shaper shaper, bool thaiDigits) : IDisposable
{
    private readonly Dictionary<(Typeface, double), SKFont> _fonts = [];
    private readonly SKTextBlobBuilder _builder = new();
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private SKCanvas? _page;

    public bool ThaiDigits => thaiDigits;

    private SKCanvas Canvas => _page ?? throw new InvalidOperationException("Nothing is drawn outside a page.");

    public void Begin(SKCanvas page) => _page = page;

    public Line SetLine(string text, double size, Ink ink = Ink.Black) =>
        LineBreaker.Break(shaper, [new StyledRun(text, false, size, ink)], double.MaxValue)[0];

    public void DrawLine(Line line, double x, double baseline)
    {
        var from = 0;
        while (from < line.Pieces.Count)
        {
            var first = line.Pieces[from];
            var to = from + 1;
            while (to < line.Pieces.Count && line.Pieces[to] is var next
                && next.Shape.Typeface == first.Shape.Typeface && next.Size.Equals(first.Size) && next.Ink == first.Ink)
            {
                to++;
            }

            DrawPieces(line.Pieces, from, to, x + line.X, baseline);
            from = to;
        }
    }

    public void FillBox(double x, double top, double width, double height, string colour)
    {
        Use(colour);
        _paint.Style = SKPaintStyle.Fill;
        Canvas.DrawRect((float)x, (float)top, (float)width, (float)height, _paint);
    }

    public void DrawStroke(double fromX, double fromY, double toX, double toY, double thickness, string colour)
    {
        Use(colour);
        _paint.StrokeWidth = (float)thickness;
        Canvas.DrawLine((float)fromX, (float)fromY, (float)toX, (float)toY, _paint);
    }

    /// <summary>A leader of dots that stand in one grid on every line.</summary>
    public void DrawDots(double from, double to, double baseline, double size)
    {
        var step = size * 0.5;
        Use(Palette.Line);
        _paint.Style = SKPaintStyle.Fill;
        for (var x = Math.Ceiling((from + step) / step) * step; x < to - step; x += step)
        {
            Canvas.DrawCircle((float)x, (float)(baseline - (size * 0.05)), (float)(size * 0.045), _paint);
        }
    }

    public void Draw(Drawing drawing, double x, double top)
    {
        foreach (var part in drawing.Parts)
        {
            switch (part)
            {
                case DrawnBox box:
                    FillBox(x + box.X, top + box.Top, box.Width, box.Height, Palette.OfSeries(box.Series));
                    break;
                case DrawnLine line:
                    DrawStroke(x + line.FromX, top + line.FromY, x + line.ToX, top + line.ToY, 0.5, line.IsAxis ? Palette.Line : Palette.Faint);
                    break;
                case DrawnText text:
                    var set = SetLine(text.Text, text.Size, text.Ink);
                    var shift = text.Anchor switch { Alignment.Centre => set.Width / 2, Alignment.End => set.Width, _ => 0 };
                    DrawLine(set, x + text.X - shift, top + text.Baseline);
                    break;
                default:
                    throw new NotSupportedException($"A page has no way to draw {part.GetType().Name}.");
            }
        }
    }

    public void NameTarget(string name, double top)
    {
        using var data = Annotation(name);
        Canvas.DrawNamedDestinationAnnotation(new SKPoint(0, (float)Math.Max(0, top - 12)), data);
    }

    public void Link(string target, double x, double top, double width, double height)
    {
        using var data = Annotation(target);
        Canvas.DrawLinkDestinationAnnotation(SKRect.Create((float)x, (float)top, (float)width, (float)height), data);
    }

    public void Dispose()
    {
        _builder.Dispose();
        _paint.Dispose();
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }
    }

    private static SKData Annotation(string name) => SKData.CreateCopy(Encoding.ASCII.GetBytes(name + '\0'));

    /// <summary>
    /// Draws pieces of one look as one run that carries its text and the letters of each glyph. Without them a PDF keeps glyphs alone,
    /// and "ที่" is copied as "ที": Skia writes the letters beside every glyph whose own meaning differs.
    /// </summary>
    private void DrawPieces(IReadOnlyList<Piece> pieces, int from, int to, double x, double baseline)
    {
        var (glyphs, bytes) = (0, 0);
        for (var i = from; i < to; i++)
        {
            glyphs += pieces[i].Shape.Glyphs.Length;
            bytes += Encoding.UTF8.GetByteCount(pieces[i].Shape.Text);
        }

        if (glyphs == 0)
        {
            return;
        }

        var (typeface, size) = (pieces[from].Shape.Typeface, pieces[from].Size);
        var run = _builder.AllocateRawPositionedTextRun(FontOf(typeface, size), glyphs, bytes, null);
        var (g, start) = (0, 0);
        for (var i = from; i < to; i++)
        {
            var (shape, pieceX) = (pieces[i].Shape, pieces[i].X);
            foreach (var glyph in shape.Glyphs)
            {
                run.Glyphs[g] = glyph.Id;
                run.Positions[g] = new SKPoint((float)(pieceX + (glyph.X * size)), (float)(glyph.Y * size));
                run.Clusters[g] = (uint)(start + Encoding.UTF8.GetByteCount(shape.Text.AsSpan(0, glyph.Cluster)));
                g++;
            }

            start += Encoding.UTF8.GetBytes(shape.Text, run.Text[start..]);
        }

        using var blob = _builder.Build();
        Use(Palette.Of(pieces[from].Ink));
        _paint.Style = SKPaintStyle.Fill;
        Canvas.DrawText(blob, (float)x, (float)baseline, _paint);
    }

    private SKFont FontOf(Typeface typeface, double size)
    {
        ref var font = ref CollectionsMarshal.GetValueRefOrAddDefault(_fonts, (typeface, size), out _);
        return font ??= new SKFont(typeface.Skia, (float)size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
    }

    private void Use(string colour) => _paint.Color = SKColor.Parse(colour);
}
