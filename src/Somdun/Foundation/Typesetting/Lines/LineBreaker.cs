namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Sets one paragraph into lines of a given width: filled from the first, broken where <see cref="ThaiLines.Break"/> allows. What is
/// wider than a whole line is cut where words end, and a word wider than a line between letters, so that nothing ever stands out of its box.
/// </summary>
internal sealed class LineBreaker
{
    // Sums of widths differ in the last digits from the width they came from.
    private const double Tolerance = 0.01;

    /// <summary>The most that justification may add to a space, in shares of the size.</summary>
    private const double WidestGap = 0.45;

    /// <summary>The most that justification may add between two words, in shares of the size; readers of PDF see a space from 0.1 on.</summary>
    private const double WidestJoint = 0.06;

    private readonly Shaper _shaper;
    private readonly IReadOnlyList<StyledRun> _runs;
    private readonly string _text;
    private readonly double _width;
    private readonly double _firstLine;
    private readonly Alignment _alignment;
    private readonly List<Line> _lines = [];
    private List<Piece> _pieces = [];
    private double _x;
    private double _end;
    private List<int>? _wordEnds;

    private LineBreaker(Shaper shaper, IReadOnlyList<StyledRun> runs, double width, double firstLine, Alignment alignment)
    {
        _shaper = shaper;
        _runs = runs;
        _text = string.Concat(runs.Select(r => r.Text));
        _width = width;
        _firstLine = Math.Min(firstLine, width / 2);
        _alignment = alignment;
    }

    /// <summary>How finely text is taken apart when it does not fit on a line of its own.</summary>
    private enum Part
    {
        Phrase,
        Word,
        Letter,
    }

    private double Indent => _lines.Count == 0 ? _firstLine : 0;

    /// <param name="runs">At least one; it may be empty of text.</param>
    /// <param name="width">Width of the box in points.</param>
    /// <param name="firstLine">Further indent of the first line in points.</param>
    /// <returns>At least one line, empty when there is no text.</returns>
    public static IReadOnlyList<Line> Break(
        Shaper shaper, IReadOnlyList<StyledRun> runs, double width, double firstLine = 0, Alignment alignment = Alignment.Start)
    {
        var breaker = new LineBreaker(shaper, runs, width, firstLine, alignment);
        breaker.BreakAll();
        return breaker._lines;
    }

    private void BreakAll()
    {
        var from = 0;
        foreach (var to in ThaiLines.Break(_text))
        {
            var feeds = _text[to - 1] == '\n';
            var end = feeds ? to - 1 : to;
            var inked = from + _text.AsSpan(from, end - from).TrimEnd(' ').Length;

            if (inked > from)
            {
                Add(from, inked, Part.Phrase);
                _end = _x;
            }

            Place(inked, end);
            if (feeds)
            {
                EndLine(isLast: true);
            }

            from = to;
        }

        if (_pieces.Count > 0 || _lines.Count == 0)
        {
            EndLine(isLast: true);
        }
    }

    private void Add(int from, int to, Part part)
    {
        var width = Width(from, to);
        if (_pieces.Count > 0 && _x + width > _width - Indent + Tolerance)
        {
            EndLine(isLast: false);
        }

        if (part == Part.Letter || _x + width <= _width - Indent + Tolerance)
        {
            Place(from, to);
            _end = _x;
            return;
        }

        foreach (var end in part == Part.Phrase ? WordEnds(from, to) : LetterEnds(from, to))
        {
            Add(from, end, part + 1);
            from = end;
        }
    }

    private IEnumerable<int> WordEnds(int from, int to)
    {
        _wordEnds ??= ThaiLines.WordEnds(_text);
        return _wordEnds.Where(end => from < end && end < to).Append(to);
    }

    /// <summary>Ends of letters with their marks; a vowel written before its consonant stays with it.</summary>
    private IEnumerable<int> LetterEnds(int from, int to)
    {
        foreach (var (start, end, run) in Stretches(from, to))
        {
            var clusters = _shaper.Shape(_text.AsSpan(start, end - start), run.Bold).Glyphs.Select(g => start + g.Cluster).Distinct();
            foreach (var cluster in clusters.Skip(1).Where(c => !ThaiLines.IsLeadingVowel(_text[c - 1])))
            {
                yield return cluster;
            }

            yield return end;
        }
    }

    private double Width(int from, int to) =>
        Stretches(from, to).Sum(s => _shaper.Shape(_text.AsSpan(s.From, s.To - s.From), s.Run.Bold).Width * s.Run.Size);

    private void Place(int from, int to)
    {
        foreach (var (start, end, run) in Stretches(from, to))
        {
            var piece = new Piece(_shaper.Shape(_text.AsSpan(start, end - start), run.Bold), _x, run.Size, run.Ink);
            _pieces.Add(piece);
            _x += piece.Width;
        }
    }

    /// <summary>The stretch of text by look, words and spaces apart: a word is then shaped once, whatever stands around it.</summary>
    private IEnumerable<(int From, int To, StyledRun Run)> Stretches(int from, int to)
    {
        var runStart = 0;
        foreach (var run in _runs)
        {
            var runEnd = Math.Min(runStart + run.Text.Length, to);
            var start = Math.Max(from, runStart);
            while (start < runEnd)
            {
                var isSpace = _text[start] == ' ';
                var end = start + 1;
                while (end < runEnd && _text[end] == ' ' == isSpace)
                {
                    end++;
                }

                yield return (start, end, run);
                start = end;
            }

            runStart += run.Text.Length;
            if (runStart >= to)
            {
                yield break;
            }
        }
    }

    private void EndLine(bool isLast)
    {
        var slack = Math.Max(0, _width - Indent - _end);
        if (_alignment == Alignment.Justify && !isLast)
        {
            Justify(slack);
        }

        var x = Indent + _alignment switch
        {
            Alignment.Centre => slack / 2,
            Alignment.End => slack,
            _ => 0,
        };
        var size = _pieces.Count == 0 ? _runs[0].Size : _pieces.Max(p => p.Size);
        _lines.Add(new Line(_pieces, x, _end, size));
        (_pieces, _x, _end) = ([], 0, 0);
    }

    /// <summary>
    /// Widens spaces, and where they do not suffice the joints between words, which Thai does not mark: so little that neither a reader
    /// nor a program that reads the PDF takes one for a space.
    /// </summary>
    private void Justify(double slack)
    {
        var size = _pieces.Count == 0 ? 0 : _pieces[0].Size;
        var spaces = _pieces.Count(p => p.X < _end && IsSpace(p));
        var joints = _pieces.Count(p => p.X > 0 && p.X < _end && !IsSpace(p));
        var intoSpaces = Math.Min(slack, spaces * WidestGap * size);
        var intoJoints = slack - intoSpaces;
        if (intoJoints > joints * WidestJoint * size)
        {
            return;
        }

        var moved = 0.0;
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            var isInside = piece.X < _end;
            if (isInside && piece.X > 0 && !IsSpace(piece) && intoJoints > 0)
            {
                moved += intoJoints / joints;
            }

            _pieces[i] = piece with { X = piece.X + moved };
            if (isInside && IsSpace(piece))
            {
                moved += intoSpaces / spaces;
            }
        }

        _end += slack;
    }

    private static bool IsSpace(Piece piece) => piece.Shape.Text[0] == ' ';
}
