using System.Globalization;
using System.Net;
using System.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Draws a chart for a web page. There is no style in it but classes and presentation attributes (the pages allow no inline style), so
/// a style sheet may repaint it: <c>chart-part s0…s7</c>, <c>chart-axis</c>, <c>chart-grid</c>, <c>chart-text</c>, <c>chart-quiet</c>.
/// </summary>
public static class ChartSvg
{
    /// <param name="width">Width in CSS pixels for which the text is 14 px; below some 480, names stand above their bars.</param>
    /// <returns>An <c>svg</c> element with title and description; put it in a figure whose caption is the chart's title, its table beside it.</returns>
    public static string Draw(Chart chart, Language language, int width = 640)
    {
        var drawing = ChartDrawing.Of(chart, width, 14, language, thaiDigits: false, new Shaper());
        return Write(drawing, chart, language);
    }

    private static string Write(Drawing drawing, Chart chart, Language language)
    {
        var svg = new StringBuilder(4096);
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{(language == Language.Thai ? "th" : "en")}" viewBox="0 0 {drawing.Width:0.#} {drawing.Height:0.#}">""");
        svg.Append("<title>").Append(Encoded(chart.Title)).Append("</title>");
        if (chart.Description is { } description)
        {
            svg.Append("<desc>").Append(Encoded(description)).Append("</desc>");
        }

        foreach (var part in drawing.Parts)
        {
            Append(svg, part);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Drawn part)
    {
        switch (part)
        {
            case DrawnBox box:
                svg.Append(CultureInfo.InvariantCulture, $"""<rect class="chart-part s{box.Series % Palette.Series.Length}" x="{box.X:0.##}" y="{box.Top:0.##}" width="{box.Width:0.##}" height="{box.Height:0.##}" fill="#{Palette.OfSeries(box.Series)}" """);
                svg.Append(box.Tip is null ? "/>" : $"><title>{Encoded(box.Tip)}</title></rect>");
                break;
            case DrawnLine line:
                var (name, colour) = line.IsAxis ? ("axis", Palette.Line) : ("grid", Palette.Faint);
                svg.Append(CultureInfo.InvariantCulture, $"""<path class="chart-{name}" d="M{line.FromX:0.##} {line.FromY:0.##}L{line.ToX:0.##} {line.ToY:0.##}" stroke="#{colour}" fill="none"/>""");
                break;
            case DrawnText text:
                var anchor = text.Anchor switch { Alignment.Centre => " text-anchor=\"middle\"", Alignment.End => " text-anchor=\"end\"", _ => "" };
                var look = text.Ink == Ink.Quiet ? "quiet" : "text";
                svg.Append(CultureInfo.InvariantCulture, $"""<text class="chart-{look}" x="{text.X:0.##}" y="{text.Baseline:0.##}" font-size="{text.Size:0.##}" fill="currentColor"{anchor}>{Encoded(text.Text)}</text>""");
                break;
            default:
                throw new NotSupportedException($"SVG has no way to draw {part.GetType().Name}.");
        }
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
