using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>The accounts within reach; from here many get new codes at once, by mail or on slips.</summary>
[Authorize(AccountsPermissions.View)]
internal sealed class AccountsModel(SomdunDb db, Actor actor, Accounts accounts, RoleTable roles, ResetAccounts reset, ConfirmRoles confirm, TimeProvider clock) : PageModel
{
    public const string Path = "/accounts";
    private const int Most = 300;

    internal sealed record Row(Guid Id, string SignInName, string DisplayName, string? Email, bool IsInvited, DateTime? ClosedAt, DateTime? LastSignedInAt, bool HasSecondFactor)
    {
        public IReadOnlyList<string> Holds { get; set; } = [];
    }

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Roles that this person may confirm.</summary>
    public int Waiting { get; private set; }

    public bool MayEdit => actor.May(AccountsPermissions.Edit);

    public bool MayAdminister => actor.May(AccountsPermissions.Administer);

    public IReadOnlyList<Choice> RoleChoices => [new("", T("ทุกบทบาท", "Every role")), .. roles.All.Select(role => new Choice(role.Code, role.Name))];

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostSlipsAsync(CancellationToken cancel) => await ResetAsync(CodeDelivery.Slip, cancel);

    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancel) => await ResetAsync(CodeDelivery.Mail, cancel);

    private async Task<IActionResult> ResetAsync(CodeDelivery delivery, CancellationToken cancel)
    {
        if (!MayEdit)
        {
            return NotFound();
        }

        var outcome = await reset.RunAsync(new(Chosen, delivery, Everything: false, KeepsSlips: true), cancel);
        if (outcome.Succeeded)
        {
            return delivery == CodeDelivery.Slip
                ? this.Done(SlipsModel.Ready(outcome.Value.Count), SlipsModel.Path)
                : this.Done(T($"ส่งรหัสทางอีเมลแล้ว {Chosen.Count} บัญชี", $"Codes for {Chosen.Count} accounts are on their way"), Path);
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var visible = db.Set<Account>().AsNoTracking().VisibleTo(actor, db, today);
        if (ThaiText.Clean(Find ?? "") is { Length: > 0 } part)
        {
            var key = Account.KeyOf(part);
            visible = visible.Where(a => a.SignInKey.Contains(key) || a.DisplayName.Contains(part) || (a.Email != null && a.Email.Contains(key)));
        }

        if (Role is { Length: > 0 } role)
        {
            visible = visible.Where(a => db.Set<AccountGrant>().Any(g => g.AccountId == a.Id && g.Role == role && g.WithdrawnAt == null && !g.IsProposed && g.Since <= today && (g.Until == null || today <= g.Until)));
        }

        Waiting = actor.May(AccountsPermissions.Grant) ? (await confirm.ListAsync(cancel)).Count : 0;
        Count = await visible.CountAsync(cancel);
        Rows = await visible.OrderBy(a => a.SignInKey).Take(Most)
            .Select(a => new Row(a.Id, a.SignInName, a.DisplayName, a.Email, a.PasswordHash == null && a.LastSignedInAt == null, a.ClosedAt, a.LastSignedInAt, a.TotpSince != null || db.Set<AccountPasskey>().Any(p => p.AccountId == a.Id)))
            .ToListAsync(cancel);
        var ids = Rows.Select(r => r.Id).ToList();
        var grants = await db.Set<AccountGrant>().AsNoTracking().InForce(today).Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.Since).ToListAsync(cancel);
        var names = await accounts.NamesOfAsync(grants.Select(g => g.UnitId).OfType<Guid>(), cancel);
        var held = grants.ToLookup(g => g.AccountId);
        foreach (var row in Rows)
        {
            row.Holds = [.. held[row.Id].Select(g => Held(g, names))];
        }
    }

    private string Held(AccountGrant grant, IReadOnlyDictionary<Guid, Text> names)
    {
        var role = roles.Find(grant.Role)?.Name.ToString() ?? grant.Role;
        return grant.UnitId is { } unit && names.TryGetValue(unit, out var name) ? $"{role} · {name}" : role;
    }
}

internal static class PaperAnswer
{
    /// <summary>Slips to print: given once, and kept nowhere on the way.</summary>
    public static IActionResult Paper(this PageModel page, byte[] pdf)
    {
        page.Response.Headers.CacheControl = "no-store";
        return page.File(pdf, "application/pdf", "somdun-slips.pdf");
    }
}
