using System.Text.Json;
using Somdun.Foundation.Data;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Tests.Foundation.Data;

public class JsonColumnTests
{
    [Fact]
    public void Years_months_and_money_come_back_as_they_went()
    {
        var kept = new Kept(new FiscalYear(2563), [new YearMonth(2019, 10)], new Baht(547_525_000), "กลยุทธ์ที่ 6");

        var text = JsonSerializer.Serialize(kept, JsonColumns.Options);
        var back = JsonSerializer.Deserialize<Kept>(text, JsonColumns.Options)!;

        Assert.Equal("""{"year":2563,"months":["2019-10"],"amount":547525000,"title":"กลยุทธ์ที่ 6"}""", text);
        Assert.Equal((kept.Year, kept.Amount, kept.Title), (back.Year, back.Amount, back.Title));
        Assert.Equal(kept.Months, back.Months);
    }

    private sealed record Kept(FiscalYear? Year, IReadOnlyList<YearMonth> Months, Baht Amount, string Title);
}
