using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using static Somdun.Tests.Modules.PlanReading.Documents.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class DocxFileTests
{
    private const string Lists = """
        <w:abstractNum w:abstractNumId="7">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:numFmt w:val="thaiLetters"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="10"/></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """;

    private static string In(int list, int level = 0) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>";

    private static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{r}</w:tr>"))}</w:tbl>";

    [Fact]
    public void Paragraphs_and_tables_come_in_the_order_of_the_body()
    {
        var document = Read(Docx(P("กลยุทธ์ที่ 1") + Table(Cell("ที่") + Cell("โครงการ"), Cell("1") + Cell(P("อบรม") + P("ครู"))) + P("หมายเหตุ")));

        Assert.Equal("docx", document.Format);
        Assert.Equal([typeof(LineBlock), typeof(TableBlock), typeof(LineBlock)], document.Blocks.Select(b => b.GetType()));
        Assert.Equal(["ที่|โครงการ", "1|อบรม/ครู"], document.OnlyTable().Picture());
        Assert.Equal("table 1", document.OnlyTable().Part);
        Assert.Equal("row 2", document.OnlyTable().Rows[1].Place);
    }

    [Fact]
    public void Merged_cells_and_rows_that_begin_later_keep_the_grid()
    {
        var table = Read(Docx(Table(
            Cell("ที่", "<w:vMerge w:val=\"restart\"/>") + Cell("งบ", "<w:gridSpan w:val=\"2\"/>"),
            Cell("", "<w:vMerge/>") + Cell("เงิน") + Cell("แหล่ง"),
            "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("500") + Cell("รัฐ")))).OnlyTable();

        Assert.Equal(["ที่|งบ|^", "^|เงิน|แหล่ง", "|500|รัฐ"], table.Picture());
    }

    [Fact]
    public void Automatic_numbers_are_counted_as_Word_counts_them()
    {
        var lines = Read(Docx(Table(Cell(
            P("ก", In(1)) + P("ข", In(1, 1)) + P("ค", In(1, 1)) + P("ง", In(1)) + P("จ", In(1, 1))
            + P("ฉ", In(2)) + P("ช", In(3)) + P("ซ", In(3)) + P("ฌ", In(4)) + P("ญ", In(4)) + P("ฎ", In(5)) + P("ฏ", In(1)))), Lists))
            .OnlyTable().Rows[0].Cells[0].Lines;

        Assert.Equal(["1.", "1.1", "1.2", "2.", "2.1", "•", "(๓)", "(๔)", "ก.", "ข.", "1.", "2."], lines.Select(l => l.Marker));
    }

    [Fact]
    public void A_style_can_number_its_paragraphs()
    {
        const string Styles = "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:basedOn w:val=\"Base\"/></w:style>";

        Assert.Equal(["1. ก", "2. ข"], Read(Docx(P("ก", "<w:pStyle w:val=\"Item\"/>") + P("ข", "<w:pStyle w:val=\"Item\"/>"), Lists, Styles)).Lines());
    }

    [Fact]
    public void A_number_column_that_Word_numbers_by_itself_is_read()
    {
        var table = Read(Docx(Table(Cell(P("", In(1))) + Cell("อบรม"), Cell(P("", In(1))) + Cell("นิเทศ")), Lists)).OnlyTable();

        Assert.Equal(["1.|อบรม", "2.|นิเทศ"], table.Picture());
        Assert.False(table.Rows[0].Cells[0].IsEmpty);
    }

    [Fact]
    public void Typed_line_breaks_end_lines_and_tabs_and_runs_do_not()
    {
        var lines = Read(Docx("<w:p><w:r><w:t>เพื่อ</w:t></w:r><w:r><w:t>พัฒนา</w:t><w:tab/><w:t>ครู</w:t><w:br/><w:t>และ</w:t></w:r><w:r><w:noBreakHyphen/><w:t>นักเรียน</w:t></w:r></w:p>")).Lines();

        Assert.Equal(["เพื่อพัฒนา ครู", "และ-นักเรียน"], lines);
    }

    [Fact]
    public void Of_tracked_changes_insertions_are_read_and_deletions_are_not()
    {
        var document = Read(Docx("<w:p><w:r><w:t>งบ </w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins><w:r><w:t>200</w:t></w:r></w:ins></w:p>"
            + Table("<w:trPr><w:del/></w:trPr>" + Cell("ลบ"), Cell("อยู่") + Cell("ข"))));

        Assert.Equal(["งบ 200"], document.Lines());
        Assert.Equal(["อยู่|ข"], document.OnlyTable().Picture());
        Assert.Equal(FindingCode.PartSkipped, Assert.Single(document.Notes).Code);
    }

    [Fact]
    public void Hidden_text_is_left_out_and_told()
    {
        var document = Read(Docx("<w:p><w:r><w:t>เห็น</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับ</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>ด้วย</w:t></w:r></w:p>"));

        Assert.Equal(["เห็นด้วย"], document.Lines());
        Assert.Equal(FindingCode.PartSkipped, Assert.Single(document.Notes).Code);
    }

    [Fact]
    public void Field_codes_are_not_text_and_their_results_are()
    {
        static string Char(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

        Assert.Equal(["หน้า 12 จบ"], Read(Docx("<w:p><w:r><w:t xml:space=\"preserve\">หน้า </w:t></w:r>" + Char("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>X</w:t></w:r>" + Char("separate")
            + "<w:r><w:t>12</w:t></w:r>" + Char("end") + "<w:r><w:t xml:space=\"preserve\"> จบ</w:t></w:r></w:p>")).Lines());
    }

    [Fact]
    public void A_text_box_is_read_once_after_the_paragraph_it_hangs_on()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>";

        Assert.Equal(["นอกกล่อง", "ในกล่อง"], Read(Docx($"<w:p><w:r><w:t>นอกกล่อง</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")).Lines());
    }

    [Fact]
    public void Content_controls_are_seen_through_wherever_they_stand()
    {
        static string Control(string inside) => $"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>";

        var document = Read(Docx(Control(P("ก") + Table(Control(Cell("1")) + Cell("2"))) + $"<w:p>{Control("<w:r><w:t>ข</w:t></w:r>")}</w:p><w:tbl>{Control($"<w:tr>{Cell("3") + Cell("4")}</w:tr>")}</w:tbl>"));

        Assert.Equal(["ก", "ข"], document.Lines());
        Assert.Equal(["1|2", "3|4"], document.Blocks.OfType<TableBlock>().SelectMany(t => t.Picture()));
    }

    [Fact]
    public void A_table_inside_a_cell_gives_the_cell_a_line_a_row() =>
        Assert.Equal(["1|ใช้/อาหาร 300/รถ 200", "2|ข"], Read(Docx(Table(Cell("1") + Cell(P("ใช้") + Table(Cell("อาหาร") + Cell("300"), Cell("รถ") + Cell("200"))), Cell("2") + Cell("ข")))).OnlyTable().Picture());

    [Fact]
    public void A_tick_from_a_symbol_font_is_a_tick() =>
        Assert.Equal("✓", Read(Docx(Table(Cell("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>") + Cell("ก")))).OnlyTable().Rows[0].Cells[0].Text);

    [Fact]
    public void A_strict_file_of_another_namespace_reads_the_same()
    {
        var strict = Zip(("word/document.xml", $"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>{P("แผน")}</w:body></w:document>"));

        Assert.Equal(["แผน"], Read(strict).Lines());
    }

    [Fact]
    public void The_sample_plan_is_a_table_with_its_headings()
    {
        var document = Read(System.IO.File.ReadAllBytes(Support.Repository.PathOf("samples/action-plan-2563.docx")));

        Assert.NotEmpty(document.Lines());
        Assert.Equal(24, document.Blocks.OfType<TableBlock>().SelectMany(t => t.Rows).Count(r => int.TryParse(r.Cells[0].Text, out _)));
    }
}
