using System.Globalization;
using CsvHelper;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>The made-up schools: as many and as small as the plan says, and none that exists.</summary>
public class SampleSchoolsTests
{
    private static readonly List<School> Schools = Load(Repository.PathOf("samples/schools.csv"), row => new School(
        row["smis_code"]!, row["ministry_code"]!, row["name"]!, row["district"]!, row["cluster"]!, int.Parse(row["pupils"]!, CultureInfo.InvariantCulture)));

    [Fact]
    public void There_are_as_many_as_the_plan_speaks_of()
    {
        Assert.Equal(149, Schools.Count);
        Assert.Equal(7, Schools.Select(school => school.District).Distinct().Count());
        Assert.Equal(59, Schools.Count(school => school.Pupils <= 120));
        Assert.Equal(14, Schools.Count(school => school.Pupils <= 50));
    }

    [Fact]
    public void Each_has_codes_of_its_own_in_the_invented_area()
    {
        Assert.Equal(149, Schools.Select(school => school.SmisCode).Distinct().Count());
        Assert.Equal(149, Schools.Select(school => school.MinistryCode).Distinct().Count());
        Assert.All(Schools, school => Assert.Matches("^9902[0-9]{4}$", school.SmisCode));
        Assert.All(Schools, school => Assert.Matches("^9902[0-9]{6}$", school.MinistryCode));
    }

    [Fact]
    public void A_cluster_lies_in_one_district() =>
        Assert.All(Schools.GroupBy(school => school.Cluster), cluster => Assert.Single(cluster.Select(school => school.District).Distinct()));

    [Fact]
    public void No_school_has_the_name_of_a_real_one()
    {
        var real = Load(Repository.Shared("data/schools/schools-obec-2565.csv"), row => row["school_name"]!).ToHashSet();

        Assert.NotEmpty(real);
        Faults.None(Schools.Select(school => school.Name).Where(real.Contains));
    }

    private static List<T> Load<T>(string file, Func<CsvReader, T> read)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<T> rows = [];
        while (csv.Read())
        {
            rows.Add(read(csv));
        }

        return rows;
    }

    private sealed record School(string SmisCode, string MinistryCode, string Name, string District, string Cluster, int Pupils);
}
