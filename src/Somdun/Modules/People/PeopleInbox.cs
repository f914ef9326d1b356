using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Inbox.Contract;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Lists of staff that the actor took in and has not decided on; nobody else may see them.</summary>
internal sealed class PeopleInbox(SomdunDb db, Actor actor) : IInboxSource
{
    public async Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel) => !actor.May(PeoplePermissions.Import)
        ? []
        : [.. (await db.Set<StaffImport>().AsNoTracking().Where(i => i.AccountId == actor.AccountId).OrderBy(i => i.At).Select(i => new { i.Id, i.FileName, i.At }).ToListAsync(cancel))
            .Select(i => new InboxItem(T("ตรวจรายชื่อบุคลากรก่อนนำเข้า", "Look a list of staff through"), T(i.FileName, i.FileName), $"/people/imports/{i.Id}", i.At))];
}
