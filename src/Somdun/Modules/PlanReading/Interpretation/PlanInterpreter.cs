using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Money;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Reads a document as a plan: finds its tables, joins what rows and pages cut apart, and turns rows into projects under
/// their strategies. What it could not understand it says in findings; it invents nothing.
/// </summary>
internal sealed partial class PlanInterpreter
{
    private const int LongestOwner = 60;

    /// <summary>A page number or a stray mark is shorter.</summary>
    private const int ShortestLostLine = 12;

    private readonly List<Finding> _findings = [];
    private readonly List<DraftStrategy> _strategies = [];
    private readonly List<ProjectRows> _projects = [];
    private readonly List<PrintedTotal> _totals = [];

    /// <summary>Totals printed in the headings of strategies.</summary>
    private readonly List<StatedTotal> _stated = [];

    private readonly bool _wraps;
    private readonly bool _drawn;
    private readonly IReadOnlyList<PlanPart> _parts;
    private readonly Dictionary<Heading, Heading> _settled = [];
    private readonly Dictionary<Heading, RowSorter> _sorters = [];
    private int? _strategy;
    private string? _owner;
    private string? _sectionOwner;

    private PlanInterpreter(SourceDocument document, IReadOnlyDictionary<string, ColumnRole> map)
    {
        _wraps = document.Format is "text" or "pdf";
        _drawn = document.Format == "pdf";
        var byKey = map.ToDictionary(m => HeadingLexicon.Key(m.Key), m => m.Value, StringComparer.Ordinal);
        _parts = new PlanTables(new HeadingReader(byKey), _findings).Find(document);
        foreach (var note in document.Notes)
        {
            _findings.Add(new(note.Code, note.Code == FindingCode.TextDoubtful ? Severity.Warning : Severity.Info, null, null,
                note.Part is null ? null : Source.At(note.Part, note.Place ?? ""), note.Message, null));
        }
    }

    /// <summary>
    /// The plan, with what was found while reading it and the rows it was read from; a plan without projects when the
    /// document holds none.
    /// </summary>
    public static (DraftPlan Plan, IReadOnlyList<Finding> Findings, IReadOnlyList<DocumentRow> Rows) Read(
        SourceDocument document, IReadOnlyDictionary<string, ColumnRole> map)
    {
        var interpreter = new PlanInterpreter(document, map);
        return (interpreter.Read(), interpreter._findings, interpreter.Rows());
    }

    private DraftPlan Read()
    {
        Settle();
        var named = NamesStrategies();
        foreach (var part in _parts)
        {
            switch (part)
            {
                case PlanLine line:
                    ReadLine(line, named);
                    break;
                case PlanMention mention:
                    Know(mention.Strategy, mention.Source);
                    break;
                case PlanRows rows:
                    ReadRows(rows, named);
                    break;
            }
        }

        SayWhatFellBetween();
        var lines = _parts.OfType<PlanLine>().Select(l => l.Text).ToList();
        var (year, fromSchoolYear) = TitleReader.Year(lines, _projects.SelectMany(p => p.Rows).SelectMany(r => r.Row.Cells).Where(c => !c.Continues).Select(c => c.Text));
        if (_projects.Count > 0 && year is not null && TitleReader.Years(lines) is { } years)
        {
            _findings.Add(new(FindingCode.YearUnknown, Severity.Info, null, null, null, T(
                $"แผนนี้ครอบคลุมหลายปี ({years.From}–{years.To}) งบประมาณของแต่ละโครงการคือผลรวมทุกปี", $"This plan covers several years ({years.From}–{years.To}); a project's budget is that of all of them"), null));
        }
        else if (_projects.Count > 0 && (year is null || fromSchoolYear))
        {
            _findings.Add(new(FindingCode.YearUnknown, year is null ? Severity.Warning : Severity.Info, null, null, null, year is null
                ? T("เอกสารไม่บอกว่าเป็นแผนของปีงบประมาณใด โปรดระบุเมื่อนำเข้า", "The document does not say which fiscal year it is about; say so when importing it")
                : T($"เอกสารบอกปีการศึกษา {year.Value.BuddhistYear} จึงถือเป็นปีของแผน โปรดยืนยัน", $"The document names school year {year.Value.BuddhistYear}, taken here as the plan's year; please confirm"), null));
        }

        var projects = new ProjectReader(new PeriodReader(year), new AlignmentReader(_projects.SelectMany(ProjectReader.AlignmentTexts)));
        var drafts = new TwiceTold(_projects, _findings).Join(_projects.Select(projects.Read).ToList(), out var removed);
        for (var t = 0; t < _totals.Count; t++)
        {
            _totals[t] = _totals[t] with { Projects = _totals[t].Projects - removed.Count(i => i < _totals[t].Projects) };
        }

        return WithoutEmptyStrategies(new(year, TitleReader.Unit(lines), _strategies, drafts, Totals(drafts), Columns()));
    }

    /// <summary>
    /// Lines between the tables of a drawn page may be the end of a row whose borders the next page does not draw: they
    /// are shown to the person, since nothing tells which project they belong to.
    /// </summary>
    private void SayWhatFellBetween()
    {
        var last = _parts.ToList().FindLastIndex(p => p is PlanRows);
        var run = new List<PlanLine>();
        for (var i = _parts.ToList().FindIndex(p => p is PlanRows); _drawn && i >= 0 && i <= last; i++)
        {
            if (_parts[i] is PlanLine line)
            {
                if (line.Text.Length >= ShortestLostLine && StrategyHeading.Read(line.Text) is null && !TotalLine.IsMatch(line.Text) && !PartOfBook.IsMatch(line.Text))
                {
                    run.Add(line);
                }

                continue;
            }

            if (run.Count > 0)
            {
                var text = string.Join(' ', run.Select(l => l.Text));
                _findings.Add(new(FindingCode.PartSkipped, Severity.Warning, null, null, Piece.Span(AsPiece(run[0]), AsPiece(run[^1])), T(
                    $"ข้อความระหว่างตารางนี้ไม่ได้อ่าน อาจเป็นส่วนท้ายของแถวที่ขึ้นหน้าใหม่: “{text}”", $"This text between the tables was not read; it may be the end of a row cut by the page: “{text}”"), null));
                run.Clear();
            }
        }

        static Piece AsPiece(PlanLine line) => new(line.Text, null, Seam.Break, line.Source.Part, line.Source.From);
    }

    /// <summary>Lets the cells vote on each heading, all its rows in the document together.</summary>
    private void Settle()
    {
        foreach (var group in _parts.OfType<PlanRows>().SelectMany(p => p.Below.Prepend(p)).GroupBy(p => p.Heading))
        {
            var rows = group.SelectMany(p => p.Rows).ToList();
            var heading = ColumnVotes.Settle(group.Key, rows);
            _settled[group.Key] = heading;
            _sorters[group.Key] = new RowSorter(heading, rows, _wraps);
        }
    }

    /// <summary>Whether the document has strategies by that name, so that แผนงาน and จุดเน้น need not stand in for them.</summary>
    private bool NamesStrategies() =>
        _parts.Any(part => part switch
        {
            PlanLine line => StrategyHeading.Read(line.Text) is { IsStrategy: true },
            PlanRows rows => rows.Heading.Has(ColumnRole.Strategy)
                || rows.Rows.Any(r => r.Cells.FirstOrDefault(c => !c.Continues && !c.IsEmpty) is { } cell && StrategyHeading.Read(cell.Text) is { IsStrategy: true }),
            _ => false,
        });

    private void ReadLine(PlanLine line, bool named)
    {
        if (StrategyHeading.Read(line.Text) is { } heading && (heading.IsStrategy || !named))
        {
            Enter(heading, line.Source);
        }
        else if (line.Text.Length <= LongestOwner && OwnerName.IsMatch(line.Text) && (_projects.Count > 0 || !line.Text.StartsWith("สำนักงานเขต", StringComparison.Ordinal)))
        {
            _sectionOwner = line.Text;
        }
        else if (_projects.Count > 0 && TotalLine.IsMatch(line.Text))
        {
            AddTotal(line.Text, null, line.Source);
        }
    }

    private void ReadRows(PlanRows part, bool named)
    {
        var heading = _settled[part.Heading];
        var sorter = _sorters[part.Heading];
        var firstAfterCut = part.AfterCut;
        foreach (var row in part.Rows)
        {
            var current = _projects.Count > 0 && _projects[^1].Rows[^1].Heading.IsKinOf(heading) ? _projects[^1] : null;
            var kind = sorter.KindOf(row, firstAfterCut, current);
            switch (kind)
            {
                case RowKind.Strategy:
                    var cell = row.Cells.First(c => !c.Continues && !c.IsEmpty);
                    var strategy = StrategyHeading.Read(Piece.Whole(cell))!;
                    if (strategy.IsStrategy || !named)
                    {
                        Enter(strategy, Source.At(part.Part, cell.Place));
                        if (MoneyOf(row, heading) is { } ofStrategy)
                        {
                            _stated.Add(new(_strategy, ofStrategy, null, Source.At(part.Part, cell.Place)));
                        }
                    }

                    break;

                case RowKind.Section:
                    ReadSection(row.Cells.First(c => !c.Continues && !c.IsEmpty), part.Part, named);
                    break;

                case RowKind.Total:
                    ReadTotalRow(row, heading, part.Part);
                    break;

                case RowKind.Project:
                    Begin(row, heading, sorter, part);
                    break;

                case RowKind.Continuation or RowKind.Activity when current is not null:
                    var seam = kind == RowKind.Continuation && (firstAfterCut || _wraps) ? Seam.Cut : Seam.Break;
                    current.Rows.Add(new(row, heading, part.Part, kind, seam));
                    break;
            }

            firstAfterCut &= kind is RowKind.Empty;
        }
    }

    /// <summary>A row across the table: whose projects follow, or what stands in for a strategy where the plan names none.</summary>
    private void ReadSection(SourceCell cell, string part, bool named)
    {
        if (OwnerName.IsMatch(cell.Text))
        {
            _sectionOwner = cell.Text;
        }
        else if (!named)
        {
            Enter(new(false, null, cell.Text), Source.At(part, cell.Place));
        }
        else
        {
            _findings.Add(new(FindingCode.PartSkipped, Severity.Info, null, null, Source.At(part, cell.Place), T(
                $"แถวนี้ไม่ใช่โครงการและไม่ใช่ชื่อกลยุทธ์ จึงไม่ได้อ่าน: “{cell.Text}”", $"This row is neither a project nor a strategy, and was not read: “{cell.Text}”"), null));
        }
    }

    /// <summary>The activities of a write-up, from the table it has for them.</summary>
    private IEnumerable<ProjectRow> Below(PlanRows part) =>
        part.Below.SelectMany(below => below.Rows.Select(row => new ProjectRow(row, _settled[below.Heading], below.Part, RowKind.Activity, Seam.Break)));

    private void Begin(SourceRow row, Heading heading, RowSorter sorter, PlanRows part)
    {
        if (heading.Has(ColumnRole.Strategy) && sorter.TextOf(row, ColumnRole.Strategy) is { Length: > 0 } text)
        {
            var numbered = NumberedStrategy.Match(ThaiText.ArabicDigits(text));
            var number = numbered.Success ? int.Parse(numbered.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
            Enter(StrategyHeading.Read(text) ?? new(true, number, numbered.Groups["title"] is { Length: > 0, Index: var at } ? text[at..].Trim() : text), Source.At(part.Part, row.Place));
        }

        // An owner's cell that spans several projects names them all.
        var owner = string.Join(' ', heading.Of(ColumnRole.Owner).Select(c => row.Cells[c.Index]).Where(c => !c.Continues && !c.IsEmpty).Select(Piece.Whole));
        _owner = owner.Length > 0 ? owner : SpansProjects(row, heading) ? _owner : _sectionOwner;
        var (inTitle, labelInTitle, length) = sorter.NumberInTitle(sorter.TextOf(row, ColumnRole.Project));
        var (label, inCode) = sorter.CodeOf(row);
        _projects.Add(new(sorter.NumberOf(row) ?? inCode ?? inTitle, _strategy, _owner, length, [new(row, heading, part.Part, RowKind.Project, Seam.Break), .. Below(part)], label ?? labelInTitle) { IsWriteUp = part.IsWriteUp });
    }

    /// <summary>Whether the owner of the project above is that of this row too: its cell goes on, or stands empty at the very left where a group is named once.</summary>
    private static bool SpansProjects(SourceRow row, Heading heading)
    {
        var columns = heading.Of(ColumnRole.Owner).ToList();
        return columns.Exists(c => row.Cells[c.Index].Continues)
            || (columns is [{ Index: 0 }] && row.Cells[0].IsEmpty && heading.Has(ColumnRole.Number) && heading.Has(ColumnRole.Project));
    }

    private void Enter(StrategyHeading heading, Source source) => _strategy = Know(heading, source);

    private int Know(StrategyHeading heading, Source source)
    {
        var key = ThaiText.SearchKey(heading.Title);
        // A strategy named again on the next page, its title shortened perhaps, is the same.
        var known = _strategies.FindIndex(s => s.Number == heading.Number
            && ThaiText.SearchKey(s.Title) is var other && (other == key || other.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(other, StringComparison.Ordinal)));
        if (known < 0)
        {
            _strategies.Add(new(heading.Number, heading.Title, source));
            known = _strategies.Count - 1;
        }
        else if (_strategies[known] is var other && (other.Source.From == PlanTables.NameOfPart ? heading.Title.Length > other.Title.Length
            : other.Title.StartsWith(heading.Title, StringComparison.Ordinal) && FigureBehind.IsMatch(other.Title.AsSpan(heading.Title.Length))))
        {
            // The name of a sheet is cut where it grows too long; a line of the contents ends in its page, one of a chart in its money.
            _strategies[known] = new(heading.Number, heading.Title, source);
        }

        return known;
    }

    private void ReadTotalRow(SourceRow row, Heading heading, string part)
    {
        var cells = row.Cells.Where(c => !c.Continues && !c.IsEmpty).ToList();
        AddTotal(string.Join(' ', cells.Select(c => c.Text)), MoneyOf(row, heading), new(part, cells[0].Place, cells[^1].Place));
    }

    private static Baht? MoneyOf(SourceRow row, Heading heading)
    {
        Baht?[] In(ColumnRole role) => [.. heading.Of(role).Select(c => AmountReader.ReadCell(row.Cells[c.Index].Text, c.Scale).Total)];

        var parts = In(ColumnRole.Expense).OfType<Baht>().ToList();
        return In(ColumnRole.Budget).FirstOrDefault(a => a is not null)
            ?? (heading.Has(ColumnRole.Budget) || parts.Count == 0 ? null : new Baht(parts.Sum(p => p.Satang)));
    }

    private void AddTotal(string text, Baht? amount, Source source)
    {
        var digits = ThaiText.ArabicDigits(text);
        var count = ProjectCount.Match(digits);
        if (amount is null)
        {
            var last = AmountInText.Matches(digits).LastOrDefault();
            amount = last is null ? null : AmountReader.Read(last.Groups["amount"].Value);
        }

        _totals.Add(new(text, amount, count.Success ? int.Parse(count.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null, _projects.Count, _strategy, source));
    }

    /// <summary>
    /// Finds what each printed total totals. One that says so is believed; else it is what it equals, and where it equals
    /// nothing it closes the strategy it stands under, or the plan where it stands last.
    /// </summary>
    private List<StatedTotal> Totals(List<DraftProject> drafts)
    {
        var stated = _stated.ToList();
        var previous = 0;
        for (var i = 0; i < _totals.Count; i++)
        {
            var total = _totals[i];
            var since = previous;
            previous = total.Projects;
            if (total.Amount is not { } amount)
            {
                continue;
            }

            var all = Sum(drafts.Take(total.Projects));
            var ofStrategy = Sum(drafts.Take(total.Projects).Where(d => d.Strategy == total.Strategy));
            var section = Sum(drafts.Take(total.Projects).Skip(since));
            var ofPart = Sum(drafts.Take(total.Projects).Where(d => d.Source.Part == total.Source.Part));
            var several = drafts.Select(d => d.Strategy).Distinct().Count() > 1;
            var saysStrategy = OfStrategy.IsMatch(total.Text);
            var saysAll = OfAll.IsMatch(total.Text);
            if (total.Projects == 0 || (since == total.Projects && amount == section) || (amount == section && amount != ofStrategy && amount != all))
            {
                // The sum of a page, a group or a source of money.
                continue;
            }

            var endsPart = total.Projects < drafts.Count && drafts.Skip(total.Projects).All(d => d.Source.Part != total.Source.Part);
            if (!several && total.Projects < drafts.Count && (!saysAll || endsPart || amount == all))
            {
                // In a plan without strategies a total among the projects closes a section, or a sheet.
                if (amount != section && amount != all && amount != ofPart)
                {
                    _findings.Add(new(FindingCode.SumMismatch, Severity.Error, null, null, total.Source, T(
                        $"โครงการในหมวดเหนือยอดรวมนี้รวมได้ {section} บาท แต่เอกสารเขียนรวม {amount} บาท", $"The projects of the section above this total add up to {section} baht, but the document states {amount}"), null));
                }

                continue;
            }

            var isLast = total.Projects == drafts.Count && (i == _totals.Count - 1 || _totals[i + 1].Projects == drafts.Count);
            var closesPlan = !several || (!saysStrategy && (amount == ofStrategy ? saysAll && amount == all : amount == all || (isLast && (saysAll || since == total.Projects))));
            closesPlan &= total.Projects == drafts.Count || amount != ofStrategy;
            stated.Add(new(closesPlan && !(saysStrategy && several) ? null : total.Strategy, amount, total.Count, total.Source));
        }

        return stated;
    }

    private List<DocumentRow> Rows() =>
    [
        .. from project in _projects.Index()
           from row in project.Item.Rows
           select new DocumentRow(Source.At(row.Part, row.Row.Place), project.Index,
           [
               .. from cell in row.Row.Cells
                  where !cell.Continues && !cell.IsEmpty
                  let column = row.Heading.Columns.FirstOrDefault(c => c.Index == cell.Column)
                  select new DocumentCell(column?.Heading ?? "", string.Join('\n', cell.Lines.Select(l => l.Text))),
           ]),
    ];

    private static Baht Sum(IEnumerable<DraftProject> drafts) => new(drafts.Sum(d => d.Budget?.Satang ?? 0));

    /// <summary>Strategies that hold no project are parents, or lines of a contents page.</summary>
    private static DraftPlan WithoutEmptyStrategies(DraftPlan plan)
    {
        var used = plan.Projects.Select(p => p.Strategy).OfType<int>().Distinct().Order().ToList();
        var moved = used.Select((old, i) => (old, i)).ToDictionary(m => m.old, m => m.i);
        int? Moved(int? strategy) => strategy is { } s && moved.TryGetValue(s, out var to) ? to : null;
        return plan with
        {
            Strategies = [.. used.Select(i => plan.Strategies[i])],
            Projects = [.. plan.Projects.Select(p => p with { Strategy = Moved(p.Strategy) })],
            Stated = [.. plan.Stated.Select(s => s with { Strategy = Moved(s.Strategy) })],
        };
    }

    private List<ColumnReading> Columns()
    {
        var readings = _settled.Values.SelectMany(h => h.Columns)
            .Where(c => c.Heading.Length > 0 || c.Role is not null || c.IsUnknown)
            .DistinctBy(c => (HeadingLexicon.Key(c.Heading), c.Role))
            .ToList();
        foreach (var column in readings)
        {
            var heading = column.Heading.Length > 0 ? column.Heading : T($"คอลัมน์ที่ {column.Index + 1}", $"column {column.Index + 1}").Thai;
            if (column.IsUnknown)
            {
                _findings.Add(new(FindingCode.ColumnUnknown, Severity.Warning, null, null, column.Source, T(
                    $"ไม่เข้าใจคอลัมน์ “{heading}” จึงเก็บข้อความไว้ตามเดิม หากเป็นข้อมูลของแผนให้ระบุด้วย --map \"{heading}=…\"",
                    $"The column “{heading}” was not understood; its text is kept as it is. If it belongs to the plan, say what it holds: --map \"{heading}=…\""), null));
            }
            else if (!column.Sure)
            {
                _findings.Add(new(FindingCode.ColumnUnsure, Severity.Info, null, null, column.Source, T(
                    $"คอลัมน์ “{heading}” อ่านเป็น{ColumnRoles.Name(column.Role!.Value).Thai} โดยยังไม่แน่ใจ โปรดยืนยัน",
                    $"The column “{heading}” was read as {ColumnRoles.Name(column.Role!.Value).English}, without being sure; please confirm"), null));
            }
        }

        return [.. readings.Select(c => new ColumnReading(c.Heading, c.Role, c.Sure && !c.IsUnknown, c.Source))];
    }

    [GeneratedRegex(@"^(?:[\d๐-๙]{1,2}[.)]\s*)?(?:กลุ่ม|ฝ่าย|หน่วยตรวจสอบ|สำนักงาน|กอง|งาน)[ก-๎][^\d]*$")]
    private static partial Regex OwnerName { get; }

    [GeneratedRegex(@"^\s*(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งแผน|เงิน|งบประมาณ|เป็นเงิน|กลยุทธ์|ยุทธศาสตร์|จำนวน|\s).*\d")]
    private static partial Regex TotalLine { get; }

    [GeneratedRegex(@"^\s*(?<n>\d{1,2})(?:[.)]?\s*$|(?:[.)]\s*|\s+)(?<title>\D.*)$)")]
    private static partial Regex NumberedStrategy { get; }

    [GeneratedRegex(@"(?<n>\d{1,5})\s*โครงการ")]
    private static partial Regex ProjectCount { get; }

    [GeneratedRegex(@"(?<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{4,}(?:\.\d{1,2})?)\s*(?:บาท|\.-|$)")]
    private static partial Regex AmountInText { get; }

    [GeneratedRegex("กลยุทธ์|ยุทธศาสตร์|ประเด็น|แผนงาน|จุดเน้น|นโยบาย|พันธกิจ|เป้าประสงค์|strategy", RegexOptions.IgnoreCase)]
    private static partial Regex OfStrategy { get; }

    [GeneratedRegex(@"^\s*(?:ส่วนที่|บทที่|ภาคผนวก|Part)\s*[\d๐-๙ก-ฮA-Z]{1,2}(?:\s|$)")]
    private static partial Regex PartOfBook { get; }

    [GeneratedRegex(@"^[\s.…·]+[\d๐-๙][\d๐-๙,.]*$")]
    private static partial Regex FigureBehind { get; }

    [GeneratedRegex("ทั้งสิ้น|ทั้งหมด|ทั้งแผน|ทุก|grand", RegexOptions.IgnoreCase)]
    private static partial Regex OfAll { get; }
}
