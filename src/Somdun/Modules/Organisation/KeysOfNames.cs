using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Thai;

namespace Somdun.Modules.Organisation;

// Not told: the keys follow from the names, which stay as they were.
/// <summary>Works out by which keys the names of the first version's units are found and sorted, which SQL cannot.</summary>
internal sealed class KeysOfNames : AfterMigrating
{
    protected override async Task RunAsync(DbContext db, CancellationToken cancel)
    {
        var without = await db.Set<UnitName>().Where(n => n.SearchKey == "" && n.SortKey == "").ToListAsync(cancel);
        foreach (var name in without)
        {
            name.SearchKey = UnitName.SearchKeyOf(name.Thai, name.English);
            name.SortKey = ThaiText.SortKey(name.Thai);
        }

        await db.SaveChangesAsync(cancel);
    }
}
