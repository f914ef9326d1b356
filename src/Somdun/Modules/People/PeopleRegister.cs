using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

internal sealed class PeopleRegister(SomdunDb db, Actor actor, TimeProvider clock) : IPeople
{
    public async Task<PersonEntry?> FindAsync(Guid personId, CancellationToken cancel) =>
        (await OfAsync([personId], BangkokTime.Today(clock), cancel)).GetValueOrDefault(personId);

    public async Task<IReadOnlyDictionary<Guid, PersonEntry>> OfAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, PersonEntry>();
        }

        var names = await NamesAsync(ids, day, cancel);
        var posts = (await db.Set<PersonPosition>().AsNoTracking().On(day).Where(p => ids.Contains(p.PersonId)).ToListAsync(cancel)).ToLookup(p => p.PersonId);
        var emails = await db.Set<Person>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Email }).ToDictionaryAsync(p => p.Id, p => p.Email, cancel);
        return names.ToDictionary(name => name.Key, name => new PersonEntry(name.Key, name.Value.Full, [.. InOrder(posts[name.Key]).Select(Entry)]) { Email = emails[name.Key] });
    }

    public async Task<IReadOnlyList<PersonEntry>> OfUnitAsync(Guid unitId, DateOnly day, CancellationToken cancel)
    {
        var ids = await db.Set<PersonPosition>().On(day).Where(p => p.UnitId == unitId).Select(p => p.PersonId).Distinct().ToListAsync(cancel);
        return [.. (await OfAsync(ids, day, cancel)).Values
            .OrderByDescending(p => p.Posts.Any(post => post.UnitId == unitId && post.HeadsUnit))
            .ThenBy(p => ThaiText.SortKey(p.Name.Thai), StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<PersonEntry>> SearchAsync(string words, IReadOnlyCollection<Guid>? under, int most, CancellationToken cancel)
    {
        var key = ThaiText.SearchKey(words);
        if (key.Length == 0)
        {
            return [];
        }

        var today = BangkokTime.Today(clock);
        var found = db.Set<PersonName>().Where(n => n.SearchKey.Contains(key) && db.Set<Person>().Any(p => p.Id == n.PersonId && p.BlockedAt == null));
        if (under is not null)
        {
            var units = db.Set<UnitAncestor>().UnitsUnder(under, today);
            found = found.Where(n => db.Set<PersonPosition>().On(today).Any(p => p.PersonId == n.PersonId && units.Contains(p.UnitId)));
        }

        var ids = await found.OrderBy(n => n.SortKey).Select(n => n.PersonId).Take(most).ToListAsync(cancel);
        var people = await OfAsync(ids, today, cancel);
        return [.. ids.Distinct().Select(id => people[id])];
    }

    public Task<bool> IsUnderAsync(Guid personId, IReadOnlyCollection<Guid> units, CancellationToken cancel) =>
        db.Set<Person>().Under(units, db, BangkokTime.Today(clock)).AnyAsync(p => p.Id == personId, cancel);

    public async Task<bool> IsVisibleAsync(Guid personId, CancellationToken cancel) =>
        actor.May(PeoplePermissions.View) && (actor.ReachesEverything || await IsUnderAsync(personId, actor.UnitsFor(PeoplePermissions.View), cancel));

    public async Task<IReadOnlyList<PersonEntry>> SearchVisibleAsync(string words, int most, CancellationToken cancel) =>
        actor.May(PeoplePermissions.View) ? await SearchAsync(words, actor.ReachesEverything ? null : actor.UnitsFor(PeoplePermissions.View), most, cancel) : [];

    public async Task<IReadOnlyList<Signatory>> SignatoriesAsync(Guid unitId, SigningMatter matter, DateOnly day, CancellationToken cancel)
    {
        var heads = await db.HeadsOf(unitId).AsNoTracking().On(day).ToListAsync(cancel);
        var delegations = (await db.Set<Delegation>().AsNoTracking().On(day).Where(d => d.UnitId == unitId).ToListAsync(cancel))
            .Where(d => DelegationRules.Covers(d.Matter, matter) && DelegationRules.Counts(d, day, heads)).ToList();
        var people = await OfAsync([.. heads.Select(h => h.PersonId).Concat(delegations.Select(d => d.ToPersonId)).Distinct()], day, cancel);
        return
        [
            .. heads.OrderBy(h => h.IsActing).Select(h => new Signatory(people[h.PersonId], PeopleWording.Title(h))),
            .. delegations.OrderBy(d => d.Since).Select(d => new Signatory(people[d.ToPersonId], RightOf(d, heads.First(h => h.PersonId == d.FromPersonId)))),
        ];
    }

    /// <summary>What each is called on the day; on a day without a name, the nearest before, else the first.</summary>
    internal async Task<Dictionary<Guid, PersonName>> NamesAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancel) =>
        (await db.Set<PersonName>().AsNoTracking().Where(n => ids.Contains(n.PersonId)).ToListAsync(cancel))
            .GroupBy(n => n.PersonId)
            .ToDictionary(names => names.Key, names => names.OrderByDescending(n => n.Since <= day).ThenByDescending(n => n.Since <= day ? n.Since.DayNumber : -n.Since.DayNumber).First());

    internal static IEnumerable<PersonPosition> InOrder(IEnumerable<PersonPosition> positions) =>
        positions.OrderBy(p => p.Capacity).ThenByDescending(p => p.HeadsUnit).ThenByDescending(p => p.Since);

    private static PostEntry Entry(PersonPosition position) => new(position.UnitId, PeopleWording.Title(position), position.HeadsUnit && position.Capacity != Capacity.Seconded);

    private static Text RightOf(Delegation delegation, PersonPosition head) => T(
        $"ปฏิบัติราชการแทน{PeopleWording.Title(head).Thai} ({PeopleWording.Matter(delegation.Matter).Thai}) ตาม{delegation.PaperNumber}",
        $"For {PeopleWording.Title(head).English} ({PeopleWording.Matter(delegation.Matter).English}), {delegation.PaperNumber}");
}

internal static class HeadQueries
{
    extension(SomdunDb db)
    {
        /// <summary>Who heads the unit, or acts for its head, on any day.</summary>
        public IQueryable<PersonPosition> HeadsOf(Guid unitId) =>
            db.Set<PersonPosition>().Where(p => p.UnitId == unitId && p.HeadsUnit && p.Capacity != Capacity.Seconded);
    }
}
