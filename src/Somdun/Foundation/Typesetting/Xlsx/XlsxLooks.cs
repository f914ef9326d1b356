using DocumentFormat.OpenXml.Spreadsheet;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Somdun.Foundation.Typesetting;

/// <summary>The looks of cells in a workbook: each used one is kept once and named by its index.</summary>
internal sealed class XlsxLooks
{
    private const uint FirstOwnFormat = 164;

    private readonly Document _document;
    private readonly List<Look> _looks = [];
    private readonly List<string> _formats = [];

    public XlsxLooks(Document document)
    {
        _document = document;
        Plain = Index(new Look(FontOf.Regular, Shade.None, HasLines: false, Alignment.Start, Middle: false, Wraps: true, null));
        Label = Index(new Look(FontOf.Bold, Shade.None, HasLines: false, Alignment.Start, Middle: false, Wraps: false, null));
        Title = Index(new Look(FontOf.Title, Shade.None, HasLines: false, Alignment.Start, Middle: false, Wraps: false, null));
    }

    private enum FontOf
    {
        Regular,
        Bold,
        Title,
    }

    public uint Plain { get; }

    public uint Label { get; }

    public uint Title { get; }

    public uint Of(CellLook look, Figure? figure, bool isHead) => Index(new Look(
        look.Bold ? FontOf.Bold : FontOf.Regular, look.Shade, HasLines: true, look.Alignment, look.Middle || isHead, Wraps: figure is null, Format(figure)));

    public Stylesheet Stylesheet()
    {
        var shades = Enum.GetValues<Shade>();
        var formats = new NumberingFormats(_formats.Select((code, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = code }));
        var sheet = new Stylesheet();
        if (_formats.Count > 0)
        {
            sheet.NumberingFormats = formats;
        }

        sheet.Fonts = new Fonts(Font(11, false), Font(11, true), Font(16, true));

        // Excel keeps the first two fills for itself, whatever they say.
        sheet.Fills = new Fills(
            [
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                .. shades.Where(s => s != Shade.None).Select(s => new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FF" + Palette.Of(s) }) { PatternType = PatternValues.Solid })),
            ]);
        sheet.Borders = new Borders(new Border(), new Border(
            Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder()));
        sheet.CellStyleFormats = new CellStyleFormats(new CellFormat());
        sheet.CellFormats = new CellFormats(_looks.Select(FormatOf));
        sheet.CellStyles = new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 });
        return sheet;
    }

    private static T Line<T>()
        where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new S.Color { Rgb = "FF" + Palette.Line } };

    private static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new S.Color { Rgb = "FF" + Palette.Of(Ink.Black) }, new FontName { Val = "Sarabun" });
        return font;
    }

    private CellFormat FormatOf(Look look) => new()
    {
        FontId = (uint)look.Font,
        FillId = look.Shade == Shade.None ? 0 : (uint)look.Shade + 1,
        BorderId = look.HasLines ? 1u : 0,
        NumberFormatId = look.Format is null ? 0 : FirstOwnFormat + (uint)_formats.IndexOf(look.Format),
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = look.Shade != Shade.None,
        ApplyBorder = look.HasLines,
        ApplyNumberFormat = look.Format is not null,
        ApplyAlignment = true,
        Alignment = new S.Alignment
        {
            Horizontal = look.Alignment switch
            {
                Alignment.Centre => HorizontalAlignmentValues.Center,
                Alignment.End => HorizontalAlignmentValues.Right,
                _ => HorizontalAlignmentValues.Left,
            },
            Vertical = look.Middle ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
            WrapText = look.Wraps,
        },
    };

    private string? Format(Figure? figure)
    {
        if (figure is null)
        {
            return null;
        }

        // Excel prints ๐–๙ (D0) and years of the Buddhist era (07) by the format's locale; the value itself stays a number or a day.
        if (figure.Day is not null)
        {
            return _document.Language == Language.English ? "d mmm yyyy"
                : _document.ThaiDigits ? "[$-D07041E]d mmm yyyy"
                : "[$-107041E]d mmm yyyy";
        }

        return (_document.ThaiDigits ? "[$-D00041E]" : "")
            + "#,##0" + (figure.Decimals > 0 ? "." + new string('0', figure.Decimals) : "")
            + (figure.Unit is { } unit ? $"\" {unit.Replace("\"", "", StringComparison.Ordinal)}\"" : "");
    }

    private uint Index(Look look)
    {
        if (look.Format is not null && !_formats.Contains(look.Format))
        {
            _formats.Add(look.Format);
        }

        var index = _looks.IndexOf(look);
        if (index < 0)
        {
            index = _looks.Count;
            _looks.Add(look);
        }

        return (uint)index;
    }

    private sealed record Look(FontOf Font, Shade Shade, bool HasLines, Alignment Alignment, bool Middle, bool Wraps, string? Format);
}
