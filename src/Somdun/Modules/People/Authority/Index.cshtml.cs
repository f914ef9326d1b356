using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary>Who may sign for a unit on a day, and by which orders.</summary>
[Authorize(PeoplePermissions.View)]
internal sealed class AuthorityModel(SomdunDb db, IPeople people, PeopleRegister register, Workplaces workplaces, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<UnitEntry> Workplaces { get; private set; } = [];

    /// <summary>Null where nobody has set an office up.</summary>
    public UnitEntry? Chosen { get; private set; }

    public IReadOnlyList<Signatory> Signatories { get; private set; } = [];

    public IReadOnlyList<(Delegation Delegation, bool Counts)> Delegations { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonName> Names { get; private set; } = new Dictionary<Guid, PersonName>();

    public bool MayDelegate { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Day = AsOf ?? today;
        var ever = await workplaces.EverAsync(PeoplePermissions.View, cancel);
        Workplaces = People.Workplaces.Open(ever);
        Chosen = string.IsNullOrWhiteSpace(Unit) ? (Workplaces is [var first, ..] ? first : null) : People.Workplaces.Read(Unit, nameof(Unit), ever) is { Succeeded: true } read ? read.Value.Unit : null;
        if (Chosen is null)
        {
            return string.IsNullOrWhiteSpace(Unit) ? Page() : NotFound();
        }

        Signatories = await people.SignatoriesAsync(Chosen.Id, SigningMatter.Everything, Day, cancel);
        var heads = await db.HeadsOf(Chosen.Id).AsNoTracking().ToListAsync(cancel);
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(d => d.UnitId == Chosen.Id).OrderByDescending(d => d.Until).ThenByDescending(d => d.Since).ToListAsync(cancel);
        Delegations = [.. delegations.Select(d => (d, DelegationRules.Counts(d, Day, heads)))];
        Names = await register.NamesAsync([.. delegations.SelectMany(d => new[] { d.FromPersonId, d.ToPersonId }).Distinct()], Day, cancel);
        MayDelegate = actor.May(PeoplePermissions.Delegate) && await db.ReachesAsync(actor, PeoplePermissions.Delegate, Chosen.Id, today, cancel);
        return Page();
    }

    public string NameOf(Guid id) => Names[id].Full.ToString();
}
