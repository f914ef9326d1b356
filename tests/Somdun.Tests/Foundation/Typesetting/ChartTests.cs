using System.Xml.Linq;
using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

public class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(ChartKind.Bars)]
    [InlineData(ChartKind.Columns)]
    [InlineData(ChartKind.Share)]
    public void A_chart_says_its_title_its_meaning_and_every_value(ChartKind kind)
    {
        var chart = new Chart
        {
            Kind = kind,
            Title = "งบประมาณ <ตามกลุ่ม>",
            Description = "กลุ่มนโยบายและแผนได้มากที่สุด",
            Labels = ["กลุ่มนโยบายและแผน", "กลุ่มอำนวยการ"],
            Series = [new Series("งบ", [300, 100])],
        };

        var svg = XElement.Parse(ChartSvg.Draw(chart, Language.Thai));

        Assert.Equal("งบประมาณ <ตามกลุ่ม>", svg.Element(Svg + "title")!.Value);
        Assert.Equal("กลุ่มนโยบายและแผนได้มากที่สุด", svg.Element(Svg + "desc")!.Value);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Attribute("style") is not null);
        Assert.All(["300", "100"], value => Assert.Contains(svg.Descendants(Svg + "text"), t => t.Value == value));
    }

    [Fact]
    public void Lengths_are_in_proportion_to_the_values()
    {
        var chart = new Chart { Kind = ChartKind.Bars, Title = "ก", Labels = ["ก", "ข", "ค"], Series = [new Series("ง", [400, 100, 0])] };

        var bars = XElement.Parse(ChartSvg.Draw(chart, Language.Thai)).Descendants(Svg + "rect")
            .Select(r => double.Parse(r.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(2, bars.Count);
        Assert.Equal(4, bars[0] / bars[1], 2);
    }

    [Fact]
    public void A_chart_of_nothing_is_drawn_too()
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var empty = new Chart { Kind = kind, Title = "ว่าง", Labels = [], Series = [new Series("ก", [])] };
            var zero = new Chart { Kind = kind, Title = "ศูนย์", Labels = ["ก"], Series = [new Series("ก", [0])] };

            XElement.Parse(ChartSvg.Draw(empty, Language.English));
            XElement.Parse(ChartSvg.Draw(zero, Language.English));
        }
    }

    [Fact]
    public void Values_that_do_not_match_the_labels_are_refused()
    {
        var chart = new Chart { Kind = ChartKind.Bars, Title = "ก", Labels = ["ก", "ข"], Series = [new Series("ง", [1])] };

        Assert.Throws<ArgumentException>(() => ChartSvg.Draw(chart, Language.Thai));
    }

    [Fact]
    public void A_chart_of_149_schools_goes_on_over_the_page_in_one_scale()
    {
        var chart = new Chart
        {
            Kind = ChartKind.Bars,
            Title = "โรงเรียน",
            Labels = [.. Enumerable.Range(1, 149).Select(n => $"โรงเรียนที่ {n}")],
            Series = [new Series("ส่งแล้ว", [.. Enumerable.Range(1, 149).Select(n => (decimal)n)])],
        };

        var pages = PdfLayout.Of(Printing.Of(new ChartBlock(chart)), new Shaper()).Pages;
        var bars = pages.SelectMany(p => p.Marks.OfType<DrawingMark>()).SelectMany(m => m.Drawing.Parts.OfType<DrawnBox>()).ToList();

        Assert.InRange(pages.Count, 3, 8);
        Assert.Equal(149, bars.Count);
        Assert.Equal(149, bars[148].Width / bars[0].Width, 1.0);
    }
}
