using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>Where the plan stands, and what in it needs a person first.</summary>
internal sealed class PlansOnHome(SomdunDb db, PlanContents contents, PlanFindings planFindings, IUnits units, Actor actor, TimeProvider clock)
{
    public async Task<PlanOnHome?> FindAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var year = FiscalYear.Containing(today);
        var entries = await PlanEntry.AllAsync(db, actor, today, cancel);

        // The plan of this year; before it is brought in, the newest there is.
        var entry = entries.FirstOrDefault(e => e.Plan.IsOfOneYear && e.Plan.FirstYear == year) ?? (entries is [var newest, ..] ? newest : null);
        if (entry?.Shown is not { } shown || await units.FindAsync(entry.Plan.UnitId.ToString(), cancel) is not { } unit)
        {
            return null;
        }

        // What is to be put right is put right in the version that is open.
        var worked = entry.Open ?? shown;
        var place = new PlanPlace(entry.Plan, unit, worked.Version);
        var checkedVersion = await planFindings.CheckAsync(place, cancel);
        var address = new PlanAddress(
            new PlanPeriod(entry.Plan.FirstYear, entry.Plan.LastYear).ToString(),
            Unit: null,
            worked == shown ? null : worked.Version.Number);
        return new PlanOnHome(entry, place, address, checkedVersion, new PlanSummary(checkedVersion.Version, await contents.GroupsAsync(unit.Id, cancel)));
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
