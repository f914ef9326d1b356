using Somdun.Modules.PlanReading.Interpretation;

namespace Somdun.Tests.Modules.PlanReading.Interpretation;

public class QuantityReaderTests
{
    [Theory]
    [InlineData("13 คน จำนวน 6 ครั้ง", "13 คน×6 ครั้ง")]
    [InlineData("10 ครั้งๆ ละ 10 คน", "10 ครั้ง×10 คน")]
    [InlineData("10 ครั้ง ๆ ละ 10 คน", "10 ครั้ง×10 คน")]
    [InlineData("10 ครั้ง ครั้งละ 10 คน", "10 ครั้ง×10 คน")]
    [InlineData("7 คน/จำนวน 6 ครั้ง 26 วัน", "7 คน×6 ครั้ง×26 วัน")]
    [InlineData("30 คน/ 4 ครั้ง", "30 คน×4 ครั้ง")]
    [InlineData("30 คน x 3 วัน", "30 คน×3 วัน")]
    [InlineData("5 รุ่น × 40 คน", "5 รุ่น×40 คน")]
    [InlineData("149 โรงเรียน โรงเรียนละ 2 คน", "149 โรงเรียน×2 คน")]
    [InlineData("อบรม 3 รุ่น รุ่นละ 50 คน เป็นเวลา 2 วัน", "3 รุ่น×50 คน×2 วัน")]
    public void Counts_that_multiply_are_one_quantity(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("12 เรื่อง/ปี", "12 เรื่อง/ปี")]
    [InlineData("ปีละ 2 ครั้ง", "2 ครั้ง/ปี")]
    [InlineData("ภาคเรียนละ 1 ครั้ง", "1 ครั้ง/ภาคเรียน")]
    [InlineData("เดือนละไม่น้อยกว่า 2 ครั้ง", "2 ครั้ง/เดือน")]
    [InlineData("ครั้งละ 25 คน", "25 คน/ครั้ง")]
    [InlineData("นิเทศ 149 โรงเรียน ปีละ 2 ครั้ง", "149 โรงเรียน×2 ครั้ง/ปี")]
    [InlineData("ทุกสัปดาห์ ๆ ละ 2 ครั้ง", "2 ครั้ง/สัปดาห์")]
    [InlineData("4 ครั้งต่อปี", "4 ครั้ง/ปี")]
    public void A_rate_keeps_what_it_is_per(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("จำนวน 12 คน รวมทั้งสิ้นจำนวน 172 คน", "12 คน; =172 คน")]
    [InlineData("31 คน และครู 149 คน รวม 180 คน", "31 คน; 149 คน; =180 คน")]
    [InlineData("และผู้เกี่ยวข้อง รวม 27 คน จำนวน 2 ครั้ง", "=27 คน×2 ครั้ง")]
    [InlineData("ครู 10 คน นักเรียน 20 คน รวมทั้งหมด 30 คน", "10 คน; 20 คน; =30 คน")]
    [InlineData("โรงเรียนที่มีการควบรวม 14 โรงเรียน", "14 โรงเรียน")]
    [InlineData("ครูรวมทั้งบุคลากร 14 คน", "14 คน")]
    public void A_total_is_told_from_its_parts(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("โรงเรียน 5 โรงเรียน จำนวน 15 คน", "5 โรงเรียน; 15 คน")]
    [InlineData("จำนวน 7 อำเภอ และผู้เกี่ยวข้อง 25 คน 7 ครั้ง", "7 อำเภอ; 25 คน×7 ครั้ง")]
    [InlineData("ครู 8 คน นักเรียน 120 คน", "8 คน; 120 คน")]
    [InlineData("โรงเรียน 12 แห่ง", "12 แห่ง")]
    [InlineData("ครูทั้งเขต 900 คน", "900 คน")]
    [InlineData("นักเรียนทั้งสหวิทยาเขต 640 คน", "640 คน")]
    [InlineData("ผู้อำนวยการ/ครู จำนวน 12/48 คน", "12 คน; 48 คน")]
    [InlineData("ร้อยละ 80 (120 โรงเรียน)", "80 ร้อยละ; 120 โรงเรียน")]
    [InlineData("๓,๕๐๐ คน", "3500 คน")]
    [InlineData("จำนวน ๒ หลักสูตร", "2 หลักสูตร")]
    [InlineData("80% ของนักเรียน", "80 %")]
    [InlineData("นักเรียนไม่น้อยกว่า 80 คน", "80 คน")]
    [InlineData("จำนวน 50 คนขึ้นไป", "50 คน")]
    [InlineData("10-15 คน", "10 คน")]
    [InlineData("งบประมาณ 1.5 ล้านบาท", "1500000 บาท")]
    [InlineData("ตลอดปี 12 ครั้ง", "12 ครั้ง")]
    [InlineData("120 students, 3 days", "120 students×3 days")]
    [InlineData("พัฒนาระบบ จำนวน 1 ระบบ", "1 ระบบ")]
    [InlineData("จำนวน 20 กระบุงของชุมชน", "20 กระบุง")]
    [InlineData("จัดทำสื่อ จำนวน 20", "20 ?")]
    public void Counts_side_by_side_stay_apart(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("สพป.ฉะเชิงเทรา เขต 2")]
    [InlineData("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ.2563")]
    [InlineData("ปีการศึกษา 2566 โรงเรียนในสังกัด")]
    [InlineData("(1 ต.ค.62 - 30 ก.ย.63)")]
    [InlineData("วันที่ 16 มกราคม 2563")]
    [InlineData("เวลา 08.30 - 16.30 น.")]
    [InlineData("ตามข้อ 3 และมาตรา 44")]
    [InlineData("นักเรียนชั้น ป.1-6 และ ม.1 - 3")]
    [InlineData("ครั้งที่ 2 รุ่นที่ 3 ภาคเรียนที่ 1/2566")]
    [InlineData("อายุครบ 60 ปี")]
    [InlineData("หมู่ที่ 3-9 ตำบลท่าน้ำ")]
    [InlineData("ประชุมจำนวนครั้งที่ 1/2566")]
    [InlineData("โรงเรียนที่มีนักเรียนต่ำกว่า 50 คนลงมา")]
    [InlineData("โรงเรียนที่มีนักเรียนไม่เกิน 120 คน")]
    [InlineData("สพฐ. 6 ESPG14 4")]
    [InlineData("ทักษะ 3R8C และ COVID-19 ในยุค 5G")]
    [InlineData("")]
    public void Numbers_that_count_nothing_are_passed_over(string text) => Assert.Equal("", Read(text));

    private static string Read(string text) => string.Join("; ", QuantityReader.Read(text).Select(Written.Of));
}
