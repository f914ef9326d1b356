using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a row of a plan table is.</summary>
internal enum RowKind
{
    Empty,
    Project,

    /// <summary>Carries the project above on: a row cut by a page end, or a further row of merged cells.</summary>
    Continuation,
    Activity,
    Strategy,

    /// <summary>A row across the table that heads those below: an owner's name, a source of money.</summary>
    Section,
    Total,

    /// <summary>A note, a signature, an amount carried forward.</summary>
    Aside,
}

/// <summary>A row that belongs to a project.</summary>
internal sealed record ProjectRow(SourceRow Row, Heading Heading, string Part, RowKind Kind, Seam Seam);

/// <summary>The rows of one project, in order.</summary>
/// <param name="Strategy">Index of the strategy it stands under.</param>
/// <param name="Owner">The owner of a cell that spans several projects; null where the project has its own.</param>
/// <param name="TitleNumber">How many letters of the title are its number.</param>
/// <param name="Label">Its code as printed, where that is no plain number.</param>
internal sealed record ProjectRows(int? Number, int? Strategy, string? Owner, int TitleNumber, List<ProjectRow> Rows, string? Label = null)
{
    /// <summary>Whether it is written up by itself, its parts below each other.</summary>
    public bool IsWriteUp { get; init; }
}

/// <summary>A total as printed, before it is known what it totals.</summary>
/// <param name="Projects">How many projects had been met.</param>
/// <param name="Strategy">The strategy it stands under.</param>
internal sealed record PrintedTotal(string Text, Baht? Amount, int? Count, int Projects, int? Strategy, Source Source);

/// <summary>Says of every row what it is, by what its cells hold and leave empty.</summary>
internal sealed partial class RowSorter
{
    private const int LongestCode = 20;

    private readonly bool _wraps;
    private readonly Heading _heading;
    private readonly bool _numbered;
    private readonly bool _saysProject;
    private readonly bool _titlesNumbered;

    /// <summary>Whether projects are numbered under sections, all in one column: "1. งานวิชาการ", "1.1 โครงการ…".</summary>
    private readonly bool _projectsUnderSections;

    /// <param name="wraps">Whether the format cuts long cells into several rows (text, PDF).</param>
    public RowSorter(Heading heading, IReadOnlyList<SourceRow> rows, bool wraps)
    {
        _wraps = wraps;
        _heading = heading;
        var titles = rows.Select(r => TextOf(r, ColumnRole.Project)).Where(t => t.Length > 0).ToList();
        _numbered = heading.Has(ColumnRole.Number) && rows.Any(r => NumberOf(r) is not null);
        _saysProject = titles.Count(t => SaysProject.IsMatch(t)) * 3 >= titles.Count && titles.Count > 0;
        _projectsUnderSections = !_numbered && titles.Exists(t => SubNumberedProject.IsMatch(ThaiText.ArabicDigits(t)));
        _titlesNumbered = !_numbered && titles.Count(t => TitleNumber.IsMatch(ThaiText.ArabicDigits(t))) * 3 >= titles.Count && titles.Count > 0;
    }

    /// <param name="firstAfterCut">Whether a page end stands right before the row.</param>
    /// <param name="current">The number of the project the row may carry on; null when there is none.</param>
    public RowKind KindOf(SourceRow row, bool firstAfterCut, ProjectRows? current)
    {
        var own = row.Cells.Where(c => !c.Continues && !c.IsEmpty).ToList();
        if (own.Count == 0)
        {
            return RowKind.Empty;
        }

        var number = NumberOf(row);
        var title = TextOf(row, ColumnRole.Project);
        var first = own[0].Text;
        if (number is null)
        {
            if (Carried.IsMatch(first) || Aside.IsMatch(first))
            {
                return RowKind.Aside;
            }

            if (IsTotal(row, own))
            {
                return RowKind.Total;
            }

            if (StrategyHeading.Read(first) is { } heading
                && (own.Count == 1 ? heading.IsStrategy || StandsAcross(row, own[0]) : heading.IsStrategy && own.Skip(1).All(c => IsMoney(c.Column))))
            {
                return RowKind.Strategy;
            }

            // "แผนงานพื้นฐาน… 700,000" above "โครงการที่ 1 … 500,000": its money is that of the projects below it.
            if (_saysProject && own.Count > 1 && Programme.IsMatch(first) && own.Skip(1).All(c => IsMoney(c.Column)))
            {
                return StrategyHeading.Read(first) is null ? RowKind.Section : RowKind.Strategy;
            }

            if (own.Count == 1 && _projectsUnderSections && TitleNumber.IsMatch(ThaiText.ArabicDigits(first)))
            {
                return RowKind.Section;
            }

            if (own.Count == 1 && StandsAcross(row, own[0]) && !_heading.Of(ColumnRole.Project).Any(c => c.Index == own[0].Column && !row.Cells.Any(x => x.Continues))
                && !LeadingNumber.Replace(first, "").Any(char.IsDigit) && first.Length > 2)
            {
                return RowKind.Section;
            }
        }

        return _numbered ? Numbered(row, number, title, firstAfterCut, current) : Unnumbered(row, title, firstAfterCut, current);
    }

    public int? NumberOf(SourceRow row)
    {
        foreach (var column in _heading.Of(ColumnRole.Number))
        {
            var cell = row.Cells[column.Index];
            if (!cell.Continues && int.TryParse(NumberWord.Replace(ThaiText.ArabicDigits(cell.Text), "").Trim(' ', '.', ')', '('), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The code in the column of numbers, where it is none: 1.2, ก-03; with its last part where that counts the projects of a stem.</summary>
    public (string? Label, int? Number) CodeOf(SourceRow row)
    {
        var printed = TextOf(row, ColumnRole.Number);
        if (printed.Length is 0 or > LongestCode || NumberOf(row) is not null || AmountReader.SaysNone(printed))
        {
            return (null, null);
        }

        var match = DottedCode.Match(ThaiText.ArabicDigits(printed));
        return (printed, match.Success && !_numbered ? int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The number that begins a title where no column holds numbers, and the letters it takes.</summary>
    public (int? Number, string? Label, int Length) NumberInTitle(string title)
    {
        var digits = ThaiText.ArabicDigits(title);
        if (_projectsUnderSections && SubNumberedProject.Match(digits) is { Success: true } sub)
        {
            return (int.Parse(sub.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), title[..sub.Groups["label"].Length].Trim(), sub.Groups["label"].Length);
        }

        var match = TitleNumber.Match(digits);
        return _titlesNumbered && match.Success ? (int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), null, match.Length) : (null, null, 0);
    }

    public string TextOf(SourceRow row, ColumnRole role) =>
        string.Join(' ', _heading.Of(role).Select(c => row.Cells[c.Index]).Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text));

    /// <summary>Whether a text in the project's column names an activity.</summary>
    public static bool NamesActivity(string text) => ActivityMark.IsMatch(ThaiText.ArabicDigits(text));

    /// <summary>
    /// Whether the row sums those above it. A title may begin with รวม too (รวมพลังสร้างสุข): a cell in the title's own place
    /// must say what it sums, one that spans the title or stands beside it need not.
    /// </summary>
    private bool IsTotal(SourceRow row, List<SourceCell> own)
    {
        var text = own[0].Text;
        if (Total.IsMatch(text) && HasNo(row, ColumnRole.Objectives) && HasNo(row, ColumnRole.Indicators))
        {
            return true;
        }

        var holdsOnlyMoney = own.Count > 1 && own.Skip(1).All(c => IsMoney(c.Column) || AmountReader.SaysNone(c.Text) || CountOfProjects.IsMatch(c.Text));
        var isTitle = _heading.Columns[own[0].Column].Role == ColumnRole.Project && !(own[0].Column + 1 < row.Cells.Count && row.Cells[own[0].Column + 1].Continues);
        return holdsOnlyMoney && (isTitle ? TotalOfGroup : AnyTotal).IsMatch(text);
    }

    private bool IsMoney(int column) => _heading.Columns[column] is { Role: ColumnRole.Budget or ColumnRole.Expense } or { HoldsMoney: true };

    private RowKind Numbered(SourceRow row, int? number, string title, bool firstAfterCut, ProjectRows? current)
    {
        if (number is not null)
        {
            return RowKind.Project;
        }

        if (current is null)
        {
            return title.Length > 0 ? RowKind.Project : RowKind.Aside;
        }

        var label = TextOf(row, ColumnRole.Number);
        if (label.Length > 0 && SubNumber.Match(ThaiText.ArabicDigits(label)) is { Success: true } sub)
        {
            return sub.Groups["n"].Value == current.Number?.ToString(CultureInfo.InvariantCulture) ? RowKind.Activity : RowKind.Project;
        }

        if (title.Length == 0)
        {
            return RowKind.Continuation;
        }

        var hasMoney = !HasNo(row, ColumnRole.Budget) || !HasNo(row, ColumnRole.Expense);
        if (NamesActivity(title))
        {
            return RowKind.Activity;
        }

        if (!hasMoney && (firstAfterCut || _wraps))
        {
            return RowKind.Continuation;
        }

        // A row as full as a project's is one, although its number is missing.
        var isFull = hasMoney && !HasNo(row, ColumnRole.Objectives) && !HasNo(row, ColumnRole.Indicators);
        return isFull || (hasMoney && SaysProject.IsMatch(title)) ? RowKind.Project : RowKind.Activity;
    }

    private RowKind Unnumbered(SourceRow row, string title, bool firstAfterCut, ProjectRows? current)
    {
        if (current is null || TextOf(row, ColumnRole.Number).Length > 0)
        {
            // 1.1, A-03: a code of its own begins a project as a number does; 1.1.1 under 1.1 an activity of it.
            if (current is not null && TextOf(row, ColumnRole.Number).StartsWith(TextOf(current.Rows[0].Row, ColumnRole.Number).TrimEnd('.') + ".", StringComparison.Ordinal))
            {
                return RowKind.Activity;
            }

            return title.Length > 0 ? RowKind.Project : RowKind.Aside;
        }

        if (title.Length == 0)
        {
            return RowKind.Continuation;
        }

        var digits = ThaiText.ArabicDigits(title);
        if (_projectsUnderSections && SubNumberedProject.IsMatch(digits))
        {
            return RowKind.Project;
        }

        if (_titlesNumbered && TitleNumber.IsMatch(digits) && !(_saysProject && !SaysProject.IsMatch(title)))
        {
            return RowKind.Project;
        }

        if (NamesActivity(title) || (_saysProject && !SaysProject.IsMatch(title) && (ActivityWord.IsMatch(title) || TitleNumber.IsMatch(digits))))
        {
            return RowKind.Activity;
        }

        var hasMoney = !HasNo(row, ColumnRole.Budget) || !HasNo(row, ColumnRole.Expense);
        // A calendar of work has no money; whose work it is stands in every row.
        var isCalendar = !_heading.Has(ColumnRole.Budget) && !_heading.Has(ColumnRole.Expense) && _heading.Has(ColumnRole.Owner);
        if (isCalendar && !HasNo(row, ColumnRole.Owner))
        {
            return RowKind.Project;
        }

        if (!hasMoney && !SaysProject.IsMatch(title) && (_wraps || firstAfterCut) && !BeginsItems(row))
        {
            return RowKind.Continuation;
        }

        return RowKind.Project;
    }

    /// <summary>Whether a cell of the row begins a list, as the first row of a project does.</summary>
    private bool BeginsItems(SourceRow row) =>
        _heading.Columns.Where(c => c.Role is ColumnRole.Objectives or ColumnRole.Targets or ColumnRole.Indicators)
            .Any(c => ListStart.IsMatch(ThaiText.ArabicDigits(row.Cells[c.Index].Text)));

    private bool HasNo(SourceRow row, ColumnRole role) => _heading.Of(role).All(c => row.Cells[c.Index].IsEmpty || row.Cells[c.Index].Text is "-" or "–");

    /// <summary>Whether a cell is the row's only one: spanning it, or in its first column.</summary>
    private static bool StandsAcross(SourceRow row, SourceCell cell) =>
        row.Cells.Count(c => c.Continues) * 2 >= row.Cells.Count || cell.Column == 0;

    [GeneratedRegex(@"^\s*(?:[\d๐-๙]{1,3}[.)]\s*)?(?:โครงการ|Project)")]
    private static partial Regex SaysProject { get; }

    [GeneratedRegex(@"^\s*กิจกรรม")]
    private static partial Regex ActivityWord { get; }

    [GeneratedRegex(@"^\s*(?:กิจกรรม(?:ที่|หลักที่|ย่อยที่|หลัก|ย่อย)?\s*\d|กิจกรรม\s*[:：]|[-–•●▪]\s*|\d{1,3}\.\d{1,2}(?!\d)|\(\d{1,2}\)|\d{1,2}\)|Activity\s*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ActivityMark { get; }

    [GeneratedRegex(@"^\s*(?:แผนงาน|ผลผลิต|งบรายจ่าย|ยุทธศาสตร์|กลยุทธ์)")]
    private static partial Regex Programme { get; }

    [GeneratedRegex(@"^\s*(?:(?<n>\d{1,3})(?:\.(?!\d)|\s+(?=โครงการ))|โครงการที่\s*(?<n>\d{1,3})(?:\s*[.:]\s*|\s+)(?=\D))\s*")]
    private static partial Regex TitleNumber { get; }

    [GeneratedRegex(@"^\s*(?<label>\d{1,3}\.(?<n>\d{1,2})[.)]?\s*)(?:โครงการ|Project)")]
    private static partial Regex SubNumberedProject { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙]{1,3}[.)]\s*")]
    private static partial Regex LeadingNumber { get; }

    [GeneratedRegex(@"^\s*(?<n>\d{1,3})\.\d{1,2}")]
    private static partial Regex SubNumber { get; }

    [GeneratedRegex(@"^\s*(?:\d{1,3}(?:\.\d{1,3})*\.(?<n>\d{1,3})[.)]?|(?<n>\d{1,3})\s*/\s*25\d\d)\s*$")]
    private static partial Regex DottedCode { get; }

    [GeneratedRegex(@"^\s*(?:โครงการที่|กิจกรรมที่|ข้อที่|ข้อ|ที่)\s*")]
    private static partial Regex NumberWord { get; }

    [GeneratedRegex(@"^\s*(?:1[.)]|\(1\)|เพื่อ)")]
    private static partial Regex ListStart { get; }

    [GeneratedRegex(@"^\s*(?:ยอดยก|ยกมา|ยกไป|รวมหน้านี้|รวมยอดยก)")]
    private static partial Regex Carried { get; }

    [GeneratedRegex(@"^\s*(?:หมายเหตุ|\*|\(?ลงชื่อ|ผู้เสนอ|ผู้เห็นชอบ|ผู้อนุมัติ|ผู้จัดทำ|ที่มา\s*[:：]|หน่วย\s*[:：]|\.{5,}|_{5,}|Note|Remark)", RegexOptions.IgnoreCase)]
    private static partial Regex Aside { get; }

    [GeneratedRegex(@"^\s*(?:จำนวน\s*)?[\d๐-๙]+\s*(?:โครงการ|กิจกรรม|งาน)\s*$")]
    private static partial Regex CountOfProjects { get; }

    [GeneratedRegex(@"^\s*(?:สรุป|ยอด)?รวม|^\s*(?:คิด)?เป็นเงิน|รวม(?:ทั้งสิ้น|ทั้งหมด|สุทธิ)?\s*$")]
    private static partial Regex AnyTotal { get; }

    [GeneratedRegex(@"^\s*(?:สรุป|ยอด)?รวม(?:สุทธิ|จุดเน้น|นโยบาย|พันธกิจ|เป้าประสงค์|มาตรฐาน|มาตรการ|ภารกิจ|หมวด|ฝ่าย|งาน|บริหาร|สำนัก|กอง)|^\s*(?:(?:คิด|รวม)?เป็นเงิน|สรุปรวม|(?:จำนวนเงิน|งบประมาณ|ยอดเงิน|วงเงิน)รวม)")]
    private static partial Regex TotalOfGroup { get; }

    [GeneratedRegex(@"^\s*(?:(?:ยอด)?รวม(?=$|[\s(:：\d๐-๙]|ทั้ง|เงิน|งบ|กลยุทธ์|ยุทธศาสตร์|แผนงาน|จำนวน|โครงการ|เป็น|ทุก|ค่า|ประเด็น|ด้าน|กลุ่ม|กิจกรรม|ยอด)|(?:ทั้งสิ้น|ทั้งหมด)\s*$|(?:grand |sub)?total\b|sum\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Total { get; }
}
