using Somdun.Money;

namespace Somdun.Modules.Planning;

/// <summary>How much a group may propose in a version.</summary>
internal sealed class PlanCeiling : IPartOfVersion
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    public required Guid OwnerUnitId { get; init; }

    public required Baht Amount { get; set; }

    public PlanCeiling CopyTo(Guid versionId) => new()
    {
        Id = Guid.CreateVersion7(),
        VersionId = versionId,
        OwnerUnitId = OwnerUnitId,
        Amount = Amount,
    };
}

/// <summary>What the committee said of a project, or of the version as a whole. Comments are added, never changed.</summary>
internal sealed class ScreeningComment : IPartOfVersion
{
    public const int TextMaxLength = 4000;

    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>The project's <see cref="PlanProject.Key"/>; null for the version as a whole.</summary>
    public Guid? ProjectKey { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public required string Text { get; init; }

    /// <summary>The decision that came with it; null for a mere remark.</summary>
    public ProjectStanding? Decision { get; init; }
}
