using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;

namespace Somdun.Modules.Privacy;

/// <summary>Whose data the actor may handle: people within reach of the permission, as the register of people says it.</summary>
internal sealed class PrivacyReach(IPeople people, IUnits units, Actor actor)
{
    /// <summary>Null when there is no such person within reach.</summary>
    public async Task<PersonEntry?> FindAsync(Guid personId, CancellationToken cancel) =>
        actor.May(PrivacyPermissions.HandleRequests)
        && (actor.ReachesEverything || await people.IsUnderAsync(personId, actor.UnitsFor(PrivacyPermissions.HandleRequests), cancel))
            ? await people.FindAsync(personId, cancel)
            : null;

    /// <summary>By a part of a name.</summary>
    public Task<IReadOnlyList<PersonEntry>> SearchAsync(string words, CancellationToken cancel) =>
        people.SearchAsync(words, actor.ReachesEverything ? null : actor.UnitsFor(PrivacyPermissions.HandleRequests), MostFound, cancel);

    /// <summary>Where the person's events belong: the unit of the main position, else the office.</summary>
    public async Task<Guid?> UnitOfAsync(PersonEntry person, CancellationToken cancel) =>
        person.Posts is [var main, ..] ? main.UnitId : (await units.OfficeAsync(cancel))?.Id;

    private const int MostFound = 30;
}
