using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Mail;
using Somdun.Foundation.Security;
using Somdun.Time;

namespace Somdun.Modules.Accounts;

/// <summary>What whoever runs the system looks at first: who has not come, what waits for the printer, the director or the mail server.</summary>
internal sealed class AdministrationAtAGlance(SomdunDb db, WaitingSlips slips, Actor actor, TimeProvider clock)
{
    internal sealed record Figures(int Accounts, int NotCome, int Proposed, int Slips, int MailsWaiting, int MailsFailed);

    /// <summary>Null for anybody else.</summary>
    public async Task<Figures?> OfAsync(CancellationToken cancel)
    {
        if (!actor.IsSignedIn || actor.ReachesEverything || !actor.May(AccountsPermissions.Administer))
        {
            return null;
        }

        var open = db.Set<Account>().VisibleTo(actor, db, BangkokTime.Today(clock)).Where(a => a.ClosedAt == null);
        return new Figures(
            await open.CountAsync(cancel),
            await open.CountAsync(a => a.PasswordHash == null && a.LastSignedInAt == null, cancel),
            await db.Set<AccountGrant>().Proposed().CountAsync(cancel),
            (await slips.ListAsync(cancel)).Count,
            await db.Set<OutboxMail>().CountAsync(m => m.SentAt == null && m.GivenUpAt == null, cancel),
            await db.Set<OutboxMail>().CountAsync(m => m.GivenUpAt != null, cancel));
    }
}
