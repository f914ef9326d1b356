using Somdun.Regulations;
using static Somdun.Text;

namespace Somdun.Modules.Organisation.Rules;

/// <summary>How large a school is, by its pupils. Two sets of classes are in use at once in primary areas.</summary>
[Cites("เกณฑ์ขนาดโรงเรียนของเขตพื้นที่การศึกษาประถมศึกษา", "สี่ขนาด และเจ็ดขนาด", "docs/regulations/school-size-classes.md")]
public static class SizeClasses
{
    /// <summary>The most pupils of a school that is called small.</summary>
    public const int SmallMost = 120;

    /// <summary>A school without pupils: in no class of the others.</summary>
    public static readonly SizeClass NoPupils = new("none", T("ไม่มีนักเรียน", "No pupils"), 0, 0);

    // The announcement that set the limits has not been found, so no day is known from which they hold.
    private static readonly DatedParameter<IReadOnlyList<SizeClass>> FourClasses = new("four size classes", (DateOnly.MinValue, (IReadOnlyList<SizeClass>)
    [
        NoPupils,
        new("small", T("ขนาดเล็ก", "Small"), 1, SmallMost),
        new("medium", T("ขนาดกลาง", "Medium"), 121, 600),
        new("large", T("ขนาดใหญ่", "Large"), 601, 1_500),
        new("extra-large", T("ขนาดใหญ่พิเศษ", "Extra large"), 1_501, null),
    ]));

    private static readonly DatedParameter<IReadOnlyList<SizeClass>> SevenClasses = new("seven size classes", (DateOnly.MinValue, (IReadOnlyList<SizeClass>)
    [
        NoPupils,
        Of(1, SmallMost), Of(121, 200), Of(201, 300), Of(301, 499), Of(500, 1_499), Of(1_500, 2_499), Of(2_500, null),
    ]));

    /// <summary>The classes in force on a day, from the smallest.</summary>
    public static IReadOnlyList<SizeClass> On(DateOnly day, SizeScheme scheme = SizeScheme.Four) =>
        (scheme == SizeScheme.Four ? FourClasses : SevenClasses).On(day);

    /// <summary>The class of a school with so many pupils on that day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than none.</exception>
    public static SizeClass Of(int pupils, DateOnly day, SizeScheme scheme = SizeScheme.Four)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pupils);
        return On(day, scheme).Single(c => c.Holds(pupils));
    }

    private static SizeClass Of(int from, int? to) => new(
        $"{from}-{to}",
        to is null ? T($"{from:N0} คนขึ้นไป", $"{from:N0} and more") : T($"{from:N0}–{to:N0} คน", $"{from:N0}–{to:N0}"),
        from, to);
}

/// <param name="Code">As addresses write it.</param>
/// <param name="From">The fewest pupils.</param>
/// <param name="To">The most; null without limit.</param>
public sealed record SizeClass(string Code, Text Name, int From, int? To)
{
    public bool Holds(int pupils) => From <= pupils && (To is null || pupils <= To);
}

/// <summary>Which set of classes.</summary>
public enum SizeScheme
{
    Four,
    Seven,
}
