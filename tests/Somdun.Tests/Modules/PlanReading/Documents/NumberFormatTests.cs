using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class NumberFormatTests
{
    [Theory]
    [InlineData("General", 185000, "185000")]
    [InlineData("General", 185000.00000001, "185000")]
    [InlineData("General", 0.1 + 0.2, "0.3")]
    [InlineData("General", 5475250.25, "5475250.25")]
    [InlineData("General", 1240100123456, "1240100123456")]
    [InlineData("General", -0.5, "-0.5")]
    [InlineData("0", 5, "5")]
    [InlineData("00", 5, "05")]
    [InlineData("#,##0", 1793250, "1,793,250")]
    [InlineData("#,##0", 1793250.5, "1,793,250.50")] // people see 1,793,251; the satang are kept
    [InlineData("#,##0.00", 47000, "47,000.00")]
    [InlineData("#,##0.00_);(#,##0.00)", -47000, "(47,000.00)")]
    [InlineData("#,##0;[Red]-#,##0", -5, "-5")]
    [InlineData("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 11860, "11,860.00")]
    [InlineData("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 0, "-")]
    [InlineData("#,##0\" บาท\"", 47000, "47,000 บาท")]
    [InlineData("[$฿-41E]#,##0.00", 12, "฿12.00")]
    [InlineData("#,##0.00,,", 5475250, "5.48")]
    [InlineData("0%", 0.8, "80%")]
    [InlineData("0%", 0.855, "85.5%")]
    [InlineData("0.0%", 0.855, "85.5%")]
    [InlineData("[$-D000000]#,##0", 47000, "๔๗,๐๐๐")]
    [InlineData("t#,##0", 47000, "๔๗,๐๐๐")]
    [InlineData("0-0000-00000-00-0", 1240100123456, "1-2401-00123-45-6")]
    [InlineData("0.00E+00", 1500000, "1500000")]
    [InlineData("# ?/?", 0.5, "0.5")]
    [InlineData(";;;", 5, "")]
    [InlineData("[>=1000]#,##0\" มาก\";0\" น้อย\"", 5, "5 น้อย")]
    public void A_number_reads_as_its_format_shows_it(string format, double value, string shown) =>
        Assert.Equal(shown, NumberFormat.Of(format).Show(value, startsIn1904: false));

    [Theory]
    [InlineData("d/m/yyyy", 43739, "1/10/2019")]
    [InlineData("[$-107041E]d mmm yyyy;@", 43739, "1 ต.ค. 2562")]
    [InlineData("[$-107041E]d mmmm yyyy;@", 43739, "1 ตุลาคม 2562")]
    [InlineData("[$-D07041E]d mmm yy;@", 43739, "๑ ต.ค. ๖๒")]
    [InlineData("[$-41E]d mmmm bbbb", 43739, "1 ตุลาคม 2562")]
    [InlineData("[$-th-TH,107]d mmm yyyy", 43739, "1 ต.ค. 2562")]
    [InlineData("dd/mm/yyyy hh:mm", 43739.5, "01/10/2019 12:00")]
    [InlineData("h:mm AM/PM", 0.75, "6:00 PM")]
    [InlineData("[h]:mm", 1.5, "36:00")]
    [InlineData("yyyy\\-mm\\-dd", 60, "1900-02-28")]
    public void A_date_reads_as_its_format_shows_it(string format, double value, string shown) =>
        Assert.Equal(shown, NumberFormat.Of(format).Show(value, startsIn1904: false));

    [Theory]
    [InlineData(14, "1/10/2562")]
    [InlineData(0, "43739")]
    [InlineData(3, "43,739")]
    [InlineData(62, "๔๓,๗๓๙.๐๐")]
    public void Formats_known_by_number_are_those_of_a_Thai_machine(int id, string shown) =>
        Assert.Equal(shown, NumberFormat.BuiltIn(id).Show(43739, startsIn1904: false));

    [Fact]
    public void A_workbook_that_counts_from_1904_means_other_days() =>
        Assert.Equal("1/10/2019", NumberFormat.Of("d/m/yyyy").Show(43739 - 1462, startsIn1904: true));
}
