using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Writes a filled-in form into a project of a draft, or proposes a new one. What stays keeps its key, and what came from a document
/// its verbatim text. A project sent back is proposed again by being changed. What another person saved since the form was shown stays,
/// field by field; what both changed is shown to the second, who decides by sending again.
/// </summary>
internal sealed class EditProject(SomdunDb db, IUnits units, IPlanTextReader texts, Plans plans, AuditTrail audit)
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "project-changed";

    private readonly ProjectFormReader _reader = new(texts);

    /// <param name="Key">Of the project; a key not yet in the version proposes a new one.</param>
    /// <param name="RowVersion">The project as it was shown; null for a new one.</param>
    /// <param name="Opened">What <see cref="ProjectFormMerge.Marks"/> gave then; without it every difference is one to decide on.</param>
    internal sealed record Request(Guid VersionId, Guid Key, int? RowVersion, ProjectForm Form, string? Opened = null)
    {
        /// <summary>Fields in which something was typed that could not be read.</summary>
        public IReadOnlySet<string> Unreadable { get; init; } = new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>What came of it.</summary>
    /// <param name="Money">The owner's money after it, where a ceiling would be passed: a warning, the committee decides.</param>
    /// <param name="Merged">How many fields another person had saved meanwhile, and which stay as they saved them.</param>
    internal sealed record Saved(Guid Key, GroupMoney? Money, int Merged);

    /// <summary>What would be refused, and the form to go on with.</summary>
    /// <param name="Merged">With what another person saved meanwhile; null where nobody did.</param>
    /// <param name="Kept">The project as it stands now; null for a new one.</param>
    /// <param name="Others">Who saved what both changed: of each of its clashes, where that is known.</param>
    internal sealed record Review(IReadOnlyList<Refusal> Refusals, MergedForm? Merged, PlanProject? Kept, IReadOnlyList<SavedByOther> Others);

    public Task<Outcome<Saved>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => SaveAsync(request, cancel), cancel);

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<Review> ReviewAsync(Request request, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var read = await ReadAsync(request, cancel);
        db.ChangeTracker.Clear();
        return new Review(read.Refusals, read.Merged, read.Kept, read.Others);
    }

    private static IReadOnlyList<PartChange> Difference(PlanVersion version, PlanProject kept, PlanProject wanted) =>
        PlanCompare.Between(PlanPart.Of(kept, version.Strategies), PlanPart.Of(wanted, version.Strategies));

    private async Task<Outcome<Saved>> SaveAsync(Request request, CancellationToken cancel)
    {
        var read = await ReadAsync(request, cancel);
        if (read.Refusals.Count > 0)
        {
            return read.Refusals;
        }

        var (version, kept, wanted) = (read.Version!, read.Kept, read.Wanted!);
        if (kept is null)
        {
            db.Add(wanted);
            audit.Tell(new ProjectProposed(await VersionOf.FindAsync(db, version, cancel), wanted.Key, wanted.Title));
        }
        else if (Difference(version, kept, wanted) is [_, ..] changes)
        {
            audit.Tell(new ProjectEdited(await VersionOf.FindAsync(db, version, cancel), kept.Key, wanted.Title), changes: changes.ToTell());
            Write(kept, wanted);

            // What the committee returned is proposed again; what it accepted was another project, and goes before it again.
            kept.Standing = kept.Standing is ProjectStanding.Returned or ProjectStanding.Accepted ? ProjectStanding.Proposed : kept.Standing;

            // An item alone may have changed: the project is another one all the same.
            db.Entry(kept).State = EntityState.Modified;
        }

        await db.SaveChangesAsync(cancel);
        var money = await PlanScreening.MoneyOfAsync(db, units, version, wanted.OwnerUnitId, cancel);
        return new Saved(request.Key, money.WouldBeOver ? money : null, read.Merged?.Taken.Count ?? 0);
    }

    /// <summary>The one project and what it hangs on, not the whole version: a plan may hold a thousand.</summary>
    private async Task<Reading> ReadAsync(Request request, CancellationToken cancel)
    {
        if (await db.Set<PlanVersion>().Include(v => v.Strategies).FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel) is not { } version)
        {
            return new Reading([Gone]);
        }

        var kept = await db.Set<PlanProject>().WithItems().FirstOrDefaultAsync(p => p.VersionId == version.Id && p.Key == request.Key, cancel);
        if (kept is null && request.RowVersion is not null)
        {
            return new Reading([new(null, "project-gone", T("โครงการนี้ถูกลบจากฉบับร่างแล้ว", "This project was removed from the draft"))]) { Version = version };
        }

        kept?.PutInOrder();
        var merged = kept is not null && kept.RowVersion != request.RowVersion
            ? ProjectFormMerge.Merge(request.Form, ProjectForm.Of(kept, version.Strategies), FormMarks.Read(request.Opened), request.Unreadable)
            : null;
        var position = kept?.Position ?? (await db.Set<PlanProject>().Where(p => p.VersionId == version.Id).MaxAsync(p => (int?)p.Position, cancel) ?? -1) + 1;
        var unitId = await db.Set<Plan>().Where(p => p.Id == version.PlanId).Select(p => p.UnitId).FirstAsync(cancel);
        var groups = (await units.GroupsOfAsync(unitId, cancel)).Select(g => g.Id).ToHashSet();
        var (wanted, faults) = _reader.Read(merged?.Form ?? request.Form, request.Key, version, kept, position, groups);
        var refused = await OwnProjects.WhyNotAsync(plans, unitId, kept is null ? wanted.OwnerUnitId : kept.OwnerUnitId, cancel)
            ?? await OwnProjects.WhyNotAsync(plans, unitId, wanted.OwnerUnitId, cancel);
        var others = merged is { Clashes: [_, ..] clashes } ? await SavedByOthers.FindAsync(db, request.Key, clashes, cancel) : [];
        return new Reading(All([version.WhyNotEdited(), refused, .. others.Select(o => o.ToRefusal()), .. faults]))
        {
            Version = version,
            Kept = kept,
            Wanted = wanted,
            Merged = merged,
            Others = others,
        };
    }

    private sealed record Reading(List<Refusal> Refusals)
    {
        public PlanVersion? Version { get; init; }

        public PlanProject? Kept { get; init; }

        public PlanProject? Wanted { get; init; }

        public MergedForm? Merged { get; init; }

        public IReadOnlyList<SavedByOther> Others { get; init; } = [];
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
