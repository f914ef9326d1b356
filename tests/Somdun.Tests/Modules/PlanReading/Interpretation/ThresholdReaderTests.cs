using Somdun.Modules.PlanReading.Interpretation;

namespace Somdun.Tests.Modules.PlanReading.Interpretation;

public class ThresholdReaderTests
{
    [Theory]
    [InlineData("ร้อยละ 80 ของครูมีความรู้", ">= 80 ร้อยละ")]
    [InlineData("ครูร้อยละ ๙๐ ผ่านการอบรม", ">= 90 ร้อยละ")]
    [InlineData("ไม่น้อยกว่าร้อยละ 75", ">= 75 ร้อยละ")]
    [InlineData("มากกว่าร้อยละ 75", "> 75 ร้อยละ")]
    [InlineData("นักเรียนออกกลางคันไม่เกินร้อยละ 5", "<= 5 ร้อยละ")]
    [InlineData("น้อยกว่าร้อยละ 5", "< 5 ร้อยละ")]
    [InlineData("ร้อยละ 80 ขึ้นไป", ">= 80 ร้อยละ")]
    [InlineData("คิดเป็นร้อยละ 100", ">= 100 ร้อยละ")]
    [InlineData("85.5% ของนักเรียน", ">= 85.5 ร้อยละ")]
    [InlineData("ร้อยละของครูที่ผ่านการอบรม ร้อยละ 90", ">= 90 ร้อยละ")]
    [InlineData("ร้อยละความพึงพอใจไม่น้อยกว่า 85", ">= 85 ร้อยละ")]
    [InlineData("ร้อยละของโรงเรียนที่ส่งรายงานทันกำหนด : 85", ">= 85 ร้อยละ")]
    [InlineData("ร้อยละเจ็ดสิบห้าของครู", ">= 75 ร้อยละ")]
    [InlineData("ไม่น้อยกว่าร้อยละยี่สิบเอ็ด", ">= 21 ร้อยละ")]
    [InlineData("ร้อยละหนึ่งร้อย", ">= 100 ร้อยละ")]
    [InlineData("ครู 9 ใน 10 คนผ่านการอบรม", ">= 90 ร้อยละ (implied)")]
    [InlineData("At least 80% of students pass", ">= 80 ร้อยละ")]
    public void Percentages(string text, string expected) => Assert.Equal(expected, Written.Of(ThresholdReader.Read(text)));

    [Theory]
    [InlineData("โรงเรียนในสังกัดทุกโรงเรียนได้รับการนิเทศ")]
    [InlineData("บุคลากรทุกคนมีความรู้")]
    [InlineData("สถานศึกษาทุกแห่งจัดทำแผนได้")]
    [InlineData("โรงเรียนและกลุ่มทุกกลุ่มส่งรายงาน")]
    [InlineData("บุคลากรทั้งหมดได้รับการอบรม")]
    public void All_of_them_imply_a_hundred_per_cent(string text) => Assert.Equal(">= 100 ร้อยละ (implied)", Written.Of(ThresholdReader.Read(text)));

    [Theory]
    [InlineData("ผลการประเมินอยู่ในระดับ 4 ขึ้นไป", ">= 4 ระดับ")]
    [InlineData("ค่าเฉลี่ยความพึงพอใจ 3.51", ">= 3.51 ค่าเฉลี่ย")]
    [InlineData("ระดับความพึงพอใจเฉลี่ย 4.2 ขึ้นไป", ">= 4.2 ค่าเฉลี่ย")]
    [InlineData("ผลการเรียนเฉลี่ย 2.50 ขึ้นไป", ">= 2.5 ค่าเฉลี่ย")]
    [InlineData("ครูอ่านหนังสือเฉลี่ย 5 เล่ม", ">= 5 เล่ม")]
    [InlineData("จำนวนข้อร้องเรียนเป็น 0", "= 0 ?")]
    [InlineData("คะแนน ITA ไม่น้อยกว่า 85 คะแนน", ">= 85 คะแนน")]
    [InlineData("มีหลักสูตรท้องถิ่น จำนวน 10 เรื่อง", ">= 10 เรื่อง")]
    [InlineData("โรงเรียนอย่างน้อย 50 โรงเรียนผ่านเกณฑ์", ">= 50 โรงเรียน")]
    [InlineData("เรื่องร้องเรียนไม่เกิน 3 เรื่อง", "<= 3 เรื่อง")]
    public void Levels_scores_and_counts(string text, string expected) => Assert.Equal(expected, Written.Of(ThresholdReader.Read(text)));

    [Theory]
    [InlineData("ร้อยละของข้าราชการครูที่ได้รับการยกย่อง")]
    [InlineData("ร้อยละของบุคลากรใน สพป.ฉะเชิงเทรา เขต 2")]
    [InlineData("บุคลากรมีความคล่องตัวในการปฏิบัติงาน")]
    [InlineData("ข้อมูลตามภารกิจ 4 งาน ที่เป็นประโยชน์กับทุกภาคส่วน ได้ตลอดเวลา")]
    [InlineData("ผ่านการประเมินเป็นระยะเวลา 1 ปี")]
    [InlineData("มีแผนปฏิบัติการประจำปีงบประมาณ พ.ศ.2563")]
    [InlineData("ความพึงพอใจอยู่ในระดับดีขึ้นไป")]
    [InlineData("จำนวนโครงการที่ได้รับการสนับสนุน")]
    [InlineData("ร้อยละสามารถ")]
    [InlineData("ความต้องการของนักเรียนทั้งหมด")]
    public void None_is_invented(string text) => Assert.Null(ThresholdReader.Read(text));
}
