using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Money;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>Turns the rows of one project into a draft: every cell into its items, amounts, months and codes.</summary>
internal sealed partial class ProjectReader(PeriodReader periods, AlignmentReader alignments)
{
    public DraftProject Read(ProjectRows project)
    {
        var reading = new Reading(project, periods, alignments);
        return reading.Finish();
    }

    /// <summary>The text of every alignment cell, for <see cref="AlignmentReader"/> to learn from.</summary>
    public static IEnumerable<string> AlignmentTexts(ProjectRows project) =>
        project.Rows.SelectMany(r => r.Heading.Of(ColumnRole.Alignment).Select(c => r.Row.Cells[c.Index])).Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text);

    private sealed class Reading(ProjectRows project, PeriodReader periods, AlignmentReader alignments)
    {
        private readonly Heading _heading = project.Rows[0].Heading;
        private readonly List<ProjectRow> _own = [.. project.Rows.Where(r => r.Kind != RowKind.Activity)];
        private readonly List<DraftActivity> _activities = [];
        private readonly Dictionary<string, string> _other = new(StringComparer.Ordinal);
        private bool _timesAreOfActivities;
        private bool _timesStandBeside;

        public DraftProject Finish()
        {
            var title = Title();
            ActivitiesOfColumn();
            ActivitiesOfRows();
            var expenses = OneOfEachKind(Expenses(_own));
            var (budget, text) = Budget(expenses);
            Time(title);
            Remaining();
            var targets = Items(ColumnRole.Targets, StartsTarget).ToList();
            var indicators = Indicators([.. Items(_own, ColumnRole.Targets, StartsTarget)]);
            return new(
                project.Number,
                project.Strategy,
                title,
                Owner(),
                [.. Items(ColumnRole.Objectives, StartsObjective).Select(i => new DraftItem(i.Label, i.Text, i.Source, i.Group))],
                [.. targets.Select(i => new DraftTarget(i.Label, i.Text, QuantityReader.Read(i.Text), i.Source, i.Group))],
                indicators,
                _activities,
                budget,
                text,
                expenses.Count > 0 ? expenses : OneOfEachKind(Expenses(project.Rows.Where(r => r.Kind == RowKind.Activity))),
                [.. Alignments()],
                _other,
                Extent())
            {
                Label = project.Label,
                Spending = Spending(),
            };
        }

        private string Title()
        {
            var pieces = Pieces(ColumnRole.Project).ToList();
            if (pieces.Count > 0 && project.TitleNumber > 0)
            {
                pieces[0] = pieces[0] with { Text = pieces[0].Text[Math.Min(project.TitleNumber, pieces[0].Text.Length)..] };
            }

            // "โครงการ … / 1. อบรม … / 2. จัดหา …": what is listed below the title is done under it.
            var list = pieces.Count < 2 ? -1 : Enumerable.Range(1, pieces.Count - 1).FirstOrDefault(i => BeginsList(pieces, i), -1);
            if (list > 0)
            {
                AddActivities(ItemSplitter.Split(pieces[list..], null), null);
                pieces = pieces[..list];
            }

            // The heading of that list is no part of the title.
            return ListHeading.Replace(Piece.Join(pieces), list > 0 ? "" : "$0");
        }

        /// <summary>A line that was cut by width may begin with a figure or a dash of the title; only one that can be nothing else begins a list.</summary>
        private static bool BeginsList(List<Piece> pieces, int at)
        {
            var piece = pieces[at];
            var text = ThaiText.ArabicDigits(piece.Text);
            return piece.Seam == Seam.Break ? piece.Marker is not null || Listed.IsMatch(text)
                : Bullet.IsMatch(text) || (FirstOfList.IsMatch(text) && !EndsBeforeNumber.IsMatch(pieces[at - 1].Text));
        }

        private void ActivitiesOfColumn()
        {
            foreach (var row in _own)
            {
                var pieces = _heading.Of(ColumnRole.Activities).SelectMany(c => PiecesOf(row, c)).ToList();
                var goesOn = row.Kind == RowKind.Continuation && row.Seam == Seam.Cut && _activities.Count > 0
                    && pieces.Count > 0 && pieces[0].Marker is null && !Listed.IsMatch(ThaiText.ArabicDigits(pieces[0].Text)) && Money(row) is null;
                if (goesOn)
                {
                    var last = _activities[^1];
                    var more = ItemSplitter.Split(pieces, StartsActivity);
                    _activities[^1] = last with { Text = ThaiText.Join(last.Text, more[0].Text) };
                    AddActivities(more.Skip(1), null);
                }
                else
                {
                    AddActivities(ItemSplitter.Split(pieces, StartsActivity), row);
                }
            }
        }

        private void ActivitiesOfRows()
        {
            foreach (var row in project.Rows.Where(r => r.Kind == RowKind.Activity))
            {
                var columns = row.Heading.Columns.Where(c => c.Role is ColumnRole.Project or ColumnRole.Activities);
                var items = ItemSplitter.Split([.. columns.SelectMany(c => PiecesOf(row, c))], null);
                var label = row.Heading.Of(ColumnRole.Number).Select(c => CellOf(row, c)).FirstOrDefault(c => !c.Continues && !c.IsEmpty)?.Text;
                AddActivities(label is null ? items : items.Select((item, i) => i == 0 ? item with { Label = item.Label ?? label } : item), row);
            }
        }

        /// <param name="row">Where their months and their money stand; null where neither is theirs.</param>
        private void AddActivities(IEnumerable<SplitItem> items, ProjectRow? row)
        {
            var list = items.ToList();
            var months = row is null ? [] : Months(row);
            var said = list.ConvertAll(item => periods.In(item.Text));
            var beside = row is null ? null : MonthsLineByLine(row, list.Count);
            var amounts = row is null ? null : AmountsLineByLine(row, list.Count);
            var alone = row is not null && list.Count == 1 && (row.Kind == RowKind.Activity || MoneyIsOfActivities()) ? Money(row) : null;
            _timesAreOfActivities |= beside is null && said.Exists(s => s.Count > 0);
            _timesStandBeside |= beside is not null;
            for (var i = 0; i < list.Count; i++)
            {
                var item = list[i];
                var named = ActivityLabel.Match(item.Text);
                var (label, text) = item.Label is null && named.Success ? (named.Groups["label"].Value, item.Text[named.Length..]) : (item.Label, item.Text);
                // Where activities say when they are, the period of the whole is not that of each.
                var own = beside?[i] ?? (said.Exists(s => s.Count > 0) ? said[i] : months);
                _activities.Add(new(label, text, own, alone ?? amounts?[i], item.Source));
            }
        }

        /// <summary>The months of activities listed in one cell, where the cell of periods lists as many; else null.</summary>
        private IReadOnlyList<YearMonth>[]? MonthsLineByLine(ProjectRow row, int count)
        {
            var lines = row.Heading.Of(ColumnRole.Period).SelectMany(c => ItemSplitter.Split([.. PiecesOf(row, c)], (_, _) => true)).Select(i => periods.Read(i.Text)).ToArray();
            return count > 1 && lines.Length == count && Array.TrueForAll(lines, m => m.Count > 0) ? lines : null;
        }

        /// <summary>The amounts of activities listed in one cell, where the cell of money lists as many, a total besides at most.</summary>
        private static Baht?[]? AmountsLineByLine(ProjectRow row, int count)
        {
            var columns = row.Heading.Of(ColumnRole.Budget).ToList();
            if (count < 2 || columns.Count != 1)
            {
                return null;
            }

            var cell = CellOf(row, columns[0]);
            var lines = cell.Lines.Where(l => l.Text.Length > 0).ToList();
            var amounts = lines.ConvertAll(l => AmountReader.SaysNone(l.Text) ? Baht.Zero : AmountReader.Read(WholeWord.Replace(l.Text, ""), columns[0].Scale));
            if (cell.Continues || amounts.Exists(a => a is null))
            {
                return null;
            }

            var total = amounts.Count != count + 1 ? -1 : amounts.FindIndex(a => a!.Value.Satang * 2 == amounts.Sum(x => x!.Value.Satang));
            if (total is 0 || (total > 0 && total == count))
            {
                amounts.RemoveAt(total);
            }

            return amounts.Count == count ? [.. amounts.Select(a => a == Baht.Zero ? null : a)] : null;
        }

        /// <summary>Whether several rows of one project have an amount each, or a dash: then each is its activity's.</summary>
        private bool MoneyIsOfActivities() =>
            _heading.Has(ColumnRole.Activities) && _own.Count(SaysMoney) > 1;

        private bool SaysMoney(ProjectRow row) =>
            row.Heading.Columns.Where(c => c.Role is ColumnRole.Budget or ColumnRole.Expense).Select(c => (Cell: CellOf(row, c), c.Scale))
                .Any(c => !c.Cell.Continues && !c.Cell.IsEmpty && (AmountReader.SaysNone(c.Cell.Text) || AmountReader.ReadCell(c.Cell.Text, c.Scale).Total is not null));

        /// <summary>The amount of a row: its budget, or its expenses together.</summary>
        private Baht? Money(ProjectRow row)
        {
            var amounts = row.Heading.Of(ColumnRole.Budget).Select(c => (Cell: CellOf(row, c), c.Scale)).Where(c => !c.Cell.Continues)
                .Select(c => AmountReader.ReadCell(c.Cell.Text, c.Scale).Total).OfType<Baht>().ToList();
            if (amounts.Count > 0)
            {
                return Baht.Sum(amounts);
            }

            var expenses = Expenses([row]).Where(e => e.Amount is not null).ToList();
            var spent = row.Heading.Columns.Where(c => c.HoldsMoney).Select(c => AmountReader.Read(CellOf(row, c).Text, c.Scale)).OfType<Baht>().ToList();
            return expenses.Count > 0 ? new Baht(expenses.Sum(e => e.Amount!.Value.Satang)) : spent.Count > 0 ? Baht.Sum(spent) : null;
        }

        private IEnumerable<DraftExpense> Expenses(IEnumerable<ProjectRow> rows) =>
            from row in rows
            from column in _heading.Of(ColumnRole.Expense)
            let cell = CellOf(row, column)
            where !cell.Continues && !cell.IsEmpty && !AmountReader.SaysNone(cell.Text)
            from expense in ExpensesOf(cell, column, Source.At(row.Part, cell.Place))
            select expense;

        /// <summary>The amount of its kind, or the list of expenses that a cell holds.</summary>
        private static IEnumerable<DraftExpense> ExpensesOf(SourceCell cell, Column column, Source source) =>
            IsList(cell) && ExpenseReader.Read(cell.Lines.Select(l => l.Text)) is { Count: > 0 } lines
                ? lines.Select(line => new DraftExpense(line.Kind, line.Amount, source) { Text = line.Text })
                : [new DraftExpense(column.Own, AmountReader.ReadCell(cell.Text, column.Scale).Total, source)];

        private static bool IsList(SourceCell cell) => ListOfExpenses.IsMatch(cell.Text);

        /// <summary>What is to be spent in each quarter or month: the project's own amounts, else those of its activities together.</summary>
        private List<DraftSpending> Spending()
        {
            var own = SpendingOf(_own);
            return own.Count > 0 ? own : SpendingOf(project.Rows.Where(r => r.Kind == RowKind.Activity));
        }

        private List<DraftSpending> SpendingOf(IEnumerable<ProjectRow> rows) =>
        [
            .. from column in _heading.Columns
               where column.HoldsMoney
               let cells = rows.Select(r => (r.Part, Cell: CellOf(r, column))).Where(c => !c.Cell.Continues)
                   .Select(c => (c.Part, c.Cell, Amount: AmountReader.Read(c.Cell.Text, column.Scale))).Where(c => c.Amount is { Satang: > 0 }).ToList()
               where cells.Count > 0
               let amounts = cells.ConvertAll(c => c.Amount!.Value)
               select new DraftSpending(
                   column.Quarter,
                   column.Quarter is { } quarter ? [.. periods.OfQuarter(quarter)] : column.Month is { } month && periods.Place(month.Month, month.Year) is { } place ? [place] : [],
                   WholeOf(amounts),
                   Source.At(cells[0].Part, cells[0].Cell.Place)),
        ];

        /// <summary>The sum of amounts below each other; the first of several may be the whole with its parts below it.</summary>
        private static Baht WholeOf(List<Baht> amounts) =>
            amounts.Count > 1 && amounts[0].Satang == amounts.Skip(1).Sum(a => a.Satang) ? amounts[0] : Baht.Sum(amounts);

        /// <summary>The rows of several activities make up one expense of each kind; what cannot be read stays by itself.</summary>
        private static List<DraftExpense> OneOfEachKind(IEnumerable<DraftExpense> expenses) =>
        [
            .. expenses.GroupBy(e => (e.Kind, e.Text, Unread: e.Amount is null ? e.Source : null))
                .Select(kind => kind.First() with { Amount = kind.Key.Unread is null ? Baht.Sum(kind.Select(e => e.Amount!.Value)) : null }),
        ];

        private (Baht? Budget, string? Text) Budget(List<DraftExpense> expenses)
        {
            var cells = (
                from row in _own
                from column in _heading.Of(ColumnRole.Budget)
                let cell = CellOf(row, column)
                where !cell.Continues && !cell.IsEmpty
                select (row, cell, column)).ToList();
            var text = cells.Count == 0 ? null : string.Join(' ', cells.Select(c => c.cell.Text));
            if (cells.Count == 0)
            {
                // An unreadable part leaves the whole unknown.
                return expenses.Exists(e => e.Amount is null) ? (null, string.Join(' ', ExpenseTexts())) : (SumOfParts(expenses), null);
            }

            // Of several columns the empty ones hold a dash.
            cells = cells.Exists(c => !AmountReader.SaysNone(c.cell.Text)) ? [.. cells.Where(c => !AmountReader.SaysNone(c.cell.Text))] : cells;
            if (cells.Count == 1)
            {
                text = cells[0].cell.Text;
            }

            if (cells.Count == 1 || cells.Exists(c => AmountReader.Read(c.cell.Text, c.column.Scale) is null))
            {
                var read = AmountReader.ReadCell(string.Join('\n', cells.SelectMany(c => c.cell.Lines).Select(l => l.Text)), cells[0].column.Scale);
                if (!expenses.Exists(e => e.Text is not null))
                {
                    expenses.AddRange(read.Parts.Select(p => new DraftExpense(p.Kind, p.Amount, Source.At(cells[0].row.Part, cells[0].cell.Place)) { Text = p.Text.Length > 0 ? p.Text : null }));
                }

                return (read.Total ?? OfLines(cells[0].row), text);
            }

            return (WholeOf(cells.ConvertAll(c => AmountReader.Read(c.cell.Text, c.column.Scale)!.Value)), text);
        }

        /// <summary>The sum of amounts that stand line by line beside the activities of their row.</summary>
        private Baht? OfLines(ProjectRow row) =>
            AmountsLineByLine(row, _activities.Count) is { } amounts ? new Baht(amounts.Sum(a => a?.Satang ?? 0)) : null;

        private IEnumerable<string> ExpenseTexts() =>
            _own.SelectMany(r => _heading.Of(ColumnRole.Expense).Select(c => CellOf(r, c))).Where(c => !c.Continues && !c.IsEmpty && !AmountReader.SaysNone(c.Text)).Select(c => c.Text);

        /// <summary>A budget that stands only in its parts is their sum.</summary>
        private Baht? SumOfParts(List<DraftExpense> expenses)
        {
            var parts = expenses.Select(e => e.Amount).OfType<Baht>().ToList();
            parts = parts.Count > 0 ? parts : [.. _activities.Select(a => a.Budget).OfType<Baht>()];
            parts = parts.Count > 0 ? parts : [.. Spending().Select(s => s.Amount)];
            return parts.Count == 0 ? null : new Baht(parts.Sum(p => p.Satang));
        }

        private IReadOnlyList<YearMonth> Months(ProjectRow row)
        {
            var months = new SortedSet<YearMonth>();
            foreach (var column in Calendar.Marked(row.Row, row.Heading))
            {
                if (column.Month is { } month && periods.Place(month.Month, month.Year) is { } place)
                {
                    months.Add(place);
                }
                else if (column.Quarter is { } quarter)
                {
                    months.UnionWith(periods.OfQuarter(quarter));
                }
            }

            var said = row.Heading.Of(ColumnRole.Period).ToList();
            if (said is [var from, var to] && from.Own.Contains("เริ่ม", StringComparison.Ordinal) && to.Own.Contains("สิ้นสุด", StringComparison.Ordinal)
                && periods.Read($"{PeriodIn(row, from)} - {PeriodIn(row, to)}") is { Count: > 0 } whole)
            {
                months.UnionWith(whole);
                return [.. months];
            }

            foreach (var column in said)
            {
                months.UnionWith(periods.Read(PeriodIn(row, column)));
            }

            return [.. months];
        }

        /// <summary>The text of a period; a bare 2 or 1-4 under ไตรมาสที่ดำเนินการ is one of quarters.</summary>
        private static string PeriodIn(ProjectRow row, Column column) =>
            CellOf(row, column).Text is [var first, ..] text && char.IsDigit(first) && column.Own.Contains("ไตรมาส", StringComparison.Ordinal) ? $"ไตรมาส {text}" : CellOf(row, column).Text;

        /// <summary>When the project as a whole runs: said of its activities, or of itself where it names none.</summary>
        private void Time(string title)
        {
            var months = _own.SelectMany(Months).Distinct().Order().ToList();
            if (months.Count > 0 && _activities.TrueForAll(a => a.Months.Count == 0))
            {
                if (_activities.Count == 0)
                {
                    _activities.Add(new(null, title, months, null, Extent()));
                }

                for (var i = 0; i < _activities.Count; i++)
                {
                    _activities[i] = _activities[i] with { Months = months };
                }
            }
        }

        /// <summary>What no part of a project takes up stays readable under its heading.</summary>
        private void Remaining()
        {
            foreach (var column in _heading.Columns)
            {
                var keeps = column.Role switch
                {
                    null or ColumnRole.BudgetSource => true,
                    ColumnRole.Period => _timesAreOfActivities || (!_timesStandBeside && project.Rows.TrueForAll(r => periods.Read(PeriodIn(r, column)).Count == 0)),
                    ColumnRole.Month or ColumnRole.Quarter => project.Rows.Exists(r => CellOf(r, column).Text is var text && (AmountReader.Read(text) is { Satang: > 1_00 } || Words.IsMatch(text))),
                    ColumnRole.Number => project.Number is null || project.Label is not null,
                    ColumnRole.Expense => column.Heading != WriteUps.ExpensesOfTable && project.Rows.Exists(r => IsList(CellOf(r, column))),
                    ColumnRole.IndicatorValue => true,
                    _ => false,
                };

                // A project's code is its own; those of its activities label them.
                var rows = column.Role == ColumnRole.Number ? _own : project.Rows;
                var text = keeps ? Piece.Join(rows.SelectMany(r => PiecesOf(r, column))) : "";
                if (text.Length > 0)
                {
                    var heading = column.Heading.Length > 0 ? column.Heading : (column.Index + 1).ToString(CultureInfo.InvariantCulture);
                    _other[heading] = _other.TryGetValue(heading, out var before) ? $"{before} {text}" : text;
                }
            }
        }

        private string? Owner()
        {
            var text = Piece.Join(Pieces(ColumnRole.Owner));
            text = text.Length > 0 ? text : Piece.Join(project.Rows.Where(r => r.Kind == RowKind.Activity).SelectMany(r => _heading.Of(ColumnRole.Owner).SelectMany(c => PiecesOf(r, c))).DistinctBy(p => p.Text));
            return text.Length > 0 ? text : project.Owner;
        }

        private IEnumerable<DraftAlignment> Alignments()
        {
            var columns = _heading.Of(ColumnRole.Alignment).ToList();
            foreach (var column in columns)
            {
                var pieces = project.Rows.SelectMany(r => PiecesOf(r, column)).ToList();
                var text = string.Join(' ', pieces.Select(p => p.Text));
                if (pieces.Count == 0 || AmountReader.SaysNone(text))
                {
                    continue;
                }

                // Of several columns each is its own framework, named in its heading; so is one that asks for its numbers (กลยุทธ์ที่).
                var source = Piece.Span(pieces[0], pieces[^1]);
                var named = columns.Count > 1 || Counts.IsMatch(column.Own) ? FrameworkIn(column) : (null, null);
                if (Tick.IsMatch(text))
                {
                    yield return new(named.Framework, named.Item, source);
                    continue;
                }

                foreach (var alignment in alignments.Read(text, source))
                {
                    yield return alignment.Framework is null ? alignment with { Framework = named.Framework } : alignment;
                }
            }
        }

        /// <summary>"สอดคล้องกลยุทธ์ / 2" → กลยุทธ์, 2; "สอดคล้องนโยบาย สพฐ." → นโยบาย สพฐ.</summary>
        private static (string? Framework, string? Item) FrameworkIn(Column column)
        {
            var number = LastNumber.Match(ThaiText.ArabicDigits(column.Own));
            var words = number.Success ? column.Own[..number.Index].Trim() : column.Own;
            if (words.Length == 0)
            {
                words = column.Heading.Split(" / ")[0];
            }

            var name = Serves.Replace(words, "").Trim(' ', '.', ':', '/') + (words.EndsWith('.') ? "." : "");
            return (name.Trim('.').Length == 0 ? null : name, number.Success ? number.Value.Trim() : null);
        }

        /// <summary>The indicators; one whose value stands in the column beside it (ค่าเป้าหมาย, or เป้าหมาย of bare values) takes it from there.</summary>
        private List<DraftIndicator> Indicators(List<SplitItem> targets)
        {
            var values = Values().ToList();
            values = values.Count == 0 && targets.TrueForAll(t => BareValue.IsMatch(ThaiText.ArabicDigits(t.Text))) ? targets : values;
            var items = Items(ColumnRole.Indicators, StartsIndicator).ToList();
            return [.. items.Select((item, i) =>
            {
                var value = values.Count == items.Count ? values[i].Text : values.Count == 1 ? values[0].Text : null;
                // A percentage asked for may stand in the target of the same place.
                var target = value is null && targets.Count == items.Count && ThresholdReader.SpeaksOfPercentage(item.Text) && ThresholdReader.SpeaksOfPercentage(targets[i].Text) ? targets[i].Text : value;
                return new DraftIndicator(item.Label, item.Text, ThresholdReader.Read(item.Text) ?? Value(target, item.Text), item.Source, item.Group);
            })];
        }

        /// <summary>What the indicators must reach; of a column for each year, in the plan's own.</summary>
        private IEnumerable<SplitItem> Values()
        {
            var columns = _heading.Of(ColumnRole.IndicatorValue).ToList();
            var years = columns.ConvertAll(c => YearAlone.Match(ThaiText.ArabicDigits(c.Own)));
            if (columns.Count < 2 || !years.TrueForAll(y => y.Success))
            {
                return Items(ColumnRole.IndicatorValue, (_, _) => true);
            }

            var due = years.FindIndex(y => Somdun.Time.ThaiDate.TryReadYear(y.Groups["year"].Value, out var year) && year == periods.Year?.BuddhistYear);
            return ItemSplitter.Split([.. project.Rows.SelectMany(r => PiecesOf(r, columns[Math.Max(0, due)]))], (_, _) => true);
        }

        private static Threshold? Value(string? value, string indicator)
        {
            if (value is null)
            {
                return null;
            }

            return ThresholdReader.Read(value)
                ?? (decimal.TryParse(ThaiText.ArabicDigits(value), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                    ? new Threshold(">=", number, ThresholdReader.SpeaksOfPercentage(indicator) ? "ร้อยละ" : null, Implied: false)
                    : null);
        }

        private IEnumerable<SplitItem> Items(ColumnRole role, Func<string, string, bool> starts) =>
            // What stands in the row of an activity is not the end of an item of the project.
            Items(_own, role, starts).Concat(project.Rows.Where(r => r.Kind == RowKind.Activity).SelectMany(r => Items([r], role, starts)));

        private IEnumerable<SplitItem> Items(IEnumerable<ProjectRow> rows, ColumnRole role, Func<string, string, bool> starts) =>
            _heading.Of(role).SelectMany(column =>
                ItemSplitter.Split([.. rows.SelectMany(r => PiecesOf(r, column))], starts).Select(item => item with { Group = item.Group ?? column.Group }));

        private IEnumerable<Piece> Pieces(ColumnRole role) => _own.SelectMany(r => _heading.Of(role).SelectMany(c => PiecesOf(r, c)));

        private static IEnumerable<Piece> PiecesOf(ProjectRow row, Column column)
        {
            var cell = CellOf(row, column);
            if (cell.Continues || cell.IsEmpty)
            {
                return [];
            }

            var pieces = Piece.Of(cell, row.Part, row.Seam);
            if (column is { Unit: { } counted, Role: ColumnRole.Targets })
            {
                // เป้าหมาย (คน) over bare numbers.
                return pieces.Select(p => BareNumber.IsMatch(p.Text) ? p with { Text = $"{p.Text} {counted}" } : p);
            }

            return column.UnitIndex is { } unit && row.Row.Cells[unit] is { IsEmpty: false } of ? pieces.Select(p => p with { Text = of.Text == "ร้อยละ" ? $"{of.Text} {p.Text}" : $"{p.Text} {of.Text}" }) : pieces;
        }

        /// <summary>The row's cell of a column; a row under a kindred heading may hold it elsewhere.</summary>
        private static SourceCell CellOf(ProjectRow row, Column column) =>
            row.Heading.Counterpart(column) is { } own ? row.Row.Cells[own.Index] : new([], row.Row.Place, column.Index);

        private Source Extent()
        {
            var (first, last) = (project.Rows[0], project.Rows[^1]);
            return Piece.Span(new("", null, Seam.Break, first.Part, first.Row.Place), new("", null, Seam.Break, last.Part, last.Row.Place));
        }
    }

    private static bool StartsObjective(string before, string line) => Purpose.IsMatch(line);

    private static bool StartsActivity(string before, string line) => !Dangling.IsMatch(before) && !Connective.IsMatch(line);

    private static bool StartsTarget(string before, string line) =>
        !Dangling.IsMatch(before) && !Connective.IsMatch(line)
        && (Subject.IsMatch(line) || (QuantityReader.Read(before).Count > 0 && QuantityReader.Read(line).Count > 0 && !StartsWithCount.IsMatch(line)));

    private static bool StartsIndicator(string before, string line) =>
        !Dangling.IsMatch(before) && !Connective.IsMatch(line) && (Subject.IsMatch(line) || Measure.IsMatch(line));

    [GeneratedRegex(@"^\s*(?:เพื่อ|To )")]
    private static partial Regex Purpose { get; }

    /// <summary>What a line that goes on begins with.</summary>
    [GeneratedRegex(@"^\s*(?:และ|หรือ|ของ|ใน|โดย|ซึ่ง|ตาม|ที่|ให้|ได้|จาก|ต่อ|กับ|อย่าง|[)”’\]])")]
    private static partial Regex Connective { get; }

    [GeneratedRegex(@"(?:และ|หรือ|ของ|(?<!ภาย)ใน|โดย|ซึ่ง|เพื่อ|จำนวน|ได้แก่|[,(“/])\s*$")]
    private static partial Regex Dangling { get; }

    /// <summary>What targets and indicators speak of, at the start of a line of their own.</summary>
    [GeneratedRegex(@"^\s*(?:ครู|นักเรียน|ผู้เรียน|ผู้บริหาร|ผู้ปกครอง|ผู้เข้า|ผู้รับ|บุคลากร|ข้าราชการ|ลูกจ้าง|พนักงาน|เจ้าหน้าที่|คณะกรรมการ|กรรมการ|โรงเรียน|สถานศึกษา|หน่วยงาน|เชิง|ชุมชน|เด็ก|เยาวชน|ศึกษานิเทศก์|สพป|สพม|สำนักงาน|ประชาชน|จัด|อบรม|พัฒนา|มีการ)")]
    private static partial Regex Subject { get; }

    [GeneratedRegex(@"^\s*(?:ร้อยละ|จำนวน(?!\s*[\d๐-๙])|ระดับ|ความพึงพอใจ|ค่าเฉลี่ย|อัตรา|ผลการ|ผลสัมฤทธิ์|มี)")]
    private static partial Regex Measure { get; }

    [GeneratedRegex(@"^\s*(?:จำนวน\s*)?[\d๐-๙]")]
    private static partial Regex StartsWithCount { get; }

    [GeneratedRegex(@"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)|\d{1,2}[.)](?=\D)|\(\d{1,2}\)|[-–•●▪]\s*|กิจกรรม(?:ที่|หลัก|ย่อย)*\s*\d|กิจกรรม\s*[:：])")]
    private static partial Regex Listed { get; }

    [GeneratedRegex(@"^\s*[•●▪■◦]\s*\S")]
    private static partial Regex Bullet { get; }

    [GeneratedRegex(@"^\s*(?:1[.)]|กิจกรรมที่\s*1[.:)]?)\s*(?=[^\s\d])")]
    private static partial Regex FirstOfList { get; }

    [GeneratedRegex(@"(?:ที่|ชั้น|ปี|ระยะ|รุ่น|เขต|ข้อ|ระดับ|พ\.ศ\.|[,/–-])\s*$")]
    private static partial Regex EndsBeforeNumber { get; }

    [GeneratedRegex(@"\s+กิจกรรม(?:หลัก|ย่อย|สำคัญ)?\s*[:：]?\s*$")]
    private static partial Regex ListHeading { get; }

    [GeneratedRegex(@"^(?<label>กิจกรรม(?:ที่|หลักที่|ย่อยที่|หลัก|ย่อย)?\s*[\d๐-๙]+(?:\.[\d๐-๙]+)*)\s*[.:)]?\s*(?=\S)")]
    private static partial Regex ActivityLabel { get; }

    [GeneratedRegex(@"^(?:(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|≥|>=?|=|ระดับ|ร้อยละ|จำนวน)\s*)*\d[\d.,]*\s*(?:%|[ก-๎]{1,12})?(?:\s*ขึ้นไป)?$")]
    private static partial Regex BareValue { get; }

    [GeneratedRegex(@"^\s*(?:รวม(?:เป็นเงิน|เงิน|ทั้งสิ้น)?|[\d๐-๙]{1,2}[.)]|[-–•])\s*(?=[\d๐-๙])")]
    private static partial Regex WholeWord { get; }

    [GeneratedRegex(@"[ก-๎]{4,}[^\d๐-๙]*[\d๐-๙][\d๐-๙,]+")]
    private static partial Regex ListOfExpenses { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙][\d๐-๙,]*\s*$")]
    private static partial Regex BareNumber { get; }

    [GeneratedRegex(@"^(?:ปี|ปีงบประมาณ|ปีการศึกษา|พ\.ศ\.)?\s*(?<year>2[56]\d\d)$")]
    private static partial Regex YearAlone { get; }

    [GeneratedRegex(@"[ก-๎A-Za-z]{3,}")]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"^\s*[✓✔√/xX*●•]\s*$")]
    private static partial Regex Tick { get; }

    [GeneratedRegex("^(?:ความ)?(?:สอดคล้อง|ตอบสนอง|สนอง|เชื่อมโยง|สอดรับ)(?:กับ|ต่อ)?|(?:ข้อ)?ที่$")]
    private static partial Regex Serves { get; }

    [GeneratedRegex(@"(?:ข้อ|ข้อที่|[ก-๎]ที่)\s*$")]
    private static partial Regex Counts { get; }

    [GeneratedRegex(@"\d+(?:\.\d+)*\s*$")]
    private static partial Regex LastNumber { get; }
}
