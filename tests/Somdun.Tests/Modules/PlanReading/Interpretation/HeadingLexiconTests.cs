using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;

namespace Somdun.Tests.Modules.PlanReading.Interpretation;

public class HeadingLexiconTests
{
    [Theory]
    [InlineData("ที่", ColumnRole.Number)]
    [InlineData("ลำดับที่", ColumnRole.Number)]
    [InlineData("โครงการ/กิจกรรม", ColumnRole.Project)]
    [InlineData("ชื่อโครงการ", ColumnRole.Project)]
    [InlineData("แผนงาน/โครงการ", ColumnRole.Project)]
    [InlineData("วัตถุประสงค์ของโครงการ", ColumnRole.Objectives)]
    [InlineData("เป้าหมายโครงการ", ColumnRole.Targets)]
    [InlineData("เป้าหมาย (เชิงปริมาณ)", ColumnRole.Targets)]
    [InlineData("กลุ่มเป้าหมาย", ColumnRole.Targets)]
    [InlineData("ตัวชี้วัดความสำเร็จ", ColumnRole.Indicators)]
    [InlineData("ตัวชี้วัดความสำเร็จของโครงการ (KPI)", ColumnRole.Indicators)]
    [InlineData("ตัวชี้วัดความสําเร็จ", ColumnRole.Indicators)]
    [InlineData("ตัวขี้วัด", ColumnRole.Indicators)]
    [InlineData("ค่าเป้าหมาย", ColumnRole.IndicatorValue)]
    [InlineData("งบประมาณ (บาท)", ColumnRole.Budget)]
    [InlineData("งบประมาณที่ได้รับจัดสรร", ColumnRole.Budget)]
    [InlineData("จำนวนเงิน", ColumnRole.Budget)]
    [InlineData("จำนวน (บาท)", ColumnRole.Budget)]
    [InlineData("แหล่งงบประมาณ", ColumnRole.BudgetSource)]
    [InlineData("สอดคล้อง นโยบาย สพฐ.", ColumnRole.Alignment)]
    [InlineData("ความสอดคล้องกับยุทธศาสตร์", ColumnRole.Alignment)]
    [InlineData("สนองกลยุทธ์", ColumnRole.Alignment)]
    [InlineData("ยุทธศาสตร์ที่สอดคล้อง", ColumnRole.Alignment)]
    [InlineData("ผู้รับผิดชอบโครงการ", ColumnRole.Owner)]
    [InlineData("กลุ่ม/หน่วยงานที่รับผิดชอบ", ColumnRole.Owner)]
    [InlineData("ระยะเวลาดำเนินการ", ColumnRole.Period)]
    [InlineData("กิจกรรมหลัก", ColumnRole.Activities)]
    [InlineData("ค่าใช้สอย", ColumnRole.Expense)]
    [InlineData("กลยุทธ์", ColumnRole.Strategy)]
    [InlineData("Budget (Baht)", ColumnRole.Budget)]
    public void A_heading_means_what_its_words_say(string heading, ColumnRole role)
    {
        var meaning = HeadingLexicon.Read(heading);

        Assert.Equal(role, meaning?.Role);
        Assert.True(meaning!.Value.Coverage >= HeadingMeaning.Enough);
    }

    [Theory]
    [InlineData("หมายเหตุ")]
    [InlineData("จำนวนโครงการ")]
    [InlineData("ผลที่คาดว่าจะได้รับ")]
    public void Some_headings_are_understood_and_belong_to_no_part_of_a_project(string heading) =>
        Assert.Null(HeadingLexicon.Read(heading)!.Value.Role);

    [Theory]
    [InlineData("โครงการพัฒนาครูและบุคลากรทางการศึกษาสู่มืออาชีพ")]
    [InlineData("ช่องทางพิเศษ")]
    [InlineData("25,000")]
    [InlineData("")]
    public void What_cells_say_is_no_heading(string text) =>
        Assert.True(HeadingLexicon.Read(text) is not { Coverage: >= HeadingMeaning.Enough });
}
