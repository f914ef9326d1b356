using CsCheck;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class ThaiDateProperties
{
    private static readonly Gen<DateOnly> Day =
        Gen.Int[new DateOnly(1857, 1, 1).DayNumber, new DateOnly(2256, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<DayRange> Range =
        Gen.Select(Day, Gen.Frequency((1, Gen.Int[0, 40]), (1, Gen.Int[0, 800])), (from, days) => (from, to: from.AddDays(days)))
            .Where(r => r.to.Year <= 2256)
            .Select(r => new DayRange(r.from, r.to));

    private static readonly Gen<Language> Either = Gen.Enum<Language>();

    /// <summary>What dates are made of, in any order.</summary>
    private static readonly Gen<string> Scraps = Gen.OneOf(
            "1", "31", "๕", "62", "2562", "2019", "9999", "0", "/", "-", "–", ".", ",", " ", "ถึง", "ต.ค.", "ก.พ.", "มกราคม", "Oct", "May",
            "พ.ศ.", "ค.ศ.", "ปี", "วันที่", "วันจันทร์ที่", "เดือน", "ไตรมาส", "ไตรมาสที่", "ปีงบประมาณ", "ตลอดปี", "ระหว่าง", "st", "ก", "\u200B")
        .Array[0, 9].Select(string.Concat);

    [Fact]
    public void Every_day_written_is_read_back() =>
        Gen.Select(Day, Either).Sample((day, language) =>
            new[] { ThaiDate.Long(day, language), ThaiDate.Short(day, language), ThaiDate.Full(day, language) }.All(text =>
                ThaiDate.TryRead(text, out var read) && read == day
                && ThaiDate.TryRead(ThaiText.ThaiDigits(text), out var again) && again == day));

    [Fact]
    public void Every_day_in_figures_is_read_back() =>
        Day.Sample(day =>
            new[] { $"{day:yyyy-MM-dd}", $"{day.Day}/{day.Month}/{day.Year + 543}", $"{day:dd-MM}-{day.Year + 543}", $"{day.Day}.{day.Month}.{day.Year}" }
                .All(text => ThaiDate.TryRead(text, out var read) && read == day));

    [Fact]
    public void Every_range_written_is_read_back() =>
        Gen.Select(Range, Either).Sample((range, language) =>
            new[] { ThaiDate.Long(range, language), ThaiDate.Short(range, language), ThaiText.ThaiDigits(ThaiDate.Short(range, language)) }
                .All(text => ThaiDate.TryReadRange(text, out var read) && read == range));

    [Fact]
    public void Every_month_written_is_read_back() =>
        Gen.Select(Day.Select(YearMonth.Containing), Either).Sample((month, language) =>
            new[] { ThaiDate.Long(month, language), ThaiDate.Short(month, language) }.All(text =>
                ThaiDate.TryReadYearMonth(text, out var read) && read == month
                && ThaiDate.TryReadRange(text, out var days) && days == month.Days));

    [Fact]
    public void Two_digits_are_a_Buddhist_year() =>
        Gen.Int[0, 99].Sample(year => ThaiDate.TryReadYear($"{year:00}", out var read) && read == 2500 + year);

    [Fact]
    public void Whatever_the_text_reading_answers_and_what_it_reads_stands_written_again() =>
        Scraps.Sample(
            text =>
            {
                var readsDay = ThaiDate.TryRead(text, out var day);
                var readsRange = ThaiDate.TryReadRange(text, out var range);
                ThaiDate.TryReadMonth(text, out _);
                ThaiDate.TryReadYear(text, out _);
                ThaiDate.TryReadRange(text, new FiscalYear(2563), out _);
                return (!readsDay || (range == new DayRange(day, day) && ThaiDate.TryRead(ThaiDate.Long(day), out var again) && again == day))
                    && (!readsRange || (ThaiDate.TryReadRange(ThaiDate.Long(range), out var anew) && anew == range));
            },
            iter: 5_000);

    [Fact]
    public void Spaces_anywhere_between_words_and_figures_do_not_matter() =>
        Gen.Select(Range, Gen.Int[0, 3]).Sample((range, spaces) =>
        {
            var text = ThaiDate.Short(range);
            var spaced = spaces == 0 ? text.Replace(" ", "", StringComparison.Ordinal) : text.Replace(" ", new string(' ', spaces), StringComparison.Ordinal);
            return ThaiDate.TryReadRange(spaced, out var read) && read == range;
        });
}
