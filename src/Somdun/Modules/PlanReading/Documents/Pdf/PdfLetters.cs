using System.Text;
using UglyToad.PdfPig.Content;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The letters of a page in the order they were written, joined into words. Where the file says what a group of shapes
/// means (/ActualText), that is what they read: Thai shaped by modern programs is unreadable otherwise.
/// </summary>
internal sealed class PdfLetters(PageTurn turn, Rulings rulings)
{
    /// <summary>So many gaps between Thai letters tell whether a line is spread.</summary>
    private const int FewGaps = 4;

    private readonly List<TextPiece> _pieces = [];

    // Letters that stand beside one another on one line, with what parts each from the one before.
    private readonly List<Glyph> _run = [];

    public static List<TextPiece> Pieces(Page page, PageTurn turn, Rulings rulings, Extraction extraction)
    {
        var letters = new PdfLetters(turn, rulings);
        var meant = Meant(page);
        foreach (var letter in page.Letters)
        {
            extraction.Pause();
            letters.Add(letter, meant.TryGetValue(letter, out var text) ? text : letter.Value.Replace('\0', '\uFFFD'));
        }

        letters.Close();
        return letters._pieces;
    }

    /// <summary>Letters whose group has an ActualText: the first carries it, the others nothing.</summary>
    private static Dictionary<Letter, string> Meant(Page page)
    {
        var meant = new Dictionary<Letter, string>(ReferenceEqualityComparer.Instance);
        var groups = new Stack<MarkedContentElement>(page.GetMarkedContents());
        while (groups.TryPop(out var group))
        {
            if (string.IsNullOrEmpty(group.ActualText))
            {
                foreach (var inner in group.Children)
                {
                    groups.Push(inner);
                }
            }
            else
            {
                var (text, letters) = (group.ActualText, Letters(group).ToList());
                for (var i = 0; i < letters.Count; i++)
                {
                    meant[letters[i]] = i == 0 ? text : "";
                }
            }
        }

        return meant;
    }

    private static IEnumerable<Letter> Letters(MarkedContentElement group)
    {
        var groups = new Stack<MarkedContentElement>([group]);
        while (groups.TryPop(out var next))
        {
            foreach (var letter in next.Letters)
            {
                yield return letter;
            }

            foreach (var inner in next.Children)
            {
                groups.Push(inner);
            }
        }
    }

    private void Add(Letter letter, string text)
    {
        var em = Math.Max(1, letter.PointSize);
        var off = turn.Off(letter.TextOrientation);
        var (baseline, from, to) = Course(letter, off);
        var box = off == 0 ? new Box(from, baseline - (em * 0.8), to, baseline + (em * 0.2)) : turn.Upright(letter.BoundingBox);
        var end = _run.Count == 0 ? from : _run[^1].To;
        if (_run.Count > 0 && (off != _run[0].Off || !Continues(text, baseline, from, end)))
        {
            Close();
            end = from;
        }

        if (_run.Count > 0 || !string.IsNullOrWhiteSpace(text) || text.Length == 0)
        {
            _run.Add(new Glyph(text, box, baseline, em, off, from - end, Math.Max(end, to), text.Length > 0 && string.IsNullOrWhiteSpace(text)));
        }
    }

    /// <summary>The line a letter stands on, and from where to where along it, whichever way the text runs.</summary>
    private (double Baseline, double From, double To) Course(Letter letter, int off)
    {
        var (start, end) = (turn.Upright(letter.StartBaseLine), turn.Upright(letter.EndBaseLine));
        return off switch
        {
            1 => (start.X, start.Y, Math.Max(start.Y, end.Y)),
            2 => (start.Y, -start.X, Math.Max(-start.X, -end.X)),
            3 => (start.X, -start.Y, Math.Max(-start.Y, -end.Y)),
            _ => (start.Y, start.X, Math.Max(start.X, end.X)),
        };
    }

    private bool Continues(string text, double baseline, double from, double end)
    {
        // Some programs lift tone marks by moving the baseline.
        var (first, isMark) = (_run[0], text.Length > 0 && ThaiSoundness.IsMark(text[0]));
        var gap = from - end;
        return Math.Abs(baseline - first.Baseline) <= first.Em * (isMark ? 0.8 : 0.3)
            && gap > -first.Em && gap < first.Em
            && (gap < 1 || first.Off != 0 || !rulings.Parts(end - 0.5, from + 0.5, first.Baseline - (first.Em * 0.3)));
    }

    /// <summary>Cuts the run into words where the file has a space, or a gap as wide as one.</summary>
    private void Close()
    {
        var spread = Spread();
        var text = new StringBuilder();
        var box = default(Box);
        var (afterSpace, isSpace) = (false, false);
        foreach (var glyph in _run)
        {
            if (glyph.IsSpace)
            {
                isSpace = true;
                continue;
            }

            if (text.Length > 0 && glyph.Text.Length > 0 && !ThaiSoundness.IsMark(glyph.Text[0]) && (isSpace || IsGap(text[^1], glyph, spread)))
            {
                Flush(endsInSpace: true);
                afterSpace = true;
            }

            box = text.Length == 0 ? glyph.Box : box.Joined(glyph.Box);
            text.Append(glyph.Text);
            isSpace &= glyph.Text.Length == 0;
        }

        Flush(isSpace);
        _run.Clear();

        void Flush(bool endsInSpace)
        {
            if (text.Length > 0)
            {
                _pieces.Add(new TextPiece(text.ToString(), box, _run[0].Em) { AfterSpace = afterSpace, EndsInSpace = endsInSpace });
            }

            text.Clear();
        }
    }

    /// <summary>How far the Thai letters of the run stand apart, in ems: lines are often spread to fill their column.</summary>
    private double Spread()
    {
        var gaps = new List<double>();
        for (var i = 1; i < _run.Count; i++)
        {
            var (last, next) = (_run[i - 1].Text, _run[i].Text);
            if (last.Length > 0 && next.Length > 0 && Thai.ThaiText.IsThai(last[^1]) && Thai.ThaiText.IsThai(next[0]) && !ThaiSoundness.IsMark(next[0]))
            {
                gaps.Add(_run[i].Gap / _run[0].Em);
            }
        }

        gaps.Sort();
        return gaps.Count < FewGaps ? 0 : Math.Max(0, gaps[gaps.Count / 2]);
    }

    private static bool IsGap(char last, Glyph next, double spread)
    {
        var isWithinThai = Thai.ThaiText.IsThai(last) && Thai.ThaiText.IsThai(next.Text[0]);
        return next.Gap > next.Em * (spread > 0.04 && isWithinThai ? Math.Max(0.6, spread + 0.4) : 0.18 + spread);
    }

    /// <param name="Off">Quarter turns off the page's text.</param>
    /// <param name="Gap">White between this letter and those before it.</param>
    /// <param name="To">Where the furthest letter up to here ends.</param>
    private readonly record struct Glyph(string Text, Box Box, double Baseline, double Em, int Off, double Gap, double To, bool IsSpace);
}
