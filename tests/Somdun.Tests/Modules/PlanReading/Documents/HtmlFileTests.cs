using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class HtmlFileTests
{
    private static SourceDocument Read(string body) => Documents.ReadText($"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>", "plan.html");

    [Fact]
    public void Spans_repeat_as_continuing_cells_and_end_with_their_section()
    {
        var table = Read("""
            <table><thead><tr><th rowspan="9">ที่</th><th rowspan=2>โครงการ</th><th colspan="2">งบ</th></tr><tr><th>เงิน</th><th>แหล่ง</th></tr></thead>
            <tbody><tr><td>1<td>อบรม<td>500<td>รัฐ</tbody></table>
            """).OnlyTable();

        Assert.Equal(["ที่|โครงการ|งบ|^", "^|^|เงิน|แหล่ง", "1|อบรม|500|รัฐ"], table.Picture());
    }

    [Fact]
    public void A_row_of_39_cells_under_spans_stays_in_its_columns()
    {
        var months = string.Concat(Enumerable.Range(1, 12).Select(m => $"<th colspan=3>เดือน {m}</th>"));
        var weeks = string.Concat(Enumerable.Range(1, 36).Select(w => $"<td>{w}</td>"));
        var table = Read($"<table><tr><th rowspan=2>ที่<th rowspan=2>กิจกรรม<th rowspan=2>งบ{months}</tr><tr>{weeks}</tr><tr><td>1<td>ประชุม<td>5{weeks}</tr></table>").OnlyTable();

        Assert.All(table.Rows, r => Assert.Equal(39, r.Cells.Count));
        Assert.Equal("เดือน 12", table.Rows[0].Cells[36].Text);
        Assert.Equal("36", table.Rows[1].Cells[38].Text);
        Assert.Equal("36", table.Rows[2].Cells[38].Text);
    }

    [Fact]
    public void Paragraphs_breaks_and_lists_are_lines_and_inline_marks_are_not()
    {
        var document = Read("<h1>แผน</h1><p>ปี <b>๒๕</b>๖๓<br>สพป.</p><table><tr><td><ol start=3><li>ก</li><li>ข<p>ต่อ</ol><td><ul><li>ค</ul></table>");

        Assert.Equal(["แผน", "ปี ๒๕๖๓", "สพป."], document.Lines());
        Assert.Equal(["(3.)ก/(4.)ข/ต่อ|(•)ค"], document.OnlyTable().Picture());
    }

    [Fact]
    public void A_table_that_only_lays_out_is_opened_and_one_inside_a_cell_becomes_its_lines()
    {
        var table = Read("<table><tr><td><h2>หัวเรื่อง</h2><table><tr><td>ที่<td>งบ</tr><tr><td>1<td>ใช้<table><tr><td>อาหาร<td>300</tr><tr><td>รถ<td>200</table></tr></table></td></tr></table>").OnlyTable();

        Assert.Equal(["ที่|งบ", "1|ใช้/อาหาร 300/รถ 200"], table.Picture());
    }

    [Fact]
    public void Hidden_content_is_left_out_and_told_and_scripts_are_only_left_out()
    {
        var document = Read("<p>เห็น<span hidden>ลับ</span></p><script>document.write('ไม่')</script><div style='color:red; display : none'>ลับ</div><table><tr style='display:none'><td>ลับ</tr><tr><td>ก<td>ข</tr></table>");

        Assert.Equal(["เห็น"], document.Lines());
        Assert.Equal(["ก|ข"], document.OnlyTable().Picture());
        Assert.Equal(FindingCode.PartSkipped, Assert.Single(document.Notes).Code);
    }

    [Fact]
    public void The_XLS_that_a_web_system_exports_is_the_page_it_is() =>
        Assert.Equal("html", Documents.ReadText("<table border=1><tr><td>ที่</td><td>โครงการ</td></tr></table>", "report.xls").Format);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Equal("document-too-deep", Documents.Refused(System.Text.Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 500)) + "ก"), "deep.html").Code);

    [Fact]
    public void A_span_of_a_million_columns_stays_bounded() =>
        Assert.Equal(1_001, Read("<table><tr><td colspan=1000000 rowspan=65000>ก<td>ข</table>").OnlyTable().Rows[0].Cells.Count);
}
