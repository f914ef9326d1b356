using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Somdun.Foundation.Web.TagHelpers;

/// <summary>What a chip's colour says again; its words say it first.</summary>
public enum ChipState
{
    None,
    Good,
    Warn,
    Bad,
    Act,
}

/// <summary>A state in words on a soft ground: <c>&lt;chip state="Good"&gt;อนุมัติแล้ว&lt;/chip&gt;</c>.</summary>
public sealed class ChipTagHelper : TagHelper
{
    public ChipState State { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", State switch
        {
            ChipState.Good => "st good",
            ChipState.Warn => "st warn",
            ChipState.Bad => "st bad",
            ChipState.Act => "st act",
            _ => "st none",
        });
    }
}
