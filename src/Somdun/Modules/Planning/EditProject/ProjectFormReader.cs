using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Understands a filled-in form as a project, naming every fault at once. Figures are read from the words by the same reader that
/// reads documents; where they changed with the words, the person is shown them once and confirms by sending again.
/// </summary>
internal sealed class ProjectFormReader(IPlanTextReader texts)
{
    /// <summary>The fields of a refusal begin with this.</summary>
    public const string Field = "Form";

    /// <param name="version">With its strategies.</param>
    /// <param name="saved">The project as it stands, whole; null for a new one.</param>
    /// <param name="position">Its place in the plan.</param>
    /// <param name="groups">The groups that may own it.</param>
    /// <returns>The project as the form would have it, and what is wrong with the form.</returns>
    public (PlanProject Project, List<Refusal> Refusals) Read(
        ProjectForm form, Guid key, PlanVersion version, PlanProject? saved, int position, IReadOnlyCollection<Guid> groups)
    {
        var id = saved?.Id ?? Guid.CreateVersion7();
        var refusals = Check(form, version, groups);
        var project = new PlanProject
        {
            Id = id,
            VersionId = version.Id,
            Key = key,
            StrategyId = version.Strategies.Find(s => s.Key == form.Strategy)?.Id,
            Position = position,
            Number = form.Number,
            Title = Clean(form.Title) ?? "",
            Standing = saved?.Standing ?? ProjectStanding.Proposed,
            Nature = form.Nature,
            OwnerUnitId = form.OwnerUnit,
            OwnerText = Clean(form.OwnerText),
            ResponsiblePerson = Clean(form.ResponsiblePerson),
            Budget = form.Budget,
            BudgetSource = Clean(form.BudgetSource),
            Rationale = Prose(form.Rationale),
            Place = Clean(form.Place),
            StartsOn = form.StartsOn,
            EndsOn = form.EndsOn,
            ExpectedResults = Prose(form.ExpectedResults),
            Risks = Prose(form.Risks),
            Evaluation = Prose(form.Evaluation),
            Other = saved?.Other ?? [],
            Source = saved?.Source,
            Objectives = Items(form.Objectives, nameof(form.Objectives), saved?.Objectives, Objective),
            Targets = Items(form.Targets, nameof(form.Targets), saved?.Targets, Target),
            Indicators = Items(form.Indicators, nameof(form.Indicators), saved?.Indicators, Indicator),
            Activities = Items(form.Activities, nameof(form.Activities), saved?.Activities, Activity),
            Expenses = [.. form.Expenses.Where(e => !e.IsEmpty).Select((e, i) => new PlanExpense
            {
                Id = Guid.CreateVersion7(),
                ProjectId = id,
                Position = i,
                Kind = Clean(e.Kind) ?? "",
                Amount = e.Amount,
            })],
            Alignments = [.. form.Alignments.Where(a => !a.IsEmpty).Select((a, i) => new PlanAlignment
            {
                Id = Guid.CreateVersion7(),
                ProjectId = id,
                Position = i,
                Framework = Clean(a.Framework),
                Item = Clean(a.Item),
            })],
        };
        return (project, refusals);

        List<T> Items<T>(List<ItemRow> rows, string list, List<T>? kept, Func<ItemRow, string, T?, ItemMaking, T> make)
            where T : PlanItem =>
        [
            .. rows.Select((row, i) => (Row: row, Name: $"{Field}.{list}[{i}]"))
                .Where(r => !r.Row.Remove && !r.Row.IsEmpty)
                .OrderBy(r => r.Row.Position ?? int.MaxValue)
                .Select((r, place) => make(r.Row, r.Name, kept?.Find(k => k.Key == r.Row.Key), new ItemMaking(id, place, refusals))),
        ];
    }

    /// <summary>What all kinds of items are made with.</summary>
    private readonly record struct ItemMaking(Guid ProjectId, int Position, List<Refusal> Refusals)
    {
        public void Refuse(Refusal? refusal)
        {
            if (refusal is not null)
            {
                Refusals.Add(refusal);
            }
        }
    }

    private static PlanObjective Objective(ItemRow row, string name, PlanObjective? saved, ItemMaking making) => new()
    {
        Id = saved?.Id ?? Guid.CreateVersion7(),
        ProjectId = making.ProjectId,
        Key = row.Key,
        Position = making.Position,
        Label = Label(row, name, making),
        Text = TextOf(row, name, making),
        Verbatim = VerbatimOf(row, saved),
        Source = saved?.Source,
    };

    private PlanTarget Target(ItemRow row, string name, PlanTarget? saved, ItemMaking making)
    {
        var text = TextOf(row, name, making);
        return new()
        {
            Id = saved?.Id ?? Guid.CreateVersion7(),
            ProjectId = making.ProjectId,
            Key = row.Key,
            Position = making.Position,
            Label = Label(row, name, making),
            Text = text,
            Verbatim = VerbatimOf(row, saved),
            Source = saved?.Source,
            Quantities = Quantities(row, text, $"{name}.{nameof(row.Quantities)}", saved, making),
        };
    }

    private PlanIndicator Indicator(ItemRow row, string name, PlanIndicator? saved, ItemMaking making)
    {
        var text = TextOf(row, name, making);
        return new()
        {
            Id = saved?.Id ?? Guid.CreateVersion7(),
            ProjectId = making.ProjectId,
            Key = row.Key,
            Position = making.Position,
            Label = Label(row, name, making),
            Text = text,
            Verbatim = VerbatimOf(row, saved),
            Source = saved?.Source,
            Threshold = Threshold(row, text, $"{name}.{nameof(row.Threshold)}", saved, making),
        };
    }

    private static PlanActivity Activity(ItemRow row, string name, PlanActivity? saved, ItemMaking making)
    {
        making.Refuse(WhyNotAmount($"{name}.{nameof(row.Budget)}", row.Budget));
        return new()
        {
            Id = saved?.Id ?? Guid.CreateVersion7(),
            ProjectId = making.ProjectId,
            Key = row.Key,
            Position = making.Position,
            Label = Label(row, name, making),
            Text = TextOf(row, name, making),
            Verbatim = VerbatimOf(row, saved),
            Source = saved?.Source,
            Months = [.. row.Months.Select(Month).OfType<YearMonth>().Distinct().Order()],
            Budget = row.Budget,
        };
    }

    private List<Quantity> Quantities(ItemRow row, string text, string name, PlanTarget? saved, ItemMaking making)
    {
        var box = Lines(row.Quantities);
        if (saved is not null && saved.Text == text && box == QuantityText.Write(saved.Quantities))
        {
            return saved.Quantities;
        }

        var reading = texts.Quantities(text);
        if (MustConfirm(row, text, box, QuantityText.Write(reading), saved is null ? "" : QuantityText.Write(saved.Quantities)))
        {
            row.Reading = QuantityText.Write(reading);
            making.Refuse(Confirm(name, row.Reading));
        }

        if (box == QuantityText.Write(reading))
        {
            return [.. reading];
        }

        List<Quantity> quantities = [];
        foreach (var line in box.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (QuantityText.TryRead(line, out Quantity? quantity))
            {
                quantities.Add(quantity);
            }
            else
            {
                making.Refuse(new(name, "quantity-unreadable", T(
                    $"อ่านปริมาณ “{line}” ไม่ได้ เขียนเช่น 10 ครั้ง × 10 คน บรรทัดละรายการ",
                    $"“{line}” is no quantity. Write like 10 ครั้ง × 10 คน, one a line")));
            }
        }

        return quantities;
    }

    private Threshold? Threshold(ItemRow row, string text, string name, PlanIndicator? saved, ItemMaking making)
    {
        var box = Clean(row.Threshold) ?? "";
        if (saved is not null && saved.Text == text && box == Write(saved.Threshold))
        {
            return saved.Threshold;
        }

        var reading = texts.Threshold(text);
        if (MustConfirm(row, text, box, Write(reading), Write(saved?.Threshold)))
        {
            row.Reading = Write(reading);
            making.Refuse(Confirm(name, row.Reading));
        }

        if (box == Write(reading))
        {
            return reading;
        }

        if (box.Length == 0)
        {
            return null;
        }

        if (!QuantityText.TryRead(box, out Threshold? threshold))
        {
            making.Refuse(new(name, "threshold-unreadable", T(
                $"อ่านเกณฑ์ “{box}” ไม่ได้ เขียนเช่น >= 80 ร้อยละ",
                $"“{box}” is no threshold. Write like >= 80 ร้อยละ")));
        }

        return threshold;

        static string Write(Threshold? threshold) => threshold is null ? "" : QuantityText.Write(threshold);
    }

    /// <summary>The words changed, they now say other figures than the box, and the person has not touched the box.</summary>
    private static bool MustConfirm(ItemRow row, string text, string box, string reading, string saved) =>
        text.Length > 0 && text != Clean(row.ReadFrom) && box != reading && (box.Length == 0 || box == saved);

    private static Refusal Confirm(string name, string reading) => new(name, "reading-changed", reading.Length == 0
        ? T("ข้อความใหม่ไม่มีตัวเลขให้อ่าน ตรวจช่องนี้แล้วบันทึกอีกครั้ง", "The new words name no figure. Check this box and save again")
        : T("อ่านจากข้อความใหม่ได้ดังนี้ ตรวจแล้วบันทึกอีกครั้ง", "This is what the new words say. Check it and save again"));

    private static List<Refusal> Check(ProjectForm form, PlanVersion version, IReadOnlyCollection<Guid> groups) => All(
    [
        WhyNotText($"{Field}.{nameof(form.Title)}", form.Title, PlanProject.TitleMaxLength, "title-missing", T("กรอกชื่อโครงการ", "Write the title of the project")),
        WhyNotNumber($"{Field}.{nameof(form.Number)}", form.Number),
        form.Strategy is { } strategy && !version.Strategies.Exists(s => s.Key == strategy)
            ? new($"{Field}.{nameof(form.Strategy)}", "strategy-gone", T("ไม่มีกลยุทธ์นี้ในแผนแล้ว", "This strategy is no longer in the plan"))
            : null,
        form.OwnerUnit is { } owner && !groups.Contains(owner)
            ? new($"{Field}.{nameof(form.OwnerUnit)}", "group-gone", T("ไม่มีกลุ่มนี้ในสำนักงานแล้ว", "This group is no longer in the office"))
            : null,
        form.EndsOn < form.StartsOn
            ? new($"{Field}.{nameof(form.EndsOn)}", "period-backwards", T("วันสิ้นสุดอยู่ก่อนวันเริ่ม", "It ends before it starts"))
            : null,
        WhyNotAmount($"{Field}.{nameof(form.Budget)}", form.Budget),
        WhyTooLong($"{Field}.{nameof(form.OwnerText)}", form.OwnerText, PlanProject.OwnerMaxLength),
        WhyTooLong($"{Field}.{nameof(form.ResponsiblePerson)}", form.ResponsiblePerson, PlanProject.OwnerMaxLength),
        WhyTooLong($"{Field}.{nameof(form.BudgetSource)}", form.BudgetSource, PlanProject.OwnerMaxLength),
        WhyTooLong($"{Field}.{nameof(form.Place)}", form.Place, PlanProject.OwnerMaxLength),
        WhyTooLong($"{Field}.{nameof(form.Rationale)}", form.Rationale, PlanProject.ProseMaxLength),
        WhyTooLong($"{Field}.{nameof(form.ExpectedResults)}", form.ExpectedResults, PlanProject.ProseMaxLength),
        WhyTooLong($"{Field}.{nameof(form.Risks)}", form.Risks, PlanProject.ProseMaxLength),
        WhyTooLong($"{Field}.{nameof(form.Evaluation)}", form.Evaluation, PlanProject.ProseMaxLength),
        .. form.Expenses.SelectMany((e, i) => e.IsEmpty ? [] : (IEnumerable<Refusal?>)
        [
            WhyNotText($"{Field}.{nameof(form.Expenses)}[{i}].{nameof(e.Kind)}", e.Kind, PlanExpense.KindMaxLength, "kind-missing", T("กรอกหมวดรายจ่าย", "Write the kind of expense")),
            WhyNotAmount($"{Field}.{nameof(form.Expenses)}[{i}].{nameof(e.Amount)}", e.Amount),
        ]),
        .. form.Alignments.SelectMany((a, i) => (IEnumerable<Refusal?>)
        [
            WhyTooLong($"{Field}.{nameof(form.Alignments)}[{i}].{nameof(a.Framework)}", a.Framework, PlanAlignment.CodeMaxLength),
            WhyTooLong($"{Field}.{nameof(form.Alignments)}[{i}].{nameof(a.Item)}", a.Item, PlanAlignment.CodeMaxLength),
        ]),
    ]);


    private static string? Label(ItemRow row, string name, ItemMaking making)
    {
        making.Refuse(WhyTooLong($"{name}.{nameof(row.Label)}", row.Label, PlanItem.LabelMaxLength));
        return Clean(row.Label);
    }

    private static string TextOf(ItemRow row, string name, ItemMaking making)
    {
        making.Refuse(WhyNotText($"{name}.{nameof(row.Text)}", row.Text, PlanItem.TextMaxLength, "text-missing", T(
            "กรอกข้อความ หรือทำเครื่องหมายลบข้อนี้",
            "Write the text, or tick to remove the item")));
        return Clean(row.Text) ?? "";
    }

    /// <summary>What the document said stays beside what a person made of it.</summary>
    private static string? VerbatimOf(ItemRow row, PlanItem? saved)
    {
        if (saved?.Source is null)
        {
            return saved?.Verbatim;
        }

        var document = saved.Verbatim ?? saved.Text;
        return document == Clean(row.Text) ? null : document;
    }

    private static YearMonth? Month(string iso) =>
        DateOnly.TryParseExact($"{iso}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? YearMonth.Containing(day) : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : ThaiText.Clean(text);

    /// <summary>Paragraphs stay paragraphs.</summary>
    private static string? Prose(string? text) => Lines(text) is { Length: > 0 } lines ? lines : null;

    private static string Lines(string? text) => string.Join('\n', (text ?? "").Split('\n').Select(ThaiText.Clean)).Trim('\n');
}
