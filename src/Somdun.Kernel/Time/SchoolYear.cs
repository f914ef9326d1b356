using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Time;

/// <summary>
/// A school year (ปีการศึกษา), named by the Buddhist-era year it begins in. When it begins and ends is not a matter of
/// arithmetic but of each year's orders: ask a <see cref="SchoolCalendar"/>.
/// </summary>
public readonly record struct SchoolYear : IComparable<SchoolYear>
{
    /// <param name="buddhistYear">The year as people speak it, 2475 to 2700.</param>
    /// <exception cref="ArgumentOutOfRangeException">A Gregorian year, most likely.</exception>
    public SchoolYear(int buddhistYear) => BuddhistYear = BuddhistEra.Checked(buddhistYear);

    public int BuddhistYear { get; }

    /// <summary>As headings say it.</summary>
    public Text Name => T($"ปีการศึกษา {BuddhistYear}", $"School year {BuddhistYear}");

    public SchoolYear Next => new(BuddhistYear + 1);

    public SchoolYear Previous => new(BuddhistYear - 1);

    public static bool operator <(SchoolYear a, SchoolYear b) => a.BuddhistYear < b.BuddhistYear;

    public static bool operator >(SchoolYear a, SchoolYear b) => a.BuddhistYear > b.BuddhistYear;

    public static bool operator <=(SchoolYear a, SchoolYear b) => a.BuddhistYear <= b.BuddhistYear;

    public static bool operator >=(SchoolYear a, SchoolYear b) => a.BuddhistYear >= b.BuddhistYear;

    /// <summary>Reads <c>ปีการศึกษา 2563</c> or the year alone.</summary>
    public static bool TryRead(string text, out SchoolYear year)
    {
        var read = YearReader.Read(text, DateWord.SchoolYear).Into(out var buddhistYear);
        year = read ? new SchoolYear(buddhistYear) : default;
        return read;
    }

    public int CompareTo(SchoolYear other) => BuddhistYear.CompareTo(other.BuddhistYear);

    public override string ToString() => Name.Thai;
}
