using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.People;

/// <summary>All of one person that a page shows, numbers of the person masked.</summary>
internal sealed record PersonView(
    Person Person,
    IReadOnlyList<PersonName> Names,
    IReadOnlyList<PersonPosition> Positions,
    IReadOnlyList<Delegation> Delegations,
    IReadOnlyList<PersonIdentifier> Identifiers,
    IReadOnlyDictionary<Guid, UnitEntry> Units,
    IReadOnlyDictionary<Guid, PersonName> OtherPeople)
{
    public PersonName NameOn(DateOnly day) => Names.FirstOrDefault(n => n.Holds(day)) ?? Names[^1];

    public IEnumerable<PersonPosition> PositionsOn(DateOnly day) => PeopleRegister.InOrder(Positions.Where(p => p.Holds(day)));

    /// <summary>Where the person's events belong: the unit of the main position of the day, else the latest one's.</summary>
    public Guid? UnitOn(DateOnly day) => PositionsOn(day).FirstOrDefault()?.UnitId ?? Positions.MaxBy(p => p.Until)?.UnitId;

    /// <summary>Null when the actor may not know of such a person by the permission.</summary>
    public static async Task<PersonView?> FindAsync(SomdunDb db, PeopleRegister register, IUnits units, Actor actor, Guid id, string permission, DateOnly today, DateOnly day, CancellationToken cancel)
    {
        if (await db.Set<Person>().AsNoTracking().VisibleTo(actor, db, permission, today).FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
        {
            return null;
        }

        var names = await db.Set<PersonName>().AsNoTracking().Where(n => n.PersonId == id).OrderBy(n => n.Since).ToListAsync(cancel);
        var positions = await db.Set<PersonPosition>().AsNoTracking().Where(p => p.PersonId == id).OrderByDescending(p => p.Until).ThenByDescending(p => p.Since).ToListAsync(cancel);
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(d => d.FromPersonId == id || d.ToPersonId == id).OrderByDescending(d => d.Since).ToListAsync(cancel);
        var identifiers = await db.Set<PersonIdentifier>().AsNoTracking().Where(i => i.PersonId == id).OrderBy(i => i.Scheme).ThenByDescending(i => i.Until).ToListAsync(cancel);
        var others = await register.NamesAsync([.. delegations.SelectMany(d => new[] { d.FromPersonId, d.ToPersonId }).Distinct()], day, cancel);
        return new(person, names, positions, delegations, identifiers, await units.OfAsync([.. positions.Select(p => p.UnitId).Concat(delegations.Select(d => d.UnitId)).Distinct()], day, cancel), others);
    }
}
