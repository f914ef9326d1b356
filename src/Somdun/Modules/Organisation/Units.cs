using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

internal sealed class Units(SomdunDb db, TimeProvider clock, DatabaseChanges? changes = null) : IUnits
{
    private UnitEntry? _office;

    private DateOnly Today => BangkokTime.Today(clock);

    // A page asks, and its frame again.
    public async Task<UnitEntry?> OfficeAsync(CancellationToken cancel) =>
        _office ??= await KeptAsync((nameof(OfficeAsync), Today), () => OneAsync(u => u.ServedSince != null, Today, cancel));

    public Task<UnitEntry?> FindAsync(string codeOrId, CancellationToken cancel) => FindAsync(codeOrId, Today, cancel);

    public async Task<UnitEntry?> FindAsync(string codeOrId, DateOnly day, CancellationToken cancel) =>
        await IdOfAsync(codeOrId, day, cancel) is { } id ? await OneAsync(u => u.Id == id, day, cancel) : null;

    public async Task<IReadOnlyDictionary<Guid, UnitEntry>> OfAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancel) =>
        ids.Count == 0 ? new Dictionary<Guid, UnitEntry>() : (await Rows(db.Set<Unit>().Where(u => ids.Contains(u.Id)), day).ToListAsync(cancel)).ToDictionary(row => row.Id, row => row.Entry());

    public async Task<ILookup<Guid, UnitEnding>> EndingsOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var ended = await db.Set<UnitStatus>().AsNoTracking()
            .Where(s => ids.Contains(s.UnitId) && (s.State == UnitState.Merged || s.State == UnitState.Closed))
            .ToListAsync(cancel);
        var others = await OfAsync([.. ended.Where(s => s.State == UnitState.Merged).Select(s => s.OtherUnitId).OfType<Guid>().Distinct()], Today, cancel);
        return ended.ToLookup(
            s => s.UnitId,
            s => new UnitEnding(s.State, s.Since, s.Until, s is { State: UnitState.Merged, OtherUnitId: { } other } ? others.GetValueOrDefault(other) : null));
    }

    public Task<IReadOnlyList<UnitEntry>> GroupsOfAsync(Guid officeId, CancellationToken cancel) =>
        KeptAsync((nameof(GroupsOfAsync), officeId, Today), () => ReadGroupsAsync(officeId, Today, cancel));

    // Not told: an office is set up in the course of an import, which tells of itself, or before anybody is there.
    public Task<UnitEntry> EnsureOfficeAsync(string code, Text name, IReadOnlyList<Text> groups, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => EnsureAsync(code, name, groups, cancel), cancel);

    /// <summary>The id that an id, a code with its scheme, or a code stands for on the day.</summary>
    internal async Task<Guid?> IdOfAsync(string codeOrId, DateOnly day, CancellationToken cancel)
    {
        if (Guid.TryParse(codeOrId, out var id))
        {
            return await db.Set<Unit>().AnyAsync(u => u.Id == id, cancel) ? id : null;
        }

        var (scheme, text) = UnitCode.Read(codeOrId);
        var known = await db.Set<UnitIdentifier>().AsNoTracking().Where(i => i.Text == text && (scheme == null || i.Scheme == scheme)).ToListAsync(cancel);
        return known
            .OrderByDescending(i => i.Holds(day))
            .ThenBy(i => i.Scheme)
            .ThenByDescending(i => i.Until)
            .FirstOrDefault()?.UnitId;
    }

    /// <summary>The same within a transaction that is open.</summary>
    internal async Task<UnitEntry> EnsureAsync(string code, Text name, IReadOnlyList<Text> groups, CancellationToken cancel)
    {
        var (since, open) = (Dated.Beginning, Dated.Open);
        var office = await IdOfAsync($"area:{code}", Today, cancel) is { } known ? await db.Set<Unit>().SingleAsync(u => u.Id == known, cancel) : null;
        if (office is { ServedSince: not null })
        {
            return (await OneAsync(u => u.Id == office.Id, Today, cancel))!;
        }

        if (office is null)
        {
            office = new Unit { Id = Guid.CreateVersion7(), Kind = UnitKind.Area };
            db.Add(office);
            db.Add(UnitName.Of(office.Id, name, since, open));
            db.Add(new UnitIdentifier { UnitId = office.Id, Scheme = IdentifierScheme.Area, Text = code, Since = since, Until = open });
            db.Add(new UnitStatus { UnitId = office.Id, State = UnitState.Open, Since = since, Until = open });
        }

        if (!await db.Set<Unit>().AnyAsync(u => u.ServedSince != null, cancel))
        {
            office.ServedSince = clock.GetUtcNow().UtcDateTime;
        }

        var hasGroups = await db.Set<UnitMembership>().AnyAsync(
            m => m.ParentId == office.Id && m.Hierarchy == Hierarchy.Administrative && db.Set<Unit>().Any(u => u.Id == m.UnitId && u.Kind == UnitKind.Group), cancel);
        foreach (var (position, group) in hasGroups ? [] : groups.Index())
        {
            var unit = new Unit { Id = Guid.CreateVersion7(), Kind = UnitKind.Group, Position = position };
            db.Add(unit);
            db.Add(UnitName.Of(unit.Id, group, since, open));
            db.Add(new UnitStatus { UnitId = unit.Id, State = UnitState.Open, Since = since, Until = open });
            db.Add(new UnitMembership { UnitId = unit.Id, Hierarchy = Hierarchy.Administrative, ParentId = office.Id, Since = since, Until = open });
        }

        await db.SaveChangesAsync(cancel);
        var added = db.ChangeTracker.Entries<Unit>().Select(u => u.Entity.Id).ToList();
        await db.RenewAncestorsAsync(added, cancel);
        return (await OneAsync(u => u.Id == office.Id, Today, cancel))!;
    }

    private Task<T> KeptAsync<T>(object key, Func<Task<T>> read) => changes is null ? read() : changes.WhileNobodyWritesAsync(db, key, read);

    private async Task<IReadOnlyList<UnitEntry>> ReadGroupsAsync(Guid officeId, DateOnly day, CancellationToken cancel)
    {
        var groups = db.Set<Unit>()
            .Where(u => u.Kind == UnitKind.Group)
            .Where(u => db.Set<UnitMembership>().On(day).Any(m => m.UnitId == u.Id && m.ParentId == officeId && m.Hierarchy == Hierarchy.Administrative))
            .Where(u => db.Set<UnitStatus>().On(day).Any(s => s.UnitId == u.Id && s.State != UnitState.Closed && s.State != UnitState.Merged));
        return [.. (await Rows(groups, day).ToListAsync(cancel)).Select(row => row.Entry())];
    }

    private async Task<UnitEntry?> OneAsync(Expression<Func<Unit, bool>> which, DateOnly day, CancellationToken cancel) =>
        (await Rows(db.Set<Unit>().Where(which), day).FirstOrDefaultAsync(cancel))?.Entry();

    // Each column by itself: two of one row at once are numbered by the database over every name there is.
    /// <summary>One statement, whatever the number: names, codes, parents and states are looked up beside each unit.</summary>
    private IQueryable<EntryRow> Rows(IQueryable<Unit> units, DateOnly day) =>
        units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Id).Select(u => new EntryRow(
            u.Id,
            u.Kind,
            db.Set<UnitName>().Where(n => n.UnitId == u.Id).OrderByDescending(n => n.Since <= day && day < n.Until).ThenByDescending(n => n.Since).Select(n => n.Thai).First(),
            db.Set<UnitName>().Where(n => n.UnitId == u.Id).OrderByDescending(n => n.Since <= day && day < n.Until).ThenByDescending(n => n.Since).Select(n => n.English).FirstOrDefault(),
            db.Set<UnitIdentifier>().Where(i => i.UnitId == u.Id && i.Scheme == IdentifierScheme.Area).OrderByDescending(i => i.Since <= day && day < i.Until).ThenByDescending(i => i.Since).Select(i => i.Text).FirstOrDefault()
                ?? db.Set<UnitIdentifier>().Where(i => i.UnitId == u.Id && i.Scheme == IdentifierScheme.Smis).OrderByDescending(i => i.Since <= day && day < i.Until).ThenByDescending(i => i.Since).Select(i => i.Text).FirstOrDefault()
                ?? db.Set<UnitIdentifier>().Where(i => i.UnitId == u.Id).OrderByDescending(i => i.Since <= day && day < i.Until).ThenBy(i => i.Scheme).Select(i => i.Text).FirstOrDefault(),
            db.Set<UnitMembership>().On(day).Where(m => m.UnitId == u.Id && m.Hierarchy == Hierarchy.Administrative).Select(m => (Guid?)m.ParentId).FirstOrDefault(),
            db.Set<UnitStatus>().On(day).Where(s => s.UnitId == u.Id).Select(s => (UnitState?)s.State).FirstOrDefault()));

    private sealed record EntryRow(Guid Id, UnitKind Kind, string Thai, string? English, string? Code, Guid? ParentId, UnitState? State)
    {
        public UnitEntry Entry() => new(Id, Kind, Code, new Text(Thai, English ?? Thai), ParentId) { State = State ?? UnitState.Closed };
    }
}
