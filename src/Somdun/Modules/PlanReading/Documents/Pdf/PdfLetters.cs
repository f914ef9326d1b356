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
        var baseline = page.Height - letter.StartBaseLine.Y;
        var em = Math.Max(1, letter.PointSize);
        var box = letter.TextOrientation == TextOrientation.Horizontal
            ? new Box(letter.StartBaseLine.X, baseline - (em * 0.8), Math.Max(letter.StartBaseLine.X, letter.EndBaseLine.X), baseline + (em * 0.2))
            : new Box(letter.BoundingBox.Left, page.Height - letter.BoundingBox.Top, letter.BoundingBox.Right, page.Height - letter.BoundingBox.Bottom);

        if (_text.Length > 0 && !Continues(letter, text, box, baseline))
        {
            Close();
        }

        if (string.IsNullOrWhiteSpace(text) && text.Length > 0)
        {
            _endsInSpace = _text.Length > 0;
            _box = _text.Length > 0 ? _box.Joined(box) : box;
            return;
        }

        if (_text.Length == 0)
        {
            (_box, _baseline, _em, _orientation) = (box, baseline, em, letter.TextOrientation);
        }
        else
        {
            if (_endsInSpace || NeedsSpace(text, box))
            {
                _text.Append(' ');
            }

            _box = _box.Joined(box);
        }

        _endsInSpace = false;
        _text.Append(text);
    }

    private bool Continues(Letter letter, string text, Box box, double baseline)
    {
        if (letter.TextOrientation != _orientation)
        {
            return false;
        }

        if (_orientation != TextOrientation.Horizontal)
        {
            return Math.Abs(box.MiddleX - _box.MiddleX) < _em && box.Top < _box.Bottom + _em && box.Bottom > _box.Top - _em;
        }

        // Some programs lift tone marks by moving the baseline.
        var isMark = text.Length > 0 && ThaiSoundness.IsMark(text[0]);
        var gap = box.Left - _box.Right;
        return Math.Abs(baseline - _baseline) <= _em * (isMark ? 0.8 : 0.3)
            && gap > -_em && gap < _em
            && (gap < 1 || !rulings.Parts(_box.Right - 0.5, box.Left + 0.5, _baseline - (_em * 0.3)));
    }

    private bool NeedsSpace(string text, Box box)
    {
        if (text.Length == 0 || ThaiSoundness.IsMark(text[0]) || _orientation != TextOrientation.Horizontal)
        {
            return false;
        }

        var isWithinThai = Thai.ThaiText.IsThai(_text[^1]) && Thai.ThaiText.IsThai(text[0]);
        return box.Left - _box.Right > _em * (isWithinThai ? 0.6 : 0.2);
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
