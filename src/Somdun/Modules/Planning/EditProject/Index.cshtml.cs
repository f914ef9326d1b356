using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>A project of the open version as one form; a new one where the address names none.</summary>
[Authorize(PlanningPermissions.Propose)]
internal sealed class EditProjectModel(Plans plans, EditProject edit, IUnits units, SomdunDb db) : PlanPageModel(plans, PlanningPermissions.Propose)
{
    /// <summary>How many rows a press of the button adds.</summary>
    private const int RowsAtOnce = 2;

    /// <summary>As the address names it, by number or key; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Project { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public ProjectForm Form { get; set; } = new();

    /// <summary>What the form said when it was shown (<see cref="ProjectFormMerge.Marks"/>).</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>The list that is to have more rows, when that button was pressed.</summary>
    [BindProperty]
    public string? Add { get; set; }

    public PlanVersion Version { get; private set; } = null!;

    /// <summary>The project as it stands, whole; null for a new one.</summary>
    public PlanProject? Saved { get; private set; }

    /// <summary>What another person saved meanwhile and this one changed too.</summary>
    public IReadOnlyList<SavedByOther> Clashes { get; private set; } = [];

    /// <summary>How many fields the form shows as another person saved them meanwhile.</summary>
    public int Merged { get; private set; }

    public ChangeWording Wording { get; private set; } = null!;

    public IReadOnlyList<Choice> Strategies { get; private set; } = [];

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    /// <summary>Codes of the frameworks of the plan's year.</summary>
    public IReadOnlyList<string> Frameworks { get; private set; } = [];

    public static IReadOnlyList<Choice> Natures { get; } =
    [
        new("", T("ไม่ระบุ", "Not said")),
        .. Enum.GetValues<ProjectNature>().Select(n => new Choice(n.ToString(), PlanWording.Nature(n))),
    ];

    public IEnumerable<FiscalYear> Years
    {
        get
        {
            for (var year = Place.Plan.FirstYear; year <= Place.Plan.LastYear; year = year.Next)
            {
                yield return year;
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return await NotNamedAsync(db, Project, cancel);
        }

        if (Saved is { } own && !Place.Rights.MayChange(own.OwnerUnitId))
        {
            return NotFound();
        }

        Key = Saved?.Key ?? Guid.CreateVersion7();
        RowVersion = Saved?.RowVersion ?? 0;
        Form = Saved is null ? new ProjectForm() : ProjectForm.Of(Saved, Version.Strategies);
        if (Saved is null)
        {
            AddRows(Form.Objectives, Form.Targets, Form.Indicators, Form.Activities);
        }

        Opened = ProjectFormMerge.Marks(Form);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (Add is not null)
        {
            AddRowsTo(Add);
            return Page();
        }

        var request = new EditProject.Request(Place.Version.Id, Key, Project is null ? null : RowVersion, Form, Opened)
        {
            Unreadable = ModelState.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key).ToHashSet(StringComparer.Ordinal),
        };
        if (!ModelState.IsValid)
        {
            return await AgainAsync(request, cancel);
        }

        var outcome = await edit.RunAsync(request, cancel);
        return outcome.Succeeded
            ? this.Done(NoticeOf(outcome.Value), VersionAddress.To($"projects/{Key}"))
            : await AgainAsync(request, cancel);
    }

    private static Text NoticeOf(EditProject.Saved saved)
    {
        var done = saved.Merged == 0 ? T("บันทึกแล้ว", "Saved") : T(
            $"บันทึกแล้ว ช่องที่ผู้อื่นบันทึกไว้ระหว่างที่ท่านแก้ไขยังอยู่ตามที่ผู้นั้นบันทึก ({saved.Merged} ช่อง)",
            $"Saved. What somebody else saved while you worked stays as they saved it ({saved.Merged} fields)");
        return saved.Money is not { Ceiling: { } ceiling } money ? done : T(
            $"{done.Thai} แต่{money.Name.Thai}เสนอรวม {money.Accepted + money.Waiting} บาท เกินเพดาน {ceiling} บาท คณะกรรมการจะรับได้ไม่เกินเพดาน",
            $"{done.English}, but {money.Name.English} proposes {money.Accepted + money.Waiting} baht in all, above its ceiling of {ceiling}: the committee accepts no more than that");
    }

    private static void AddRows(params IEnumerable<List<ItemRow>> lists)
    {
        foreach (var list in lists)
        {
            list.Add(new ItemRow { Position = list.Count + 1 });
        }
    }

    private void AddRowsTo(string list)
    {
        for (var i = 0; i < RowsAtOnce; i++)
        {
            switch (list)
            {
                case nameof(Form.Objectives): AddRows(Form.Objectives); break;
                case nameof(Form.Targets): AddRows(Form.Targets); break;
                case nameof(Form.Indicators): AddRows(Form.Indicators); break;
                case nameof(Form.Activities): AddRows(Form.Activities); break;
                case nameof(Form.Expenses): Form.Expenses.Add(new ExpenseRow()); break;
                case nameof(Form.Alignments): Form.Alignments.Add(new AlignmentRow()); break;
                default: break;
            }
        }
    }

    /// <summary>Shows the form again: with what another person saved meanwhile wherever this one touched nothing, and with what both changed.</summary>
    private async Task<IActionResult> AgainAsync(EditProject.Request request, CancellationToken cancel)
    {
        var review = await edit.ReviewAsync(request, cancel);
        if (review is { Merged: { } merged, Kept: { } kept })
        {
            // What the boxes still say as typed is what this person wants; the rest says what was saved.
            foreach (var name in merged.Taken)
            {
                ModelState.Remove(name);
                ModelState.Remove(name.Replace($".{nameof(ItemRow.Text)}", $".{nameof(ItemRow.ReadFrom)}", StringComparison.Ordinal));
            }

            Form = merged.Form;
            Merged = merged.Taken.Count;
            Clashes = review.Others;
            RowVersion = kept.RowVersion;
            Opened = ProjectFormMerge.Marks(ProjectForm.Of(kept, Version.Strategies));
        }

        ShowReadings(nameof(Form.Targets), Form.Targets, nameof(ItemRow.Quantities), (row, reading) => row.Quantities = reading);
        ShowReadings(nameof(Form.Indicators), Form.Indicators, nameof(ItemRow.Threshold), (row, reading) => row.Threshold = reading);
        return this.Refused(review.Refusals);
    }

    /// <summary>Puts what the reader makes of new words into its box, for the person to confirm.</summary>
    private void ShowReadings(string list, List<ItemRow> rows, string box, Action<ItemRow, string> put)
    {
        foreach (var (i, row) in rows.Index().Where(r => r.Item.Reading is not null))
        {
            put(row, row.Reading!);
            row.ReadFrom = row.Text;
            ModelState.Remove($"{nameof(Form)}.{list}[{i}].{box}");
            ModelState.Remove($"{nameof(Form)}.{list}[{i}].{nameof(ItemRow.ReadFrom)}");
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Version = await db.Set<PlanVersion>().AsNoTracking().Include(v => v.Strategies).FirstAsync(v => v.Id == Place.Version.Id, cancel);
        Version.PutInOrder();
        Saved = Project is null ? null : await db.Set<PlanProject>().NamedAsync(Version.Id, Project, cancel);
        var groups = await units.GroupsOfAsync(Place.Unit.Id, cancel);
        Wording = new ChangeWording(groups.ToDictionary(g => g.Id, g => g.Name), Version.Strategies);
        Strategies = [new("", T("ไม่ระบุ", "Not said")), .. Version.Strategies.Select(s => new Choice(s.Key.ToString(), PlanWording.Strategy(s)))];

        // Whoever only proposes chooses among their own groups: any other would be refused.
        Groups =
        [
            .. Place.Rights.MayChange(null) ? [new Choice("", T("ไม่ระบุ", "Not said"))] : (IEnumerable<Choice>)[],
            .. groups.Where(g => Place.Rights.MayChange(g.Id)).Select(g => new Choice(g.Id.ToString(), g.Name)),
        ];
        Frameworks = await db.Set<AlignmentFramework>().Where(f => f.Year == Place.Plan.FirstYear).OrderBy(f => f.Code).Select(f => f.Code).ToListAsync(cancel);
        return Project is null || Saved is not null;
    }
}
