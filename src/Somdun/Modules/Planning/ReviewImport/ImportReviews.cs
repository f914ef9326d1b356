using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>
/// Reviews as they stand in the database. To read one anew is to parse and check the whole document, so the last few are kept,
/// each under its row version: a decision makes another one. They are read by many at once and never changed.
/// </summary>
internal sealed class ImportReviews(IPlanTextReader texts, IPlanLinter linter) : IDisposable
{
    private const int Most = 8;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Null when there is no such import.</summary>
    public async Task<ImportReview?> FindAsync(SomdunDb db, Guid id, CancellationToken cancel)
    {
        var version = await db.Set<PlanImport>().Where(i => i.Id == id).Select(i => (int?)i.RowVersion).FirstOrDefaultAsync(cancel);
        if (version is null)
        {
            return null;
        }

        if (_kept.TryGetValue((id, version.Value), out ImportReview? kept))
        {
            return kept;
        }

        var import = await db.Set<PlanImport>().AsNoTracking().FirstAsync(i => i.Id == id, cancel);
        return _kept.Set((id, import.RowVersion), ImportReview.Of(import, texts, linter), new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _kept.Dispose();
}
