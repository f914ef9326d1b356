using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What the interpretation meets as it goes down a document.</summary>
internal abstract record PlanPart;

/// <summary>A line outside the rows of plan tables, or a row of a table above its heading.</summary>
internal sealed record PlanLine(string Text, Source Source) : PlanPart;

/// <summary>A strategy that a summary names: known by its whole title, but heading nothing below.</summary>
internal sealed record PlanMention(StrategyHeading Strategy, Source Source) : PlanPart;

/// <summary>A stretch of rows under one heading.</summary>
/// <param name="AfterCut">Whether a page end or a repeated heading stands between these rows and those before.</param>
internal sealed record PlanRows(Heading Heading, string Part, IReadOnlyList<SourceRow> Rows, bool AfterCut) : PlanPart
{
    /// <summary>The activities of a write-up, under a heading of their own.</summary>
    public IReadOnlyList<PlanRows> Below { get; init; } = [];

    /// <summary>Whether these are the parts of one project written up below each other.</summary>
    public bool IsWriteUp { get; init; }
}

/// <summary>Finds the plan tables among a document's blocks; says of every other table why it was passed over.</summary>
internal sealed partial class PlanTables(HeadingReader headings, ICollection<Finding> findings)
{
    /// <summary>A heading may stand below the title rows of a sheet, as deep as this.</summary>
    private const int MostTitleCells = 2;

    private const int MostHeadingRows = 3;

    /// <summary>A project's form has at least this many headings at its left.</summary>
    private const int FewestFormLines = 4;

    /// <summary>How the part of a sheet begins.</summary>
    private const string SheetWord = "sheet ";

    /// <summary>Where a strategy stands that a sheet is called by.</summary>
    public const string NameOfPart = "name";

    private readonly List<PlanPart> _parts = [];
    private Heading? _current;
    private string? _sheet;

    public IReadOnlyList<PlanPart> Find(SourceDocument document)
    {
        foreach (var (block, activities, isWriteUp) in new WriteUps(headings).Tabulate(document.Blocks))
        {
            switch (block)
            {
                case LineBlock line:
                    _parts.Add(new PlanLine(line.Text, Source.At(line.Part, line.Place)));
                    break;
                case TableBlock table:
                    NameOfSheet(table.Part);
                    Read(table);
                    if (isWriteUp && _parts[^1] is PlanRows rows)
                    {
                        _parts[^1] = rows with { Below = [.. activities.Select(Below)], IsWriteUp = true };
                    }

                    break;
            }
        }

        SkipSummaries();
        SkipListsOfMoney();
        return _parts;
    }

    /// <summary>A sheet called by its strategy has it for its heading.</summary>
    private void NameOfSheet(string part)
    {
        if (part != _sheet && part.StartsWith(SheetWord, StringComparison.Ordinal) && StrategyHeading.Read(part[SheetWord.Length..]) is { IsStrategy: true, Number: not null })
        {
            _parts.Add(new PlanLine(part[SheetWord.Length..], Source.At(part, NameOfPart)));
        }

        _sheet = part;
    }

    /// <summary>
    /// Where the column of projects counts them, by strategy, by owner or by what they serve, the rows sum up what other tables
    /// name.
    /// </summary>
    private void SkipSummaries()
    {
        foreach (var table in _parts.OfType<PlanRows>().Where(p => !p.IsWriteUp).GroupBy(p => p.Heading).ToList())
        {
            var rows = table.SelectMany(p => p.Rows).ToList();
            if (!CountsProjects(table.Key, rows))
            {
                continue;
            }

            foreach (var part in table)
            {
                var at = _parts.IndexOf(part);
                _parts.RemoveAt(at);
                _parts.InsertRange(at, Mentions(part.Part, part.Rows));
            }

            SayItSumsUp(table.First().Part, rows.Count, rows[0].Place, table.Last().Rows[^1].Place);
        }
    }

    private static IEnumerable<PlanMention> Mentions(string part, IEnumerable<SourceRow> rows) =>
        from row in rows
        let cell = row.Cells.FirstOrDefault(c => !c.Continues && !c.IsEmpty)
        let strategy = cell is null ? null : StrategyHeading.Read(cell.Lines.Any(l => l.Wrapped) ? Piece.Whole(cell) : cell.Lines.First(l => l.Text.Length > 0).Text)
        where strategy is { IsStrategy: true, Number: not null }
        select new PlanMention(strategy, Source.At(part, cell.Place));

    private static bool CountsProjects(Heading heading, List<SourceRow> rows)
    {
        if (heading.Has(ColumnRole.Objectives) || heading.Has(ColumnRole.Targets) || heading.Has(ColumnRole.Indicators))
        {
            return false;
        }

        List<string> In(IEnumerable<Column> columns) =>
            [.. columns.SelectMany(c => rows.Select(r => r.Cells[c.Index])).Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text)];

        var named = In(heading.Of(ColumnRole.Project));
        var counted = In(heading.Columns.Where(c => c.Role is null && NumberOfProjects.IsMatch(HeadingLexicon.Key(c.Own))));
        return (named.Count > 0 && named.TrueForAll(Count.IsMatch)) || (counted.Count > 0 && counted.TrueForAll(Count.IsMatch));
    }

    private void SayItSumsUp(string part, int rows, string from, string to) =>
        findings.Add(new(FindingCode.TableSkipped, Severity.Info, null, null, new(part, from, to), T(
            $"ข้ามตารางนี้ ({rows} แถว) เพราะเป็นตารางสรุปที่นับจำนวนโครงการ ไม่ใช่รายชื่อโครงการ", $"This table ({rows} rows) was passed over: it sums up how many projects there are, and names none"), null));

    /// <summary>
    /// รายการ and จำนวนเงิน alone are income or an estimate where other tables of the document name projects, or where the
    /// line above says that it is income.
    /// </summary>
    private void SkipListsOfMoney()
    {
        var names = _parts.OfType<PlanRows>().Select(p => p.Heading).Distinct().Any(h => !ListsMoney(h));
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            if (_parts[i] is PlanRows rows && ListsMoney(rows.Heading) && (names || _parts.Take(i).OfType<PlanLine>().LastOrDefault() is { } above && Income.IsMatch(above.Text)))
            {
                _parts.RemoveAt(i);
                findings.Add(new(FindingCode.TableSkipped, Severity.Info, null, null, new(rows.Part, rows.Rows[0].Place, rows.Rows[^1].Place), T(
                    $"ข้ามตารางนี้ ({rows.Rows.Count} แถว) เพราะเป็นรายการเงิน ไม่ใช่โครงการ", $"This table ({rows.Rows.Count} rows) was passed over: it lists money, not projects"), null));
            }
        }

        static bool ListsMoney(Heading heading) =>
            heading.Of(ColumnRole.Project).All(c => HeadingLexicon.Key(c.Own).StartsWith("รายการ", StringComparison.Ordinal))
            && heading.Columns.All(c => c.Role is null or ColumnRole.Number or ColumnRole.Project or ColumnRole.Budget or ColumnRole.Expense or ColumnRole.BudgetSource or ColumnRole.Ignore);
    }

    /// <summary>A write-up's table of activities: what it lists is done, whatever its heading calls it.</summary>
    private PlanRows Below(TableBlock table)
    {
        var at = 0;
        var heading = headings.Read(table, at);
        while (heading is null)
        {
            heading = headings.Read(table, ++at);
        }

        var columns = heading.Columns.Select(c => c.Role == ColumnRole.Project ? c with { Role = ColumnRole.Activities, Sure = true } : c).ToList();
        var named = columns.Where(c => c.Role == ColumnRole.Activities).ToList();
        var rows = table.Rows.Skip(at + heading.RowCount)
            .Where(r => named.Exists(c => !r.Cells[c.Index].Continues && !r.Cells[c.Index].IsEmpty) && !Sum.IsMatch(r.Cells.First(c => !c.Continues && !c.IsEmpty).Text));
        return new(heading with { Columns = columns }, table.Part, [.. rows], AfterCut: false);
    }

    private void Read(TableBlock table)
    {
        var found = Headings(table);
        if (found.Count == 0 && Transposed(table) is { } form)
        {
            Read(form);
            _current = null;
            return;
        }

        if (found.Count == 0 && !CarriesOn(table))
        {
            Skip(table);
            return;
        }

        var at = 0;
        var rows = new List<SourceRow>();
        var heading = _current;
        var afterCut = true;
        foreach (var (start, next) in found)
        {
            Take(at, start);
            Flush();
            at = start + next.RowCount;
            // A heading printed again on the next page: the plan goes on under the first.
            heading = heading is not null && heading.IsRepeatedBy(next) ? heading : next;
            afterCut = true;
        }

        Take(at, table.Rows.Count);
        Flush();
        _current = heading;

        void Take(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var row = table.Rows[i];
                var belongs = heading is not null && heading.Width == row.Cells.Count && (found.Count == 0 || from > 0 || Filled(row) > MostTitleCells);
                if (belongs)
                {
                    rows.Add(row);
                }
                else
                {
                    _parts.AddRange(row.Cells.Where(c => !c.Continues && !c.IsEmpty).Select(c => new PlanLine(c.Text, Source.At(table.Part, c.Place))));
                }
            }
        }

        void Flush()
        {
            if (rows.Count > 0)
            {
                _parts.Add(new PlanRows(heading!, table.Part, rows, afterCut));
                rows = [];
            }
        }
    }

    private List<(int At, Heading Heading)> Headings(TableBlock table)
    {
        var found = new List<(int, Heading)>();
        var before = _current;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (headings.Read(table, i, before) is { } heading)
            {
                before = heading;
                found.Add((i, heading));
                i += heading.RowCount - 1;
            }
        }

        return found;
    }

    /// <summary>The form of one project, headings at the left and contents beside them, as a table of one row; null where it is none.</summary>
    private TableBlock? Transposed(TableBlock table)
    {
        var lines = table.Rows.Where(r => r.Cells.Count is 2 or 3 && !r.Cells[0].IsEmpty && !r.Cells[0].Continues).ToList();
        if (lines.Count < FewestFormLines || lines.Count * 2 < table.Rows.Count)
        {
            return null;
        }

        var top = new SourceRow([.. lines.Select((r, i) => r.Cells[0] with { Column = i })], lines[0].Place);
        var bottom = new SourceRow([.. lines.Select((r, i) => (r.Cells.Skip(1).FirstOrDefault(c => !c.IsEmpty) ?? r.Cells[1]) with { Column = i, Continues = false })], lines[^1].Place);
        var form = new TableBlock(table.Part, [top, bottom]);
        return headings.Read(form, 0) is { RowCount: 1 } ? form : null;
    }

    /// <summary>Whether a table without a heading goes on where the last plan table ended: as wide, and with money where money is due.</summary>
    private bool CarriesOn(TableBlock table)
    {
        if (_current is null || table.Rows.Count == 0 || table.Rows[0].Cells.Count != _current.Width)
        {
            return false;
        }

        foreach (var column in _current.Columns.Where(c => c.Role is ColumnRole.Budget or ColumnRole.Number))
        {
            var texts = table.Rows.Select(r => r.Cells[column.Index]).Where(c => !c.IsEmpty && !c.Continues).Select(c => c.Text).ToList();
            var fitting = texts.Count(t => t.Any(char.IsDigit) || t.Length <= 2 || AmountReader.SaysNone(t) || t.StartsWith("รวม", StringComparison.Ordinal));
            if (fitting * 2 < texts.Count)
            {
                return false;
            }
        }

        return true;
    }

    private void Skip(TableBlock table)
    {
        var width = table.Rows.Count == 0 ? 0 : table.Rows.Max(r => r.Cells.Count);
        var lines = table.Rows.SelectMany(r => r.Cells).Where(c => !c.Continues && !c.IsEmpty).Select(c => new PlanLine(c.Text, Source.At(table.Part, c.Place))).ToList();
        if (width < 2 || table.Rows.Count < 2)
        {
            _parts.AddRange(lines);
            return;
        }

        if (table.Rows.Take(MostHeadingRows).Any(r => r.Cells.Any(c => !c.Continues && NumberOfProjects.IsMatch(HeadingLexicon.Key(c.Text)))))
        {
            _parts.AddRange(Mentions(table.Part, table.Rows));
            SayItSumsUp(table.Part, table.Rows.Count, table.Rows[0].Place, table.Rows[^1].Place);
            return;
        }

        // Titles laid out as a small table still name the plan, its year and its strategy.
        if (table.Rows.Count <= 3)
        {
            _parts.AddRange(lines);
        }

        var first = string.Join(" | ", table.Rows[0].Cells.Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text.Length > 30 ? c.Text[..30] + "…" : c.Text).Take(4));
        findings.Add(new(FindingCode.TableSkipped, Severity.Info, null, null, new(table.Part, table.Rows[0].Place, table.Rows[^1].Place), T(
            $"ข้ามตารางนี้ ({table.Rows.Count} แถว) เพราะไม่พบหัวคอลัมน์ของโครงการคู่กับคอลัมน์อื่นของแผน แถวแรกคือ “{first}”",
            $"This table ({table.Rows.Count} rows) was passed over: no heading names projects beside another column of a plan. Its first row is “{first}”"), null));
    }

    [GeneratedRegex(@"^\s*(?:ยอด)?รวม(?:เงิน|ทั้งสิ้น|เป็นเงิน|งบ|\s|$)")]
    private static partial Regex Sum { get; }

    [GeneratedRegex("^(?!.*(?:จ่าย|โครงการ)).*(?:รายรับ|รายได้)")]
    private static partial Regex Income { get; }

    [GeneratedRegex(@"^\s*(?:จำนวน\s*)?(?:[\d๐-๙][\d๐-๙,.]*|-|–)\s*(?:โครงการ|กิจกรรม|งาน)?\s*$")]
    private static partial Regex Count { get; }

    [GeneratedRegex("^จำนวน(?:งานและ)?(?:งาน)?โครงการ")]
    private static partial Regex NumberOfProjects { get; }

    private static int Filled(SourceRow row) => row.Cells.Count(c => !c.Continues && !c.IsEmpty);
}
