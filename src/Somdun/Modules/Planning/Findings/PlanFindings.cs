using System.Collections.Concurrent;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>A version, whole, with what the linter finds in it as it stands now.</summary>
internal sealed class PlanFindings(SomdunDb db, DatabaseChanges changes, IPlanLinter linter, CheckedVersions known)
{
    public async Task<CheckedVersion> CheckAsync(PlanPlace place, CancellationToken cancel)
    {
        var id = place.Version.Id;
        var mark = changes.Mark();
        if (known.Find(id, mark) is { } untouched)
        {
            return untouched;
        }

        var hash = await db.HashAsync(id, cancel);
        return known.Keep(id, mark, hash, known.Find(id, hash) ?? await LoadAsync(place, cancel));
    }

    private async Task<CheckedVersion> LoadAsync(PlanPlace place, CancellationToken cancel)
    {
        var version = (await db.Set<PlanVersion>().WholeAsync(place.Version.Id, cancel))!;
        var projects = version.Counted.ToList();
        var findings = linter.Check(VersionDraft.Of(version, place.Plan.IsOfOneYear ? place.Plan.FirstYear : null));
        return new CheckedVersion(version, [.. findings.Select(f => new PlanFinding(f, f.ProjectIndex is { } index ? projects[index] : null))]);
    }
}

/// <summary>
/// Versions loaded and checked, for as long as their rows stay as they were. Loading one takes nine queries and checking it
/// longer still; asking whether it changed takes one, and none while nobody writes.
/// </summary>
internal sealed class CheckedVersions
{
    /// <summary>More than an office has in hand at once; a hundred kilobytes each.</summary>
    private const int Kept = 40;

    private readonly ConcurrentDictionary<Guid, (long? Mark, string Hash, CheckedVersion Version)> _versions = new();

    /// <param name="mark">Of <see cref="DatabaseChanges"/>, taken before anything was read.</param>
    public CheckedVersion? Find(Guid versionId, long? mark) =>
        mark is not null && _versions.TryGetValue(versionId, out var known) && known.Mark == mark ? known.Version : null;

    public CheckedVersion? Find(Guid versionId, string hash) =>
        _versions.TryGetValue(versionId, out var known) && known.Hash == hash ? known.Version : null;

    public CheckedVersion Keep(Guid versionId, long? mark, string hash, CheckedVersion version)
    {
        if (_versions.Count >= Kept)
        {
            _versions.Clear();
        }

        _versions[versionId] = (mark, hash, version);
        return version;
    }
}

/// <param name="Version">Whole and in order. Many readers share it: it is for reading only.</param>
/// <param name="Findings">Errors first, then in the plan's order.</param>
internal sealed record CheckedVersion(PlanVersion Version, IReadOnlyList<PlanFinding> Findings)
{
    public int Count(Severity severity) => Findings.Count(f => f.Finding.Severity == severity);

    public IEnumerable<PlanFinding> Of(PlanProject project) => Findings.Where(f => f.Project == project);
}

/// <param name="Project">The project it is about; null when it is about the whole plan.</param>
internal sealed record PlanFinding(Finding Finding, PlanProject? Project)
{
    /// <summary>The field it is about, as <see cref="VersionDraft"/> names it: <c>targets[0]</c>; null for the whole plan.</summary>
    public string? Field => Project is null ? null : Finding.Source?.From;

    /// <summary>The field that its proposal would change, within the project: <c>targets[0].text</c>; null where it proposes nothing that a form could take.</summary>
    public string? ProposedField => Project is not null && Finding.Proposal is { Field: var path } && path.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
        && AcceptProposal.IsKnown(path[(end + 2)..]) ? path[(end + 2)..] : null;

    /// <summary>The same as the fragment of an address: <c>targets-0</c>.</summary>
    public string? Anchor => AnchorOf(Field);

    public static string? AnchorOf(string? field) => field?.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
