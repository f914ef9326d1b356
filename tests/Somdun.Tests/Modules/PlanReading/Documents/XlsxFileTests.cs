using Somdun.Modules.PlanReading.Contract;
using static Somdun.Tests.Modules.PlanReading.Documents.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class XlsxFileTests
{
    private static string Sheet(params string[] rows) => $"<sheetData>{string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{r}</row>"))}</sheetData>";

    [Fact]
    public void Cells_of_every_kind_read_as_people_see_them()
    {
        const string Styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-107041E]d mmm yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/><xf numFmtId=\"164\"/></cellXfs>";
        const string Strings = "<si><t>อบรม</t></si><si><r><t>พัฒนา</t></r><r><rPr/><t xml:space=\"preserve\">ครู </t></r><rPh><t>อ่าน</t></rPh></si>";

        var table = Read(Xlsx(Sheet(
            "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>" + Inline("C1", "แถวบน&#10;แถวล่าง") + "<c r=\"D1\"><v>185000</v></c><c r=\"E1\" s=\"1\"><v>47000</v></c><c r=\"F1\" s=\"2\"><v>43739</v></c><c r=\"G1\" t=\"b\"><v>1</v></c><c r=\"H1\" t=\"str\"><f>A1</f><v>สูตร_x000D_</v></c><c r=\"I1\"><v>185000.00000001001</v></c>"),
            Strings, Styles)).OnlyTable();

        Assert.Equal("sheet แผน", table.Part);
        Assert.Equal(["อบรม|พัฒนาครู|แถวบน/แถวล่าง|185000|47,000.00|1 ต.ค. 2562|TRUE|สูตร|185000"], table.Picture());
        Assert.Equal("F1", table.Rows[0].Cells[5].Place);
    }

    [Fact]
    public void Merged_areas_continue_their_first_cell()
    {
        var table = Read(Xlsx(Sheet(
            Inline("A1", "ที่") + Inline("B1", "งบ") + "<c r=\"C1\"/>",
            Inline("B2", "เงิน") + Inline("C2", "แหล่ง"),
            Inline("A3", "1") + Inline("B3", "5") + Inline("C3", "รัฐ"))
            + "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")).OnlyTable();

        Assert.Equal(["ที่|งบ|^", "^|เงิน|แหล่ง", "1|5|รัฐ"], table.Picture());
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_left_out_and_told()
    {
        var document = Read(Xlsx(
            "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">" + Inline("A1", "ก") + Inline("B1", "ลับ") + Inline("C1", "ค") + "</row><row r=\"2\" hidden=\"1\">" + Inline("A2", "ลับ") + "</row><row r=\"3\">" + Inline("A3", "ง") + Inline("C3", "จ") + "</row></sheetData>",
            more: [("เก่า", "hidden", Sheet(Inline("A1", "ลับ")))]));

        Assert.Equal(["ก|ค", "ง|จ"], document.OnlyTable().Picture());
        Assert.Equal("C3", document.OnlyTable().Rows[1].Cells[1].Place);
        Assert.Equal([("sheet แผน", "row 2"), ("sheet แผน", "column B"), ("sheet เก่า", null)], document.Notes.Select(n => (n.Part, n.Place)));
        Assert.All(document.Notes, n => Assert.Equal(FindingCode.PartSkipped, n.Code));
    }

    [Fact]
    public void A_merged_text_whose_own_column_is_hidden_is_seen_where_the_area_is_seen() =>
        Assert.Equal(["หัวเรื่อง|^", "1|2"], Read(Xlsx(
            "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>" + Sheet(Inline("A1", "หัวเรื่อง"), Inline("B2", "1") + Inline("C2", "2")) + "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>")).OnlyTable().Picture());

    [Fact]
    public void Formulas_that_fail_or_have_no_value_are_told_with_their_cells()
    {
        var document = Read(Xlsx(Sheet(Inline("A1", "รวม") + "<c r=\"B1\" t=\"e\"><f>X!A1</f><v>#REF!</v></c><c r=\"C1\"><f>SUM(A1)</f></c>")));

        Assert.Equal(["รวม|#REF!"], document.OnlyTable().Picture());
        Assert.Equal(["B1", "C1"], document.Notes.Select(n => n.Place));
        Assert.All(document.Notes, n => Assert.Equal(FindingCode.FormulaBroken, n.Code));
    }

    [Fact]
    public void A_lonely_cell_far_away_costs_one_column_not_sixteen_thousand() =>
        Assert.Equal(2, Read(Xlsx(Sheet(Inline("A1", "ก"), Inline("XFD2", "ไกล")))).OnlyTable().Rows[0].Cells.Count);

    [Fact]
    public void Cells_without_names_follow_each_other() =>
        Assert.Equal(["ก|ข"], Read(Xlsx("<sheetData><row><c t=\"inlineStr\"><is><t>ก</t></is></c><c t=\"inlineStr\"><is><t>ข</t></is></c></row></sheetData>")).OnlyTable().Picture());

    [Fact]
    public void The_sample_plan_reads_whole()
    {
        var table = Read(System.IO.File.ReadAllBytes(Support.Repository.PathOf("samples/action-plan-2563.xlsx"))).OnlyTable();

        Assert.Equal(24, table.Rows.Count(r => int.TryParse(r.Cells[0].Text, out _)));
    }
}
