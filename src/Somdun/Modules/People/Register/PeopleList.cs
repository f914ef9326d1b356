using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary>The people an actor may know of, cut by a unit and a day, or found by a part of a name.</summary>
internal sealed class PeopleList(SomdunDb db, IUnits units, Actor actor, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="Unit">With all that stands under it on the day; null for everywhere.</param>
    /// <param name="Words">A part of a name, a former one too.</param>
    /// <param name="WithoutPost">Also who holds nothing on the day.</param>
    /// <param name="Page">From one.</param>
    internal sealed record Cut(DateOnly Day, Guid? Unit = null, string? Words = null, StaffKind? Kind = null, bool WithoutPost = false, int Page = 1)
    {
        /// <summary>Of these alone, whether they hold a position or not; null for everybody.</summary>
        public IReadOnlyList<Guid>? People { get; init; }
    }

    internal sealed record Row(Guid Id, Text Name, IReadOnlyList<PersonPosition> Positions);

    internal sealed record Result(IReadOnlyList<Row> Rows, int Count, IReadOnlyDictionary<Guid, UnitEntry> Units);

    /// <summary>How many there are, without any of them.</summary>
    public Task<int> CountAsync(Cut cut, CancellationToken cancel) => NamesOf(cut).CountAsync(cancel);

    public async Task<Result> OfAsync(Cut cut, CancellationToken cancel)
    {
        var (day, names) = (cut.Day, NamesOf(cut));
        var count = await names.CountAsync(cancel);
        var page = await names.OrderBy(n => n.SortKey).ThenBy(n => n.PersonId)
            .Skip(PageSize * (cut.Page - 1)).Take(PageSize)
            .ToListAsync(cancel);
        var ids = page.Select(n => n.PersonId).ToList();
        var positions = (await db.Set<PersonPosition>().AsNoTracking().On(day).Where(p => ids.Contains(p.PersonId)).ToListAsync(cancel)).ToLookup(p => p.PersonId);
        return new Result(
            [.. page.Select(n => new Row(n.PersonId, n.Full, [.. PeopleRegister.InOrder(positions[n.PersonId])]))],
            count,
            await units.OfAsync([.. positions.SelectMany(p => p).Select(p => p.UnitId).Distinct()], day, cancel));
    }

    /// <summary>A name each, that of the day.</summary>
    private IQueryable<PersonName> NamesOf(Cut cut)
    {
        var day = cut.Day;
        var seen = db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.View, BangkokTime.Today(clock));
        var names = db.Set<PersonName>().AsNoTracking().On(day).Where(n => seen.Any(p => p.Id == n.PersonId));
        if (cut.Unit is { } unit)
        {
            var under = db.Set<UnitAncestor>().UnitsUnder([unit], day);
            names = names.Where(n => db.Set<PersonPosition>().On(day).Any(p => p.PersonId == n.PersonId && under.Contains(p.UnitId)));
        }
        else if (!cut.WithoutPost && cut.People is null)
        {
            names = names.Where(n => db.Set<PersonPosition>().On(day).Any(p => p.PersonId == n.PersonId));
        }

        if (cut.People is { } people)
        {
            names = names.Where(n => people.Contains(n.PersonId));
        }

        if (cut.Kind is { } kind)
        {
            names = names.Where(n => db.Set<PersonPosition>().On(day).Any(p => p.PersonId == n.PersonId && p.Kind == kind));
        }

        if (cut.Words is { } words && ThaiText.SearchKey(words) is var key)
        {
            // Nothing but punctuation is the name of nobody.
            names = key.Length == 0
                ? names.Where(n => false)
                : names.Where(n => n.SearchKey.Contains(key) || db.Set<PersonName>().Any(former => former.PersonId == n.PersonId && former.SearchKey.Contains(key)));
        }

        return names;
    }
}
