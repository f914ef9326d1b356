using Somdun.Time;

namespace Somdun.Tests;

public class KernelTests
{
    [Fact]
    public void Fiscal_year_2570_begins_on_the_first_of_October_2026() =>
        Assert.Equal(new DateOnly(2026, 10, 1), new FiscalYear(2570).FirstDay);
}
