using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.EditTargetGroups)]
internal sealed class EditTargetGroupModel(TargetGroups groups, Units units, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    private static readonly char[] BetweenCodes = [' ', ',', ';', '\n', '\r', '\t'];

    [BindProperty]
    public string? ThaiName { get; set; }

    [BindProperty]
    public string? EnglishName { get; set; }

    [BindProperty]
    public int? PupilsFrom { get; set; }

    [BindProperty]
    public int? PupilsTo { get; set; }

    [BindProperty]
    public DateOnly? CountedOn { get; set; }

    [BindProperty]
    public List<UnitState> States { get; set; } = [];

    [BindProperty]
    public List<Guid> Under { get; set; } = [];

    [BindProperty]
    public string? Named { get; set; }

    [BindProperty]
    public bool OnlyNamed { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    public Guid? Id { get; private set; }

    public IReadOnlyList<RegisterRow> Parents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (id is null)
        {
            return Page();
        }

        if (await db.Set<TargetGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == id && g.PutAwayAt == null, cancel) is not { } group)
        {
            return NotFound();
        }

        var selection = group.Selection;
        (ThaiName, EnglishName, RowVersion) = (group.ThaiName, group.EnglishName, group.RowVersion);
        (PupilsFrom, PupilsTo, CountedOn, States, Under, OnlyNamed) = (selection.PupilsFrom, selection.PupilsTo, selection.CountedOn, [.. selection.States], [.. selection.Under], selection.OnlyNamed);
        var named = await units.OfAsync([.. selection.Named], BangkokTime.Today(clock), cancel);
        Named = string.Join('\n', selection.Named.Select(n => named.TryGetValue(n, out var unit) ? unit.Code ?? n.ToString() : n.ToString()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        List<Refusal> refusals = [];
        List<Guid> named = [];
        foreach (var code in (Named ?? "").Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            if (await units.IdOfAsync(code, BangkokTime.Today(clock), cancel) is { } unit)
            {
                named.Add(unit);
            }
            else
            {
                var shown = code.Length <= 30 ? code : code[..30] + "…";
                refusals.Add(new(nameof(Named), "unit-unknown", T($"ไม่พบหน่วยงานรหัส {shown}", $"There is no unit with the code {shown}")));
            }
        }

        if (!ModelState.IsValid || refusals.Count > 0)
        {
            return this.Refused(refusals);
        }

        var saved = await groups.SaveAsync(
            new(id, RowVersion, ThaiName, EnglishName, new Selection { PupilsFrom = PupilsFrom, PupilsTo = PupilsTo, CountedOn = CountedOn, States = [.. States.Distinct()], Under = [.. Under.Distinct()], Named = named, OnlyNamed = OnlyNamed }), cancel);
        return saved.Succeeded
            ? this.Done(T("บันทึกกลุ่มเป้าหมายแล้ว", "The target group is saved"), $"/units/target-groups/{saved.Value}")
            : this.Refused(saved.Refusals);
    }

    private async Task LoadAsync(Guid? id, CancellationToken cancel)
    {
        Id = id;
        var today = BangkokTime.Today(clock);
        var kinds = new[] { UnitKind.District, UnitKind.Cluster, UnitKind.Network, UnitKind.EducationFund };
        Parents = [.. (await db.RegisterOn(today, db.Set<Unit>().Where(u => kinds.Contains(u.Kind)).VisibleTo(actor, OrganisationPermissions.View, today, today, db)).AsNoTracking().ToListAsync(cancel))
            .Where(p => p.Counts).OrderBy(p => p.Kind).ThenBy(p => p.SortKey, StringComparer.Ordinal)];
    }
}
