using Somdun.Foundation.Typesetting;

namespace Somdun.Modules.Planning;

internal enum PieceKind
{
    Same,
    Removed,
    Added,
}

internal readonly record struct TextPiece(PieceKind Kind, string Text);

/// <summary>The difference of two texts word by word, Thai words by the dictionary that breaks lines.</summary>
internal static class TextDifference
{
    /// <summary>Beyond this many pairs of words the changed middle is shown as replaced whole.</summary>
    private const int MostPairs = 4_000_000;

    /// <summary>What stayed and went, in order, is the first text; what stayed and came is the second.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (was, becomes) = (Words(before), Words(after));
        var start = was.Zip(becomes).TakeWhile(w => w.First == w.Second).Count();
        var end = was.Skip(start).Reverse().Zip(becomes.Skip(start).Reverse()).TakeWhile(w => w.First == w.Second).Count();

        var pieces = new List<TextPiece>();
        Add(pieces, PieceKind.Same, was.AsSpan(0, start));
        AddMiddle(pieces, was[start..^end], becomes[start..^end]);
        Add(pieces, PieceKind.Same, was.AsSpan(was.Length - end));
        return pieces;
    }

    private static void AddMiddle(List<TextPiece> pieces, string[] was, string[] becomes)
    {
        if ((long)was.Length * becomes.Length > MostPairs)
        {
            Add(pieces, PieceKind.Removed, was);
            Add(pieces, PieceKind.Added, becomes);
            return;
        }

        // common[i, j]: the most words that was[i..] and becomes[j..] have in common, in order.
        var common = new ushort[was.Length + 1, becomes.Length + 1];
        for (var i = was.Length - 1; i >= 0; i--)
        {
            for (var j = becomes.Length - 1; j >= 0; j--)
            {
                common[i, j] = was[i] == becomes[j]
                    ? (ushort)(common[i + 1, j + 1] + 1)
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < was.Length || j < becomes.Length;)
        {
            if (i < was.Length && j < becomes.Length && was[i] == becomes[j])
            {
                Add(pieces, PieceKind.Same, was[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == becomes.Length || (i < was.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(pieces, PieceKind.Removed, was[i++]);
            }
            else
            {
                Add(pieces, PieceKind.Added, becomes[j++]);
            }
        }
    }

    private static void Add(List<TextPiece> pieces, PieceKind kind, params ReadOnlySpan<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0)
        {
            return;
        }

        if (pieces is [.., var last] && last.Kind == kind)
        {
            pieces[^1] = new TextPiece(kind, last.Text + text);
        }
        else
        {
            pieces.Add(new TextPiece(kind, text));
        }
    }

    private static string[] Words(string text)
    {
        var ends = ThaiLines.WordEnds(text);
        return [.. ends.Select((end, i) => text[(i == 0 ? 0 : ends[i - 1])..end])];
    }
}
