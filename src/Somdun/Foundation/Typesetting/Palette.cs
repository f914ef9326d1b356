namespace Somdun.Foundation.Typesetting;

/// <summary>The inks of a document. What they say is also said in words: a document must lose nothing on a black-and-white printer.</summary>
public enum Ink
{
    Black,
    Quiet,
    Accent,
    Good,
    Warning,
    Bad,
    White,
}

/// <summary>The grounds behind cells.</summary>
public enum Shade
{
    None,
    Head,
    Total,
    Group,
}

/// <summary>The colours as RRGGBB: those of the screens (tokens.css), made for white paper.</summary>
internal static class Palette
{
    public const string Line = "9C978B";

    public const string Faint = "DFDBD0";

    /// <summary>Parts of a chart, neighbours far apart in lightness too: they must differ on a black-and-white printer.</summary>
    public static readonly string[] Series = ["175E5A", "D9A066", "3D5A80", "A9CFCA", "8A3F2B", "C9C4B5", "5E7F4E", "7A6A9B"];

    public static string OfSeries(int index) => Series[index % Series.Length];

    public static string Of(Ink ink) => ink switch
    {
        Ink.Black => "1C2530",
        Ink.Quiet => "4D5866",
        Ink.Accent => "175E5A",
        Ink.Good => "23693F",
        Ink.Warning => "8A5A00",
        Ink.Bad => "A32F2F",
        Ink.White => "FFFFFF",
        _ => throw new ArgumentOutOfRangeException(nameof(ink), ink, null),
    };

    public static string? Of(Shade shade) => shade switch
    {
        Shade.None => null,
        Shade.Head => "E3EFED",
        Shade.Total => "F3F1EA",
        Shade.Group => "EEF3F2",
        _ => throw new ArgumentOutOfRangeException(nameof(shade), shade, null),
    };
}
