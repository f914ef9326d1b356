using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Makes accounts with a role each and invites their owners: by mail where there is an address, by a slip where there is none. All or none.
/// </summary>
internal sealed class InviteAccounts(SomdunDb db, GiveRole give, OneTimeCodes codes, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Row">Which field of a form of many it comes from: <c>Rows[3].</c>; empty in a form of one.</param>
    internal sealed record Invitee(string Row, string? SignInName, string? DisplayName, string? Email, Guid? UnitId);

    internal sealed record Request(IReadOnlyList<Invitee> Invitees, string? Role, DateOnly? Since, DateOnly? Until, string? Paper);

    public Task<Outcome<List<Slip>>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => InviteAsync(request, cancel), cancel);

    private async Task<Outcome<List<Slip>>> InviteAsync(Request request, CancellationToken cancel)
    {
        var refusals = await CheckAsync(request, cancel);
        List<Slip> slips = [];
        foreach (var invitee in refusals.Count == 0 ? request.Invitees : [])
        {
            var account = Account.Make(invitee.SignInName!, invitee.DisplayName!, invitee.Email, clock.GetUtcNow().UtcDateTime);
            db.Add(account);
            audit.Tell(new AccountMade(account.Id, account.SignInName, account.DisplayName));
            var given = await give.AddAsync(new(account.Id, request.Role, invitee.UnitId, request.Since, request.Until, request.Paper), cancel);
            if (!given.Succeeded)
            {
                // What is wrong with the role or its days is wrong for all alike.
                return given.Refusals.ToList();
            }

            if (account.Email is not null)
            {
                await codes.MailAsync(account, CodePurpose.Invitation, cancel);
            }
            else
            {
                var code = await codes.MakeAsync(account, CodePurpose.Invitation, CodeDelivery.Slip, cancel);
                slips.Add(new Slip(account, given.Value, code, CodePurpose.Invitation));
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
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
