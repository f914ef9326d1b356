using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.History;

/// <summary>On a unit's page: what happened to it last, as far as the actor may read it, and where all of it is read.</summary>
internal sealed class HistoryOfUnit(SomdunDb db, IUnits units, Actor actor, TimeProvider clock) : IUnitPageSection
{
    private const int Most = 5;

    /// <summary>What events of the register of units call their subject.</summary>
    private const string Kind = "unit";

    public int Position => 90;

    public async Task<UnitPageSection?> OfAsync(UnitEntry unit, DateOnly asOf, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var rows = await EventRow.OfAsync(
            db.HistoryOf(Kind, unit.Id, actor, today).NewestFirst().Take(Most), units, today, cancel);
        return rows.Count == 0 ? null : new UnitPageSection(T("ประวัติการทำงานล่าสุด", "What was done last"),
        [
            .. rows.Select(row => new UnitPageLine(
                T(
                    $"{ThaiDate.Short(BangkokTime.DayOf(row.Event.At))} {row.What.Thai} · {row.Who}",
                    $"{ThaiDate.Short(BangkokTime.DayOf(row.Event.At), Language.English)}: {row.What.English} · {row.Who}"),
                row.Address)),
            new(T("ดูประวัติทั้งหมดของหน่วยงาน", "All that was done to this unit"), $"/history/{Kind}/{unit.Id}"),
        ]);
    }
}
