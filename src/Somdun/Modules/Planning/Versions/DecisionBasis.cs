using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// What whoever closes the screening or approves looks at first: what the version comes to by strategy, what is still wrong in it, what
/// it changes of the version in force, and what the committee did not take in. For <c>_DecisionBasis.cshtml</c>.
/// </summary>
/// <param name="Before">The version in force; null where there is none.</param>
/// <param name="Difference">From that one; null likewise.</param>
/// <param name="Signers">Who may do it, as a form offers them.</param>
internal sealed record DecisionBasis(
    PlanAddress Address, CheckedVersion Checked, PlanSummary Summary, PlanVersion? Before, PlanComparison? Difference, IReadOnlyList<Choice> Signers)
{
    public const string View = "/Modules/Planning/Versions/_DecisionBasis.cshtml";

    public ProjectAddresses Projects { get; } = new(Address, Checked.Version.Projects);

    public int Errors => Checked.Count(Severity.Error);

    public IReadOnlyList<PlanProject> NotAccepted { get; } = [.. Checked.Version.Projects.Where(p => p.Standing != ProjectStanding.Accepted)];

    /// <summary>How many projects came, went and changed since the version in force.</summary>
    public (int Added, int Removed, int Changed) Changes()
    {
        // That the committee has not decided yet is told by itself; it changes nothing of a project.
        var projects = Difference!.Parts
            .Where(c => c.Part.Kind is not PartKind.Strategy && (c.Kind is not ChangeKind.Changed || c.Moved || c.Fields.Any(f => f.Field != PlanField.Standing)))
            .GroupBy(c => c.Part.Owner ?? c.Part.Key)
            .ToList();
        var added = projects.Count(p => p.Any(c => c.Part.Kind is PartKind.Project && c.Kind is ChangeKind.Added));
        var removed = projects.Count(p => p.Any(c => c.Part.Kind is PartKind.Project && c.Kind is ChangeKind.Removed));
        return (added, removed, projects.Count - added - removed);
    }

    /// <summary>Why a version with open errors is not closed or approved; null where nothing is open, or a reason is given.</summary>
    /// <param name="errors">How many things must be put right.</param>
    public static Refusal? WhyNotDespite(int errors, string? reason) => errors == 0 ? null : WhyNotText("Despite", reason, PlanVersion.ReasonMaxLength, "errors-open", T(
        $"ยังมี {errors} เรื่องที่ต้องแก้ในฉบับนี้ แก้ก่อน หรือกรอกเหตุผลที่ดำเนินการทั้งที่ทราบแล้ว",
        $"{errors} things must still be put right in this version. Put them right, or say why it goes on all the same"));

    /// <inheritdoc cref="OpenErrors"/>
    public static OpenErrors? Despite(int errors, string? reason) => errors == 0 ? null : new(errors, ThaiText.Clean(reason!));
}

/// <summary>Gathers <see cref="DecisionBasis"/>.</summary>
internal sealed class DecisionBases(SomdunDb db, PlanFindings findings, PlanContents contents, PlanSigners signers, TimeProvider clock)
{
    /// <param name="permission">What is about to be done.</param>
    public async Task<DecisionBasis> OfAsync(PlanPlace place, PlanAddress address, string permission, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var inForce = await db.VersionToShowAsync(place.Plan.Id, today, cancel);
        var before = inForce is { } id && id != place.Version.Id && await db.Set<PlanVersion>().AnyAsync(v => v.Id == id && v.State == VersionState.Approved, cancel)
            ? await db.Set<PlanVersion>().WholeAsync(id, cancel)
            : null;
        var found = await findings.CheckAsync(place, cancel);
        return new DecisionBasis(
            address,
            found,
            new PlanSummary(found.Version, await contents.GroupsAsync(place.Unit.Id, cancel)),
            before,
            before is null ? null : PlanCompare.Between(before, found.Version),
            [
                .. (await signers.OfAsync(permission, place.Plan.UnitId, today, cancel)).Select(s => new Choice(s.Value, s.Label)),
                new Choice(PlanSigners.Outside, T("ผู้ลงนามนอกระบบ (กรอกชื่อตามหนังสือ)", "Somebody outside the system (write the name on the paper)")),
            ]);
    }

    /// <summary>How many things must be put right in a version as it stands in the transaction under way.</summary>
    public static async Task<int> ErrorsAsync(SomdunDb db, IPlanLinter linter, Plan plan, Guid versionId, CancellationToken cancel)
    {
        var whole = (await db.Set<PlanVersion>().WholeAsync(versionId, cancel))!;
        return linter.Check(VersionDraft.Of(whole, plan.IsOfOneYear ? plan.FirstYear : null)).Count(f => f.Severity == Severity.Error);
    }
}
