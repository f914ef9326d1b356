using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>On a unit's page: its own plans, the versions of them that the actor may see, with state and money.</summary>
internal sealed class PlansOfUnit(PlanEntries entries) : IUnitPageSection
{
    public int Position => 20;

    public async Task<UnitPageSection?> OfAsync(UnitEntry unit, DateOnly asOf, CancellationToken cancel)
    {
        List<UnitPageLine> lines = [];
        foreach (var entry in await entries.OfUnitAsync(unit.Id, cancel))
        {
            lines.AddRange(new[] { entry.Shown, entry.Open }.OfType<VersionEntry>().Distinct().Select(version => Line(entry, version)));
        }

        return lines.Count == 0 ? null : new UnitPageSection(T("แผนและโครงการ", "Plans and projects"), lines);
    }

    private static UnitPageLine Line(PlanEntry entry, VersionEntry shown)
    {
        var (title, version) = (PlanWording.Title(entry.Plan), PlanWording.Version(shown.Version.Number));
        var state = shown.IsInForce ? T("ใช้อยู่", "in force") : PlanWording.State(shown.Version.State);
        var money = ForReaders.Money(shown.Budget);

        // The one in force is what an address without a number means, and stays so; any other is named.
        var address = entry.Address with { Version = shown.IsInForce ? null : shown.Version.Number };
        return new UnitPageLine(
            T(
                $"{title.Thai} {version.Thai} · {state.Thai} · {shown.Projects:N0} โครงการ {money} บาท",
                $"{title.English}, {version.English} · {state.English} · {(shown.Projects == 1 ? "1 project" : $"{shown.Projects:N0} projects")}, {money} baht"),
            address.To());
    }
}

/// <summary>Plans that a unit which ends leaves open or in force. Whoever may end a unit sees their years and how far they are, and nothing of what they say.</summary>
internal sealed class PlansLeftBehind(SomdunDb db) : IUnitChangeConsequence
{
    public async Task<IReadOnlyList<Text>> OfAsync(Guid unitId, UnitState becomes, Guid? successorId, DateOnly day, CancellationToken cancel)
    {
        if (becomes is not (UnitState.Merged or UnitState.Closed))
        {
            return [];
        }

        var year = FiscalYear.Containing(day);
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => p.UnitId == unitId).OrderBy(p => p.FirstYear).ToListAsync(cancel);
        var ids = plans.Select(p => p.Id).ToList();
        var versions = (await db.Set<PlanVersion>().AsNoTracking().Where(v => ids.Contains(v.PlanId)).Select(v => new { v.PlanId, v.State }).ToListAsync(cancel)).ToLookup(v => v.PlanId, v => v.State);
        List<Text> told = [];
        foreach (var plan in plans)
        {
            var title = PlanWording.Title(plan);
            if (versions[plan.Id].Any(state => state != VersionState.Approved))
            {
                told.Add(becomes == UnitState.Merged
                    ? T($"{title.Thai} ของหน่วยงานนี้ยังไม่ได้อนุมัติ: ผู้มีสิทธิ์ในหน่วยงานที่รับรวมทำต่อได้ โครงการไม่ย้ายไปอยู่ในแผนของหน่วยงานนั้น", $"Its {title.English} is not approved yet: who works for the unit it goes into can carry it on; no project moves into that unit's own plan")
                    : T($"{title.Thai} ของหน่วยงานนี้ยังไม่ได้อนุมัติ: คงไว้ตามเดิมและเหลือเพียงสำนักงานที่ทำต่อได้", $"Its {title.English} is not approved yet: it stays as it is, for the office alone to carry on"));
            }

            if (plan.LastYear >= year && versions[plan.Id].Contains(VersionState.Approved))
            {
                told.Add(T($"{title.Thai} ของหน่วยงานนี้อนุมัติแล้ว คงเป็นของหน่วยงานเดิมและไม่สิ้นสุดเอง: ปรับแผนหากไม่ดำเนินการต่อ", $"Its {title.English} is approved. It stays that unit's and does not end by itself: amend it if it is not to be carried out"));
            }
        }

        return told;
    }
}
