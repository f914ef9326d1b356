using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Finds project write-ups among running lines: "1. ชื่อโครงการ …" and, below it, headings with their contents until the
/// next write-up. Each becomes a table of one row under those headings, which is then read as any other; the tables it
/// has of its own, for activities, expenses and indicators, go with it.
/// </summary>
/// <param name="headings">Reads the headings of the tables within write-ups.</param>
internal sealed partial class WriteUps(HeadingReader headings)
{
    /// <summary>Fewer parts of a project than this are no write-up.</summary>
    private const int FewestHeadings = 3;

    /// <summary>A title that says nothing but its name has a heading within as many lines below it.</summary>
    private const int LinesToHeading = 3;

    /// <summary>Whose, for what and when stand between the title and the headings, in no more lines than these.</summary>
    private const int LinesOfParticulars = 9;

    private const int LongestTitle = 160;

    private const int LongestHeading = 40;

    /// <summary>A heading's first word is taken for one only when hardly a letter of it is unknown.</summary>
    private const double WholeWord = 0.95;

    /// <summary>Where the lines below the amount go: they say what it is made of, and are not to be added to it.</summary>
    private const string Remarks = "หมายเหตุ";

    private const string Expenses = "รายละเอียดงบประมาณ";

    /// <summary>What a table of expenses comes to: read, but no text of the document.</summary>
    public const string ExpensesOfTable = "รายการค่าใช้จ่าย";

    private const string Signed = "ลงชื่อ";

    private static readonly ColumnRole?[] Roles =
    [
        ColumnRole.Objectives, ColumnRole.Targets, ColumnRole.Indicators, ColumnRole.Activities, ColumnRole.Budget, ColumnRole.BudgetSource, ColumnRole.Alignment, ColumnRole.Owner, ColumnRole.Period, ColumnRole.Strategy, ColumnRole.Number, null,
    ];

    /// <summary>The blocks of a document, write-ups as tables with the tables of activities that belong to them.</summary>
    public IEnumerable<(Block Block, IReadOnlyList<TableBlock> Activities, bool IsWriteUp)> Tabulate(IReadOnlyList<Block> document)
    {
        IReadOnlyList<Block> blocks = [.. document.SelectMany(block => block is TableBlock table && AreLinesOfWriteUp(table) ? Unfolded(table) : [block])];
        for (var at = 0; at < blocks.Count;)
        {
            var end = at + 1;
            if (TitleAt(blocks, at) is { } title)
            {
                while (end < blocks.Count && TitleAt(blocks, end) is null)
                {
                    end++;
                }

                while (blocks[end - 1] is LineBlock last && end - 1 > at && StrategyHeading.Read(last.Text) is not null)
                {
                    // It stands over the next write-up.
                    end--;
                }

                var writeUp = new WriteUp(this, title, (LineBlock)blocks[at], blocks.Skip(at + 1).Take(end - at - 1), BeginsHeadings(blocks, at));
                if (writeUp.Headings >= FewestHeadings)
                {
                    yield return (writeUp.Table(blocks[at]), writeUp.Activities, true);
                    foreach (var table in writeUp.Others)
                    {
                        yield return (table, [], false);
                    }

                    at = end;
                    continue;
                }
            }

            yield return (blocks[at++], [], false);
        }
    }

    /// <summary>Short lines on a drawn page, names at the left and what they say at the right, look like a table of two columns; a numbered heading with nothing beside it is in none.</summary>
    private static bool AreLinesOfWriteUp(TableBlock table) =>
        table.Part.StartsWith("page ", StringComparison.Ordinal)
        && table.Rows.All(r => r.Cells.Count == 2 && !r.Cells[0].Continues && !r.Cells[1].Continues)
        && table.Rows.Any(r => r.Cells[1].IsEmpty && r.Cells[0].Lines.Any(l => HeadingIn(l.Text) is { Match: var match } && NumberIn(match) is not null && match.Groups["rest"].Length == 0));

    private static IEnumerable<Block> Unfolded(TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            var (names, values) = (TextsOf(row.Cells[0]), TextsOf(row.Cells[1]));
            foreach (var text in names.Count == values.Count ? names.Zip(values, (name, value) => $"{name} {value}") : names.Concat(values))
            {
                yield return new LineBlock(text, table.Part, row.Place);
            }
        }

        static List<string> TextsOf(SourceCell cell) => [.. cell.Lines.Select(l => l.Text).Where(t => t.Length > 0)];
    }

    /// <summary>The title of a write-up; null where none begins here.</summary>
    private static Match? TitleAt(IReadOnlyList<Block> blocks, int at)
    {
        if (blocks[at] is not LineBlock line)
        {
            return null;
        }

        if (Title.Match(line.Text) is { Success: true } title)
        {
            return title;
        }

        if (Numbered.Match(line.Text) is { Success: true } numbered && HeadingIn(line.Text) is null && BeginsHeadings(blocks, at))
        {
            return numbered;
        }

        var name = NameAlone.Match(line.Text);
        return name.Success && line.Text.Length <= LongestTitle
            && blocks.Skip(at + 1).Take(LinesToHeading).OfType<LineBlock>().Any(l => HeadingIn(l.Text) is { Meaning.Role: not (ColumnRole.Number or ColumnRole.Strategy) }) ? name : null;
    }

    /// <summary>Whether the headings of a write-up are counted from 1 below the line, its particulars perhaps before them.</summary>
    private static bool BeginsHeadings(IReadOnlyList<Block> blocks, int at)
    {
        var first = blocks.Skip(at + 1).Take(LinesOfParticulars).OfType<LineBlock>().FirstOrDefault(l => BeginsWithLabel.IsMatch(l.Text));
        return first is not null && HeadingIn(first.Text) is { Meaning.Role: not (ColumnRole.Number or ColumnRole.Strategy), Match: var heading }
            && NumberIn(heading) == 1 && heading.Groups["rest"].Length == 0;
    }

    /// <summary>The heading that begins a line, with what it means.</summary>
    private static (Match Match, HeadingMeaning Meaning)? HeadingIn(string text)
    {
        var match = Line.Match(text);
        return match.Success && !FiscalYear.IsMatch(match.Groups["name"].ValueSpan) && HeadingLexicon.Read(match.Groups["name"].Value) is { Coverage: >= WholeWord } meaning && Roles.Contains(meaning.Role) ? (match, meaning) : null;
    }

    /// <summary>The parts of one write-up, heading by heading.</summary>
    private sealed class WriteUp
    {
        private readonly WriteUps _writeUps;
        private readonly List<Section> _sections = [];
        private Section _current;

        /// <summary>The number of the heading last met, where headings are numbered, and of the item last met below it.</summary>
        private int? _number;
        private int? _item;

        /// <summary>Whether its headings are all counted, so that a line without a number is none.</summary>
        private readonly bool _counts;

        public WriteUp(WriteUps writeUps, Match title, LineBlock first, IEnumerable<Block> rest, bool counts)
        {
            (_writeUps, _counts) = (writeUps, counts);
            if (title.Groups["project"].Success)
            {
                _current = Open("ที่", ColumnRole.Number);
                _current.Add(first.Place, title.Groups["project"].Value);
            }
            else
            {
                _number = NumberIn(title);
            }

            _current = Open("ชื่อโครงการ", ColumnRole.Project);
            _current.Add(first.Place, title.Groups["rest"].Value);
            foreach (var block in rest)
            {
                if (block is LineBlock line)
                {
                    Add(line);
                }
                else if (block is TableBlock table)
                {
                    Add(table);
                }
            }

            SplitBudget();
            _sections.RemoveAll(section => section.Lines.Count == 0);
        }

        public List<TableBlock> Activities { get; } = [];

        /// <summary>Tables that are not the write-up's own.</summary>
        public List<TableBlock> Others { get; } = [];

        public int Headings => _sections.Count(s => s.Role is not null and not ColumnRole.Number);

        public TableBlock Table(Block title)
        {
            var part = ((LineBlock)title).Part;
            var names = _sections.Select((s, i) => new SourceCell([new(s.Name)], s.Lines[0].Place, i));
            var contents = _sections.Select((s, i) => new SourceCell([.. s.Lines.Select(l => new CellLine(l.Text))], s.Lines[0].Place, i));
            return new(part, [new([.. names], _sections[0].Lines[0].Place), new([.. contents], _sections[0].Lines[0].Place)]);
        }

        private void Add(LineBlock line)
        {
            if (Signature.IsMatch(line.Text))
            {
                _current = Named(Signed) ?? Open(Signed, null);
                _current.Add(line.Place, line.Text);
                return;
            }

            var match = Line.Match(line.Text);
            var label = match.Success ? NumberIn(match) : null;
            var follows = label is not null && label == _number + 1;
            var isNew = HeadingIn(line.Text) is { } heading && (follows || _number is null || (label is null && !_counts))
                && !_sections.Exists(s => s.Name == match.Groups["name"].Value || (heading.Meaning.Role is not null && s.Role == heading.Meaning.Role));
            if (isNew && !ListedActivity.IsMatch(line.Text))
            {
                (_number, _item) = (label ?? _number, null);
                var (name, role) = (match.Groups["name"].Value, HeadingIn(line.Text)!.Value.Meaning.Role);
                _current = Open(name, role);
                if (OnlyHeads(match.Groups["rest"].Value, role))
                {
                    // "4. กิจกรรม ระยะเวลา และงบประมาณ" is a heading to its end.
                    return;
                }

                _current.Add(line.Place, role == ColumnRole.Alignment && Framework(name) is { } framework && BeginsWithNumber.IsMatch(match.Groups["rest"].Value)
                    ? $"{framework} {match.Groups["rest"].Value}" : match.Groups["rest"].Value);
            }
            else if (follows && _item != label - 1 && line.Text.Length <= LongestHeading && Named(match.Groups["name"].Value) is null)
            {
                (_number, _item) = (label, null);
                _current = Open(match.Groups["name"].Value, null);
                _current.Add(line.Place, match.Groups["rest"].Value);
            }
            else
            {
                if (_current.Role == ColumnRole.Project && _current.Lines.Count > 0)
                {
                    // A title is one line; what follows it without a heading of its own is not.
                    _current = Named(Remarks) ?? Open(Remarks, null);
                }

                _current.Add(line.Place, line.Text);
                _item = label ?? _item;
            }
        }

        private void Add(TableBlock table)
        {
            if (table.Rows.SelectMany(r => r.Cells).First(c => !c.Continues && !c.IsEmpty) is { } first && Signature.IsMatch(first.Text))
            {
                return;
            }

            if (table.Rows.All(r => r.Cells is [{ Continues: false } mark, _] && (mark.IsEmpty || BulletAlone.IsMatch(mark.Text))))
            {
                // A list whose marks stand in a column of their own.
                table.Rows.ToList().ForEach(row => _current.Add(row.Place, string.Join(' ', row.Cells.Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text))));
                return;
            }

            if (Particulars(table) is { } particulars)
            {
                foreach (var (name, role, cell) in particulars.Where(p => !_sections.Exists(s => s.Name == p.Name || (p.Role is not null && s.Role == p.Role))))
                {
                    Open(name, role).Lines.AddRange(cell.Lines.Where(l => l.Text.Length > 0).Select(l => (l.Text, cell.Place)));
                }

                return;
            }

            switch (_writeUps.KindOf(table, _current.Role))
            {
                case Inner.Activities:
                    Activities.Add(table);
                    break;

                case Inner.Expenses:
                    var section = Named(ExpensesOfTable) ?? Open(ExpensesOfTable, ColumnRole.Expense);
                    section.Lines.AddRange(_writeUps.ExpensesIn(table));
                    break;

                case Inner.Indicators:
                    AddColumn(table, ColumnRole.Indicators, "ตัวชี้วัด");
                    AddColumn(table, ColumnRole.IndicatorValue, "ค่าเป้าหมาย");
                    break;

                default:
                    Others.Add(table);
                    break;
            }
        }

        private void AddColumn(TableBlock table, ColumnRole role, string name)
        {
            var at = table.Rows[0].Cells.FirstOrDefault(c => !c.Continues && HeadingLexicon.Read(c.Text)?.Role == role)?.Column;
            if (at is not { } column || _sections.Exists(s => s.Role == role))
            {
                return;
            }

            var section = Open(name, role);
            foreach (var cell in table.Rows.Skip(1).Select(r => r.Cells[column]).Where(c => !c.Continues && !c.IsEmpty && !GroupAlone.IsMatch(c.Text)))
            {
                foreach (var line in cell.Lines.Where(l => l.Text.Length > 0))
                {
                    section.Lines.Add((line.Marker is null ? line.Text : $"{line.Marker} {line.Text}", cell.Place));
                }
            }
        }

        /// <summary>The amount stays; the lines below it say what it is made of.</summary>
        private void SplitBudget()
        {
            if (_sections.Find(s => s is { Role: ColumnRole.Budget, Lines.Count: > 1 }) is not { } budget)
            {
                return;
            }

            var amount = budget.Amount;
            var below = budget.Lines.Where(l => l != amount && !l.Text.StartsWith("รวม", StringComparison.Ordinal)).ToList();
            var spent = ExpenseReader.Read(below.Select(l => l.Text));
            if (amount is null && spent.Count == 0)
            {
                return;
            }

            budget.Lines.RemoveAll(l => l != amount);
            if (spent.Count > 0 && Named(ExpensesOfTable) is null)
            {
                Open(Expenses, ColumnRole.Expense).Lines.AddRange(below);
            }
            else if (below.Count > 0)
            {
                (Named(Remarks) ?? Open(Remarks, null)).Lines.AddRange(below);
            }
        }

        private Section? Named(string name) => _sections.Find(s => s.Name == name);

        private Section Open(string name, ColumnRole? role)
        {
            var section = new Section(name, role, []);
            _sections.Add(section);
            return section;
        }
    }

    /// <summary>A table of two columns, known headings at the left and what they hold at the right; null where it is none.</summary>
    private static List<(string Name, ColumnRole? Role, SourceCell Cell)>? Particulars(TableBlock table)
    {
        var rows = table.Rows.Where(r => r.Cells.Any(c => !c.Continues && !c.IsEmpty)).ToList();
        var known = new List<(string, ColumnRole?, SourceCell)>();
        foreach (var row in rows)
        {
            if (row.Cells is not [{ Continues: false } name, { Continues: false } cell] || HeadingLexicon.Read(name.Text) is not { Coverage: >= HeadingMeaning.Sure } meaning || !Roles.Contains(meaning.Role))
            {
                return null;
            }

            known.Add((name.Text, meaning.Role, cell));
        }

        // Headings beside headings are the top of a table of their own.
        return known.Count == 0 || known.TrueForAll(k => HeadingLexicon.Read(k.Item3.Text) is { Coverage: >= WholeWord }) ? null : known;
    }

    private enum Inner
    {
        Other,
        Activities,
        Expenses,
        Indicators,
    }

    private Inner KindOf(TableBlock table, ColumnRole? section)
    {
        if (HeadingOf(table) is not { } found)
        {
            return table.Rows.Count > 1 && table.Rows[0].Cells.Any(c => !c.Continues && HeadingLexicon.Read(c.Text) is { Role: ColumnRole.Indicators, Coverage: >= HeadingMeaning.Sure }) ? Inner.Indicators : Inner.Other;
        }

        var heading = found.Heading;
        var names = HeadingLexicon.Key(heading.Columns.First(c => c.Role is ColumnRole.Project or ColumnRole.Activities).Own);
        var saysWhen = heading.Has(ColumnRole.Period) || heading.Has(ColumnRole.Month) || heading.Has(ColumnRole.Quarter);
        return names.Contains("โครงการ", StringComparison.Ordinal) && !names.Contains("กิจกรรม", StringComparison.Ordinal) ? Inner.Other
            : saysWhen || (heading.Has(ColumnRole.Owner) && !heading.Has(ColumnRole.Expense)) ? Inner.Activities
            : heading.Has(ColumnRole.Expense) || names.StartsWith("รายการ", StringComparison.Ordinal) || section == ColumnRole.Budget ? Inner.Expenses
            : heading.Has(ColumnRole.Budget) ? Inner.Activities
            : Inner.Other;
    }

    private (Heading Heading, int Below)? HeadingOf(TableBlock table)
    {
        for (var i = 0; i < Math.Min(table.Rows.Count, LinesToHeading); i++)
        {
            if (headings.Read(table, i) is { } heading)
            {
                return (heading, i + heading.RowCount);
            }
        }

        return null;
    }

    /// <summary>The lines of a table of expenses: by kind where it has columns for them, else row by row.</summary>
    private IEnumerable<(string Text, string Place)> ExpensesIn(TableBlock table)
    {
        var (heading, below) = HeadingOf(table)!.Value;
        var rows = table.Rows.Skip(below).Where(r => r.Cells.FirstOrDefault(c => !c.Continues && !c.IsEmpty) is { } first && !first.Text.StartsWith("รวม", StringComparison.Ordinal)).ToList();
        foreach (var column in heading.Of(ColumnRole.Expense))
        {
            var amounts = rows.Select(r => AmountReader.ReadCell(r.Cells[column.Index].Text, column.Scale).Total).OfType<Money.Baht>().ToList();
            if (amounts.Count > 0)
            {
                yield return ($"{column.Own} = {Money.Baht.Sum(amounts)} บาท", rows[0].Place);
            }
        }

        foreach (var row in heading.Has(ColumnRole.Expense) ? [] : rows)
        {
            var name = string.Join(' ', heading.Columns.Where(c => c.Role is ColumnRole.Project or ColumnRole.Activities).Select(c => row.Cells[c.Index]).Where(c => !c.Continues).Select(c => c.Text));
            if (name.Length > 0 && heading.Of(ColumnRole.Budget).Select(c => row.Cells[c.Index].Text).LastOrDefault(t => t.Any(char.IsDigit)) is { } amount)
            {
                yield return ($"{name} = {amount}", row.Place);
            }
        }
    }

    private static bool OnlyHeads(string rest, ColumnRole? role) =>
        rest.Length > 0 && HeadingLexicon.Read(rest) is { Coverage: >= WholeWord, Role: ColumnRole.Period or ColumnRole.Budget or ColumnRole.Indicators or ColumnRole.Targets } other && other.Role != role;

    /// <summary>What a heading names as served: "สนองกลยุทธ์ที่" → "กลยุทธ์ที่".</summary>
    private static string? Framework(string name) => Serves.Replace(name, "") is { Length: > 1 } framework ? framework : null;

    private static int? NumberIn(Match match) =>
        int.TryParse(Thai.ThaiText.ArabicDigits(match.Groups["label"].Value), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Section(string Name, ColumnRole? Role, List<(string Text, string Place)> Lines)
    {
        /// <summary>The amount beside the heading, else the total of the lines below it; null where all of them are to be added.</summary>
        public (string Text, string Place)? Amount =>
            Lines[0].Text.Any(char.IsDigit) && !SubLabel.IsMatch(Lines[0].Text) ? Lines[0]
            : Lines.Where(l => l.Text.StartsWith("รวม", StringComparison.Ordinal)).Select(l => ((string, string)?)l).LastOrDefault();

        public void Add(string place, string text)
        {
            if (GroupLabel.Replace(text, "").Trim() is { Length: > 0 } words)
            {
                Lines.Add((words, place));
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:(?<label>[\d๐-๙]{1,2})\s?[.)]\s*)?(?:ชื่อ(?:งาน/|แผนงาน/)?โครงการ(?:/กิจกรรม)?(?:\s*[:：]\s*|\s+|$|(?=[ก-ฮเแโใไ])(?!ที่|และ|ต้อง))|โครงการ\s*[:：]\s*(?=\S)|โครงการที่\s*(?<project>[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,2})?)\s*[:：.]?\s+(?=\D))(?<rest>.*)$")]
    private static partial Regex Title { get; }

    /// <summary>"20. วันเกียรติยศ": a title only where headings counted from 1 follow.</summary>
    [GeneratedRegex(@"^\s*(?<project>[\d๐-๙]{1,3})[.)]\s*(?<rest>[^\d๐-๙\s].{3,250})$")]
    private static partial Regex Numbered { get; }

    /// <summary>"2. โครงการรักการอ่าน" on a line of its own: a title only where headings follow.</summary>
    [GeneratedRegex(@"^\s*(?:(?<project>[\d๐-๙]{1,3})[.)]\s*)?(?<rest>โครงการ(?!ตาม|นี้|ที่|ได้|จะ|และ|ของ|ใน|ต่อเนื่อง|ใหม่|เดิม|หลัก|พิเศษ|\s*$)\s?\S.{3,150})$")]
    private static partial Regex NameAlone { get; }

    [GeneratedRegex(@"^\s*กิจกรรม(?:ที่|หลัก|ย่อย)*\s*[\d๐-๙]")]
    private static partial Regex ListedActivity { get; }

    /// <summary>"ประจำปีงบประมาณ 2563" names a year, no money.</summary>
    [GeneratedRegex("ปีงบ")]
    private static partial Regex FiscalYear { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙]")]
    private static partial Regex BeginsWithNumber { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙]{1,3}\s?[.)]")]
    private static partial Regex BeginsWithLabel { get; }

    [GeneratedRegex("^(?:ความ)?(?:สอดคล้อง|ตอบสนอง|สนอง|เชื่อมโยง|สอดรับ)(?:กับ|ต่อ)?")]
    private static partial Regex Serves { get; }

    [GeneratedRegex(@"^\s*(?:[\d๐-๙.]+\s*)?(?:ตัวชี้วัด)?(?:เชิง|ด้าน)?(?:ปริมาณ|คุณภาพ|ผลผลิต|ผลลัพธ์)(?:\s*\([^)]*\))?\s*[:：]?\s*$")]
    private static partial Regex GroupAlone { get; }

    [GeneratedRegex(@"^\s*(?:(?<label>[\d๐-๙]{1,2})\s?[.)]\s*(?![\d๐-๙]))?(?<name>[^\s:：\d๐-๙.()]{3,40})(?:\s*[:：]\s*|\s+|$)(?<rest>.*)$")]
    private static partial Regex Line { get; }

    [GeneratedRegex(@"^(?:[-–—•●▪]|[\d๐-๙]{1,2}[.)])$")]
    private static partial Regex BulletAlone { get; }

    /// <summary>"4.1 ด้านปริมาณ" alone on its line heads the items below it.</summary>
    [GeneratedRegex(@"^\s*[\d๐-๙.]+\s*(?=(?:ด้าน|เชิง)(?:ปริมาณ|คุณภาพ)\s*[:：]?\s*$)")]
    private static partial Regex GroupLabel { get; }

    [GeneratedRegex(@"^\s*\(?(?:ลงชื่อ|ผู้เสนอโครงการ|ผู้อนุมัติ|ผู้เห็นชอบ)")]
    private static partial Regex Signature { get; }

    [GeneratedRegex(@"^\s*(?:[-–•]|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+\s|[\d๐-๙]{1,2}[.)]\s)")]
    private static partial Regex SubLabel { get; }
}
