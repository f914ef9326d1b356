using Somdun.Money;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Contract;

/// <summary>
/// A plan as a document says it: nothing invented, nothing corrected. What the document lacks is null or empty.
/// </summary>
/// <param name="Year">The fiscal year the document is about, where it says so.</param>
/// <param name="Unit">The office whose plan it is, as printed.</param>
/// <param name="Strategies">In the order of the document.</param>
/// <param name="Projects">In the order of the document. Two project numbers are two projects even when titles repeat.</param>
/// <param name="Stated">Totals the document itself prints (a strategy's sum, the grand total), to be held against the parts.</param>
/// <param name="Columns">How the heading of each plan table was understood, table by table.</param>
public sealed record DraftPlan(
    FiscalYear? Year,
    string? Unit,
    IReadOnlyList<DraftStrategy> Strategies,
    IReadOnlyList<DraftProject> Projects,
    IReadOnlyList<StatedTotal> Stated,
    IReadOnlyList<ColumnReading> Columns)
{
    /// <summary>The sum of the projects' budgets; a project without an amount adds nothing.</summary>
    public Baht Budget => new(Projects.Sum(p => p.Budget?.Satang ?? 0));
}

/// <summary>A strategy (กลยุทธ์, ยุทธศาสตร์, แผนงาน) that the document names above its projects.</summary>
/// <param name="Number">As printed, Thai digits read; null where it has none.</param>
public sealed record DraftStrategy(int? Number, string Title, Source Source);

/// <summary>One project (โครงการ).</summary>
/// <param name="Number">The printed number: it may repeat or be missing, so it is no identity.</param>
/// <param name="Strategy">Index into <see cref="DraftPlan.Strategies"/>; null where the document names none.</param>
/// <param name="Owner">The owner (ผู้รับผิดชอบ) as printed.</param>
/// <param name="Budget">Null where the document gives no amount, or one that is not money.</param>
/// <param name="BudgetText">The budget cell as printed, for the person who checks.</param>
/// <param name="Other">Cells of columns that were not understood: heading → text.</param>
/// <param name="Source">From the project's first line to its last.</param>
public sealed record DraftProject(
    int? Number,
    int? Strategy,
    string Title,
    string? Owner,
    IReadOnlyList<DraftItem> Objectives,
    IReadOnlyList<DraftTarget> Targets,
    IReadOnlyList<DraftIndicator> Indicators,
    IReadOnlyList<DraftActivity> Activities,
    Baht? Budget,
    string? BudgetText,
    IReadOnlyList<DraftExpense> Expenses,
    IReadOnlyList<DraftAlignment> Alignments,
    IReadOnlyDictionary<string, string> Other,
    Source Source)
{
    /// <summary>The printed code where it is more than a number: "1.2", "ก-03". The number is then its last part, or null.</summary>
    public string? Label { get; init; }

    /// <summary>What is to be spent when, where the document spreads the budget over quarters or months.</summary>
    public IReadOnlyList<DraftSpending> Spending { get; init; } = [];
}

/// <summary>One numbered or bulleted item of a cell.</summary>
/// <param name="Label">As printed: "1.", "6.1", "-"; null where the cell has a single unlabelled text.</param>
/// <param name="Text">Verbatim and whole: white space folded, pieces cut apart by pages and cells joined, the label taken off.</param>
/// <param name="Group">The sub-heading it stands under, in its cell or over its column: เชิงปริมาณ; null where there is none.</param>
public sealed record DraftItem(string? Label, string Text, Source Source, string? Group = null);

/// <summary>One target (เป้าหมาย) with the quantities it names.</summary>
public sealed record DraftTarget(string? Label, string Text, IReadOnlyList<Quantity> Quantities, Source Source, string? Group = null);

/// <summary>One indicator (ตัวชี้วัด). Threshold is null where the document gives none.</summary>
public sealed record DraftIndicator(string? Label, string Text, Threshold? Threshold, Source Source, string? Group = null);

/// <summary>One activity (กิจกรรม), with the months it runs in where the document says so.</summary>
public sealed record DraftActivity(string? Label, string Text, IReadOnlyList<YearMonth> Months, Baht? Budget, Source Source);

/// <summary>Part of a project's budget by expense kind (ค่าตอบแทน, ค่าใช้สอย, ค่าวัสดุ …), where the document splits it.</summary>
public sealed record DraftExpense(string Kind, Baht? Amount, Source Source)
{
    /// <summary>The line it was read from, with its reckoning ("ค่าอาหาร 100 คน x 120 บาท = 12,000 บาท"); null for a cell of its own.</summary>
    public string? Text { get; init; }
}

/// <summary>Part of a project's budget by when it is to be spent.</summary>
/// <param name="Quarter">Of the fiscal year, 1 to 4; null where the document goes by months.</param>
/// <param name="Months">The months it falls in; empty where the plan's year is not known.</param>
public sealed record DraftSpending(int? Quarter, IReadOnlyList<YearMonth> Months, Baht Amount, Source Source);

/// <summary>
/// One item of a framework the project serves: <c>สพฐ. 6</c>. A bare number has framework null, a framework without
/// its number item null. Ranges come expanded.
/// </summary>
public sealed record DraftAlignment(string? Framework, string? Item, Source Source);

/// <summary>A quantity: factors that multiply (10 ครั้ง × 10 คน), per a period where said (ปีละ 2 ครั้ง).</summary>
/// <param name="Per">"ปี", "เดือน" …; null where not said.</param>
/// <param name="Text">The words it was read from.</param>
public sealed record Quantity(IReadOnlyList<Factor> Factors, string? Per, QuantityRole Role, string Text);

/// <param name="Unit">The classifier as printed (คน, ครั้ง, โรงเรียน); null where the document has none.</param>
public sealed record Factor(decimal Amount, string? Unit);

/// <summary>Whether a quantity is a part, or the total of parts beside it (รวมทั้งสิ้น 172 คน), never to be added to them.</summary>
public enum QuantityRole
{
    Part,
    Total,
}

/// <summary>What an indicator must reach.</summary>
/// <param name="Operator">One of <c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c>, <c>=</c>.</param>
/// <param name="Unit"><see cref="Percent"/>, or the classifier counted.</param>
/// <param name="Implied">True where the words imply the number: ทุกโรงเรียน is 100 %.</param>
public sealed record Threshold(string Operator, decimal Amount, string? Unit, bool Implied)
{
    public const string Percent = "ร้อยละ";
}

/// <summary>A total that the document prints.</summary>
/// <param name="Strategy">Index of the strategy it closes; null for the grand total.</param>
public sealed record StatedTotal(int? Strategy, Baht Amount, int? Projects, Source Source);

/// <summary>How the heading of one column was understood.</summary>
/// <param name="Role">Null where its cells belong to no part of a project; they are in <see cref="DraftProject.Other"/>.</param>
/// <param name="Sure">False where the reader guessed or did not understand, and a person should say.</param>
public sealed record ColumnReading(string Heading, ColumnRole? Role, bool Sure, Source Source);

/// <summary>What a column of a plan table holds. On the command line: <c>--map "ชื่อคอลัมน์=budget"</c>.</summary>
public enum ColumnRole
{
    Number,
    Project,
    Objectives,
    Targets,
    Indicators,

    /// <summary>What the indicators beside it must reach (ค่าเป้าหมาย).</summary>
    IndicatorValue,

    Activities,
    Budget,
    Alignment,
    Owner,
    Period,
    Month,
    Quarter,
    Expense,
    BudgetSource,
    Strategy,
    Ignore,
}

/// <summary>
/// A place in a document, as a person would point at it: <c>table 3, line 7</c>; <c>sheet Plan, C14</c>.
/// </summary>
/// <param name="Part">"table 3", "sheet Plan", "page 12".</param>
/// <param name="From">"line 7", "C14".</param>
/// <param name="To">The last line or cell, the same as <paramref name="From"/> when there is one.</param>
public sealed record Source(string Part, string From, string To)
{
    private static readonly Text[] Words =
    [
        T("ตารางที่", "table"), T("แผ่นงาน", "sheet"), T("หน้า", "page"), T("บรรทัด", "line"), T("แถว", "row"), T("ย่อหน้า", "paragraph"), T("ข้อความ", "text"),
    ];

    public static Source At(string part, string place) => new(part, place, place);

    // The fields of a project that stands in a plan, as a version names its places.
    private static readonly Text[] Fields =
    [
        T("วัตถุประสงค์ลำดับที่", "objectives"), T("เป้าหมายลำดับที่", "targets"), T("ตัวชี้วัดลำดับที่", "indicators"), T("กิจกรรมลำดับที่", "activities"),
        T("รายจ่ายลำดับที่", "expenses"), T("ความสอดคล้องลำดับที่", "alignments"),
    ];

    /// <summary>The place in words: "ตารางที่ 3 บรรทัด 7–9"; of a project that stands in a plan, the field alone: "เป้าหมายลำดับที่ 2".</summary>
    public Text Said() => Part.StartsWith("project ", StringComparison.Ordinal) ? OfField(From)
        : From == To ? T($"{Said(Part).Thai} {Said(From).Thai}", $"{Part} {From}")
        : T($"{Said(Part).Thai} {Said(From).Thai}–{Said(To).Thai}", $"{Part} {From}–{To}");

    private static Text OfField(string field) =>
        field.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && Array.Find(Fields, f => f.English == field[..open]) is { English: not null } name
        && int.TryParse(field.AsSpan((open + 1)..^1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? T($"{name.Thai} {index + 1}", $"{name.English}, no. {index + 1}")
            : T("โครงการนั้น", "that project");

    /// <summary>A part or a place in words: "row 7" → "แถว 7"; one that names itself (C14) stays.</summary>
    public static Text Said(string place) => T(string.Join(", ", place.Split(", ").Select(InThai)), place);

    private static string InThai(string place) =>
        Array.Find(Words, w => place == w.English || place.StartsWith(w.English + " ", StringComparison.Ordinal)) is { English: { } english } word ? word.Thai + place[english.Length..] : place;
}
