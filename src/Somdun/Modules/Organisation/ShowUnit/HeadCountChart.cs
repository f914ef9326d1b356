using System.Globalization;
using Microsoft.AspNetCore.Html;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>A school's pupils over time: upright bars, the newest at the right, each with its number. The table beside it says the same.</summary>
internal static class HeadCountChart
{
    private const int Most = 12, Width = 480, Height = 150, Foot = 22, Top = 18;

    public static IHtmlContent Svg(IReadOnlyList<HeadCount> counts)
    {
        var shown = counts.TakeLast(Most).ToList();
        var highest = Math.Max(1, shown.Max(c => c.Pupils));
        var step = (decimal)Width / shown.Count;
        var width = Math.Min(40, step * 0.6m);
        var svg = new HtmlContentBuilder();
        var label = T($"จำนวนนักเรียน {shown.Count} ครั้งล่าสุด จาก {shown[0].Pupils:N0} เป็น {shown[^1].Pupils:N0} คน", $"Pupils at the last {shown.Count} counts, from {shown[0].Pupils:N0} to {shown[^1].Pupils:N0}").ToString();
        svg.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"counts\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"")).Append(label).AppendHtml("\">");
        foreach (var (i, count) in shown.Index())
        {
            var height = (decimal)count.Pupils / highest * (Height - Foot - Top);
            var middle = (i * step) + (step / 2);
            svg.AppendHtml(string.Create(CultureInfo.InvariantCulture,
                $"<rect x=\"{middle - (width / 2):0.#}\" y=\"{Height - Foot - height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\"/><text x=\"{middle:0.#}\" y=\"{Height - Foot - height - 5:0.#}\">{count.Pupils:N0}</text><text class=\"foot\" x=\"{middle:0.#}\" y=\"{Height - 6}\">{(count.Day.Year + (Languages.OfReader == Language.English ? 0 : 543)) % 100:00}/{count.Day.Month}</text>"));
        }

        return svg.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<line x1=\"0\" x2=\"{Width}\" y1=\"{Height - Foot}\" y2=\"{Height - Foot}\"/></svg>"));
    }
}
