using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Writes a filled-in form into a project of a draft, or proposes a new one. What stays keeps its key, and what came from a document
/// its verbatim text. A project sent back is proposed again by being changed.
/// </summary>
internal sealed class EditProject(SomdunDb db, IUnits units, IPlanTextReader texts, Plans plans, AuditTrail audit)
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "project-changed";

    private readonly ProjectFormReader _reader = new(texts);

    /// <param name="Key">Of the project; a key not yet in the version proposes a new one.</param>
    /// <param name="RowVersion">The project as it was shown; null for a new one.</param>
    internal sealed record Request(Guid VersionId, Guid Key, int? RowVersion, ProjectForm Form);

    /// <summary>What came of it.</summary>
    /// <param name="Money">The owner's money after it, where a ceiling would be passed: a warning, the committee decides.</param>
    internal sealed record Saved(Guid Key, GroupMoney? Money);

    public Task<Outcome<Saved>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => SaveAsync(request, cancel), cancel);

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) => (await ReadAsync(request, cancel)).Refusals;

    /// <summary>What another person saved meanwhile (before) against what this form says (after); writes nothing.</summary>
    public async Task<IReadOnlyList<PartChange>> DifferenceAsync(Request request, CancellationToken cancel) =>
        await ReadAsync(request, cancel) is { Version: { } version, Kept: { } kept, Wanted: { } wanted } ? Difference(version, kept, wanted) : [];

    private static IReadOnlyList<PartChange> Difference(PlanVersion version, PlanProject kept, PlanProject wanted) =>
        PlanCompare.Between(PlanPart.Of(kept, version.Strategies), PlanPart.Of(wanted, version.Strategies));

    private async Task<Outcome<Saved>> SaveAsync(Request request, CancellationToken cancel)
    {
        var (version, kept, wanted, refusals) = await ReadAsync(request, cancel);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        if (kept is null)
        {
            db.Add(wanted!);
            audit.Tell(new ProjectProposed(await VersionOf.FindAsync(db, version!, cancel), wanted!.Key, wanted.Title));
        }
        else if (Difference(version!, kept, wanted!) is [_, ..] changes)
        {
            // Sent twice, the second finds everything as it wants it and is no clash.
            if (kept.RowVersion != request.RowVersion)
            {
                return new Refusal(null, ChangedMeanwhile, T(
                    "มีผู้อื่นบันทึกโครงการนี้ระหว่างที่ท่านแก้ไข ดูข้อแตกต่างด้านล่าง หากบันทึกอีกครั้งจะใช้ตามที่ท่านกรอก",
                    "Somebody else saved this project while you worked on it. See below what differs; saving again keeps what you filled in"));
            }

            audit.Tell(new ProjectEdited(await VersionOf.FindAsync(db, version!, cancel), kept.Key, wanted!.Title), changes: changes.ToTell());
            Write(kept, wanted!);

            // What the committee returned is proposed again; what it accepted was another project, and goes before it again.
            kept.Standing = kept.Standing is ProjectStanding.Returned or ProjectStanding.Accepted ? ProjectStanding.Proposed : kept.Standing;

            // An item alone may have changed: the project is another one all the same.
            db.Entry(kept).State = EntityState.Modified;
        }

        await db.SaveChangesAsync(cancel);
        var screening = await PlanScreening.LoadAsync(db, units, request.VersionId, cancel);
        var money = screening!.MoneyOf(wanted!.OwnerUnitId);
        return new Saved(request.Key, money.WouldBeOver ? money : null);
    }

    private async Task<(PlanVersion? Version, PlanProject? Kept, PlanProject? Wanted, List<Refusal> Refusals)> ReadAsync(Request request, CancellationToken cancel)
    {
        var version = await db.Set<PlanVersion>()
            .Include(v => v.Strategies)
            .Include(v => v.Projects)
            .AsSplitQuery()
            .FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel);
        if (version is null)
        {
            return (null, null, null, [Gone]);
        }

        var kept = version.Projects.Find(p => p.Key == request.Key);
        if (kept is null && request.RowVersion is not null)
        {
            return (version, null, null, [new(null, "project-gone", T("โครงการนี้ถูกลบจากฉบับร่างแล้ว", "This project was removed from the draft"))]);
        }

        if (kept is not null)
        {
            await db.Set<PlanProject>().Where(p => p.Id == kept.Id).WithItems().LoadAsync(cancel);
            kept.PutInOrder();
        }

        var unitId = await db.Set<Plan>().Where(p => p.Id == version.PlanId).Select(p => p.UnitId).FirstAsync(cancel);
        var groups = (await units.GroupsOfAsync(unitId, cancel)).Select(g => g.Id).ToHashSet();
        var (wanted, faults) = _reader.Read(request.Form, request.Key, version, kept, groups);
        var refused = await OwnProjects.WhyNotAsync(plans, unitId, kept is null ? wanted?.OwnerUnitId : kept.OwnerUnitId, cancel)
            ?? await OwnProjects.WhyNotAsync(plans, unitId, wanted?.OwnerUnitId, cancel);
        return (version, kept, wanted, All([version.WhyNotEdited(), refused, .. faults]));
    }

    private void Write(PlanProject kept, PlanProject wanted)
    {
        kept.StrategyId = wanted.StrategyId;
        kept.Number = wanted.Number;
        kept.Title = wanted.Title;
        kept.Nature = wanted.Nature;
        kept.OwnerUnitId = wanted.OwnerUnitId;
        kept.OwnerText = wanted.OwnerText;
        kept.ResponsiblePerson = wanted.ResponsiblePerson;
        kept.Budget = wanted.Budget;
        kept.BudgetSource = wanted.BudgetSource;
        kept.Rationale = wanted.Rationale;
        kept.Place = wanted.Place;
        kept.StartsOn = wanted.StartsOn;
        kept.EndsOn = wanted.EndsOn;
        kept.ExpectedResults = wanted.ExpectedResults;
        kept.Risks = wanted.Risks;
        kept.Evaluation = wanted.Evaluation;
        Write(kept.Objectives, wanted.Objectives);
        Write(kept.Targets, wanted.Targets, (item, from) => item.Quantities = from.Quantities);
        Write(kept.Indicators, wanted.Indicators, (item, from) => item.Threshold = from.Threshold);
        Write(kept.Activities, wanted.Activities, (item, from) => (item.Months, item.Budget) = (from.Months, from.Budget));
        Replace(kept.Expenses, wanted.Expenses);
        Replace(kept.Alignments, wanted.Alignments);
    }

    private void Write<T>(List<T> kept, List<T> wanted, Action<T, T>? more = null)
        where T : PlanItem
    {
        db.RemoveRange(kept.Where(k => !wanted.Exists(w => w.Key == k.Key)).ToList());
        foreach (var from in wanted)
        {
            if (kept.Find(k => k.Key == from.Key) is { } item)
            {
                item.Position = from.Position;
                item.Label = from.Label;
                item.Text = from.Text;
                item.Verbatim = from.Verbatim;
                more?.Invoke(item, from);
            }
            else
            {
                db.Add(from);
            }
        }
    }

    private void Replace<T>(List<T> kept, List<T> wanted)
        where T : class
    {
        db.RemoveRange(kept.ToList());
        db.AddRange(wanted);
    }
}
