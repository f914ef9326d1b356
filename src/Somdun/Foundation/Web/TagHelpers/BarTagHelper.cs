using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Somdun.Foundation.Web.TagHelpers;

/// <summary>
/// A bar whose length is a share: <c>&lt;bar part="41" whole="90" /&gt;</c>. The figures themselves stand beside it, so that it is hidden from
/// who listens; where they do not, give it a <c>label</c>.
/// </summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTagHelper : TagHelper
{
    public decimal Part { get; set; }

    public decimal Whole { get; set; }

    /// <summary>A second part after the first, in a paler shade.</summary>
    public decimal Then { get; set; }

    /// <summary>Where it should be by now: a saffron tick.</summary>
    public decimal? Mark { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar");
        output.Attributes.SetAttribute("viewBox", "0 0 100 10");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        var first = Share(Part);
        var second = Math.Min(Share(Then), 100 - first);
        output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect width=\"{first:0.##}\" height=\"10\"/>"));
        if (second > 0)
        {
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"mid\" x=\"{first:0.##}\" width=\"{second:0.##}\" height=\"10\"/>"));
        }

        if (Mark is { } mark)
        {
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"mark\" x=\"{Math.Min(Share(mark), 99):0.##}\" width=\"1\" height=\"10\"/>"));
        }
    }

    private decimal Share(decimal part) => Whole <= 0 ? 0 : Math.Clamp(part / Whole * 100, 0, 100);
}
