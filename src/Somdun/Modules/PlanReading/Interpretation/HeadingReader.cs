using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Finds the heading of a plan table and says what each column holds, whatever the order, the wording and the number of
/// its rows: a table is a plan's when one column names projects or activities and another says something of them.
/// </summary>
/// <param name="map">What a person said of headings, by <see cref="HeadingLexicon.Key"/>.</param>
internal sealed partial class HeadingReader(IReadOnlyDictionary<string, ColumnRole> map)
{
    private const int MostRows = 4;
    private const int LongestHeading = 80;

    /// <summary>The heading that begins at this row; null where none does.</summary>
    /// <param name="before">
    /// The heading of the rows above: printed again on the next page it takes as many rows as it did there, and what follows
    /// ("ของเขต", the end of a cell the page cut) is no second line of it.
    /// </param>
    public Heading? Read(TableBlock table, int at, Heading? before = null)
    {
        var row = table.Rows[at];
        if (!LooksLikeHeading(row))
        {
            return null;
        }

        var texts = Texts(row, null);
        var meanings = texts.Select(Meaning).ToArray();
        if (!MakesAPlan(row, meanings))
        {
            return null;
        }

        var levels = new List<string[]> { texts };
        var count = 1;
        var most = before is not null && IsPrintedAgain(before, table, at) ? before.RowCount : MostRows;
        while (at + count < table.Rows.Count && count < most && IsMoreHeading(table.Rows[at + count], levels, meanings))
        {
            var next = table.Rows[at + count];
            if (!IsCountingRow(next))
            {
                levels.Add(Texts(next, levels[^1]));
            }

            count++;
        }

        var columns = Enumerable.Range(0, row.Cells.Count)
            .Select(c => Column(c, Levels(levels, c), table.Part, row))
            .ToList();
        return new(Settle(columns), row.Cells.Count, count) { Printed = [.. table.Rows.Skip(at).Take(count).Select(Keys)] };
    }

    private static bool IsPrintedAgain(Heading heading, TableBlock table, int at) =>
        at + heading.Printed.Count <= table.Rows.Count && heading.Printed.Index().All(line => Keys(table.Rows[at + line.Index]).SequenceEqual(line.Item));

    private static string[] Keys(SourceRow row) => [.. row.Cells.Select(c => c.Continues ? "" : HeadingLexicon.Key(c.Text))];

    private HeadingMeaning? Meaning(string text) =>
        text.Length == 0 ? null
        : map.TryGetValue(HeadingLexicon.Key(text), out var role) ? new HeadingMeaning(role, 1)
        : MonthOf(text) is not null ? new HeadingMeaning(ColumnRole.Month, 1)
        : QuarterOf(text, "") is not null || QuarterOfMonths(text) is not null ? new HeadingMeaning(ColumnRole.Quarter, 1)
        : HeadingLexicon.Read(text);

    private static bool LooksLikeHeading(SourceRow row)
    {
        var own = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Continues || cell.IsEmpty)
            {
                continue;
            }

            own++;
            if (cell.Text.Length > LongestHeading)
            {
                return false;
            }
        }

        return own >= 2;
    }

    private static bool MakesAPlan(SourceRow row, HeadingMeaning?[] meanings)
    {
        var roles = new HashSet<ColumnRole>();
        var (own, understood, sure) = (0, 0, 0);
        for (var c = 0; c < meanings.Length; c++)
        {
            if (row.Cells[c].Continues || row.Cells[c].IsEmpty)
            {
                continue;
            }

            own++;
            if (NumberOfRow.IsMatch(row.Cells[c].Text))
            {
                // Headings name; they hold no amounts.
                return false;
            }

            if (meanings[c] is { Coverage: >= HeadingMeaning.Enough } meaning)
            {
                understood++;
                sure += meaning.Coverage >= HeadingMeaning.Sure ? 1 : 0;
                if (meaning.Role is { } role)
                {
                    roles.Add(role);
                }
            }
        }

        var names = roles.Contains(ColumnRole.Project) || roles.Contains(ColumnRole.Activities);
        return names && roles.Count >= 2 && understood * 2 >= own && sure >= 2;
    }

    /// <summary>Whether the row under a heading still belongs to it: sub-headings, a heading cut in two lines, or a row that counts the columns.</summary>
    private bool IsMoreHeading(SourceRow row, List<string[]> levels, HeadingMeaning?[] top)
    {
        if (IsCountingRow(row))
        {
            return true;
        }

        var (own, known) = (0, 0);
        var isUnderSpans = true;
        foreach (var cell in row.Cells)
        {
            if (cell.Continues || cell.IsEmpty)
            {
                continue;
            }

            if (++own == 1 && StrategyHeading.Read(cell.Text) is not null)
            {
                return false;
            }

            var text = cell.Text;
            if (text.Length > LongestHeading || (cell.Column < top.Length && top[cell.Column]?.Role is ColumnRole.Number && char.IsAsciiDigit(ThaiText.ArabicDigits(text)[0])))
            {
                return false;
            }

            isUnderSpans &= SpansColumns(levels[^1], cell.Column) && !ThaiText.ArabicDigits(text).Any(char.IsAsciiDigit);
            var above = Above(levels, cell.Column);
            var under = above.Length > 0 ? Meaning(above)?.Role : null;
            under = under is null && IsWhole(above) ? ColumnRole.Quarter : under;
            var whole = HeadingLexicon.Read(above + text);
            if (MonthOf(text) is not null || QuarterOf(text, above) is not null || QuarterOfMonths(text) is not null || Bracketed.IsMatch(text)
                || BudgetYear.IsMatch(ThaiText.ArabicDigits(text))
                || Instalment.IsMatch(ThaiText.ArabicDigits(text))
                || (under is ColumnRole.Quarter or ColumnRole.Month && text.Length < 12 && !ThaiText.ArabicDigits(text).Any(char.IsAsciiDigit))
                || text is "รวม" or "รวมเงิน"
                || HeadingLexicon.Read(text) is { Coverage: >= HeadingMeaning.Sure }
                || (above.Length > 0 && whole is { Coverage: >= 0.95 })
                || (under is ColumnRole.Alignment && text.Length < 20 && (row.Cells[0].IsEmpty || !char.IsAsciiDigit(text[0]))))
            {
                known++;
            }
        }

        // A row of data may hold one short word that is also a heading; a row of headings holds little else, or stands wholly
        // under headings that span several columns.
        return own > 0 && (known * 3 >= own * 2 || (isUnderSpans && own > 1 && row.Cells.Any(c => c.Continues))) && !MakesAPlan(row, [.. Texts(row, null).Select(Meaning)]);
    }

    private static bool SpansColumns(string[] level, int column) =>
        column < level.Length && level[column].Length > 0
        && ((column > 0 && level[column - 1] == level[column]) || (column + 1 < level.Length && level[column + 1] == level[column]));

    private static string Above(List<string[]> levels, int column)
    {
        for (var level = levels.Count - 1; level >= 0; level--)
        {
            if (column < levels[level].Length && levels[level][column].Length > 0)
            {
                return levels[level][column];
            }
        }

        return "";
    }

    /// <summary>(1) (2) (3) … or 1 2 3 … under the headings.</summary>
    private static bool IsCountingRow(SourceRow row)
    {
        var expected = 0;
        // Sub-headings 1 2 3 4 (of quarters) begin further right.
        foreach (var cell in row.Cells[0].IsEmpty ? [] : row.Cells)
        {
            if (cell.Continues || cell.IsEmpty)
            {
                continue;
            }

            var text = ThaiText.ArabicDigits(cell.Text).Trim('(', ')', ' ', '.');
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n != expected + 1)
            {
                return false;
            }

            expected = n;
        }

        return expected >= 4;
    }

    /// <summary>
    /// The heading text over each grid column: a cell that spans columns heads them all; one that spans rows heads what
    /// is below without being said twice. Where the format knows no spans, an empty cell under nothing takes its left
    /// neighbour's heading once a sub-heading stands below it.
    /// </summary>
    private static string[] Texts(SourceRow row, string[]? above)
    {
        var texts = new string[row.Cells.Count];
        for (var c = 0; c < texts.Length; c++)
        {
            var cell = row.Cells[c];
            texts[c] = !cell.Continues ? cell.Text
                : above is not null && above[c].Length > 0 && !(c > 0 && above[c] == above[c - 1]) ? ""
                : c > 0 && texts[c - 1].Length > 0 ? texts[c - 1]
                : "";
        }

        return texts;
    }

    /// <summary>The headings over one column from the top down. Where the format knows no spans, a sub-heading under nothing belongs to the heading at its left.</summary>
    private static List<string> Levels(List<string[]> levels, int column)
    {
        var texts = levels.Select(l => l[column]).ToList();
        if (texts.Count > 1 && texts[0].Length == 0 && texts.Exists(t => t.Length > 0))
        {
            texts[0] = levels[0].Take(column).LastOrDefault(t => t.Length > 0) ?? "";
        }

        return texts;
    }

    private Column Column(int index, List<string> levels, string part, SourceRow row)
    {
        var said = levels.Where(t => t.Length > 0).Distinct().ToList();
        var own = said.Count == 0 ? "" : said[^1];
        var parent = said.Count > 1 ? said[0] : "";
        var heading = said.Count == 0 ? "" : string.Join(" / ", said);
        var source = Source.At(part, row.Cells[index].Place);

        if (said.Any(s => map.ContainsKey(HeadingLexicon.Key(s))) || map.ContainsKey(HeadingLexicon.Key(heading)))
        {
            var key = said.Select(HeadingLexicon.Key).Prepend(HeadingLexicon.Key(heading)).First(map.ContainsKey);
            return new(index, heading, map[key], true, source, own, Month: MonthOf(own), Quarter: QuarterOf(own, parent), Scale: ScaleOf(heading));
        }

        if (MonthOf(own) is { } month)
        {
            // Under ปีงบประมาณ 2566 October is that of 2565; under ปี 2566 it is not.
            var year = month.Year ?? (FiscalYearWord.IsMatch(parent) && month.Month >= 10 ? YearIn(parent) - 1 : YearIn(parent));
            return new(index, heading, ColumnRole.Month, true, source, own, Month: (month.Month, year));
        }

        if ((QuarterOf(own, parent) ?? QuarterOfMonths(own) ?? said.Select(s => QuarterOf(s, "")).FirstOrDefault(q => q is not null)) is { } quarter)
        {
            return new(index, heading, ColumnRole.Quarter, true, source, own, Quarter: quarter);
        }

        var mine = HeadingLexicon.Read(own) is { Coverage: >= HeadingMeaning.Enough } m ? m : (HeadingMeaning?)null;
        var upper = parent.Length > 0 && HeadingLexicon.Read(parent) is { Coverage: >= HeadingMeaning.Enough } u ? u : (HeadingMeaning?)null;
        var joined = said.Count > 1 && HeadingLexicon.Read(string.Concat(said)) is { Coverage: >= HeadingMeaning.Enough } j ? j : (HeadingMeaning?)null;
        var meaning = (upper?.Role, mine?.Role) switch
        {
            _ when said.Count > 1 && said[..^1].Exists(IsWhole) && HeadingLexicon.Key(own) is "เงิน" or "บาท" or "งบประมาณ" or "จำนวนเงิน" => new HeadingMeaning(ColumnRole.Budget, 1),
            (ColumnRole.Budget, _) when HeadingLexicon.Key(own) is "จำนวน" or "จำนวนเงิน" or "บาท" => new HeadingMeaning(ColumnRole.Budget, 1),
            // ไตรมาสที่ดำเนินการ says when, in numbers of quarters.
            (_, ColumnRole.Quarter) => new HeadingMeaning(ColumnRole.Period, 1),
            (ColumnRole.Budget, _) when BudgetYear.IsMatch(ThaiText.ArabicDigits(own)) => new HeadingMeaning(ColumnRole.Expense, 1),
            (ColumnRole.Budget or ColumnRole.Expense or ColumnRole.BudgetSource, _) when IsWhole(own) => new HeadingMeaning(ColumnRole.Budget, 1),
            (ColumnRole.Budget or ColumnRole.Expense or ColumnRole.BudgetSource, not (ColumnRole.Budget or ColumnRole.BudgetSource)) when own.Length > 0 && !Bracketed.IsMatch(own) => new HeadingMeaning(ColumnRole.Expense, 1),
            (ColumnRole.Targets or ColumnRole.Indicators, ColumnRole.Targets) => upper,
            (ColumnRole.Alignment, _) => upper,
            ({ }, null) => upper,
            _ => mine ?? upper ?? joined,
        };

        var group = upper?.Role is ColumnRole.Targets or ColumnRole.Indicators && said.Count > 1 && GroupName.IsMatch(own) ? own : null;
        var isUnknown = meaning is null && heading.Length > 0;
        return new(index, heading, meaning?.Role, meaning is null || meaning.Value.Coverage >= HeadingMeaning.Sure, source, own, group, Scale: ScaleOf(heading)) { IsUnknown = isUnknown, Unit = UnitIn(own) };
    }

    /// <summary>Weighs the columns against each other: who of two claimants holds a role, and what is a project where only activities are named.</summary>
    private List<Column> Settle(List<Column> columns)
    {
        void Change(Func<Column, bool> which, Func<Column, Column> change)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (which(columns[i]))
                {
                    columns[i] = change(columns[i]);
                }
            }
        }

        bool Any(ColumnRole role) => columns.Any(c => c.Role == role);

        if (!Any(ColumnRole.Project) && Any(ColumnRole.Activities))
        {
            var first = columns.First(c => c.Role == ColumnRole.Activities);
            Change(c => c == first, c => c with { Role = ColumnRole.Project, Sure = c.Sure && Any(ColumnRole.Budget) });
        }

        // รายการ beside โครงการ lists what is done.
        var projects = columns.Where(c => c.Role == ColumnRole.Project).ToList();
        if (projects.Count > 1 && projects.Find(c => HeadingLexicon.Key(c.Own) is "รายการ" or "งานกิจกรรม") is { } list && projects.Exists(c => c.Heading != list.Heading))
        {
            Change(c => c.Heading == list.Heading, c => c with { Role = ColumnRole.Activities });
        }

        // ประเด็นยุทธศาสตร์ beside กลยุทธ์: the uppermost heads the projects.
        if (columns.Find(c => c.Role == ColumnRole.Strategy) is { } top)
        {
            Change(c => c.Role == ColumnRole.Strategy && c.Heading != top.Heading, c => c with { Role = null, Sure = true });
        }

        // เงินงบประมาณ beside เงินนอกงบประมาณ: both are sources of one budget.
        if (columns.Exists(c => c.Role == ColumnRole.Expense && c.Own.Contains("นอกงบ", StringComparison.Ordinal)))
        {
            Change(c => c.Role == ColumnRole.Budget && HeadingLexicon.Key(c.Own) is "เงินงบประมาณ" or "งบประมาณ" or "ในงบประมาณ" or "เงินในงบประมาณ", c => c with { Role = ColumnRole.Expense });
        }

        // งบประมาณปี 2566 | ปี 2567 | ปี 2568: one budget by years; of two without a sum the earlier is there to compare.
        var byYear = columns.Where(c => c.Role == ColumnRole.Budget && YearIn(c.Own) is not null).ToList();
        if (byYear.Count > 2 || (byYear.Count == 2 && columns.Exists(c => IsWhole(c.Own))))
        {
            Change(byYear.Contains, c => c with { Role = ColumnRole.Expense });
        }
        else if (byYear.Count == 2)
        {
            var earlier = byYear.MinBy(c => YearIn(c.Own));
            Change(c => c == earlier, c => c with { Role = null, Sure = false, IsUnknown = true });
        }

        // งบเรียนฟรี beside งบอุดหนุน and รวม: a source whose name is the office's own.
        if (Any(ColumnRole.Expense) && columns.Exists(c => IsWhole(c.Own)))
        {
            Change(c => c is { Role: null, IsUnknown: true } && MoneyWord.IsMatch(c.Own), c => c with { Role = ColumnRole.Expense, IsUnknown = false, Sure = true });
        }

        // งบประมาณ over its sources, or its quarters, with รวม beside them.
        if (!Any(ColumnRole.Budget) && (Any(ColumnRole.Expense) || Any(ColumnRole.Quarter) || Any(ColumnRole.Month)))
        {
            Change(c => c.Role is null && IsWhole(c.Own), c => c with { Role = ColumnRole.Budget, Sure = true, IsUnknown = false });
        }
        else if (Any(ColumnRole.Quarter) || Any(ColumnRole.Month))
        {
            // The budget stands elsewhere: this sums the quarters up again.
            Change(c => c.Role is null && IsWhole(c.Own), c => c with { Sure = true, IsUnknown = false });
        }

        // เป้าหมาย: จำนวน | หน่วยนับ.
        foreach (var unit in columns.Where(c => HeadingLexicon.Key(c.Own) is "หน่วยนับ" or "หน่วย").ToList())
        {
            if (columns.Find(c => c != unit && Math.Abs(c.Index - unit.Index) == 1 && c.Role is ColumnRole.Targets or ColumnRole.IndicatorValue) is { } numbers)
            {
                Change(c => c == numbers, c => c with { UnitIndex = unit.Index });
                Change(c => c == unit, c => c with { Role = ColumnRole.Ignore, IsUnknown = false, Sure = true });
            }
        }

        if (!Any(ColumnRole.Indicators))
        {
            Change(c => c.Role == ColumnRole.IndicatorValue, c => c with { Role = ColumnRole.Targets });
        }

        // งบประมาณที่ขอ beside งบประมาณที่ได้รับจัดสรร: the money given is the budget.
        var budgets = columns.Where(c => c.Role == ColumnRole.Budget).ToList();
        if (budgets.Select(b => b.Heading).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            var kept = budgets.Find(b => Given.IsMatch(b.Heading)) ?? budgets.Find(b => IsWhole(b.Own)) ?? budgets[0];
            var whole = IsWhole(kept.Own);
            Change(c => c.Role == ColumnRole.Budget && c.Heading != kept.Heading && !map.ContainsKey(HeadingLexicon.Key(c.Heading)), c => whole
                ? c with { Role = ColumnRole.Expense }
                : c with { Role = null, Sure = Asked.IsMatch(c.Heading), IsUnknown = !Asked.IsMatch(c.Heading) });
        }

        if (!Any(ColumnRole.Budget) && columns.Count(c => c.Role == ColumnRole.Expense) == 1)
        {
            Change(c => c.Role == ColumnRole.Expense, c => c with { Role = ColumnRole.Budget, Sure = false });
        }

        return columns;
    }

    private static bool IsWhole(string own) => Whole.IsMatch(HeadingLexicon.Key(own));

    private static (int Month, int? Year)? MonthOf(string text)
    {
        if (text.Length is < 2 or > 24)
        {
            return null;
        }

        var match = MonthHeading.Match(ThaiText.ArabicDigits(text));
        if (!match.Success || !Somdun.Time.ThaiDate.TryReadMonth(match.Groups["month"].Value, out var month))
        {
            return null;
        }

        return (month, match.Groups["year"].Success && Somdun.Time.ThaiDate.TryReadYear(match.Groups["year"].Value, out var year) ? year : null);
    }

    private static int? QuarterOf(string own, string parent)
    {
        var match = QuarterHeading.Match(ThaiText.ArabicDigits(own));
        if (match.Success)
        {
            return match.Groups["n"].ValueSpan[0] - '0';
        }

        return parent.Contains("ไตรมาส", StringComparison.Ordinal) && ThaiText.ArabicDigits(own) is ['1' or '2' or '3' or '4'] n ? n[0] - '0' : null;
    }

    /// <summary>"ต.ค. - ธ.ค. 66": a quarter of the fiscal year by its first and last month.</summary>
    private static int? QuarterOfMonths(string text)
    {
        var match = MonthsHeading.Match(ThaiText.ArabicDigits(text));
        return match.Success && Somdun.Time.ThaiDate.TryReadMonth(match.Groups["from"].Value, out var from) && Somdun.Time.ThaiDate.TryReadMonth(match.Groups["to"].Value, out var to)
            && from % 3 == 1 && to == from + 2 ? (from == 10 ? 1 : (from + 5) / 3) : null;
    }

    private static string? UnitIn(string heading) =>
        InBrackets.Match(heading) is { Success: true } match && Classifiers.KindOf(match.Groups["unit"].Value.Trim()) is not null and not ClassifierKind.Measure ? match.Groups["unit"].Value.Trim() : null;

    private static int? YearIn(string text)
    {
        var match = YearNumber.Match(ThaiText.ArabicDigits(text));
        return match.Success && Somdun.Time.ThaiDate.TryReadYear(match.Value, out var year) ? year : null;
    }

    private static decimal ScaleOf(string heading) =>
        heading.Contains("ล้านบาท", StringComparison.Ordinal) ? 1_000_000
        : heading.Contains("พันบาท", StringComparison.Ordinal) ? 1_000
        : 1;

    [GeneratedRegex(@"^\(?(?<month>[^\d()]+?)\s*(?:พ\.ศ\.)?\s*[/-]?\s*(?<year>\d{4}|\d{2})?\)?$")]
    private static partial Regex MonthHeading { get; }

    [GeneratedRegex(@"^(?:ไตรมาส(?:ที่)?|ไตรมาศ(?:ที่)?|Q|Quarter)\s*(?<n>[1-4])(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterHeading { get; }

    [GeneratedRegex(@"^\(?(?<from>[^\d()\s–-]+?)\s*(?:\d{2,4})?\s*(?:-|–|ถึง)\s*(?<to>[^\d()\s–-]+?)\s*(?:พ\.ศ\.)?\s*(?:\d{2,4})?\)?$")]
    private static partial Regex MonthsHeading { get; }

    [GeneratedRegex("^(?:งบ|เงิน|ค่า)")]
    private static partial Regex MoneyWord { get; }

    [GeneratedRegex(@"\((?<unit>[^()]{2,20})\)")]
    private static partial Regex InBrackets { get; }

    [GeneratedRegex(@"^(?:ภาคเรียน|งวด|ครั้ง|เทอม|ระยะ)(?:ที่)?\s*\d$")]
    private static partial Regex Instalment { get; }

    [GeneratedRegex(@"25\d\d|26\d\d")]
    private static partial Regex YearNumber { get; }

    [GeneratedRegex("ปีงบประมาณ|ปีงบ|[Ff]iscal")]
    private static partial Regex FiscalYearWord { get; }

    [GeneratedRegex(@"^\(.*\)$")]
    private static partial Regex Bracketed { get; }

    [GeneratedRegex(@"^\(?(?:ปี|ปีงบประมาณ|พ\.ศ\.)?\s*2[56]\d\d\s*\)?\s*(?:\((?:ล้าน|พัน)?บาท\))?$")]
    private static partial Regex BudgetYear { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙]{3,}|^\s*[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|^\s*[\d๐-๙]+\.[\d๐-๙]+\s*$")]
    private static partial Regex NumberOfRow { get; }

    [GeneratedRegex("ปริมาณ|คุณภาพ|ผลผลิต|ผลลัพธ์|เวลา|ต้นทุน|[Oo]utput|[Oo]utcome|[Qq]uant|[Qq]ual")]
    private static partial Regex GroupName { get; }

    [GeneratedRegex(@"^(?:(?:ยอด|เงิน|งบประมาณ|งบ|วงเงิน)?รวม(?:เงิน|งบประมาณ|งบ|เป็นเงิน|ทั้งสิ้น|ทั้งหมด|ทั้งปี|สุทธิ|\d+ปี|บาท)*|(?:งบประมาณ|เงิน)?ทั้งสิ้น(?:บาท)?|(?:grand)?total)$")]
    private static partial Regex Whole { get; }

    [GeneratedRegex("ขอ|เสนอ|ปีที่ผ่านมา|ปีก่อน|เดิม")]
    private static partial Regex Asked { get; }

    [GeneratedRegex("จัดสรร|ได้รับ|อนุมัติ")]
    private static partial Regex Given { get; }
}
