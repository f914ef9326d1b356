using System.Globalization;
using Somdun.Tests.Support;
using Somdun.Thai;

namespace Somdun.Tests.Kernel.Thai;

public class SchoolNamesTests
{
    /// <summary>Names of Thai letters only: with Latin the two differ by design, which puts Latin first.</summary>
    [Fact]
    public void The_schools_of_Thailand_sort_as_the_platform_sorts_them()
    {
        var names = File.ReadLines(Repository.Shared("data/schools/schools-obec-2565.csv"))
            .Skip(1)
            .Select(line => ThaiText.Clean(line.Split(',')[5]))
            .Where(name => !name.Any(char.IsAsciiLetter) && name.Any(ThaiText.IsThai))
            .Distinct()
            .ToList();
        var platform = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

        var sorted = names.OrderBy(ThaiText.SortKey, StringComparer.Ordinal).ToList();

        Assert.True(sorted.Count > 20_000);
        Assert.DoesNotContain(sorted.Zip(sorted.Skip(1)), pair => platform.Compare(pair.First, pair.Second) > 0);
    }
}
