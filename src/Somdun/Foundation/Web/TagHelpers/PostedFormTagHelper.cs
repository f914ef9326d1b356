using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Somdun.Foundation.Web.TagHelpers;

/// <summary>Gives every form that posts the key by which a second post of it does nothing (<see cref="OncePerForm"/>).</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostedFormTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml(string.Create(
            CultureInfo.InvariantCulture,
            $"<input type=\"hidden\" name=\"{OncePerForm.FieldName}\" value=\"{Guid.CreateVersion7()}\">"));
}
