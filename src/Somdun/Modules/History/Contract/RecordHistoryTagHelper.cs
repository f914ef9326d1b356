using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Somdun.Text;

namespace Somdun.Modules.History.Contract;

/// <summary>Leads from the page of a record to its history, for who may read any of it: <c>&lt;record-history kind="person" of="@Model.Id" /&gt;</c>.</summary>
[HtmlTargetElement("record-history", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RecordHistoryTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>What events call such a record.</summary>
    public required string Kind { get; set; }

    public required Guid Of { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (await http.RequestServices.GetRequiredService<IRecordHistory>().PathOfAsync(Kind, Of, http.RequestAborted) is not { } path)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", path);
        output.Content.SetContent(T("ประวัติ", "History").ToString());
    }
}
