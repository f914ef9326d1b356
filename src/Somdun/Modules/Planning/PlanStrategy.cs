namespace Somdun.Modules.Planning;

/// <summary>A strategy (กลยุทธ์) of a version.</summary>
internal sealed class PlanStrategy : IPartOfVersion
{
    public const int TitleMaxLength = 1000;

    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>The same strategy in every version.</summary>
    public required Guid Key { get; init; }

    public required int Position { get; set; }

    public int? Number { get; set; }

    public required string Title { get; set; }

    /// <summary>The title the document gave at the last import; null for one made by form. A form never touches it.</summary>
    public string? TitleAsRead { get; set; }
}
