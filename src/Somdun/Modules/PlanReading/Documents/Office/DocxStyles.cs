using System.Globalization;
using System.Xml.Linq;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>What a DOCX keeps outside its text and text cannot be read without: which styles number or hide it.</summary>
internal sealed class DocxStyles
{
    // A style based on itself by way of others occurs in damaged files.
    private const int MaxChain = 20;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly string? _defaultParagraph;

    public DocxStyles(XElement? styles)
    {
        foreach (var style in styles?.Elements().Where(e => e.Name.LocalName == "style") ?? [])
        {
            if (style.Said("styleId") is { } id)
            {
                _styles.TryAdd(id, style);
                _defaultParagraph = style.Said("type") == "paragraph" && style.Said("default") is "1" or "true" or "on" ? id : _defaultParagraph;
            }
        }
    }

    public bool Hides(string? style) => Chain(style).Any(s => s.Child("rPr").IsOn("vanish"));

    /// <summary>The list and level a paragraph's style puts it in.</summary>
    public (int? List, int? Level) Numbering(string? style)
    {
        int? level = null;
        foreach (var step in Chain(style ?? _defaultParagraph))
        {
            var numbering = step.Child("pPr").Child("numPr");
            level ??= numbering.Child("ilvl").Number();
            if (numbering.Child("numId").Number() is { } list)
            {
                return (list, level);
            }
        }

        return (null, null);
    }

    private IEnumerable<XElement> Chain(string? style)
    {
        for (var i = 0; i < MaxChain && style is not null && _styles.TryGetValue(style, out var found); i++)
        {
            yield return found;
            style = found.Child("basedOn").Said("val");
        }
    }
}

/// <summary>Reading WordprocessingML by local names: its two namespaces (transitional and strict) mean the same.</summary>
internal static class WordXml
{
    extension(XElement? element)
    {
        public XElement? Child(string name)
        {
            for (var node = element?.FirstNode; node is not null; node = node.NextNode)
            {
                if (node is XElement child && child.Name.LocalName == name)
                {
                    return child;
                }
            }

            return null;
        }

        public string? Said(string attribute)
        {
            for (var at = element?.FirstAttribute; at is not null; at = at.NextAttribute)
            {
                if (at.Name.LocalName == attribute)
                {
                    return at.Value;
                }
            }

            return null;
        }

        /// <summary>The number in <c>w:val</c>.</summary>
        public int? Number() => int.TryParse(element.Said("val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

        /// <summary>A switch such as <c>w:vanish</c>: there, and not said to be off.</summary>
        public bool IsOn(string name) => element.Child(name) is { } found && found.Said("val") is not ("0" or "false" or "off" or "none");
    }
}
