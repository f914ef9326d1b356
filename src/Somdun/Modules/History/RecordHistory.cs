using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.History.Contract;
using Somdun.Time;

namespace Somdun.Modules.History;

internal sealed class RecordHistory(SomdunDb db, Actor actor, TimeProvider clock) : IRecordHistory
{
    public async Task<string?> PathOfAsync(string kind, Guid id, CancellationToken cancel) =>
        actor.IsSignedIn && await db.HistoryOf(kind, id, actor, BangkokTime.Today(clock)).AnyAsync(cancel) ? $"/history/{kind}/{id}" : null;
}
