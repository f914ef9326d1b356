using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Somdun.Money;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Web.TagHelpers;

/// <summary>
/// One field of a form, whole: its label, a hint, its faults, and the box with what was typed. Attributes it does not know go to the
/// box: <c>&lt;text-box for="Title" label="@T("ชื่อโครงการ", "Title")" maxlength="1000" required /&gt;</c>.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    public required ModelExpression For { get; set; }

    public required Text Label { get; set; }

    public Text? Hint { get; set; }

    /// <summary>Whether the label is only heard, where a heading beside it says the same (a cell of a table).</summary>
    public bool HideLabel { get; set; }

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected ModelErrors Faults => new(ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry.Errors : []);

    /// <summary>What the person typed, when the form comes back; else the model's value.</summary>
    protected string Value => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed
        ? typed
        : Write(For.Model);

    /// <summary>The box itself; the base gives it its identity.</summary>
    protected abstract TagBuilder Box();

    protected virtual string Classes => "field";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = Box();
        box.Attributes["id"] = Id;
        box.Attributes["name"] = Name;
        foreach (var attribute in output.Attributes)
        {
            if (attribute.Name == "class")
            {
                box.AddCssClass(attribute.Value.ToString()!);
            }
            else
            {
                box.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : Raw(attribute.Value);
            }
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Faults.Any ? $"{Classes} err" : Classes);
        Lay(output.Content, box);
    }

    protected virtual void Lay(TagHelperContent content, TagBuilder box)
    {
        content.AppendHtml(LabelTag());
        AppendHintAndFaults(content, box);
        content.AppendHtml(box);
    }

    protected TagBuilder LabelTag()
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = Id;
        if (HideLabel)
        {
            label.AddCssClass("hear");
        }

        label.InnerHtml.Append(Label.ToString());
        return label;
    }

    protected void AppendHintAndFaults(TagHelperContent content, TagBuilder box)
    {
        List<string> described = [];
        if (Hint is { } hint)
        {
            content.AppendHtml(Note("hint", hint.ToString()));
        }

        if (Faults.Any)
        {
            content.AppendHtml(Note("msg", Faults.Text));
            box.Attributes["aria-invalid"] = "true";
        }

        if (described.Count > 0)
        {
            box.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        TagBuilder Note(string kind, string text)
        {
            var note = new TagBuilder("span");
            note.AddCssClass(kind);
            note.Attributes["id"] = $"{Id}-{kind}";
            note.InnerHtml.Append(text);
            described.Add($"{Id}-{kind}");
            return note;
        }
    }

    protected static TagBuilder Input(string type, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
        input.Attributes["type"] = type;
        input.Attributes["value"] = value;
        return input;
    }

    private static string? Raw(object? value) => value switch
    {
        HtmlString html => System.Net.WebUtility.HtmlDecode(html.Value),
        IHtmlContent content => Written(content),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    // An attribute that mixes text and expressions arrives as content; the box encodes it again.
    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    private static string Write(object? value) => value switch
    {
        null => "",
        DateOnly day => ThaiDate.Short(day),
        Baht amount => amount.ToString(),
        FiscalYear year => year.BuddhistYear.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}

/// <summary>The faults of one field, as one sentence after another.</summary>
public readonly record struct ModelErrors(IReadOnlyCollection<Microsoft.AspNetCore.Mvc.ModelBinding.ModelError> Errors)
{
    public bool Any => Errors.Count > 0;

    public string Text => string.Join(" · ", Errors.Select(e => e.ErrorMessage).Distinct());
}

/// <summary>A line of text, or several with <c>rows</c>.</summary>
[HtmlTargetElement("text-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextBoxTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 1;

    protected override TagBuilder Box()
    {
        if (Rows == 1)
        {
            return Input("text", Value);
        }

        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);

        // A first line break inside the element is not part of its text.
        area.InnerHtml.AppendHtml("\n").Append(Value);
        return area;
    }
}

/// <summary>A day as people write it, in the Buddhist era: bind it to a <see cref="DateOnly"/>.</summary>
[HtmlTargetElement("date-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateBoxTagHelper : FieldTagHelper
{
    public DateBoxTagHelper() => Hint = T("เช่น 3 มี.ค. 2563 หรือ 3/3/2563", "Like 3 มี.ค. 2563 or 3/3/2563, in the Buddhist era");

    protected override TagBuilder Box()
    {
        var box = Input("text", Value);
        box.Attributes["autocomplete"] = "off";
        box.AddCssClass("short");
        return box;
    }
}

/// <summary>An amount of money: bind it to a <see cref="Baht"/>.</summary>
[HtmlTargetElement("money-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyBoxTagHelper : FieldTagHelper
{
    protected override TagBuilder Box()
    {
        var box = Input("text", Value);
        box.Attributes["inputmode"] = "decimal";
        box.Attributes["autocomplete"] = "off";
        box.AddCssClass("num short");
        return box;
    }
}

/// <summary>A number: bind it to an <see cref="int"/> or a <see cref="decimal"/>.</summary>
[HtmlTargetElement("number-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberBoxTagHelper : FieldTagHelper
{
    protected override TagBuilder Box()
    {
        var box = Input("text", Value);
        box.Attributes["inputmode"] = "decimal";
        box.Attributes["autocomplete"] = "off";
        box.AddCssClass("num short");
        return box;
    }
}

/// <summary>One of the choices of a <see cref="ChoiceBoxTagHelper"/>.</summary>
/// <param name="Value">As the form sends it; empty for "none".</param>
public sealed record Choice(string Value, Text Label);

/// <summary>One of several: <c>&lt;choice-box for="Owner" label="…" choices="Model.Owners" /&gt;</c>.</summary>
[HtmlTargetElement("choice-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceBoxTagHelper : FieldTagHelper
{
    public required IEnumerable<Choice> Choices { get; set; }

    protected override TagBuilder Box()
    {
        var select = new TagBuilder("select");
        foreach (var choice in Choices)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            if (string.Equals(choice.Value, Value, StringComparison.OrdinalIgnoreCase))
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(choice.Label.ToString());
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }
}

/// <summary>Yes or no: bind it to a <see cref="bool"/>.</summary>
[HtmlTargetElement("tick-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TickBoxTagHelper : FieldTagHelper
{
    protected override string Classes => "field tick";

    protected override TagBuilder Box()
    {
        var box = Input("checkbox", "true");
        if (Value.Split(',').Contains("true", StringComparer.OrdinalIgnoreCase))
        {
            box.Attributes["checked"] = "checked";
        }

        return box;
    }

    protected override void Lay(TagHelperContent content, TagBuilder box)
    {
        content.AppendHtml(box).AppendHtml(LabelTag());
        AppendHintAndFaults(content, box);
    }
}

/// <summary>A file: bind it to an <see cref="IFormFile"/> in a form of <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("file-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileBoxTagHelper : FieldTagHelper
{
    protected override TagBuilder Box()
    {
        var box = Input("file", "");
        box.Attributes.Remove("value");
        return box;
    }
}

/// <summary>A password: never sent back to the page, whatever was wrong with the form.</summary>
[HtmlTargetElement("password-box", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordBoxTagHelper : FieldTagHelper
{
    protected override TagBuilder Box()
    {
        var box = Input("password", "");
        box.Attributes.Remove("value");
        return box;
    }
}
