using Somdun.Foundation.Data;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>A framework that projects align with in one year: the policies of OBEC, a national strategy. Each year has its own.</summary>
internal sealed class AlignmentFramework : IEditable
{
    public const int NameMaxLength = 500;
    public const int NoteMaxLength = 1000;

    public required Guid Id { get; init; }

    public required FiscalYear Year { get; init; }

    /// <summary>As plans print it: "สพฐ.".</summary>
    public required string Code { get; set; }

    public required string ThaiName { get; set; }

    public required string EnglishName { get; set; }

    /// <summary>False while nobody in the office has confirmed what it means.</summary>
    public bool Confirmed { get; set; }

    public string? Note { get; set; }

    public int RowVersion { get; set; }

    public List<AlignmentItem> Items { get; init; } = [];
}

internal sealed class AlignmentItem
{
    public required Guid Id { get; init; }

    public required Guid FrameworkId { get; init; }

    public required int Position { get; set; }

    public required string Code { get; set; }

    public required string ThaiTitle { get; set; }

    public required string EnglishTitle { get; set; }
}
