using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>One column of a plan table, as its heading was understood.</summary>
/// <param name="Index">Nought-based, in the table's grid.</param>
/// <param name="Heading">As printed, a heading of two levels as "upper / lower".</param>
/// <param name="Sure">False where the reader guessed.</param>
/// <param name="Own">The lowest heading alone: the kind of an expense, a framework, a number.</param>
/// <param name="Group">The sub-heading that parts targets or indicators (เชิงปริมาณ, เชิงคุณภาพ).</param>
/// <param name="Month">The month of a month column, with its Buddhist year where the heading says it.</param>
/// <param name="UnitIndex">The column beside it that holds the unit of its numbers (จำนวน | หน่วยนับ).</param>
/// <param name="Scale">What amounts are to be multiplied with: 1,000 under พันบาท.</param>
internal sealed record Column(
    int Index,
    string Heading,
    ColumnRole? Role,
    bool Sure,
    Source Source,
    string Own,
    string? Group = null,
    (int Month, int? Year)? Month = null,
    int? Quarter = null,
    decimal Scale = 1,
    int? UnitIndex = null)
{
    /// <summary>Whether a person should be asked what the column holds.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>What its bare numbers count, where the heading says so: เป้าหมาย (คน).</summary>
    public string? Unit { get; init; }

    /// <summary>Whether a month or a quarter holds what is to be spent in it, rather than a mark.</summary>
    public bool HoldsMoney { get; init; }
}

/// <summary>The heading of a plan table: its columns in the order of the grid.</summary>
/// <param name="RowCount">How many rows it takes.</param>
internal sealed record Heading(IReadOnlyList<Column> Columns, int Width, int RowCount)
{
    /// <summary>The cells of its rows, each by its <see cref="HeadingLexicon.Key"/>.</summary>
    public IReadOnlyList<string[]> Printed { get; init; } = [];

    /// <summary>Whether its months and quarters are marked by the colour of their cells.</summary>
    public bool MarksByShade { get; init; }

    public bool Has(ColumnRole role) => Columns.Any(c => c.Role == role);

    public IEnumerable<Column> Of(ColumnRole role) => Columns.Where(c => c.Role == role);

    /// <summary>Whether both head the same kinds of columns, wherever these stand: rows under one may carry on rows under the other.</summary>
    public bool IsKinOf(Heading other) =>
        ReferenceEquals(this, other) || Columns.Select(c => c.Role).OfType<ColumnRole>().ToHashSet().SetEquals(other.Columns.Select(c => c.Role).OfType<ColumnRole>());

    /// <summary>The column here that holds what <paramref name="column"/> holds in a kindred heading; null where there is none.</summary>
    public Column? Counterpart(Column column) =>
        column.Index < Columns.Count && ReferenceEquals(Columns[column.Index], column) ? column
        : Columns.FirstOrDefault(c => c.Role == column.Role && c.Group == column.Group && c.Month == column.Month && c.Quarter == column.Quarter
            && (c.Role is not (null or ColumnRole.Expense or ColumnRole.Alignment) || HeadingLexicon.Key(c.Heading) == HeadingLexicon.Key(column.Heading)));

    /// <summary>Whether the other heading is this one printed again, on the next page perhaps with a letter's difference.</summary>
    public bool IsRepeatedBy(Heading other) =>
        Width == other.Width && Columns.Zip(other.Columns).All(pair => pair.First.Role == pair.Second.Role && pair.First.Month == pair.Second.Month
            && (pair.First.Role is not null || HeadingLexicon.Key(pair.First.Heading) == HeadingLexicon.Key(pair.Second.Heading)));
}
