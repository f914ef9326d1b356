using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>The made-up people of the demo office: one for each role, and one who acts for two schools and sits on a committee.</summary>
internal sealed class DemoAccounts(SomdunDb db, IUnits units, Accounts accounts, RoleTable roles, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Key">The sign-in name, by which the door's button names it.</param>
    internal sealed record Person(string Key, Text Name, params IReadOnlyList<Held> Roles);

    /// <param name="Role">A code of <c>Roles.cs</c>.</param>
    internal sealed record Held(string Role, Where Where);

    /// <summary>Somewhere in the demo's tree.</summary>
    internal abstract record Where
    {
        internal sealed record Office : Where;

        internal sealed record Group(Text Name) : Where;

        /// <param name="Position">Among the office's schools, in the order of their names.</param>
        internal sealed record School(int Position) : Where;

        internal sealed record Everywhere : Where;
    }

    private static readonly Where Office = new Where.Office();

    public static readonly IReadOnlyList<Person> All =
    [
        new("director", T("นางกมลา สมมุติ", "Mrs Kamala Sommut"), new Held("director", Office)),
        new("deputy", T("นายชูชาติ สมมุติ", "Mr Chuchat Sommut"), new Held("deputy", Office)),
        new("planning-head", T("นางสาวดารา สมมุติ", "Ms Dara Sommut"), In("group-head", AreaOfficeGroups.PolicyAndPlanning)),
        new("planning", T("นายธีระ สมมุติ", "Mr Thira Sommut"), In("planning-officer", AreaOfficeGroups.PolicyAndPlanning)),
        new("finance", T("นางบุษบา สมมุติ", "Mrs Busaba Sommut"), In("finance-officer", AreaOfficeGroups.Finance)),
        new("personnel", T("นายประเสริฐ สมมุติ", "Mr Prasoet Sommut"), In("personnel-officer", AreaOfficeGroups.Personnel)),
        new("administration", T("นางสาวพิมพา สมมุติ", "Ms Phimpha Sommut"), In("administration-officer", AreaOfficeGroups.Administration)),
        new("ict", T("นายมานพ สมมุติ", "Mr Manop Sommut"), In("ict-officer", AreaOfficeGroups.DistanceLearning)),
        new("development", T("นางสาวยุพา สมมุติ", "Ms Yupha Sommut"), In("development-officer", AreaOfficeGroups.StaffDevelopment)),
        new("provision", T("นางรัตนา สมมุติ", "Mrs Rattana Sommut"), In("provision-officer", AreaOfficeGroups.EducationalProvision)),
        new("legal", T("นายวิชัย สมมุติ", "Mr Wichai Sommut"), In("legal-officer", AreaOfficeGroups.LegalAffairs)),
        new("supervisor", T("นางสาวศิริพร สมมุติ", "Ms Siriphon Sommut"), In("supervisor", AreaOfficeGroups.Supervision)),
        new("auditor", T("นายสุเทพ สมมุติ", "Mr Suthep Sommut"), In("internal-auditor", AreaOfficeGroups.InternalAudit)),
        new("school", T("นางอรุณี สมมุติ", "Mrs Arunee Sommut"), new Held("school-director", new Where.School(0))),
        new("clerk", T("นายเอกชัย สมมุติ", "Mr Ekkachai Sommut"), new Held("school-clerk", new Where.School(0))),
        new("two-schools", T("นายจำนง สมมุติ", "Mr Chamnong Sommut"), new Held("school-director", new Where.School(1)), new Held("school-director", new Where.School(2)), new Held("screening-committee", Office)),
        new("agency", T("สำนักงานเพื่อนบ้าน", "The neighbouring office"), new Held("agency", Office)),
        new("administrator", T("นางสาวฐิติมา สมมุติ", "Ms Thitima Sommut"), new Held(Accounts.SystemAdministrator, new Where.Everywhere())),
    ];

    /// <summary>Makes those that are absent, as far as their units exist; safe to run again.</summary>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        var office = await units.OfficeAsync(cancel) ?? throw new InvalidOperationException("The demo has no office yet.");
        var groups = await units.GroupsOfAsync(office.Id, cancel);
        var schools = await accounts.SchoolsAsync(office.Id, cancel);
        foreach (var person in All)
        {
            var held = person.Roles.Select(role => (role.Role, At: Find(role.Where))).ToList();
            if (held.Exists(role => role.At is null) || await db.Set<Account>().AnyAsync(a => a.SignInKey == person.Key, cancel))
            {
                continue;
            }

            await MakeAsync(person, held.ConvertAll(role => (role.Role, role.At!.Value)), cancel);
        }

        Guid? Find(Where where) => where switch
        {
            Where.Office => office.Id,
            Where.Group group => groups.FirstOrDefault(g => g.Name.Thai == group.Name.Thai)?.Id,
            Where.School school => schools.ElementAtOrDefault(school.Position)?.Id,
            _ => Guid.Empty,
        };
    }

    private async Task MakeAsync(Person person, List<(string Role, Guid At)> held, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var account = Account.Make(person.Key, person.Name.Thai, null, now);
        db.Add(account);
        audit.Tell(new AccountMade(account.Id, account.SignInName, account.DisplayName));
        foreach (var (role, at) in held)
        {
            var reach = await accounts.ReachAsync(roles.Find(role)!.Reach, at, cancel);
            db.Add(AccountGrant.Make(account.Id, role, reach!.Value, BangkokTime.DayOf(now), null, null, null, now));
        }

        await db.SaveChangesAsync(cancel);
    }

    private static Held In(string role, Text group) => new(role, new Where.Group(group));
}
