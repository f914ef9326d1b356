using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>
/// The plan of one unit for one period: a fiscal year (แผนปฏิบัติการประจำปี), or several (แผนพัฒนา). What it says stands in
/// its versions.
/// </summary>
internal sealed class Plan
{
    public required Guid Id { get; init; }

    /// <summary>Whose plan: an office, or a school.</summary>
    public required Guid UnitId { get; init; }

    public required FiscalYear FirstYear { get; init; }

    /// <summary>The same as <see cref="FirstYear"/> for a plan of one year.</summary>
    public required FiscalYear LastYear { get; init; }

    public bool IsOfOneYear => FirstYear == LastYear;
}
