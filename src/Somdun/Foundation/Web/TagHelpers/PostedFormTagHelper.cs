using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Somdun.Foundation.Web.TagHelpers;

/// <summary>
/// Gives every form that posts the key by which a second post of it does nothing (<see cref="OncePerForm"/>), and an address where it names
/// none: a page shown in answer to one button stands at that button's address, and its other buttons would do the same again.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostedFormTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (!output.Attributes.ContainsName("action") && !context.AllAttributes.Any(a => a.Name.StartsWith("asp-", StringComparison.Ordinal)))
        {
            output.Attributes.SetAttribute("action", request.SamePage() + request.QueryWithout("handler"));
        }

        output.PostContent.AppendHtml(string.Create(
            CultureInfo.InvariantCulture,
            $"<input type=\"hidden\" name=\"{OncePerForm.FieldName}\" value=\"{Guid.CreateVersion7()}\">"));
    }
}
