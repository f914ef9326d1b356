namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Shapes for one document. A book says the same words over and over: each is shaped once, at size 1, and kept until the document
/// is done.
/// </summary>
internal sealed class Shaper
{
    private readonly Dictionary<string, Shape>.AlternateLookup<ReadOnlySpan<char>> _regular = Lookup();
    private readonly Dictionary<string, Shape>.AlternateLookup<ReadOnlySpan<char>> _bold = Lookup();

    public Shape Shape(ReadOnlySpan<char> text, bool bold)
    {
        var known = bold ? _bold : _regular;
        if (!known.TryGetValue(text, out var shape))
        {
            shape = Typeface.Of(bold).Shape(text);
            known[text] = shape;
        }

        return shape;
    }

    /// <summary>Width of a text on one line, in the unit of the size.</summary>
    public double Measure(string text, double size, bool bold = false) => Shape(text, bold).Width * size;

    private static Dictionary<string, Shape>.AlternateLookup<ReadOnlySpan<char>> Lookup() =>
        new Dictionary<string, Shape>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
