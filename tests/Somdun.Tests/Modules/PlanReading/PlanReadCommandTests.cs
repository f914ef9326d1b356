using Somdun.Commands;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>What <c>plan read</c> answers when the call itself cannot be used, and how much it says when it can.</summary>
public class PlanReadCommandTests
{
    [Theory]
    [InlineData("plan read", "คำสั่ง read ต้องมี FILE")]
    [InlineData("plan read a.txt b.txt", "คำสั่ง read ไม่รู้จัก “b.txt”")]
    [InlineData("plan read a.txt --no-such", "คำสั่ง read ไม่รู้จัก “--no-such”")]
    [InlineData("plan read --language en", "The command read needs FILE")]
    [InlineData("plan read a.txt --language fr", "--language เป็น “fr” ไม่ได้ ต้องเป็น en, th")]
    [InlineData("plan", "ต้องบอกคำสั่งอย่างใดอย่างหนึ่ง: read, import, book")]
    [InlineData("plan read .", ". เป็นโฟลเดอร์ ไม่ใช่ไฟล์")]
    public async Task A_call_that_cannot_be_used_is_refused_in_one_sentence(string call, string sentence)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        var code = await Program.RunAsync(call.Split(' '), new Terminal(output, error, ShowsProgress: false));

        Assert.Equal((ExitCode.Unusable, "", sentence + Environment.NewLine), (code, output.ToString(), error.ToString()));
    }

    [Fact]
    public void A_heading_the_document_has_not_is_refused_with_those_it_has()
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Plans.Tabs(["ที่", "โครงการ", "งบประมาณ"], ["1", "ปลูกป่า", "5,000"])));
        var options = new ReadOptions(new Dictionary<string, ColumnRole> { ["ค่าแรง"] = ColumnRole.Expense });
        var outcome = new PlanReader(new Somdun.Modules.PlanReading.Linting.PlanLinter()).Read(file, "plan.txt", options, TestContext.Current.CancellationToken);

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal("map-unknown-heading", refusal.Code);
        Assert.EndsWith("ที่, โครงการ, งบประมาณ", refusal.Reason.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_worth_a_look_is_counted_by_code()
    {
        var reading = Plans.Read(Plans.Tabs(["ที่", "โครงการ", "ตัวชี้วัด", "งบประมาณ"], ["1", "ปลูกป่า", "ครูรักษ์ป่า", "5,000"], ["2", "ทำนา", "นักเรียนรักนา", "6,000"]));

        Assert.Contains("2 × threshold-missing (projects 1, 2)", PlanSummary.Of(reading).English, StringComparison.Ordinal);
    }
}
