using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary>
/// Finds a person by a whole number typed into the search: by its keyed hash, since the database holds no number that could be looked
/// through. Whoever may not see numbers finds nobody by one, nor learns that it is known.
/// </summary>
internal sealed class FindByNumber(SomdunDb db, PeopleRegister register, Secrets secrets, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Null where the words are a name's and no number's; else whose number it is, or was: mostly one person, or nobody.</summary>
    public async Task<IReadOnlyList<Guid>?> FindAsync(string words, CancellationToken cancel)
    {
        var number = IdentifierText.Read(words);
        if (!IsNumber(number))
        {
            return null;
        }

        if (!actor.May(PeoplePermissions.ViewSensitive))
        {
            return [];
        }

        var today = BangkokTime.Today(clock);
        var hashes = Enum.GetValues<PersonIdentifierScheme>()
            .Where(scheme => IdentifierText.WhyNot(scheme, number) is null)
            .SelectMany(scheme => secrets.Hashes(PersonIdentifier.PurposeOf(scheme), number)).ToList();
        var found = await db.Set<Person>().AsNoTracking().VisibleTo(actor, db, PeoplePermissions.ViewSensitive, today)
            .Where(p => db.Set<PersonIdentifier>().Any(i => i.PersonId == p.Id && hashes.Contains(i.Hash)))
            .Select(p => p.Id).ToListAsync(cancel);
        var people = await register.OfAsync(found, today, cancel);
        foreach (var person in people.Values)
        {
            audit.Tell(new LookedUpByNumber(person.Id, person.Name.Thai, person.Posts is [var main, ..] ? main.UnitId : null));
        }

        if (found.Count > 0)
        {
            await db.SaveChangesAsync(cancel);
        }

        return found;
    }

    // No name has a digit in it.
    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && IdentifierText.WhyNot(PersonIdentifierScheme.StaffNumber, text) is null;
}
