using CsCheck;
using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

public class ThaiLinesTests
{
    /// <summary>Texts with a bar where a line may end.</summary>
    public static TheoryData<string> Lines =>
    [
        "เขต 2|",
        "สำนักงาน|เขตพื้นที่|การศึกษา|",
        "จำนวน 113 คน |และ|อื่น ๆ |อีก|",
        "กลยุทธ์ที่ 6 |การปรับ|สมดุล|",
        "ร้อยละ 80 |ของ|ผู้เข้าร่วม|",
        "สพป.ฉะเชิงเทรา |เขต 2 |จัด|ประชุม|",
        "(1 ต.ค.62 - |30 ก.ย.63)|",
        "ตั้งแต่|วันที่ 1 ต.ค. 62 - |30 ก.ย. 63|",
        "กลยุทธ์ที่ 1 - 6 |ของ|",
        "ปีงบประมาณ |พ.ศ. 2563 |เพื่อ|พัฒนา|",
        "10 ครั้งๆ ละ 10 คน|",
        "10 ครั้ง ๆ ละ 10 คน|",
        "งบประมาณ 1,793,250.00 บาท |ถ้วน|",
        "งบประมาณ 47,000.- บาท|",
        "ด้าน |“วิชาการ” |และ|",
        "ด้าน |“ วิชาการ ” |และ|",
        "คณะกรรมการ ฯลฯ |และ|",
        "1. เพื่อ|ส่งเสริม|",
        "1.1 สำนักงาน|",
        "- ข้อมูล|",
        "ระบบ|TECS|เพื่อ|การจัดการ|",
        "ปี2563|ของ|โรงเรียน149แห่ง|",
        "ก.ค.ศ. |กำหนด|",
        "ESPG14 4|",
        "ณ |วันที่ 22 พฤศจิกายน 2569 |เวลา 10.00 น.|",
        "ใน|ปี 2563 |สำนักงาน|มี|",
        "บรรทัด|แรก\n|บรรทัด|สอง|",
        "Video |Conference|",
        "ปฏิบัติการ|พัฒนา|ปีละ 2 ฉบับ|",
        "โปรแกรม |e-Networks |และ|e-GP|",
        "|",
    ];

    [Theory, MemberData(nameof(Lines))]
    public void A_line_ends_where_an_office_would_end_it(string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);

        var broken = text;
        foreach (var end in ThaiLines.Break(text).Reverse())
        {
            broken = broken.Insert(end, "|");
        }

        Assert.Equal(marked == "|" ? "" : marked, broken);
    }

    [Fact]
    public void No_line_begins_with_a_mark_and_the_ends_are_in_order()
    {
        var thai = Gen.Char['ก', '๛'].Array[0, 40].Select(letters => new string(letters));
        var mixed = Gen.OneOf("เขต 2 ", "สพป.", "“", "” ", "ที่ ", "63 ", "TECS", "ๆ ", "- ", "\n", "ก", "น้ำ", "๑๒ ").Array[0, 12].Select(pieces => string.Concat(pieces));

        Gen.OneOf(thai, mixed).Sample(text =>
        {
            var ends = ThaiLines.Break(text);
            Assert.Equal(text.Length == 0 ? [] : [text.Length], ends.TakeLast(1));
            Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.All(ends.Where(e => e < text.Length && text[e - 1] != '\n'), e => Assert.DoesNotMatch("^[ะ-ฺๅๆ็-๎”)]", text[e..]));
        });
    }
}
