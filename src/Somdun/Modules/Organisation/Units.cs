using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

internal sealed class Units(SomdunDb db) : IUnits
{
    public Task<UnitEntry?> OfficeAsync(CancellationToken cancel) =>
        Entries(db.Set<Unit>().Where(u => u.Kind == UnitKind.Area)).FirstOrDefaultAsync(cancel);

    public Task<UnitEntry?> FindAsync(string codeOrId, CancellationToken cancel) =>
        Guid.TryParse(codeOrId, out var id)
            ? Entries(db.Set<Unit>().Where(u => u.Id == id)).FirstOrDefaultAsync(cancel)
            : Entries(db.Set<Unit>().Where(u => u.Code == codeOrId)).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<UnitEntry>> GroupsOfAsync(Guid officeId, CancellationToken cancel) =>
        await Entries(db.Set<Unit>().Where(u => u.ParentId == officeId && u.Kind == UnitKind.Group)).ToListAsync(cancel);

    public async Task<UnitEntry> EnsureOfficeAsync(string code, Text name, IReadOnlyList<Text> groups, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is { } known)
        {
            return known;
        }

        var office = new Unit { Id = Guid.CreateVersion7(), Kind = UnitKind.Area, Code = code, ThaiName = name.Thai, EnglishName = name.English };
        db.Add(office);
        db.AddRange(groups.Select((group, i) => new Unit
        {
            Id = Guid.CreateVersion7(),
            Kind = UnitKind.Group,
            ThaiName = group.Thai,
            EnglishName = group.English,
            ParentId = office.Id,
            Position = i,
        }));
        await db.SaveChangesAsync(cancel);
        return new UnitEntry(office.Id, office.Kind, office.Code, name, null);
    }

    private static IQueryable<UnitEntry> Entries(IQueryable<Unit> units) =>
        units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Id)
            .Select(u => new UnitEntry(u.Id, u.Kind, u.Code, new Text(u.ThaiName, u.EnglishName), u.ParentId));
}
