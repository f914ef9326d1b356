using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Begins a plan without a document: of an office or a school, of one fiscal year or several.</summary>
internal sealed class StartPlan(SomdunDb db, IUnits units, Plans plans, AuditTrail audit, TimeProvider clock)
{
    private const int MostYears = 20;

    /// <param name="Unit">The unit's code or id; null for the office itself.</param>
    /// <param name="LastYear">Null for a plan of one year.</param>
    internal sealed record Request(string? Unit, FiscalYear? FirstYear, FiscalYear? LastYear, string? By);

    public Task<Outcome<Plan>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => StartAsync(request, cancel), cancel);

    /// <summary>What is wrong with the request by itself; writes nothing.</summary>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(Request request, CancellationToken cancel) => Check(request, await UnitAsync(request, cancel));

    private static List<Refusal> Check(Request request, UnitEntry? unit) =>
        All(WhyNotUnit(request, unit), WhyNotYears(request), WhyNotName(request.By));

    // Whose plans one may not edit is not there.
    private async Task<UnitEntry?> UnitAsync(Request request, CancellationToken cancel) =>
        (string.IsNullOrWhiteSpace(request.Unit)
            ? await units.OfficeAsync(cancel)
            : await units.FindAsync(ThaiText.ArabicDigits(request.Unit.Trim()), cancel)) is { } unit
        && await plans.MayAsync(PlanningPermissions.Edit, unit.Id, cancel) ? unit : null;

    private async Task<Outcome<Plan>> StartAsync(Request request, CancellationToken cancel)
    {
        var unit = await UnitAsync(request, cancel);
        var refusals = Check(request, unit);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var first = request.FirstYear!.Value;
        var last = request.LastYear ?? first;
        if (await db.Set<Plan>().AnyAsync(p => p.UnitId == unit!.Id && p.FirstYear == first && p.LastYear == last, cancel))
        {
            return new Refusal(nameof(Request.FirstYear), "plan-exists", T("มีแผนของหน่วยงานและปีนี้แล้ว", "There is a plan of this unit and these years already"));
        }

        var plan = new Plan { Id = Guid.CreateVersion7(), UnitId = unit!.Id, FirstYear = first, LastYear = last };
        db.Add(plan);
        var version = new PlanVersion
        {
            Id = Guid.CreateVersion7(),
            PlanId = plan.Id,
            Number = 1,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = ThaiText.Clean(request.By!),
        };
        db.Add(version);
        audit.Tell(new PlanStarted(VersionOf.Of(plan, version)));
        await db.SaveChangesAsync(cancel);
        return plan;
    }

    private static Refusal? WhyNotUnit(Request request, UnitEntry? unit) => unit switch
    {
        null when string.IsNullOrWhiteSpace(request.Unit) => new(nameof(Request.Unit), "office-missing", T("ยังไม่ได้ตั้งสำนักงานของระบบนี้", "The office of this system is not set up yet")),
        null => new(nameof(Request.Unit), "unit-unknown", T($"ไม่พบหน่วยงานรหัส {request.Unit}", $"There is no unit with the code {request.Unit}")),
        { Kind: UnitKind.Group } => new(nameof(Request.Unit), "unit-group", T("กลุ่มงานเสนอโครงการในแผนของสำนักงาน ไม่มีแผนของตนเอง", "A group proposes projects in the office's plan; it has no plan of its own")),
        _ => null,
    };

    private static Refusal? WhyNotYears(Request request) => (request.FirstYear, request.LastYear) switch
    {
        (null, _) => new(nameof(Request.FirstYear), "year-missing", T("กรอกปีงบประมาณ", "Write the fiscal year")),
        ({ } first, { } last) when last < first => new(nameof(Request.LastYear), "years-backwards", T("ปีสุดท้ายอยู่ก่อนปีแรก", "The last year comes before the first")),
        ({ } first, { } last) when last.BuddhistYear - first.BuddhistYear >= MostYears => new(nameof(Request.LastYear), "years-many", T($"แผนยาวได้ไม่เกิน {MostYears} ปี", $"A plan covers at most {MostYears} years")),
        _ => null,
    };
}
