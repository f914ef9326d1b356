using CsCheck;
using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class YearsTests
{
    private static readonly Gen<DateOnly> Day =
        Gen.Int[new DateOnly(1940, 1, 1).DayNumber, new DateOnly(2150, 1, 1).DayNumber].Select(DateOnly.FromDayNumber);

    [Fact]
    public void Fiscal_year_2570_runs_from_October_2026_to_September_2027() =>
        Assert.Equal(new DayRange(new(2026, 10, 1), new(2027, 9, 30)), new FiscalYear(2570).Days);

    [Theory]
    [InlineData("2019-09-30", 2562)]
    [InlineData("2019-10-01", 2563)]
    [InlineData("2020-09-30", 2563)]
    [InlineData("2020-10-01", 2564)]
    public void The_first_of_October_begins_a_fiscal_year(string day, int year) =>
        Assert.Equal(new FiscalYear(year), FiscalYear.Containing(Days.Of(day)));

    [Theory]
    [InlineData(2019)]
    [InlineData(2474)]
    [InlineData(2701)]
    public void A_Gregorian_year_is_no_year_of_ours(int year)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYear(year));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchoolYear(year));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarYear(year));
    }

    [Fact]
    public void The_quarters_and_the_months_part_a_fiscal_year_without_gap_or_overlap() =>
        Day.Sample(day =>
        {
            var year = FiscalYear.Containing(day);
            return year.Contains(day)
                && year.Quarters.Count(quarter => quarter.Contains(day)) == 1
                && year.Quarters.Sum(quarter => quarter.Days.Length) == year.Days.Length
                && year.Quarters.SelectMany(quarter => quarter.Months).SequenceEqual(year.Months)
                && year.Months.Count == 12
                && year.Months.Count(month => month.Days.Contains(day)) == 1
                && year.Month(day.Month) == YearMonth.Containing(day)
                && year.Quarters.Contains(Quarter.Containing(day))
                && year.Next.FirstDay == year.LastDay.AddDays(1)
                && year.Next.Previous == year
                && year < year.Next && year.Next >= year;
        });

    [Fact]
    public void Quarters_follow_one_another_over_the_years() =>
        Day.Sample(day =>
        {
            var quarter = Quarter.Containing(day);
            return quarter.Contains(day)
                && quarter.Next.FirstDay == quarter.LastDay.AddDays(1)
                && quarter.Next.Previous == quarter
                && quarter < quarter.Next && quarter.Previous <= quarter
                && Quarter.TryRead(quarter.Name.Thai, out var thai) && thai == quarter
                && Quarter.TryRead(quarter.Name.English, out var english) && english == quarter
                && Quarter.TryRead(quarter.ToString(), out var brief) && brief == quarter;
        });

    [Theory]
    [InlineData("2019-10-01", 1, 2563)]
    [InlineData("2019-12-31", 1, 2563)]
    [InlineData("2020-01-01", 2, 2563)]
    [InlineData("2020-06-30", 3, 2563)]
    [InlineData("2020-07-01", 4, 2563)]
    [InlineData("2020-09-30", 4, 2563)]
    public void A_day_lies_in_its_quarter(string day, int number, int year) =>
        Assert.Equal(new Quarter(new FiscalYear(year), number), Quarter.Containing(Days.Of(day)));

    [Theory]
    [InlineData("ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2563")]
    [InlineData("ไตรมาส 2/2563")]
    [InlineData("ไตรมาส ๒/๖๓")]
    [InlineData("ไตรมาสที่ 2 ปี 2563")]
    [InlineData("Q2/2563")]
    [InlineData("Q2 FY2020")]
    [InlineData("Quarter 2, fiscal year 2563")]
    public void The_second_quarter_of_2563_is_read(string text)
    {
        Assert.True(Quarter.TryRead(text, out var quarter), text);
        Assert.Equal(new Quarter(new FiscalYear(2563), 2), quarter);
    }

    [Theory]
    [InlineData("2/2563")]
    [InlineData("ไตรมาส 5/2563")]
    [InlineData("ไตรมาส 2")]
    [InlineData("ไตรมาส 1-2/2563")]
    [InlineData("ไตรมาส 2/2563 โดยประมาณ")]
    [InlineData("")]
    public void What_is_no_quarter_is_refused(string text) => Assert.False(Quarter.TryRead(text, out _), text);

    [Theory]
    [InlineData("ปีงบประมาณ พ.ศ. 2563")]
    [InlineData("ปีงบประมาณ 2563")]
    [InlineData("ประจำปีงบประมาณ ๒๕๖๓")]
    [InlineData("งบปี 63")]
    [InlineData("FY2020")]
    [InlineData("FY 2563")]
    [InlineData("ปี 2563")]
    [InlineData("2563")]
    public void Fiscal_year_2563_is_read(string text)
    {
        Assert.True(FiscalYear.TryRead(text, out var year), text);
        Assert.Equal(new FiscalYear(2563), year);
    }

    [Theory]
    [InlineData("ปีการศึกษา 2563")]
    [InlineData("ปีงบประมาณ")]
    [InlineData("ปีงบประมาณ 2563 - 2565")]
    [InlineData("พ.ศ. 2410")]
    [InlineData("24 โครงการ")]
    [InlineData("")]
    public void What_is_no_fiscal_year_is_refused(string text) => Assert.False(FiscalYear.TryRead(text, out _), text);

    [Fact]
    public void Each_kind_of_year_reads_its_own_name_and_no_other()
    {
        Assert.True(SchoolYear.TryRead("ปีการศึกษา 2563", out var school));
        Assert.Equal(new SchoolYear(2563), school);
        Assert.False(SchoolYear.TryRead("ปีงบประมาณ 2563", out _));
        Assert.True(CalendarYear.TryRead("พ.ศ. 2563", out var calendar));
        Assert.Equal(new CalendarYear(2563), calendar);
        Assert.False(CalendarYear.TryRead("ปีการศึกษา 2563", out _));
    }

    [Fact]
    public void A_calendar_year_runs_from_January_to_December() =>
        Day.Sample(day =>
        {
            var year = CalendarYear.Containing(day);
            return year.Contains(day) && year.FirstDay == new DateOnly(day.Year, 1, 1) && year.Next.FirstDay == year.LastDay.AddDays(1) && year.Previous < year;
        });

    [Fact]
    public void A_school_year_opens_on_16_May_and_has_two_terms_with_breaks_between()
    {
        var terms = SchoolCalendar.Usual.TermsOf(new SchoolYear(2569));

        Assert.Equal(new DayRange(new(2026, 5, 16), new(2026, 10, 11)), terms.First);
        Assert.Equal(new DayRange(new(2026, 11, 1), new(2027, 4, 1)), terms.Second);
        Assert.Equal(2, terms.TermOn(new(2026, 11, 22)));
        Assert.Null(terms.TermOn(new(2026, 10, 20)));
        Assert.Equal(new SchoolYear(2569), SchoolCalendar.Usual.Containing(new(2027, 5, 15)));
        Assert.Equal(new SchoolYear(2570), SchoolCalendar.Usual.Containing(new(2027, 5, 16)));
    }

    [Fact]
    public void The_school_year_2563_opened_on_1_July_and_2562_lasted_until_then()
    {
        var calendar = new SchoolCalendar(new SchoolTerms(
            new SchoolYear(2563),
            new DayRange(new(2020, 7, 1), new(2020, 11, 13)),
            new DayRange(new(2020, 12, 1), new(2021, 4, 9))));

        Assert.Equal(new SchoolYear(2562), calendar.Containing(new(2020, 6, 30)));
        Assert.Equal(new SchoolYear(2563), calendar.Containing(new(2020, 7, 1)));
        Assert.Equal(new DateOnly(2020, 6, 30), calendar.DaysOf(new SchoolYear(2562)).To);
        Assert.Equal(1, calendar.TermsOf(new SchoolYear(2563)).TermOn(new(2020, 11, 1)));
    }

    [Fact]
    public void Every_day_lies_in_the_days_of_its_school_year() =>
        Day.Sample(day => SchoolCalendar.Usual.DaysOf(SchoolCalendar.Usual.Containing(day)).Contains(day));
}
