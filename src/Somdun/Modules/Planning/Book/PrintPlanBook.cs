using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>Composes the book of a version from the record.</summary>
internal sealed class PrintPlanBook(SomdunDb db, IUnits units, TimeProvider clock)
{
    public async Task<Document> ComposeAsync(PlanPlace place, BookOptions options, CancellationToken cancel)
    {
        var version = (await db.Set<PlanVersion>().WholeAsync(place.Version.Id, cancel))!;
        var groups = (await units.GroupsOfAsync(place.Unit.Id, cancel)).ToDictionary(g => g.Id, g => g.Name);
        var frameworks = await db.Set<AlignmentFramework>().AsNoTracking()
            .Where(f => f.Year == place.Plan.FirstYear)
            .Include(f => f.Items)
            .ToListAsync(cancel);
        return PlanBook.Of(place, version, groups, frameworks, options, clock.GetUtcNow().UtcDateTime);
    }
}
