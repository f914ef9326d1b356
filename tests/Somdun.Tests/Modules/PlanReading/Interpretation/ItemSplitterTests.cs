using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;

namespace Somdun.Tests.Modules.PlanReading.Interpretation;

public class ItemSplitterTests
{
    [Theory]
    [InlineData("1. เพื่อหนึ่ง 2. เพื่อสอง", "1.=เพื่อหนึ่ง|2.=เพื่อสอง")]
    [InlineData("1.เพื่อหนึ่ง 2.เพื่อสอง", "1.=เพื่อหนึ่ง|2.=เพื่อสอง")]
    [InlineData("1) ครู 2) นักเรียน", "1)=ครู|2)=นักเรียน")]
    [InlineData("(1) ครู (2) นักเรียน", "(1)=ครู|(2)=นักเรียน")]
    [InlineData("๑. ครู ๒. นักเรียน", "๑.=ครู|๒.=นักเรียน")]
    [InlineData("6.1 จัดงานได้ 6.2 มีขวัญ", "6.1=จัดงานได้|6.2=มีขวัญ")]
    [InlineData("ก. ครู ข. นักเรียน", "ก.=ครู|ข.=นักเรียน")]
    [InlineData("- ประชุม - จัดทำสื่อ", "-=ประชุม|-=จัดทำสื่อ")]
    [InlineData("1. เพื่อหนึ่ง 2 เพื่อสอง 3. เพื่อสาม", "1.=เพื่อหนึ่ง|2=เพื่อสอง|3.=เพื่อสาม")]
    [InlineData("1. รองฯ 6 ครั้ง 2. ลูกจ้าง 2 ครั้ง 2. ผู้บริหาร 6 ครั้ง", "1.=รองฯ 6 ครั้ง|2.=ลูกจ้าง 2 ครั้ง|2.=ผู้บริหาร 6 ครั้ง")]
    [InlineData("บุคลากรคล่องตัว 2. เขตบริหารได้", "=บุคลากรคล่องตัว|2.=เขตบริหารได้")]
    [InlineData("1. งานของสำนักงานเขต 2. เพื่อรายงาน 3. เพื่อจบ", "1.=งานของสำนักงานเขต|2.=เพื่อรายงาน|3.=เพื่อจบ")]
    [InlineData("1. อายุครบ 60 ปี 2. เพื่อสอง", "1.=อายุครบ 60 ปี|2.=เพื่อสอง")]
    [InlineData("ครูทุกคน", "=ครูทุกคน")]
    [InlineData("", "")]
    public void Labels_carry_the_count_on(string text, string expected) => Assert.Equal(expected, Split(text));

    [Theory]
    [InlineData("ตามระเบียบฉบับที่ 2. ของกระทรวง")]
    [InlineData("สพป.ฉะเชิงเทรา เขต 2 จำนวน 113 คน")]
    [InlineData("เฉลี่ย 2.5 คะแนน")]
    [InlineData("ระยะเวลา 1 ต.ค.62 - 30 ก.ย.63")]
    [InlineData("สอดคล้อง 1 - 6")]
    [InlineData("อบรม 30 คน 2 วัน")]
    [InlineData("ก.ค.ศ. กำหนด")]
    public void Numbers_within_a_sentence_are_no_labels(string text) => Assert.Equal("=" + text, Split(text));

    [Fact]
    public void Pieces_cut_apart_are_joined_where_the_cut_fell()
    {
        var items = ItemSplitter.Split([Line("1. เพื่อการผลิต"), Line("สื่อที่ดี 2. เพื่อสอง", Seam.Cut)], null);

        Assert.Equal(["เพื่อการผลิตสื่อที่ดี", "เพื่อสอง"], items.Select(i => i.Text));
        Assert.Equal(Source.At("table 1", "line 1"), items[0].Source with { To = "line 1" });
    }

    [Fact]
    public void Sub_headings_name_the_group_of_what_follows()
    {
        var items = ItemSplitter.Split([Line("เชิงปริมาณ"), Line("1. ครู 5 คน"), Line("เชิงคุณภาพ :"), Line("1. ครูมีทักษะ")], null);

        Assert.Equal([("เชิงปริมาณ", "ครู 5 คน"), ("เชิงคุณภาพ", "ครูมีทักษะ")], items.Select(i => (i.Group!, i.Text)));
    }

    [Fact]
    public void Bullets_under_a_numbered_item_are_items_in_their_order()
    {
        var items = ItemSplitter.Split([Line("1. ระบบ 2. แยกด้าน - วิชาการ"), Line("- งบประมาณ")], null);

        Assert.Equal(["1.", "2.", "-", "-"], items.Select(i => i.Label));
    }

    [Fact]
    public void Markers_that_the_format_counts_are_labels()
    {
        var items = ItemSplitter.Split([new Piece("เพื่อหนึ่ง", "1.", Seam.Break, "table 1", "line 1"), new Piece("เพื่อสอง", "2.", Seam.Break, "table 1", "line 1")], null);

        Assert.Equal([("1.", "เพื่อหนึ่ง"), ("2.", "เพื่อสอง")], items.Select(i => (i.Label!, i.Text)));
    }

    private static Piece Line(string text, Seam seam = Seam.Break) => new(text, null, seam, "table 1", "line 1");

    private static string Split(string text) =>
        string.Join('|', ItemSplitter.Split(text.Length == 0 ? [] : [Line(text)], null).Select(i => $"{i.Label}={i.Text}"));
}
