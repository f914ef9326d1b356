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

        var inForce = await OfAsync(entry, shown, entry.Address, cancel);
        var draft = entry.Open is { } open && open != shown
            ? await OfAsync(entry, open, entry.Address with { Version = open.Version.Number }, cancel)
            : null;
        return new PlanOnHome(entry, inForce, draft, new PlanSummary(inForce.Checked.Version, await contents.GroupsAsync(entry.Unit.Id, cancel)));
    }

    private async Task<VersionOnHome> OfAsync(PlanEntry entry, VersionEntry version, PlanAddress address, CancellationToken cancel)
    {
        var place = new PlanPlace(entry.Plan, entry.Unit, version.Version, await rights.RightsOverAsync(entry.Plan.UnitId, cancel));
        return new VersionOnHome(place, address, await planFindings.CheckAsync(place, cancel));
    }

    public Task<List<ImportOnHome>> ImportsInReviewAsync(CancellationToken cancel) =>
        db.ImportsWithin(actor, BangkokTime.Today(clock))
            .Where(i => i.State == ImportState.InReview)
            .OrderByDescending(i => i.CreatedAt)
            .Select(i => new ImportOnHome(i.Id, i.FileName, i.CreatedAt))
            .ToListAsync(cancel);
}

/// <summary>A version on the first page.</summary>
internal sealed record VersionOnHome(PlanPlace Place, PlanAddress Address, CheckedVersion Checked)
{
    public PlanFigures Figures { get; } = PlanFigures.Of(Checked.Version);

    public ProjectAddresses Projects { get; } = new(Address, Checked.Version.Projects);

    public IEnumerable<PlanProject> Returned => Checked.Version.Projects.Where(p => p.Standing == ProjectStanding.Returned);

    public IEnumerable<PlanFinding> Errors => Checked.Findings.Where(f => f.Finding.Severity == Severity.Error);
}

/// <param name="Main">The version in force; the newest where none is.</param>
/// <param name="Draft">The one that is open beside it; null where there is none.</param>
/// <param name="Summary">Of <paramref name="Main"/>.</param>
internal sealed record PlanOnHome(PlanEntry Entry, VersionOnHome Main, VersionOnHome? Draft, PlanSummary Summary)
{
    /// <summary>What is to be put right is put right in the version that is open.</summary>
    public VersionOnHome Worked => Draft ?? Main;

    /// <summary>By strategy; by owner where one strategy has everything, since one bar says nothing.</summary>
    public (bool IsByStrategy, IReadOnlyList<PlanShare> Shares) Shares()
    {
        List<PlanShare> strategies = [.. Summary.ByStrategy().Where(s => s.Projects.Count > 0)];
        return strategies.Count > 1 ? (true, strategies) : (false, Summary.ByOwner());
    }
}

internal sealed record ImportOnHome(Guid Id, string FileName, DateTime CreatedAt);
