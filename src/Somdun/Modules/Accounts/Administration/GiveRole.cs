using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Gives a role, or takes it back. Nobody gives what he does not hold over that unit, nor anything to himself. Who runs the system gives his own
/// role, and enters appointments of others, for which there is an order: they count once a second person, who gives roles over that unit, has
/// confirmed them. The office's first director needs no second person, for there is none.
/// </summary>
internal sealed class GiveRole(SomdunDb db, Accounts accounts, IUnits units, RoleTable roles, Actor actor, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Request(Guid AccountId, string? Role, Guid? UnitId, DateOnly? Since, DateOnly? Until, string? Paper);

    /// <summary>Before it no appointment that still counts was made; earlier days are a year of the other era.</summary>
    public static readonly DateOnly Earliest = new(2540 - BuddhistEra.Offset, 1, 1);

    private const int YearsAhead = 5;

    /// <summary>Who checks the money and who handles it are never one person, not even in different units.</summary>
    private static readonly IReadOnlyList<(string One, string Other)> Apart = [("internal-auditor", "finance-officer")];

    public Task<Outcome<AccountGrant>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(
        async () =>
        {
            var outcome = await AddAsync(request, cancel);
            if (outcome.Succeeded)
            {
                await db.SaveChangesAsync(cancel);
            }

            return outcome;
        },
        cancel);

    /// <summary>The same within a larger piece of work; the caller saves.</summary>
    public async Task<Outcome<AccountGrant>> AddAsync(Request request, CancellationToken cancel)
    {
        var refusals = Check(request, BangkokTime.Today(clock));
        var role = roles.Find(request.Role ?? "");
        if (role is null)
        {
            refusals.Add(new("Role", "role-missing", T("เลือกบทบาท", "Choose a role")));
            return refusals;
        }

        var at = await accounts.ReachAsync(role.Reach, request.UnitId, cancel);
        if (at is null)
        {
            refusals.Add(new("Unit", "unit-missing", T("เลือกหน่วยงานที่มีอยู่", "Choose a unit that exists")));
            return refusals;
        }

        if (await WhyNotGivenAsync(request, role, at.Value, cancel) is { } beyond)
        {
            refusals.Add(beyond);
        }

        // An account made in the same piece of work is not saved yet.
        var account = db.Set<Account>().Local.FirstOrDefault(a => a.Id == request.AccountId) ?? await db.Set<Account>().FirstAsync(a => a.Id == request.AccountId, cancel);
        if (refusals.Count == 0)
        {
            refusals.AddRange(await ClashesAsync(request, role, at.Value, cancel));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var paper = string.IsNullOrWhiteSpace(request.Paper) ? null : ThaiText.Clean(request.Paper);
        var grant = AccountGrant.Make(
            account.Id, role.Code, at.Value, request.Since!.Value, request.Until, paper, actor.AccountId, clock.GetUtcNow().UtcDateTime, await NeedsSecondAsync(role, at.Value, cancel));
        db.Add(grant);
        Tell(account, grant, role, await NameOfAsync(grant.UnitId, cancel));
        return grant;
    }

    /// <summary>
    /// One role for many accounts that are being made, each in a unit of its own: what is wrong with the role, its days or its paper is wrong for
    /// all alike, and asked once. The caller saves.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<AccountGrant>>> AddToNewAsync(IReadOnlyList<(Account Account, Guid? UnitId)> to, Request like, CancellationToken cancel)
    {
        var refusals = Check(like, BangkokTime.Today(clock));
        if (roles.Find(like.Role ?? "") is not { } role)
        {
            refusals.Add(new("Role", "role-missing", T("เลือกบทบาท", "Choose a role")));
            return refusals;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var paper = string.IsNullOrWhiteSpace(like.Paper) ? null : ThaiText.Clean(like.Paper);
        var known = await units.OfAsync([.. to.Select(t => t.UnitId).OfType<Guid>().Distinct()], BangkokTime.DayOf(now), cancel);
        Dictionary<Guid, bool> needsSecond = [];
        List<AccountGrant> grants = [];
        foreach (var (account, unitId) in to)
        {
            var place = role.Reach == RoleReach.Own && unitId is { } own && known.ContainsKey(own) ? new UnitAndReach(own, own) : await accounts.ReachAsync(role.Reach, unitId, cancel);
            if (place is not { } at)
            {
                refusals.Add(new("Unit", "unit-missing", T("เลือกหน่วยงานที่มีอยู่", "Choose a unit that exists")));
                return refusals;
            }

            if (await WhyNotGivenAsync(like with { AccountId = account.Id }, role, at, cancel) is { } beyond)
            {
                refusals.Add(beyond);
            }

            if (refusals.Count > 0)
            {
                return refusals;
            }

            var over = at.ReachId ?? Guid.Empty;
            if (!needsSecond.TryGetValue(over, out var second))
            {
                needsSecond[over] = second = await NeedsSecondAsync(role, at, cancel);
            }

            var grant = AccountGrant.Make(account.Id, role.Code, at, like.Since!.Value, like.Until, paper, actor.AccountId, now, second);
            db.Add(grant);
            Tell(account, grant, role, unitId is { } id && known.TryGetValue(id, out var unit) ? unit.Name : T("ทั้งระบบ", "the whole system"));
            grants.Add(grant);
        }

        return grants;
    }

    /// <summary>Takes a role back at once. Null where there is no such grant for this actor.</summary>
    public Task<Outcome<AccountGrant>?> WithdrawAsync(Guid accountId, Guid grantId, string? because, CancellationToken cancel) => db.OneAtATimeAsync(
        async () =>
        {
            var grant = await db.Set<AccountGrant>().FirstOrDefaultAsync(g => g.Id == grantId && g.AccountId == accountId && g.WithdrawnAt == null, cancel);
            if (grant is null || roles.Find(grant.Role) is not { } role || !await MayGiveAsync(role, new(grant.UnitId, grant.ReachId), cancel))
            {
                return null;
            }

            var reason = ThaiText.Clean(because ?? "");
            if (reason.Length is 0 or > AccountGrant.ReasonMaxLength)
            {
                return (Outcome<AccountGrant>)new Refusal("Because", "reason-missing", T($"บอกเหตุผลหรือเลขที่คำสั่ง ไม่เกิน {AccountGrant.ReasonMaxLength} ตัวอักษร", $"Give the reason or the order's number, in at most {AccountGrant.ReasonMaxLength} letters"));
            }

            if (role.Code == Accounts.SystemAdministrator && !await HasOtherAdministratorAsync(accountId, cancel))
            {
                return (Outcome<AccountGrant>)new Refusal(null, "last-administrator", T("นี่เป็นผู้ดูแลระบบคนสุดท้าย ตั้งคนใหม่ก่อน", "This is the last administrator: appoint another first"));
            }

            grant.Withdraw(reason, clock.GetUtcNow().UtcDateTime);
            var account = await db.Set<Account>().SingleAsync(a => a.Id == accountId, cancel);
            audit.Tell(new RoleWithdrawn(accountId, account.DisplayName, role.Name, grant.UnitId, await NameOfAsync(grant.UnitId, cancel)), reason);
            await db.SaveChangesAsync(cancel);
            return grant;
        },
        cancel);

    /// <summary>Whether the actor may give the role there, to somebody else.</summary>
    public async Task<bool> MayGiveAsync(Role role, UnitAndReach at, CancellationToken cancel) =>
        GivesEverywhere || (at.ReachId is { } over && await HoldsAllAsync(role, over, cancel));

    /// <summary>Whether the actor holds over the unit all that the role may do, and gives roles there.</summary>
    private async Task<bool> HoldsAllAsync(Role role, Guid over, CancellationToken cancel)
    {
        if (actor.UnitsFor(AccountsPermissions.Grant).All(unit => unit == Guid.Empty))
        {
            return false;
        }

        var above = await db.Set<UnitAncestor>().UnitsAbove(over, BangkokTime.Today(clock)).ToListAsync(cancel);
        return role.Permissions.Append(AccountsPermissions.Grant).All(permission => actor.UnitsFor(permission).Any(above.Contains));
    }

    /// <summary>Where the actor gives everything, as who runs the system does and the console; elsewhere each role and unit is asked.</summary>
    public bool GivesEverywhere => actor.ReachesEverything || actor.May(AccountsPermissions.Administer);

    /// <param name="today">Days lie within a stretch around it: what lies outside is mostly a year of the other era.</param>
    internal static List<Refusal> Check(Request request, DateOnly today)
    {
        var latest = today.AddYears(YearsAhead);
        List<Refusal> refusals = [];
        if (request.Since is null)
        {
            refusals.Add(new("Since", "since-missing", T("กรอกวันที่เริ่ม", "Write the first day")));
        }
        else if (request.Since < Earliest || request.Since > latest)
        {
            refusals.Add(new("Since", "since-far", T(
                $"วันที่เริ่มต้องอยู่ระหว่าง {ThaiDate.Short(Earliest)} ถึง {ThaiDate.Short(latest)}",
                $"The first day lies between {ThaiDate.Short(Earliest, Language.English)} and {ThaiDate.Short(latest, Language.English)}")));
        }
        else if (request.Until < request.Since)
        {
            refusals.Add(new("Until", "until-before-since", T("วันสุดท้ายต้องไม่ก่อนวันที่เริ่ม", "The last day cannot come before the first")));
        }

        if (request.Until > latest)
        {
            refusals.Add(new("Until", "until-far", T(
                $"วันสุดท้ายต้องไม่เกิน {ThaiDate.Short(latest)} ({YearsAhead} ปีข้างหน้า) หากไม่มีกำหนดให้เว้นว่าง",
                $"The last day is {ThaiDate.Short(latest, Language.English)} at most, {YearsAhead} years ahead; leave it empty where there is no end")));
        }

        if (request.Paper is { } paper && ThaiText.Clean(paper).Length > AccountGrant.PaperMaxLength)
        {
            refusals.Add(new("Paper", "paper-long", T($"เลขที่คำสั่งยาวได้ไม่เกิน {AccountGrant.PaperMaxLength} ตัวอักษร", $"The order's number has at most {AccountGrant.PaperMaxLength} letters")));
        }

        return refusals;
    }

    /// <summary>
    /// Whether the role waits for a second person. Who gives a role from rights of his own is enough by himself; who runs the system holds none over
    /// people or plans, and must not come by them through an account of his own making.
    /// </summary>
    private async Task<bool> NeedsSecondAsync(Role role, UnitAndReach at, CancellationToken cancel)
    {
        if (actor.ReachesEverything || role.Code == Accounts.SystemAdministrator || at.ReachId is not { } over || await HoldsAllAsync(role, over, cancel))
        {
            return false;
        }

        var isFirstDirector = role.Reach == RoleReach.Area && role.May.Contains(AccountsPermissions.Grant)
            && over == (await units.OfficeAsync(cancel))?.Id && !await HasConfirmerAsync(over, cancel);
        return !isFirstDirector;
    }

    private async Task<bool> HasConfirmerAsync(Guid over, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var givers = roles.All.Where(role => role.Reach != RoleReach.Everything && role.May.Contains(AccountsPermissions.Grant)).Select(role => role.Code).ToList();
        var above = await db.Set<UnitAncestor>().UnitsAbove(over, today).ToListAsync(cancel);
        return await db.Set<AccountGrant>().InForce(today)
            .AnyAsync(g => givers.Contains(g.Role) && g.ReachId != null && above.Contains(g.ReachId.Value) && db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null), cancel);
    }

    private async Task<Refusal?> WhyNotGivenAsync(Request request, Role role, UnitAndReach at, CancellationToken cancel)
    {
        if (request.AccountId == actor.AccountId)
        {
            return new Refusal("Role", "to-oneself", T("ให้บทบาทแก่ตนเองไม่ได้ ต้องเป็นผู้อื่นให้", "Nobody gives a role to himself: another person does"));
        }

        if (!await MayGiveAsync(role, at, cancel))
        {
            return new Refusal("Role", "beyond-own-rights", T(
                $"ให้บทบาท{role.Name.Thai}ไม่ได้ เพราะท่านไม่มีสิทธิ์ทั้งหมดของบทบาทนี้ในหน่วยนั้น",
                $"You cannot give the role {role.Name.English}: you do not hold all it may do in that unit"));
        }

        var isOfficesOwn = !actor.ReachesEverything && actor.May(AccountsPermissions.Administer) && role.Code != Accounts.SystemAdministrator;
        return isOfficesOwn && string.IsNullOrWhiteSpace(request.Paper)
            ? new Refusal("Paper", "paper-missing", T("กรอกเลขที่คำสั่งแต่งตั้ง ผู้ดูแลระบบให้บทบาทนี้ได้ตามคำสั่งเท่านั้น", "Write the number of the order: whoever runs the system gives this role on an order alone"))
            : null;
    }

    private void Tell(Account account, AccountGrant grant, Role role, Text unit)
    {
        if (grant.IsProposed)
        {
            audit.Tell(new RoleProposed(account.Id, account.DisplayName, role.Code, role.Name, grant.UnitId, unit, grant.Since, grant.Until, grant.Paper));
        }
        else
        {
            audit.Tell(new RoleGiven(account.Id, account.DisplayName, role.Code, role.Name, grant.UnitId, unit, grant.Since, grant.Until, grant.Paper));
        }
    }

    private async Task<List<Refusal>> ClashesAsync(Request request, Role role, UnitAndReach at, CancellationToken cancel)
    {
        var (since, until) = (request.Since!.Value, request.Until ?? DateOnly.MaxValue);
        var held = await db.Set<AccountGrant>().AsNoTracking()
            .Where(g => g.AccountId == request.AccountId && g.WithdrawnAt == null && g.Since <= until && (g.Until == null || since <= g.Until))
            .Select(g => new { g.Role, g.UnitId })
            .ToListAsync(cancel);
        List<Refusal> refusals = [];
        if (held.Exists(g => g.Role == role.Code && g.UnitId == at.UnitId))
        {
            refusals.Add(new("Role", "role-held", T("บัญชีนี้มีบทบาทนี้ในหน่วยนี้อยู่แล้วในช่วงวันนั้น", "The account holds this role in this unit already in those days")));
        }

        if (held.Find(g => Apart.Contains((g.Role, role.Code)) || Apart.Contains((role.Code, g.Role))) is { } other)
        {
            var name = roles.Find(other.Role)!.Name;
            refusals.Add(new("Role", "roles-apart", T($"บทบาทนี้ถือพร้อมกับ{name.Thai}ไม่ได้ ผู้ตรวจสอบกับผู้ทำการเงินต้องแยกกัน", $"This role cannot be held together with {name.English}: who checks the money does not handle it")));
        }

        return refusals;
    }

    private async Task<bool> HasOtherAdministratorAsync(Guid accountId, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        return await db.Set<AccountGrant>().InForce(today).AnyAsync(g => g.Role == Accounts.SystemAdministrator && g.AccountId != accountId && db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null), cancel);
    }

    private async Task<Text> NameOfAsync(Guid? unitId, CancellationToken cancel) =>
        unitId is { } id && (await accounts.NamesOfAsync([id], cancel)).TryGetValue(id, out var name) ? name : T("ทั้งระบบ", "the whole system");
}
