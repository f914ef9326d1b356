using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class CsvFileTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    public void The_separator_is_told_by_the_content(string separator)
    {
        var document = Documents.ReadText($"ที่{separator}โครงการ{separator}งบ\n1{separator}\"อบรม{separator} ครู\"{separator}\"47,000\"\n2{separator}นิเทศ{separator}500\n", "plan");

        Assert.Equal("csv", document.Format);
        Assert.Equal(["ที่|โครงการ|งบ", $"1|อบรม{separator} ครู|47,000", "2|นิเทศ|500"], document.OnlyTable().Picture());
    }

    [Fact]
    public void Places_are_those_of_the_sheet_it_came_from_whatever_line_breaks_and_blank_rows_are_between()
    {
        var table = Documents.ReadText("ที่,โครงการ,งบ\r\n,,\r\n1,\"อบรม\r\nครู\",500\r\n2,นิเทศ,600\r\n", "plan.csv").OnlyTable();

        Assert.Equal(["ที่|โครงการ|งบ", "1|อบรม/ครู|500", "2|นิเทศ|600"], table.Picture());
        Assert.Equal("row 3", table.Rows[1].Place);
        Assert.Equal("C4", table.Rows[2].Cells[2].Place);
    }

    [Fact]
    public void Sentences_with_commas_are_no_table() =>
        Assert.Equal("text", Documents.ReadText("ครู, นักเรียน และผู้ปกครอง\nร่วมกันพัฒนา, เรียนรู้, และแบ่งปัน\nตลอดปี\n").Format);

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(16383, "XFD")]
    public void Columns_are_named_as_in_a_sheet(int column, string name) => Assert.Equal(name, CellName.Column(column));
}
