using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What the register itself loses with a unit that ends: its pupils in the total, its place in target groups.</summary>
internal sealed class FiguresLeftBehind(SomdunDb db, TargetGroups groups) : IUnitChangeConsequence
{
    public async Task<IReadOnlyList<Text>> OfAsync(Guid unitId, UnitState becomes, Guid? successorId, DateOnly day, CancellationToken cancel)
    {
        if (becomes is not (UnitState.Merged or UnitState.Closed))
        {
            return [];
        }

        List<Text> told = [];
        if (await db.Set<HeadCount>().AsNoTracking().Where(c => c.UnitId == unitId && c.Day <= day).OrderByDescending(c => c.Day).FirstOrDefaultAsync(cancel) is { Pupils: > 0 } last)
        {
            told.Add(T(
                $"นักเรียน {last.Pupils:N0} คน (นับเมื่อ {ThaiDate.Short(last.Day)}) ไม่อยู่ในยอดรวมตั้งแต่วันนั้น จนกว่าจะนับที่โรงเรียนใหม่",
                $"{last.Pupils:N0} pupils (counted on {ThaiDate.Short(last.Day, Language.English)}) leave the total from that day, until they are counted at another school"));
        }

        // As of the day before: on the day itself the group has lost it.
        var before = day > DateOnly.MinValue ? day.AddDays(-1) : day;
        foreach (var group in await groups.ListAsync(cancel))
        {
            if ((await groups.ResolveAsync(group.Id, before, cancel))?.Any(u => u.Id == unitId) == true)
            {
                told.Add(T(
                    $"กลุ่มเป้าหมาย “{group.Name.Thai}” มีหน่วยงานนี้อยู่ รอบงานที่เลือกไว้แล้วคงเดิม รอบที่เลือกหลังวันนั้นให้ตรวจดูอีกครั้ง",
                    $"The target group “{group.Name.English}” has this unit in it. What was chosen by it stays; look again at what is chosen after that day"));
            }
        }

        return told;
    }
}
