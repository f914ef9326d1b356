using Microsoft.AspNetCore.Html;

namespace Somdun.Modules.Planning;

/// <summary>One side of a difference as HTML, without a space that is in neither text.</summary>
internal static class DifferenceMarkup
{
    /// <summary>The first text, with what went marked.</summary>
    public static IHtmlContent Before(IEnumerable<TextPiece> pieces) => Write(pieces, PieceKind.Removed, "del");

    /// <summary>The second text, with what came marked.</summary>
    public static IHtmlContent After(IEnumerable<TextPiece> pieces) => Write(pieces, PieceKind.Added, "ins");

    private static HtmlContentBuilder Write(IEnumerable<TextPiece> pieces, PieceKind marked, string element)
    {
        var html = new HtmlContentBuilder();
        foreach (var (kind, text) in pieces.Where(p => p.Kind == PieceKind.Same || p.Kind == marked))
        {
            if (kind == marked)
            {
                html.AppendHtml($"<{element}>").Append(text).AppendHtml($"</{element}>");
            }
            else
            {
                html.Append(text);
            }
        }

        return html;
    }
}
