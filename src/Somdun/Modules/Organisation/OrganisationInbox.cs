using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Inbox.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>Registers that were read and neither brought in nor given up; whoever brings registers in sees all of them, as their list does.</summary>
internal sealed class OrganisationInbox(SomdunDb db, Actor actor) : IInboxSource
{
    public async Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel) => !actor.May(OrganisationPermissions.Import)
        ? []
        : [.. (await db.Set<RegisterImport>().AsNoTracking().Where(i => i.AppliedAt == null).OrderBy(i => i.CreatedAt).Select(i => new { i.Id, i.FileName, i.CreatedAt, i.CreatedBy }).ToListAsync(cancel))
            .Select(i => new InboxItem(
                T("ตรวจทะเบียนโรงเรียนก่อนนำเข้า", "Look a register of schools through"),
                T($"{i.FileName} · อ่านโดย {i.CreatedBy}", $"{i.FileName} · read by {i.CreatedBy}"),
                $"/units/imports/{i.Id}",
                i.CreatedAt))];
}
