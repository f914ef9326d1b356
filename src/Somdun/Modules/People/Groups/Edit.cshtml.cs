using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.People;

[Authorize(PeoplePermissions.Edit)]
internal sealed class EditPeopleGroupModel(PeopleGroups groups, Workplaces workplaces, SomdunDb db) : PageModel
{
    [BindProperty]
    public string? ThaiName { get; set; }

    [BindProperty]
    public string? EnglishName { get; set; }

    [BindProperty]
    public bool OnlyHeads { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public List<StaffKind> Kinds { get; set; } = [];

    [BindProperty]
    public Began Began { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>Units by code or name, one a line.</summary>
    [BindProperty]
    public string? Under { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    public Guid? Id { get; private set; }

    public static IReadOnlyList<Choice> Beginnings =>
    [
        new(nameof(Began.Anytime), T("เมื่อใดก็ได้", "At any time")),
        new(nameof(Began.ThisFiscalYear), T("ในปีงบประมาณของวันที่ใช้", "In the fiscal year of the day it is used")),
        new(nameof(Began.ThisSchoolYear), T("ในปีการศึกษาของวันที่ใช้", "In the school year of the day it is used")),
        new(nameof(Began.Between), T("ระหว่างวันที่ระบุ", "Between the days below")),
    ];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        Id = id;
        if (id is null)
        {
            return Page();
        }

        if (await db.Set<PeopleGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == id && g.PutAwayAt == null, cancel) is not { } group)
        {
            return NotFound();
        }

        var selection = group.Selection;
        (ThaiName, EnglishName, RowVersion) = (group.ThaiName, group.EnglishName, group.RowVersion);
        (OnlyHeads, Title, Kinds, Began, From, To) = (selection.OnlyHeads, selection.Title, [.. selection.Kinds], selection.Began, selection.From, selection.To);
        var known = (await workplaces.EverAsync(PeoplePermissions.View, cancel)).ToDictionary(w => w.Unit.Id, w => Workplaces.Choice(w.Unit));
        Under = string.Join('\n', selection.Under.Select(u => known.GetValueOrDefault(u, u.ToString())));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        Id = id;
        var among = await workplaces.EverAsync(PeoplePermissions.View, cancel);
        List<Refusal> refusals = [];
        List<Guid> under = [];
        foreach (var line in (Under ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            var read = Workplaces.Read(line, nameof(Under), among);
            if (read.Succeeded)
            {
                under.Add(read.Value.Unit.Id);
            }
            else
            {
                refusals.AddRange(read.Refusals);
            }
        }

        if (!ModelState.IsValid || refusals.Count > 0)
        {
            return this.Refused(refusals);
        }

        var saved = await groups.SaveAsync(
            new(id, RowVersion, ThaiName, EnglishName, new PeopleSelection { OnlyHeads = OnlyHeads, Title = Title, Kinds = [.. Kinds.Distinct()], Began = Began, From = From, To = To, Under = [.. under.Distinct()] }), cancel);
        return saved.Succeeded ? this.Done(T("บันทึกกลุ่มบุคลากรแล้ว", "The group is saved"), $"{PeopleGroupsModel.Path}/{saved.Value}") : this.Refused(saved.Refusals);
    }
}
