using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Somdun.Foundation.Typesetting;

/// <summary>One weight of Sarabun: what HarfBuzz shapes with and Skia draws with. Loaded once; safe for several threads.</summary>
internal sealed class Typeface
{
    /// <summary>Top and bottom of a line as shares of the size, from the font itself: room for a tone mark over a vowel over a consonant.</summary>
    public const double Ascent = 1.068, Descent = 0.232;

    public static readonly Typeface Regular = new("Sarabun-Regular");

    public static readonly Typeface Bold = new("Sarabun-Bold");

    /// <summary>
    /// A mark set far to the left, as over ฝ, ends its letter short of the next: readers of PDF then see a gap and copy a space. A blank
    /// that ends where the letter does closes it.
    /// </summary>
    private const float LooseEnd = 0.05f;

    private readonly Font _font;
    private readonly ushort _space;
    private readonly float _spaceWidth;
    private readonly float _unit;

    private Typeface(string name)
    {
        Bytes = Read(name);
        Skia = SKTypeface.FromData(SKData.CreateCopy(Bytes));
        _unit = 1f / Skia.UnitsPerEm;
        _font = Load(Bytes, Skia.UnitsPerEm);
        Substitute = GlyphOf('■');
        _space = GlyphOf(' ');
        _spaceWidth = _font.GetHorizontalGlyphAdvance(_space) * _unit;
    }

    /// <summary>The TrueType file.</summary>
    public byte[] Bytes { get; }

    public SKTypeface Skia { get; }

    /// <summary>Printed for a letter the font does not have; the letter itself is still copied and found.</summary>
    public ushort Substitute { get; }

    public static Typeface Of(bool bold) => bold ? Bold : Regular;

    /// <summary>Turns text into glyphs: marks placed, sara am taken apart, tone marks raised.</summary>
    public Shape Shape(ReadOnlySpan<char> text)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = IsLatin(text) ? Script.Latin : Script.Thai;
        _font.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var glyphs = new List<Glyph>(infos.Length + 4);
        var pen = 0f;
        for (var i = 0; i < infos.Length; i++)
        {
            var (id, advance) = infos[i].Codepoint == 0
                ? (Substitute, _font.GetHorizontalGlyphAdvance(Substitute))
                : ((ushort)infos[i].Codepoint, places[i].XAdvance);
            var glyph = new Glyph(id, (int)infos[i].Cluster, pen + (places[i].XOffset * _unit), -places[i].YOffset * _unit);
            pen += advance * _unit;
            glyphs.Add(glyph);
            if ((i + 1 == infos.Length || infos[i + 1].Cluster != infos[i].Cluster) && pen - glyph.X - (advance * _unit) > LooseEnd)
            {
                glyphs.Add(new Glyph(_space, glyph.Cluster, pen - _spaceWidth, 0));
            }
        }

        return new Shape(new string(text), this, [.. glyphs], pen);
    }

    private ushort GlyphOf(char letter) =>
        _font.TryGetGlyph(letter, out var glyph) ? (ushort)glyph : throw new InvalidOperationException($"The font has no '{letter}'.");

    private static bool IsLatin(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0E00', '\u0E7F') < 0;

    private static byte[] Read(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Font Load(byte[] bytes, int unitsPerEm)
    {
        // The font lives as long as the process, so the pinned bytes are never freed.
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        using var blob = new Blob(pinned.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        using var face = new Face(blob, 0) { UnitsPerEm = unitsPerEm };
        face.MakeImmutable();
        var font = new Font(face);
        font.SetScale(unitsPerEm, unitsPerEm);
        font.SetFunctionsOpenType();
        return font;
    }
}

/// <summary>A glyph of a shaped text, placed from the text's start on its baseline; distances are shares of the type size.</summary>
/// <param name="Cluster">Offset of the letters it stands for.</param>
internal readonly record struct Glyph(ushort Id, int Cluster, float X, float Y);

/// <summary>A shaped piece of text at size 1.</summary>
internal sealed record Shape(string Text, Typeface Typeface, Glyph[] Glyphs, float Width);
