using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Says who of the register of people stands behind an account, or that it is nobody any more. Only by who may give roles, and only people
/// whom they may see: who runs the system has no way into the register through here.
/// </summary>
internal sealed class LinkPerson(SomdunDb db, IPeople people, Actor actor, AuditTrail audit, TimeProvider clock)
{
    private const int Most = 8;

    public bool MayLink => actor.May(AccountsPermissions.Grant);

    /// <summary>The person behind the account, where there is one whom the actor may see.</summary>
    public async Task<PersonEntry?> BehindAsync(Account account, CancellationToken cancel) =>
        account.PersonId is { } person && await people.IsVisibleAsync(person, cancel) ? await people.FindAsync(person, cancel) : null;

    /// <summary>Whom a name may mean, among those the actor may see.</summary>
    public async Task<IReadOnlyList<PersonEntry>> CandidatesAsync(string words, CancellationToken cancel) =>
        MayLink ? await people.SearchVisibleAsync(words, Most, cancel) : [];

    /// <param name="person">Null parts the account from whoever it was.</param>
    /// <returns>Null where there is no such account, or no such person, for the actor.</returns>
    public async Task<Outcome<bool>?> RunAsync(Guid accountId, Guid? person, CancellationToken cancel)
    {
        if (!MayLink || await db.Set<Account>().VisibleTo(actor, db, BangkokTime.Today(clock)).FirstOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account
            || (account.PersonId is { } now && !await people.IsVisibleAsync(now, cancel)))
        {
            return null;
        }

        if (person is not { } id)
        {
            return await SaveAsync(account, null, cancel);
        }

        if (!await people.IsVisibleAsync(id, cancel) || await people.FindAsync(id, cancel) is not { } found)
        {
            return null;
        }

        if (await db.Set<Account>().AnyAsync(a => a.PersonId == id && a.Id != accountId && a.ClosedAt == null, cancel))
        {
            return new Refusal("find", "person-has-account", T(
                $"{found.Name.Thai} มีบัญชีอื่นที่ยังใช้อยู่แล้ว คนหนึ่งใช้บัญชีเดียวสำหรับทุกบทบาท", $"{found.Name.English} has another account in use: one person uses one account for every role"));
        }

        return await SaveAsync(account, found, cancel);
    }

    private async Task<Outcome<bool>> SaveAsync(Account account, PersonEntry? person, CancellationToken cancel)
    {
        if (account.PersonId != person?.Id)
        {
            account.PersonId = person?.Id;
            audit.Tell(new AccountLinked(account.Id, account.SignInName, person?.Id, person?.Name));
            await db.SaveChangesAsync(cancel);
        }

        return true;
    }
}
