using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>Where the plan stands, and what in it needs a person first.</summary>
internal sealed class PlansOnHome(SomdunDb db, PlanEntries plans, Plans rights, PlanContents contents, PlanFindings planFindings, Actor actor, TimeProvider clock)
{
    public async Task<PlanOnHome?> FindAsync(CancellationToken cancel)
    {
        var year = FiscalYear.Containing(BangkokTime.Today(clock));

        // One's own before the office's, and those of others not at all; of this year, or before that is brought in the newest there is.
        var entry = (await plans.AllAsync(cancel)).Where(e => e.IsNear)
            .OrderByDescending(e => e.IsOwn)
            .ThenByDescending(e => e.Plan.IsOfOneYear && e.Plan.FirstYear == year)
            .FirstOrDefault();
        if (entry?.Shown is not { } shown)
        {
            return null;
        }

        // What is to be put right is put right in the version that is open.
        var worked = entry.Open ?? shown;
        var place = new PlanPlace(entry.Plan, entry.Unit, worked.Version, await rights.RightsOverAsync(entry.Plan.UnitId, cancel));
        var checkedVersion = await planFindings.CheckAsync(place, cancel);
        var address = entry.Address with { Version = worked == shown ? null : worked.Version.Number };
        return new PlanOnHome(entry, place, address, checkedVersion, new PlanSummary(checkedVersion.Version, await contents.GroupsAsync(entry.Unit.Id, cancel)));
    }

    public Task<List<ImportOnHome>> ImportsInReviewAsync(CancellationToken cancel) =>
        db.ImportsWithin(actor, BangkokTime.Today(clock))
            .Where(i => i.State == ImportState.InReview)
            .OrderByDescending(i => i.CreatedAt)
            .Select(i => new ImportOnHome(i.Id, i.FileName, i.CreatedAt))
            .ToListAsync(cancel);
}

/// <param name="Place">The version people work on: the open one, else the one in force.</param>
/// <param name="Address">Of that version.</param>
internal sealed record PlanOnHome(PlanEntry Entry, PlanPlace Place, PlanAddress Address, CheckedVersion Checked, PlanSummary Summary)
{
    public PlanFigures Figures { get; } = PlanFigures.Of(Checked.Version);

    public ProjectAddresses Projects { get; } = new(Address, Checked.Version.Projects);

    /// <summary>By strategy; by owner where one strategy has everything, since one bar says nothing.</summary>
    public (bool IsByStrategy, IReadOnlyList<PlanShare> Shares) Shares()
    {
        List<PlanShare> strategies = [.. Summary.ByStrategy().Where(s => s.Projects.Count > 0)];
        return strategies.Count > 1 ? (true, strategies) : (false, Summary.ByOwner());
    }

    public IEnumerable<PlanProject> Returned => Checked.Version.Projects.Where(p => p.Standing == ProjectStanding.Returned);

    public IEnumerable<PlanFinding> Errors => Checked.Findings.Where(f => f.Finding.Severity == Severity.Error);
}

internal sealed record ImportOnHome(Guid Id, string FileName, DateTime CreatedAt);
