using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Lets the cells of a column speak where its heading does not: a column of amounts is the budget, one whose cells begin
/// with เพื่อ the objectives. Such a reading is never sure.
/// </summary>
internal static partial class ColumnVotes
{
    private const int MostRows = 200;
    private const double Most = 0.8;
    private const double Half = 0.5;

    /// <summary>A calendar has the four quarters at least.</summary>
    private const int FewestMonths = 4;

    /// <summary>So many rows filled alike are a pattern of the columns.</summary>
    private const int FewestAlike = 3;

    public static Heading Settle(Heading heading, IReadOnlyList<SourceRow> rows)
    {
        var columns = heading.Columns.ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var cells = rows.Take(MostRows).Select(r => r.Cells[column.Index]).Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text).ToList();
            if (cells.Count == 0)
            {
                // An empty column without a meaning is nothing to ask about.
                columns[i] = column with { IsUnknown = false };
                continue;
            }

            bool Missing(ColumnRole role) => columns.TrueForAll(c => c.Role != role);

            if (column.Role == ColumnRole.Project && Missing(ColumnRole.Number)
                && columns.Exists(c => c.Role == ColumnRole.Project && c.Index > column.Index) && Share(cells, IsSmallNumber) >= Most)
            {
                // One heading over the number and the title.
                columns[i] = column with { Role = ColumnRole.Number };
            }
            else if (column.Role == ColumnRole.Budget && Share(cells, IsMoneyOrNone) < 0.2)
            {
                columns[i] = column with { Sure = false };
            }
            else if (column.Role is null && (column.IsUnknown || column.Heading.Length == 0) && Guess(cells, Missing) is { } role)
            {
                columns[i] = column with { Role = role, Sure = false, IsUnknown = false };
            }
            else if (column.Role is null && column.Heading.Length == 0)
            {
                columns[i] = column with { IsUnknown = true };
            }
        }

        var times = columns.Where(c => c.Role is ColumnRole.Month or ColumnRole.Quarter && !Work.IsMatch(c.Own)).ToList();
        var marks = rows.Take(MostRows).SelectMany(r => times.Select(c => r.Cells[c.Index])).Where(c => !c.Continues && !c.IsEmpty && !AmountReader.SaysNone(c.Text)).Select(c => c.Text).ToList();
        if (marks.Count > 0 && Share(marks, IsMoney) >= Half)
        {
            times.ForEach(c => columns[columns.IndexOf(c)] = c with { HoldsMoney = true });
        }

        return heading with { Columns = columns, MarksByShade = marks.Count == 0 && AreMarkedByShade(times, columns, rows) };
    }

    /// <summary>
    /// Whether colour says when: some cells of months are filled otherwise than the row they stand in, and not the same months in
    /// every row, which would only set the columns apart.
    /// </summary>
    private static bool AreMarkedByShade(List<Column> times, List<Column> columns, IReadOnlyList<SourceRow> rows)
    {
        if (times.Count < FewestMonths || columns.Find(c => c.Role is ColumnRole.Project or ColumnRole.Activities) is not { } named)
        {
            return false;
        }

        var patterns = rows.Take(MostRows).Where(r => !r.Cells[named.Index].IsEmpty)
            .Select(r => string.Concat(times.Select(c => Calendar.IsFilled(r.Cells[c.Index], r.Cells[named.Index]) ? '1' : '0'))).ToList();
        var marked = patterns.FindAll(p => p.Contains('1', StringComparison.Ordinal));
        return marked.Exists(p => p.Contains('0', StringComparison.Ordinal)) && (marked.Count < FewestAlike || marked.Distinct(StringComparer.Ordinal).Skip(1).Any());
    }

    private static ColumnRole? Guess(List<string> cells, Func<ColumnRole, bool> missing) =>
        missing(ColumnRole.Number) && cells.Count > 1 && Share(cells, IsSmallNumber) >= Most ? ColumnRole.Number
        : missing(ColumnRole.Budget) && missing(ColumnRole.Expense) && Share(cells, IsMoney) >= Most ? ColumnRole.Budget
        : missing(ColumnRole.Objectives) && Share(cells, Purpose.IsMatch) >= Most ? ColumnRole.Objectives
        : missing(ColumnRole.Indicators) && Share(cells, ThresholdReader.SpeaksOfPercentage) >= Half ? ColumnRole.Indicators
        : missing(ColumnRole.Targets) && Share(cells, text => QuantityReader.Read(text) is [{ Factors: [{ Unit: not null }, ..] }, ..]) >= Half ? ColumnRole.Targets
        : missing(ColumnRole.Owner) && Share(cells, Owner.IsMatch) >= Most ? ColumnRole.Owner
        : null;

    private static double Share(List<string> cells, Func<string, bool> holds) => (double)cells.Count(holds) / cells.Count;

    private static bool IsSmallNumber(string text) =>
        int.TryParse(ThaiText.ArabicDigits(text).Trim(' ', '.', ')', '('), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 1000;

    private static bool IsMoney(string text) => AmountReader.Read(text) is { Satang: >= 100_00 };

    private static bool IsMoneyOrNone(string text) => AmountReader.SaysNone(text) || AmountReader.ReadCell(text, 1).Total is not null;

    /// <summary>Beside the money of a quarter: what is to be done in it.</summary>
    [GeneratedRegex("^(?:แผน)?งาน$|เป้าหมาย|ปริมาณ|^ผล(?!รวม)|^จำนวน(?!เงิน)|ร้อยละ|%")]
    private static partial Regex Work { get; }

    [GeneratedRegex(@"^\s*(?:[\d๐-๙]{1,2}[.)]?\s*|-\s*)?เพื่อ")]
    private static partial Regex Purpose { get; }

    [GeneratedRegex(@"^(?:กลุ่ม|ฝ่าย|งาน|หน่วย|นาย|นาง|น\.ส\.|ว่าที่|ครู|ศน\.|ผอ\.|สพป)")]
    private static partial Regex Owner { get; }
}
