using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>One account: what it holds and held, by what it is entered, and what may be done with it.</summary>
[Authorize(AccountsPermissions.View)]
internal sealed class ShowAccountModel(
    SomdunDb db, Actor actor, Accounts accounts, RoleTable roles, GiveRole give, ResetAccounts reset, SlipPrinter slips, SessionsOfAccount sessions, Attempts attempts, LinkPerson link, TimeProvider clock) : PageModel
{
    internal sealed record Held(Guid Id, Text Role, Text Unit, DateOnly Since, DateOnly? Until, string? Paper, string GivenBy, bool IsProposed, string? ConfirmedBy, DateTime? WithdrawnAt, string? WithdrawnBecause, bool MayWithdraw);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<Held> Roles { get; private set; } = [];

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public IReadOnlyList<OneTimeCode> Codes { get; private set; } = [];

    /// <summary>Part of the name of who may stand behind the account.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? FindPerson { get; set; }

    /// <summary>Who of the register stands behind it, where the actor may see them.</summary>
    public PersonEntry? Person { get; private set; }

    /// <summary>Whom <see cref="FindPerson"/> may mean.</summary>
    public IReadOnlyList<PersonEntry> Candidates { get; private set; } = [];

    /// <summary>Whether somebody stands behind it whom the actor may not see.</summary>
    public bool IsOfSomebodyElse => Account.PersonId is not null && Person is null;

    public bool MayLink => link.MayLink && !IsOfSomebodyElse;

    public bool IsLocked { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool MayEdit => actor.May(AccountsPermissions.Edit);

    public bool MayGive => actor.May(AccountsPermissions.Grant);

    public bool IsOwn => Id == actor.AccountId;

    public string Path => $"{AccountsModel.Path}/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        (SignInName, DisplayName, Email) = (Account.SignInName, Account.DisplayName, Account.Email);
        return Page();
    }

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel) =>
        EditAsync(() => reset.RenameAsync(Id, SignInName, DisplayName, Email, cancel), T("บันทึกแล้ว", "Saved"), cancel);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) =>
        EditAsync(() => reset.CloseAsync(Id, Because, cancel), T("ระงับบัญชีแล้ว เซสชันทั้งหมดสิ้นสุด", "The account is closed; all its sessions have ended"), cancel);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) =>
        MayEdit && await reset.ReopenAsync(Id, cancel) ? this.Done(T("เปิดบัญชีอีกครั้งแล้ว", "The account is open again"), Path) : NotFound();

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancel) =>
        MayEdit && await reset.UnlockAsync(Id, cancel) ? this.Done(T("ปลดล็อกแล้ว", "It is unlocked"), Path) : NotFound();

    public Task<IActionResult> OnPostSlipAsync(CancellationToken cancel) => ResetAsync(CodeDelivery.Slip, everything: false, cancel);

    public Task<IActionResult> OnPostMailAsync(CancellationToken cancel) => ResetAsync(CodeDelivery.Mail, everything: false, cancel);

    public Task<IActionResult> OnPostFullSlipAsync(CancellationToken cancel) => ResetAsync(CodeDelivery.Slip, everything: true, cancel);

    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancel)
    {
        if (!MayEdit || !await LoadAsync(cancel))
        {
            return NotFound();
        }

        await sessions.EndAllAsync(Id, but: null, cancel);
        return this.Done(T("เซสชันทั้งหมดสิ้นสุดแล้ว", "All sessions have ended"), Path);
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid? person, CancellationToken cancel)
    {
        if (await link.RunAsync(Id, person, cancel) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Succeeded ? this.Done(T("บันทึกแล้ว", "Saved"), Path) : await AgainAsync(outcome.Refusals, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid grant, CancellationToken cancel)
    {
        if (!MayGive || !await LoadAsync(cancel) || await give.WithdrawAsync(Id, grant, Because, cancel) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Succeeded ? this.Done(T("ถอนบทบาทแล้ว มีผลทันที", "The role is taken back, at once"), Path) : await AgainAsync(outcome.Refusals, cancel);
    }

    private async Task<IActionResult> ResetAsync(CodeDelivery delivery, bool everything, CancellationToken cancel)
    {
        if (!MayEdit || !await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await reset.RunAsync(new([Id], delivery, everything), cancel);
        return !outcome.Succeeded ? await AgainAsync(outcome.Refusals, cancel)
            : delivery == CodeDelivery.Slip ? this.Paper(await slips.PrintAsync(outcome.Value, cancel))
            : this.Done(T("ส่งรหัสทางอีเมลแล้ว", "A code is on its way by mail"), Path);
    }

    private async Task<IActionResult> EditAsync(Func<Task<Outcome<bool>?>> edit, Text done, CancellationToken cancel)
    {
        if (!MayEdit || await edit() is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Succeeded ? this.Done(done, Path) : await AgainAsync(outcome.Refusals, cancel);
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        SignInName ??= Account.SignInName;
        DisplayName ??= Account.DisplayName;
        return this.Refused(refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Set<Account>().AsNoTracking().VisibleTo(actor, db, BangkokTime.DayOf(now)).FirstOrDefaultAsync(a => a.Id == Id, cancel) is not { } account)
        {
            return false;
        }

        Account = account;
        Person = await link.BehindAsync(account, cancel);
        Candidates = FindPerson is { } words ? await link.CandidatesAsync(words, cancel) : [];
        HasPasskey = await db.Set<AccountPasskey>().AnyAsync(p => p.AccountId == Id, cancel);
        IsLocked = await attempts.IsReachedAsync(AttemptLimit.SignInByName, account.SignInKey, cancel);
        Codes = await db.Set<OneTimeCode>().AsNoTracking().Open(now).Where(c => c.AccountId == Id).ToListAsync(cancel);
        Sessions = MayEdit ? await sessions.OpenAsync(Id, cancel) : [];
        var grants = await db.Set<AccountGrant>().AsNoTracking().Where(g => g.AccountId == Id).OrderByDescending(g => g.Since).ThenByDescending(g => g.Id).ToListAsync(cancel);
        var names = await accounts.NamesOfAsync(grants.Select(g => g.UnitId).OfType<Guid>(), cancel);
        var givers = grants.SelectMany(g => new[] { g.GivenById, g.ConfirmedById }).OfType<Guid>().Distinct().ToList();
        var giverNames = await db.Set<Account>().Where(a => givers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        List<Held> held = [];
        foreach (var grant in grants)
        {
            var role = roles.Find(grant.Role);
            held.Add(new Held(
                grant.Id,
                role?.Name ?? new Text(grant.Role, grant.Role),
                grant.UnitId is { } unit && names.TryGetValue(unit, out var name) ? name : T("ทั้งระบบ", "The whole system"),
                grant.Since,
                grant.Until,
                grant.Paper,
                grant.GivenById is { } giver && giverNames.TryGetValue(giver, out var by) ? by : T("คอนโซลของเครื่องแม่ข่าย", "the server's console").ToString(),
                grant.IsProposed && grant.WithdrawnAt is null,
                grant.ConfirmedById is { } second ? giverNames.GetValueOrDefault(second) : null,
                grant.WithdrawnAt,
                grant.WithdrawnBecause,
                MayGive && grant.WithdrawnAt is null && role is not null && await give.MayGiveAsync(role, new(grant.UnitId, grant.ReachId), cancel)));
        }

        Roles = held;
        return true;
    }
}
