using Somdun.Modules.PlanReading.Documents;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class TextFileTests
{
    [Fact]
    public void Lines_with_tabs_are_tables_parted_by_blank_lines_and_placed_by_their_line()
    {
        var document = Documents.ReadText("แผนปฏิบัติการ\n\nที่\tโครงการ\tงบ\n1\tอบรมครู\t47,000\n\nที่\tโครงการ\tงบ\n\tและบุคลากร\t\n");

        Assert.Equal("text", document.Format);
        Assert.Equal(["แผนปฏิบัติการ"], document.Lines());
        var tables = document.Blocks.OfType<TableBlock>().ToList();
        Assert.Equal(["table 1", "table 2"], tables.Select(t => t.Part));
        Assert.Equal(["ที่|โครงการ|งบ", "1|อบรมครู|47,000"], tables[0].Picture());
        Assert.Equal(["ที่|โครงการ|งบ", "|และบุคลากร|"], tables[1].Picture());
        Assert.Equal("line 7", tables[1].Rows[1].Cells[1].Place);
    }

    [Fact]
    public void Paragraphs_and_lists_of_stray_HTML_become_lines_of_their_cell()
    {
        var cell = Documents.ReadText("1\t<p>เพื่อ <b>พัฒนา</b>ครู</p> <p>A &amp; B&nbsp;C</p><ul><li>ก</li><li>ข</li></ul>ท้าย<br/>สุด\n2\tข\n")
            .OnlyTable().Rows[0].Cells[1];

        Assert.Equal(["เพื่อ พัฒนาครู", "A & B C", "ก", "ข", "ท้าย", "สุด"], cell.Lines.Select(l => l.Text));
        Assert.Equal([null, null, "•", "•", null, null], cell.Lines.Select(l => l.Marker));
        Assert.DoesNotContain(cell.Lines, l => l.Wrapped);
    }

    [Fact]
    public void A_list_that_prints_its_own_labels_gets_none_from_us()
    {
        var cell = Documents.ReadText("1\t<ol style=\"list-style-type: none\"><li>- ก</li></ol><ol><li>1. ข</li><li>ค</li></ol>\n2\tข\n").OnlyTable().Rows[0].Cells[1];

        Assert.Equal([("- ก", null), ("1. ข", null), ("ค", "2.")], cell.Lines.Select(l => (l.Text, l.Marker)));
    }

    [Theory]
    [InlineData("<50 คน")]
    [InlineData("<ชื่อโรงเรียน>")]
    [InlineData("3 < 5 และ 7 > 2")]
    [InlineData("R&D")]
    public void What_only_looks_like_a_tag_is_text(string text) =>
        Assert.Equal(text, Documents.ReadText($"1\t{text}\n2\tข\n").OnlyTable().Rows[0].Cells[1].Text);

    [Fact]
    public void A_quoted_cell_keeps_its_line_breaks_and_the_lines_after_it_their_numbers()
    {
        var table = Documents.ReadText("1\t\"บรรทัดแรก\nบอก \"\"สอง\"\"\"\tก\n2\tข\tค\n").OnlyTable();

        Assert.Equal(["1|บรรทัดแรก/บอก \"สอง\"|ก", "2|ข|ค"], table.Picture());
        Assert.Equal("line 3", table.Rows[1].Place);
    }

    [Theory]
    [InlineData("\"วันเกียรติยศ\" ปี 2563")]
    [InlineData("\"วันเกียรติยศ\"")]
    [InlineData("\"ไม่ปิด")]
    public void A_slogan_in_quotation_marks_is_no_quoted_cell(string text) =>
        Assert.Equal([$"1|{text}|ก", "2|ข|ค"], Documents.ReadText($"1\t{text}\tก\n2\tข\tค\n").OnlyTable().Picture());

    [Fact]
    public void A_tab_that_only_indents_is_no_table() =>
        Assert.Equal(["ย่อหน้าแรก", "ย่อหน้าสอง"], Documents.ReadText("\tย่อหน้าแรก\n\tย่อหน้าสอง\n").Lines());

    [Fact]
    public void A_Markdown_table_is_a_table_without_its_rule() =>
        Assert.Equal(["ที่|โครงการ", "1|อบรม/สัมมนา"], Documents.ReadText("| ที่ | โครงการ |\n|---|:---:|\n| 1 | อบรม<br>สัมมนา |\n").OnlyTable().Picture());

    [Fact]
    public void Columns_typed_with_spaces_are_a_table_and_wrapped_lines_belong_to_their_row()
    {
        var document = Documents.ReadText("""
            แผนปฏิบัติการ ประจำปี

            ที่   โครงการ            งบประมาณ
            1   อบรมครูและบุคลากร    47,000
                ทางการศึกษา
            2   นิเทศโรงเรียน        10,000

            3   ประชุม               5,000
            หมายเหตุ ตัวเลขเป็นไปตามที่ได้รับจัดสรร และอาจเปลี่ยนแปลง
            """);

        Assert.Equal(["แผนปฏิบัติการ ประจำปี", "หมายเหตุ ตัวเลขเป็นไปตามที่ได้รับจัดสรร และอาจเปลี่ยนแปลง"], document.Lines());
        Assert.Equal(["ที่|โครงการ|งบประมาณ", "1|อบรมครูและบุคลากร/ทางการศึกษา|47,000", "2|นิเทศโรงเรียน|10,000", "3|ประชุม|5,000"], document.OnlyTable().Picture());
        Assert.True(document.OnlyTable().Rows[1].Cells[1].Lines[1].Wrapped);
        Assert.Equal("line 6", document.OnlyTable().Rows[2].Place);
    }

    [Fact]
    public void Prose_with_wide_spaces_here_and_there_stays_prose() =>
        Assert.Empty(Documents.ReadText("ในปีนี้  สำนักงานจัดการอบรม\nให้แก่ครูทุกคน  ในสังกัด\nและ  ติดตามผลอย่างต่อเนื่องตลอดปี\nงบประมาณ  2563\n").Blocks.OfType<TableBlock>());

    [Fact]
    public void Zero_width_marks_and_decomposed_sara_am_are_gone() =>
        Assert.Equal("ทำงาน", Documents.ReadText("1\tท\u0E4D\u0E32\u200Bงาน\n2\tข\n").OnlyTable().Rows[0].Cells[1].Text);

    [Fact]
    public void The_offices_own_plan_has_a_table_a_page_and_a_heading_line()
    {
        var seed = Repository.Seed;

        var document = Documents.Read(File.ReadAllBytes(seed));

        Assert.Single(document.Lines());
        var tables = document.Blocks.OfType<TableBlock>().ToList();
        Assert.Equal(18, tables.Count);
        Assert.All(tables, t => Assert.All(t.Rows, r => Assert.Equal(7, r.Cells.Count)));
        Assert.Equal(24, tables.SelectMany(t => t.Rows).Count(r => int.TryParse(r.Cells[0].Text, out _)));
        Assert.DoesNotContain(tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells), c => c.Text.Contains('<', StringComparison.Ordinal));
    }
}
