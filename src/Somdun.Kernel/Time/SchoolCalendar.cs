namespace Somdun.Time;

/// <summary>The two terms of a school year; a break follows each.</summary>
/// <param name="First">The first term, opening and closing day counted in.</param>
/// <param name="Second">The second term, likewise; it ends in the next calendar year.</param>
public sealed record SchoolTerms(SchoolYear Year, DayRange First, DayRange Second)
{
    /// <summary>Which term the day belongs to, 1 or 2; null in the breaks.</summary>
    public int? TermOn(DateOnly day) => First.Contains(day) ? 1 : Second.Contains(day) ? 2 : null;
}

/// <summary>
/// When school years and terms begin and end: as the ministry's rule of B.E. 2549 has it (ระเบียบกระทรวงศึกษาธิการว่าด้วย
/// ปีการศึกษา การเปิดและปิดสถานศึกษา, amended 2558), save in the years whose dates were ordered otherwise: 2563 opened on 1 July.
/// </summary>
public sealed class SchoolCalendar(params IEnumerable<SchoolTerms> exceptions)
{
    /// <summary>The calendar without exceptions.</summary>
    public static readonly SchoolCalendar Usual = new();

    private readonly Dictionary<SchoolYear, SchoolTerms> _exceptions = exceptions.ToDictionary(terms => terms.Year);

    /// <summary>The year's terms: 16 May to 11 October and 1 November to 1 April, unless data say otherwise.</summary>
    public SchoolTerms TermsOf(SchoolYear year)
    {
        var first = year.BuddhistYear - BuddhistEra.Offset;
        return _exceptions.GetValueOrDefault(year) ?? new SchoolTerms(
            year,
            new DayRange(new DateOnly(first, 5, 16), new DateOnly(first, 10, 11)),
            new DayRange(new DateOnly(first, 11, 1), new DateOnly(first + 1, 4, 1)));
    }

    /// <summary>The whole school year: from its first term to the eve of the next year's, the long break counted in.</summary>
    public DayRange DaysOf(SchoolYear year) =>
        new(TermsOf(year).First.From, TermsOf(year.Next).First.From.AddDays(-1));

    public SchoolYear Containing(DateOnly day)
    {
        var year = new SchoolYear(day.Year + BuddhistEra.Offset);
        return day < TermsOf(year).First.From ? year.Previous : year;
    }
}
