using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>A text typed by hand is read as the same words in a document; a reading shows the rows it came from.</summary>
public class PlanTextReaderTests
{
    private static readonly PlanTextReader Reader = new();

    [Fact]
    public void A_text_is_read_by_itself()
    {
        Assert.Equal(13, Assert.Single(Reader.Quantities("ครู จำนวน 13 คน")).Factors[0].Amount);
        Assert.Equal(80, Reader.Threshold("ร้อยละ ๘๐ ของโรงเรียน")!.Amount);
        Assert.Equal(
            [("สพฐ.", "1"), ("สพฐ.", "2"), ("ESPG14", "4")],
            Reader.Alignments("สพฐ. 1 - 2 ESPG14 4", Source.At("table 1", "line 1")).Select(a => (a.Framework, a.Item)));
        Assert.Equal(Baht.Of(47_000), Reader.Amount("47,000.-"));
        Assert.Null(Reader.Amount("ไม่ระบุ"));
    }

    [Fact]
    public void A_reading_shows_the_rows_each_project_was_read_from()
    {
        using var file = File.OpenRead(Repository.PathOf("samples/action-plan-2563.xlsx"));

        var reading = new PlanReader(new PlanLinter()).Read(file, "plan.xlsx", ReadOptions.None, TestContext.Current.CancellationToken).Value;

        Assert.Equal(Enumerable.Range(0, reading.Plan.Projects.Count), reading.Rows.Select(r => r.Project).Distinct());
        Assert.All(reading.Rows, row => Assert.NotEmpty(row.Cells));
        Assert.Contains(reading.Rows.First(r => r.Project == 0).Cells, cell => cell.Text.Contains(reading.Plan.Projects[0].Title, StringComparison.Ordinal));
    }
}
