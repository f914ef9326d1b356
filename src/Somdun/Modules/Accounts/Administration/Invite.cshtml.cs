using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>All schools of the area that nobody holds a role for yet, invited at once: by mail where an address is filled in, else by slips.</summary>
[Authorize(AccountsPermissions.Edit)]
internal sealed class InviteSchoolsModel(SomdunDb db, IUnits units, Accounts accounts, InviteAccounts invite, RoleForm form, RoleTable roles) : PageModel
{
    public const string SchoolDirector = "school-director";
    public const string SchoolClerk = "school-clerk";

    internal sealed class Row
    {
        public Guid UnitId { get; set; }

        public bool Chosen { get; set; }

        public string? SignInName { get; set; }

        public string? Email { get; set; }
    }

    /// <summary>Which of the two roles of a school; the director's where it is null.</summary>
    [BindProperty(SupportsGet = true, Name = "Role")]
    public string? Asked { get; set; }

    public string Role => Asked ?? SchoolDirector;

    [BindProperty]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public IReadOnlyDictionary<Guid, UnitEntry> Schools { get; private set; } = new Dictionary<Guid, UnitEntry>();

    public int Already { get; private set; }

    public static IReadOnlyList<string> SchoolRoles => [SchoolDirector, SchoolClerk];

    public Text NameOf(string role) => roles.Find(role)!.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!SchoolRoles.Contains(Role))
        {
            return NotFound();
        }

        Since = form.Today;
        var without = await WithoutAsync(cancel);
        Rows = [.. without.Select(school => new Row { UnitId = school.Id, Chosen = true, SignInName = NameFor(school) })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!SchoolRoles.Contains(Role))
        {
            return NotFound();
        }

        await WithoutAsync(cancel);
        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        // A school that was given somebody meanwhile, or that is no school of the area, is not in the list.
        if (Rows.Find(row => row.Chosen && !Schools.ContainsKey(row.UnitId)) is not null)
        {
            Rows.RemoveAll(row => !Schools.ContainsKey(row.UnitId));
            ModelState.Clear();
            return this.Refused(new Refusal(null, "changed-meanwhile", T("รายชื่อโรงเรียนเปลี่ยนไประหว่างที่ท่านเปิดหน้าอยู่ ตรวจแล้วส่งอีกครั้ง", "The list of schools changed while you had the page open: look again, and send it once more")));
        }

        var outcome = await invite.RunAsync(
            new(
                [.. Rows.Index().Where(row => row.Item.Chosen).Select(row => new InviteAccounts.Invitee(
                    $"Rows[{row.Index}].", row.Item.SignInName, $"{NameOf(Role).Thai} {Schools[row.Item.UnitId].Name.Thai}", row.Item.Email, row.Item.UnitId))],
                Role,
                Since,
                null,
                Paper,
                KeepsSlips: true),
            cancel);
        if (!outcome.Succeeded)
        {
            return this.Refused(outcome.Refusals);
        }

        return outcome.Value.Count > 0
            ? this.Done(SlipsModel.Ready(outcome.Value.Count), SlipsModel.Path)
            : this.Done(T("ส่งคำเชิญทางอีเมลครบแล้ว", "All invitations are on their way"), AccountsModel.Path);
    }

    private string NameFor(UnitEntry school) => $"{school.Code ?? school.Id.ToString("N")[..8]}.{(Role == SchoolDirector ? "director" : "clerk")}";

    private async Task<List<UnitEntry>> WithoutAsync(CancellationToken cancel)
    {
        var all = await units.OfficeAsync(cancel) is { } office ? await accounts.SchoolsAsync(office.Id, cancel) : [];
        var held = (await db.Set<AccountGrant>().InForce(form.Today).Where(g => g.Role == Role && g.UnitId != null).Select(g => g.UnitId!.Value).ToListAsync(cancel)).ToHashSet();
        var without = all.Where(school => !held.Contains(school.Id)).ToList();
        (Schools, Already) = (without.ToDictionary(school => school.Id), all.Count - without.Count);
        return without;
    }
}
