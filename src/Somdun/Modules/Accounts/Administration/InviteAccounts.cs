using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Makes accounts with a role each and invites their owners: by mail where there is an address, by a slip where there is none. All or none, and
/// however many, with a handful of questions to the database.
/// </summary>
internal sealed class InviteAccounts(SomdunDb db, GiveRole give, OneTimeCodes codes, Secrets secrets, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Row">Which field of a form of many it comes from: <c>Rows[3].</c>; empty in a form of one.</param>
    internal sealed record Invitee(string Row, string? SignInName, string? DisplayName, string? Email, Guid? UnitId);

    /// <param name="KeepsSlips">Whether slips may be fetched again; else they are in the answer, and nowhere afterwards.</param>
    internal sealed record Request(IReadOnlyList<Invitee> Invitees, string? Role, DateOnly? Since, DateOnly? Until, string? Paper, bool KeepsSlips = false);

    public Task<Outcome<List<Slip>>> RunAsync(Request request, CancellationToken cancel)
    {
        // Keys that are new mark the database by a connection of their own, which would wait for this one to end.
        _ = secrets.Ring;
        return db.OneAtATimeAsync(() => InviteAsync(request, cancel), cancel);
    }

    private async Task<Outcome<List<Slip>>> InviteAsync(Request request, CancellationToken cancel)
    {
        var refusals = await CheckAsync(request, cancel);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        List<(Account Account, Guid? UnitId)> made = [.. request.Invitees.Select(i => (Account.Make(i.SignInName!, i.DisplayName!, i.Email, now), i.UnitId))];
        foreach (var (account, _) in made)
        {
            db.Add(account);
            audit.Tell(new AccountMade(account.Id, account.SignInName, account.DisplayName));
        }

        var given = await give.AddToNewAsync(made, new(Guid.Empty, request.Role, null, request.Since, request.Until, request.Paper), cancel);
        if (!given.Succeeded)
        {
            return given.Refusals.ToList();
        }

        List<Slip> slips = [];
        foreach (var ((account, _), grant) in made.Zip(given.Value))
        {
            if (account.Email is not null)
            {
                codes.MailFirst(account, CodePurpose.Invitation);
            }
            else
            {
                slips.Add(new Slip(account, grant, codes.MakeFirst(account, CodePurpose.Invitation, CodeDelivery.Slip, request.KeepsSlips), CodePurpose.Invitation));
            }
        }

        await db.SaveChangesAsync(cancel);
        return slips;
    }

    private async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel)
    {
        List<Refusal> refusals = [];
        if (request.Invitees.Count == 0)
        {
            refusals.Add(new(null, "nobody-chosen", T("เลือกอย่างน้อยหนึ่งบัญชี", "Choose at least one account")));
        }

        var keys = request.Invitees.Select(i => Account.KeyOf(i.SignInName ?? "")).ToList();
        var taken = (await db.Set<Account>().Where(a => keys.Contains(a.SignInKey)).Select(a => a.SignInKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, invitee) in request.Invitees.Index())
        {
            refusals.AddRange(AccountRules.CheckNames(invitee.SignInName, invitee.DisplayName, invitee.Email).Select(r => r with { Field = invitee.Row + r.Field }));
            if (taken.Contains(keys[i]) || keys.IndexOf(keys[i]) < i)
            {
                refusals.Add(AccountRules.NameTaken with { Field = invitee.Row + AccountRules.NameTaken.Field });
            }
        }

        return refusals;
    }
}
