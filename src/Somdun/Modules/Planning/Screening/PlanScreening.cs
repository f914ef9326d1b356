using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Money;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>One group's money in a version against its ceiling.</summary>
/// <param name="Ceiling">Null where none is set: then nothing limits the group.</param>
/// <param name="Waiting">What is proposed, and what was sent back and may come again.</param>
internal sealed record GroupMoney(Guid? OwnerUnitId, Text Name, Baht? Ceiling, Baht Accepted, Baht Waiting, int Projects)
{
    public Baht? Left => Ceiling is { } ceiling ? ceiling - Accepted : null;

    public bool IsOver => Accepted > Ceiling;

    public bool WouldBeOver => Accepted + Waiting > Ceiling;
}

/// <summary>A version before the committee: its projects, and what each group may spend.</summary>
internal sealed class PlanScreening
{
    private PlanScreening(PlanVersion version, IReadOnlyList<UnitEntry> groups)
    {
        Version = version;
        Groups = groups;
    }

    /// <summary>With its projects and ceilings, without the projects' items; tracked.</summary>
    public PlanVersion Version { get; }

    /// <summary>The groups of the unit whose plan it is, in its order.</summary>
    public IReadOnlyList<UnitEntry> Groups { get; }

    /// <summary>Every group, and last the projects that none owns yet, where there are any.</summary>
    public IReadOnlyList<GroupMoney> Money =>
    [
        .. Groups.Select(g => MoneyOf(g.Id)),
        .. Version.Counted.Any(p => !IsOwned(p)) ? [MoneyOf(null)] : (IEnumerable<GroupMoney>)[],
    ];

    public static async Task<PlanScreening?> LoadAsync(SomdunDb db, IUnits units, Guid versionId, CancellationToken cancel)
    {
        var version = await db.Set<PlanVersion>()
            .Include(v => v.Projects)
            .Include(v => v.Ceilings)
            .AsSplitQuery()
            .FirstOrDefaultAsync(v => v.Id == versionId, cancel);
        if (version is null)
        {
            return null;
        }

        version.PutInOrder();
        var unitId = await db.Set<Plan>().Where(p => p.Id == version.PlanId).Select(p => p.UnitId).FirstAsync(cancel);
        return new PlanScreening(version, await units.GroupsOfAsync(unitId, cancel));
    }

    /// <summary>The money of one group alone, without loading every project of the version.</summary>
    public static async Task<GroupMoney> MoneyOfAsync(SomdunDb db, IUnits units, PlanVersion version, Guid? unitId, CancellationToken cancel)
    {
        var planUnit = await db.Set<Plan>().Where(p => p.Id == version.PlanId).Select(p => p.UnitId).FirstAsync(cancel);
        var groups = await units.GroupsOfAsync(planUnit, cancel);
        var known = groups.Select(g => (Guid?)g.Id).ToList();
        var amounts = await db.Set<PlanProject>().AsNoTracking()
            .Where(p => p.VersionId == version.Id && p.Standing != ProjectStanding.Declined && (unitId == null ? !known.Contains(p.OwnerUnitId) : p.OwnerUnitId == unitId))
            .Select(p => new { p.Standing, p.Budget })
            .ToListAsync(cancel);
        var ceiling = await db.Set<PlanCeiling>().AsNoTracking().Where(c => c.VersionId == version.Id && c.OwnerUnitId == unitId).Select(c => (Baht?)c.Amount).FirstOrDefaultAsync(cancel);
        return new GroupMoney(
            unitId,
            NameOf(groups, unitId),
            ceiling,
            Baht.Sum(amounts.Where(a => a.Standing == ProjectStanding.Accepted).Select(a => a.Budget ?? Baht.Zero)),
            Baht.Sum(amounts.Where(a => a.Standing != ProjectStanding.Accepted).Select(a => a.Budget ?? Baht.Zero)),
            amounts.Count);
    }

    public GroupMoney MoneyOf(Guid? unitId)
    {
        var projects = Version.Counted.Where(p => unitId is null ? !IsOwned(p) : p.OwnerUnitId == unitId).ToList();
        return new GroupMoney(
            unitId,
            NameOf(Groups, unitId),
            Version.Ceilings.Find(c => c.OwnerUnitId == unitId)?.Amount,
            Sum(projects.Where(p => p.Standing == ProjectStanding.Accepted)),
            Sum(projects.Where(p => p.Standing != ProjectStanding.Accepted)),
            projects.Count);
    }

    /// <summary>A ceiling is a ceiling: a reason for each group that was accepted above its own.</summary>
    public IEnumerable<Refusal> WhyOver() => Money.Where(m => m.IsOver).Select(m => new Refusal(null, "over-ceiling", T(
        $"{m.Name.Thai}: รับเข้าแผน {m.Accepted} บาท เกินเพดาน {m.Ceiling} บาท อยู่ {m.Accepted - m.Ceiling!.Value} บาท",
        $"{m.Name.English}: {m.Accepted} baht accepted, {m.Accepted - m.Ceiling!.Value} baht above the ceiling of {m.Ceiling}")));

    private static Text NameOf(IReadOnlyList<UnitEntry> groups, Guid? unitId) =>
        groups.FirstOrDefault(g => g.Id == unitId)?.Name ?? T("ยังไม่ระบุกลุ่ม", "No group yet");

    private bool IsOwned(PlanProject project) => Groups.Any(g => g.Id == project.OwnerUnitId);

    private static Baht Sum(IEnumerable<PlanProject> projects) => Baht.Sum(projects.Select(p => p.Budget ?? Baht.Zero));
}
