using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class CeilingsModel(Plans plans, SetCeilings setCeilings, SomdunDb db, IUnits units) : PlanPageModel(plans, PlanningPermissions.Edit)
{
    /// <summary>In the order of <see cref="Screening"/>'s groups.</summary>
    [BindProperty]
    public List<CeilingRow> Ceilings { get; set; } = [];

    /// <summary>What the form said when it was shown (<see cref="SetCeilings.Marks"/>).</summary>
    [BindProperty]
    public string? Opened { get; set; }

    public PlanScreening Screening { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Ceilings = Saved();
        Opened = SetCeilings.Marks(Ceilings);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var request = new SetCeilings.Request(Place.Version.Id, RowVersion, Ceilings, Opened);
        if (ModelState.IsValid && await setCeilings.RunAsync(request, cancel) is { Succeeded: true })
        {
            return this.Done(T("บันทึกเพดานแล้ว", "The ceilings are saved"), VersionAddress.To("screening"));
        }

        var refusals = await setCeilings.CheckAsync(request, cancel);
        if (RowVersion != Place.Version.RowVersion)
        {
            ShowWhatOthersSaved();
        }

        return Again(refusals);
    }

    private List<CeilingRow> Saved() => [.. Screening.Groups.Select(g => new CeilingRow { Group = g.Id, Amount = Screening.MoneyOf(g.Id).Ceiling })];

    /// <summary>In the boxes this person did not touch.</summary>
    private void ShowWhatOthersSaved()
    {
        var (opened, saved) = (FormMarks.Read(Opened), Saved());
        foreach (var (i, row) in Ceilings.Index())
        {
            var name = $"{nameof(Ceilings)}[{i}].{nameof(row.Amount)}";
            if (ModelState[name]?.Errors is not { Count: > 0 } && opened.Had(row.Group.ToString(), row.Amount?.ToString()) && saved.Find(s => s.Group == row.Group) is { } other)
            {
                row.Amount = other.Amount;
                ModelState.Remove(name);
            }
        }

        (RowVersion, Opened) = (Place.Version.RowVersion, SetCeilings.Marks(saved));
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Screening = (await PlanScreening.LoadAsync(db, units, Place.Version.Id, cancel))!;
        db.ChangeTracker.Clear();
        return true;
    }
}

/// <summary>A row for a group's ceiling.</summary>
internal sealed record CeilingRow
{
    public Guid Group { get; set; }

    /// <summary>Null for no limit.</summary>
    public Baht? Amount { get; set; }
}
