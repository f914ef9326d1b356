using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.People;

// Not told: the use case that asks for it tells what it did.
/// <summary>What several use cases write or ask alike.</summary>
internal static class PersonWrites
{
    extension(SomdunDb db)
    {
        /// <summary>Gives the person a number from today on; the former one stays as a former one, unless it had been mistyped.</summary>
        public async Task SetIdentifierAsync(
            Secrets secrets, Guid personId, PersonIdentifierScheme scheme, string text, bool formerWasWrong, DateOnly today, CancellationToken cancel)
        {
            var current = await db.Set<PersonIdentifier>().FirstOrDefaultAsync(i => i.PersonId == personId && i.Scheme == scheme && i.Until == Dated.Open, cancel);
            if (current?.Open(secrets) == text)
            {
                return;
            }

            var since = current is null ? Dated.Beginning : today;
            if (current is not null && (formerWasWrong || current.Since >= today))
            {
                since = current.Since;
                db.Remove(current);

                // Both rows have the same person, scheme and first day, which is unique.
                await db.SaveChangesAsync(cancel);
            }
            else if (current is not null)
            {
                current.Until = today;
            }

            db.Add(PersonIdentifier.Of(secrets, personId, scheme, text, since));
        }

        /// <summary>The unit of the main position of the day, else the latest one's.</summary>
        public async Task<Guid?> MainUnitAsync(Guid personId, DateOnly today, CancellationToken cancel)
        {
            var positions = await db.Set<PersonPosition>().AsNoTracking().Where(p => p.PersonId == personId).ToListAsync(cancel);
            return PeopleRegister.InOrder(positions.Where(p => p.Holds(today))).FirstOrDefault()?.UnitId ?? positions.MaxBy(p => p.Until)?.UnitId;
        }

        /// <summary>Whatever may stand in a position's way: the person's others, the unit's heads, who has its number.</summary>
        public Task<List<PersonPosition>> PositionsBesideAsync(PersonPosition position, CancellationToken cancel) =>
            db.Set<PersonPosition>().AsNoTracking()
                .Where(p => p.PersonId == position.PersonId || (p.UnitId == position.UnitId && p.HeadsUnit) || (position.Number != null && p.Number == position.Number))
                .ToListAsync(cancel);
    }
}
