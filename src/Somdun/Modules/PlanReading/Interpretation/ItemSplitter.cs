using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>One item of a cell: its label as printed, its text whole, and the sub-heading it stands under.</summary>
internal sealed record SplitItem(string? Label, string Text, string? Group, Source Source);

/// <summary>
/// Splits the text of a column into its numbered and bulleted items. A label counts where a line begins, and within a
/// line where it carries on the count, so that 2.5, เขต 2 and ฉบับที่ 2. stay text. Bullets under a numbered item are
/// items of their own, labelled as printed.
/// </summary>
internal static partial class ItemSplitter
{
    /// <param name="startsAnItem">
    /// Whether an unlabelled line that somebody broke off begins an item, where the cell has no labels at all;
    /// null when such lines are one text.
    /// </param>
    public static IReadOnlyList<SplitItem> Split(IReadOnlyList<Piece> pieces, Func<string, string, bool>? startsAnItem)
    {
        var splitting = new Splitting(pieces, startsAnItem);
        for (var i = 0; i < pieces.Count; i++)
        {
            splitting.Add(pieces[i], pieces.Skip(i + 1));
        }

        return splitting.Finish();
    }

    private const int LongestLabel = 6;

    private sealed class Splitting
    {
        private readonly Func<string, string, bool>? _startsAnItem;
        private readonly bool _labelled;
        private readonly bool _bulleted;
        private readonly List<SplitItem> _items = [];
        private IEnumerable<Piece> _later = [];
        private string? _group;
        private string? _label;
        private string _text = "";
        private bool _open;
        private Piece _first;
        private Piece _last;
        private Label? _before;

        public Splitting(IReadOnlyList<Piece> pieces, Func<string, string, bool>? startsAnItem)
        {
            _startsAnItem = startsAnItem;
            _labelled = pieces.Any(p => p.Marker is not null || LabelAtStart(p.Text) is not null);
            // A hyphen within a line is a bullet only where a line of the same cell begins with one; else it is a dash or a range.
            _bulleted = pieces.Any(p => p.Marker is "-" or "•" || LabelAtStart(p.Text) is { Number: null });
        }

        public void Add(Piece piece, IEnumerable<Piece> later)
        {
            _later = later;
            var rest = piece.Text;
            var seam = piece.Seam;
            if (piece.Marker is not null)
            {
                Open(piece, piece.Marker, LabelAtStart($"{piece.Marker} x"));
            }
            else if (GroupHeading.Match(rest) is { Success: true } heading && (heading.Length == rest.Length || LabelAtStart(rest[heading.Length..].TrimStart()) is not null))
            {
                Close();
                _group = heading.Groups["name"].Value;
                _before = null;
                rest = rest[heading.Length..].TrimStart();
                if (rest.Length == 0)
                {
                    return;
                }
            }

            if (piece.Marker is null && LabelAt(rest) is { } label
                && (IsLabelHere(label, _open ? _text : "", rest, atLineStart: true) || (label.Number is not null && GroupHeading.IsMatch(rest[label.Length..].TrimStart()))))
            {
                var after = rest[label.Length..].TrimStart();
                if (GroupHeading.Match(after) is { Success: true } group && (GroupWord.IsMatch(group.Value) || group.Length == after.Length))
                {
                    // "5.1 เชิงปริมาณ ครู 85 คน"; alone on its line it heads the items below it.
                    Close();
                    _group = group.Groups["name"].Value;
                    after = after[group.Length..];
                    if (after.Length == 0)
                    {
                        _before = null;
                        return;
                    }
                }

                Open(piece, label.Printed, label);
                rest = after;
                seam = Seam.Cut;
            }
            else if (piece.Marker is null && _open && seam == Seam.Break && !_labelled && _startsAnItem is not null && _startsAnItem(_text, rest))
            {
                Open(piece, null, null);
            }
            else if (!_open)
            {
                Open(piece, null, null);
            }

            while (NextLabelInside(rest, _open ? _text : "") is { } inside)
            {
                Append(piece, seam, rest[..(inside.Heading?.Index ?? inside.At)].TrimEnd());
                if (inside.Heading is not null)
                {
                    Close();
                    _group = inside.Heading.Groups["name"].Value;
                }

                Open(piece, inside.Label.Printed, inside.Label);
                rest = rest[(inside.At + inside.Label.Length)..].TrimStart();
                seam = Seam.Cut;
            }

            Append(piece, seam, rest);
        }

        public List<SplitItem> Finish()
        {
            Close();
            return _items;
        }

        private void Open(Piece piece, string? printed, Label? label)
        {
            Close();
            (_label, _text, _open, _first, _last) = (printed, "", true, piece, piece);
            if (label is { Number: not null })
            {
                _before = label;
            }
        }

        private void Append(Piece piece, Seam seam, string text)
        {
            _text = Piece.Join(_text, seam, text);
            _last = piece;
        }

        private void Close()
        {
            if (_open && (_text.Length > 0 || _label is not null))
            {
                _items.Add(new(_label, _text, _group, Piece.Span(_first, _last)));
            }

            _open = false;
        }

        /// <summary>The first label within the text that goes on counting, with where it stands.</summary>
        /// <param name="above">What stands before it in the same item.</param>
        private (int At, Label Label, Match? Heading)? NextLabelInside(string text, string above)
        {
            foreach (var match in LabelInside.EnumerateMatches(text))
            {
                var at = match.Index + match.Length;
                if (LabelAt(text[at..]) is not { } label)
                {
                    continue;
                }

                if (label.Number == 1 && GroupAtEnd.Match(text[..match.Index]) is { Success: true } heading)
                {
                    return (at, label, heading);
                }

                if (IsLabelHere(label, $"{above} {text[..match.Index]}", text[at..], atLineStart: false))
                {
                    return (at, label, null);
                }
            }

            return null;
        }

        /// <summary>The label that begins the text; where it stands last, the page cut it from the item it labels.</summary>
        private Label? LabelAt(string text) =>
            text.Length <= LongestLabel && _later.FirstOrDefault() is { Text: { } next, Marker: null } ? LabelAtStart($"{text} {next}") : LabelAtStart(text);

        private bool IsLabelHere(Label label, string textBefore, string textFrom, bool atLineStart)
        {
            if (label.Number is null)
            {
                // มิ.ย. - ส.ค. is no list.
                return atLineStart || (_bulleted && !EndsInTime.IsMatch(textBefore));
            }

            if (textBefore.Length > 0 && CountingWord.IsMatch(textBefore) && !(label.HasMark && label.Number == NextNumber && (label.FollowsPurpose || IsNeeded(label, textFrom))))
            {
                return false;
            }

            if (!label.HasMark)
            {
                // "2 เพื่อ…" lost its full stop; "2 ครั้ง" never had one.
                return label.Number == NextNumber && (label.FollowsPurpose || (atLineStart && !label.Counts && _before is null or { HasMark: false }));
            }

            // "1.5 ล้านบาท" at a line's start is no label, "1.1 อบรม" is.
            return (atLineStart && (label.Stem.Length == 0 || !label.Counts)) || Continues(label);
        }

        /// <summary>Whether the count would have a hole without this label: its successor comes, and no other of its number before.</summary>
        private bool IsNeeded(Label label, string textFrom)
        {
            var ahead = $"{textFrom[label.Length..]} {string.Join(' ', _later.Select(p => p.Text))}";
            foreach (Match match in NumberedInside.Matches(ThaiText.ArabicDigits(ahead)))
            {
                var number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
                if (number == label.Number || number == label.Number + 1)
                {
                    return number != label.Number;
                }
            }

            return false;
        }

        private int NextNumber => (_before?.Number ?? 0) + 1;

        /// <summary>Whether the label carries the count on: 2 after 1, once more 2 where somebody misnumbered, 6.2 after 6.1, 2.1 after 2.</summary>
        private bool Continues(Label label)
        {
            if (_before is null)
            {
                // "…ปฏิบัติงานได้ 2. เขตมี…": the first of a list that lost its label.
                return label.Stem.Length == 0 ? label.Number is 1 or 2 : label.Number == 1;
            }

            if (label.Stem == _before.Stem)
            {
                return label.Number == _before.Number + 1 || label.Number == _before.Number;
            }

            return label.Stem == _before.Printed.TrimEnd('.', ')', ' ') + "." && label.Number == 1
                || _before.Stem.StartsWith(label.Stem, StringComparison.Ordinal) && _before.Stem[label.Stem.Length..].TrimEnd('.') == (label.Number - 1)?.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <param name="Printed">As printed: "1.", "(2)", "6.1", "-".</param>
    /// <param name="Length">The letters it takes.</param>
    /// <param name="Stem">What stands before its last number: "6." of 6.1; empty for a plain number.</param>
    /// <param name="Number">Its last number; null for a bullet.</param>
    /// <param name="HasMark">Whether a full stop or bracket sets it off.</param>
    /// <param name="FollowsPurpose">Whether เพื่อ comes after, which makes "2 เพื่อ" a label whose full stop was lost.</param>
    /// <param name="Counts">Whether a classifier comes after: a count, not a label.</param>
    private sealed record Label(string Printed, int Length, string Stem, int? Number, bool HasMark, bool FollowsPurpose, bool Counts);

    private static Label? LabelAtStart(string text)
    {
        var match = AnyLabel.Match(ThaiText.ArabicDigits(text));
        if (!match.Success)
        {
            return null;
        }

        var printed = text[..match.Groups["label"].Length];
        if (match.Groups["bullet"].Success)
        {
            return new(printed, printed.Length, "", null, HasMark: true, FollowsPurpose: false, Counts: false);
        }

        if (match.Groups["letter"].Success)
        {
            return new(printed, printed.Length, "ก", Consonants.IndexOf(match.Groups["letter"].ValueSpan[0], StringComparison.Ordinal) + 1, HasMark: true, FollowsPurpose: false, Counts: false);
        }

        var number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return new(printed, printed.Length, match.Groups["stem"].Value, number, match.Groups["mark"].Success || match.Groups["stem"].Length > 0, match.Groups["purpose"].Success,
            Classifiers.At(text.AsSpan(printed.Length).TrimStart()) is not null || Multiple.IsMatch(text.AsSpan(printed.Length)));
    }

    /// <summary>The letters in which lists are counted: ก. ข. ค. ง.; ฃ and ฅ are out of use.</summary>
    private const string Consonants = "กขคงจฉชซ";

    [GeneratedRegex(@"^(?<label>(?<bullet>[-–—•●▪■◦○·*►➢✓✔])(?=\s?[^\s\d-])|(?<letter>[กขคงจฉชซ])[.)](?=\s*[ก-๎A-Za-z“""(])(?![ก-ฮ]\.)|(?:ข้อ ?(?:ที่ ?)?)?\(?(?<stem>(?:\d{1,2}\.){0,3})(?<n>\d{1,2})(?:(?<mark>\.\)|[.)])(?!\d)|(?=\s+[^\s\d])))(?:\s*(?<purpose>เพื่อ))?")]
    private static partial Regex AnyLabel { get; }

    [GeneratedRegex(@"\s(?=\(?\d{1,2}[.) ]|[๐-๙]|\([๐-๙]|[-–•●▪]\s?[^\s\d]|[กขคงจฉช]\. )|(?<=[ก-๎])(?=[\d๐-๙]{1,2}[.)] ?เพื่อ)")]
    private static partial Regex LabelInside { get; }

    [GeneratedRegex(@"(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)(?:\s*[\d๐-๙]{2,4})?\s*$")]
    private static partial Regex EndsInTime { get; }

    [GeneratedRegex(@"(?:^|\s)(?<n>\d{1,2})[.)](?!\d)")]
    private static partial Regex NumberedInside { get; }

    // Behind a number these are what it counts: "6 ครั้ง 2. …" ends one item and begins the next.
    [GeneratedRegex(@"(?<![\d๐-๙/]\s?)(?:เขต|ที่|ข้อ|ชั้น|มาตรา|หมวด|ระดับ|จำนวน|ร้อยละ|ปี|รุ่น|ครั้ง|ม\.|ป\.|พ\.ศ\.|ละ|อายุ|ไม่น้อยกว่า|อย่างน้อย|รวม|และ|ถึง|-|–|/|,|x|×)\s*$")]
    private static partial Regex CountingWord { get; }

    [GeneratedRegex(@"^(?:เป้าหมาย|ตัวชี้วัด|ด้าน)?(?<name>เชิงปริมาณ|เชิงคุณภาพ|เชิงเวลา|เชิงต้นทุน|ปริมาณ(?= ?:|$)|คุณภาพ(?= ?:|$)|ผลผลิต(?:\s?\([Oo]utputs?\))?(?= ?:|$)|ผลลัพธ์(?:\s?\([Oo]utcomes?\))?(?= ?:|$)|Output(?= ?:|$)|Outcome(?= ?:|$))\s*[:：]?\s*")]
    private static partial Regex GroupHeading { get; }

    /// <summary>The sub-headings that are one even with their item beside them on the line.</summary>
    [GeneratedRegex(@"(?:เชิง(?:ปริมาณ|คุณภาพ|เวลา|ต้นทุน)|[:：])\s*$")]
    private static partial Regex GroupWord { get; }

    [GeneratedRegex(@"\s*(?:เป้าหมาย|ตัวชี้วัด)?(?<name>เชิงปริมาณ|เชิงคุณภาพ|ผลผลิต|ผลลัพธ์)\s*[:：]?$")]
    private static partial Regex GroupAtEnd { get; }

    [GeneratedRegex(@"^\s*(?:ล้าน|แสน|หมื่น|พัน|ร้อย(?!ละ)|%|เปอร์เซ็น)")]
    private static partial Regex Multiple { get; }
}
