using System.Text;
using UglyToad.PdfPig.Content;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The letters of a page in the order they were written, joined into pieces. Where the file says what a group of shapes
/// means (/ActualText), that is what they read: Thai shaped by modern programs is unreadable otherwise.
/// </summary>
internal sealed class PdfLetters(Page page, Rulings rulings)
{
    private readonly List<TextPiece> _pieces = [];
    private readonly StringBuilder _text = new();
    private Box _box;
    private double _baseline;
    private double _end;
    private double _em;
    private TextOrientation _orientation;
    private bool _endsInSpace;

    public static List<TextPiece> Pieces(Page page, Rulings rulings, Extraction extraction)
    {
        var letters = new PdfLetters(page, rulings);
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
        var (baseline, from, to) = Course(letter);
        var box = IsHorizontal(letter)
            ? new Box(from, baseline - (em * 0.8), to, baseline + (em * 0.2))
            : new Box(letter.BoundingBox.Left, page.Height - letter.BoundingBox.Top, letter.BoundingBox.Right, page.Height - letter.BoundingBox.Bottom);

        if (_text.Length > 0 && (letter.TextOrientation != _orientation || !Continues(text, baseline, from)))
        {
            Close();
        }

        if (string.IsNullOrWhiteSpace(text) && text.Length > 0)
        {
            _endsInSpace = _text.Length > 0;
        }
        else if (_text.Length == 0)
        {
            (_box, _baseline, _end, _em, _orientation) = (box, baseline, to, em, letter.TextOrientation);
            _text.Append(text);
        }
        else
        {
            _text.Append(_endsInSpace || NeedsSpace(text, from) ? " " : "").Append(text);
            _box = _box.Joined(box);
            _endsInSpace = false;
        }

        _end = Math.Max(_end, to);
    }

    private static bool IsHorizontal(Letter letter) => letter.TextOrientation is TextOrientation.Horizontal or TextOrientation.Other;

    /// <summary>The line a letter stands on, and from where to where along it, whichever way the text runs.</summary>
    private (double Baseline, double From, double To) Course(Letter letter)
    {
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        return letter.TextOrientation switch
        {
            TextOrientation.Rotate90 => (start.X, -start.Y, Math.Max(-start.Y, -end.Y)),
            TextOrientation.Rotate270 => (start.X, start.Y, Math.Max(start.Y, end.Y)),
            TextOrientation.Rotate180 => (page.Height - start.Y, -start.X, Math.Max(-start.X, -end.X)),
            _ => (page.Height - start.Y, start.X, Math.Max(start.X, end.X)),
        };
    }

    private bool Continues(string text, double baseline, double from)
    {
        // Some programs lift tone marks by moving the baseline.
        var isMark = text.Length > 0 && ThaiSoundness.IsMark(text[0]);
        var gap = from - _end;
        return Math.Abs(baseline - _baseline) <= _em * (isMark ? 0.8 : 0.3)
            && gap > -_em && gap < _em
            && (gap < 1 || _orientation != TextOrientation.Horizontal || !rulings.Parts(_end - 0.5, from + 0.5, _baseline - (_em * 0.3)));
    }

    private bool NeedsSpace(string text, double from)
    {
        if (text.Length == 0 || ThaiSoundness.IsMark(text[0]))
        {
            return false;
        }

        // Thai lines are often spread to fill the column: only a wide gap between Thai letters is a space.
        var isWithinThai = Thai.ThaiText.IsThai(_text[^1]) && Thai.ThaiText.IsThai(text[0]);
        return from - _end > _em * (isWithinThai ? 0.6 : 0.2);
    }

    private void Close()
    {
        if (_text.Length > 0)
        {
            _pieces.Add(new TextPiece(_text.ToString(), _box, _em));
        }

        _text.Clear();
        _endsInSpace = false;
    }
}
