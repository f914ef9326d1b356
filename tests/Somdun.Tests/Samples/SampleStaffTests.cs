using System.Globalization;
using CsvHelper;
using Somdun.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>The made-up staff: nobody who exists, and numbers that nobody can have.</summary>
public class SampleStaffTests
{
    private static readonly List<(string Id, string Unit, string Title)> Staff = Load();

    [Fact]
    public void Their_numbers_begin_with_a_nine_which_no_national_id_does_and_pass_the_check()
    {
        Assert.InRange(Staff.Count, 300, 999);
        Assert.Equal(Staff.Count, Staff.Select(person => person.Id).Distinct().Count());
        Assert.All(Staff, person => Assert.Matches("^9990[0-9]{9}$", person.Id));
        Assert.All(Staff, person => Assert.True(IdentifierText.IsCheckDigitRight(person.Id), person.Id));
    }

    [Fact]
    public void Each_school_has_its_head_or_somebody_who_acts_for_one()
    {
        var schools = File.ReadAllLines(Repository.PathOf("samples/schools.csv")).Skip(1).Select(line => line[..8]).ToList();

        Assert.Equal(
            schools,
            Staff.Where(person => person.Title.EndsWith("ผู้อำนวยการโรงเรียน", StringComparison.Ordinal)).Select(person => person.Unit));
    }

    private static List<(string Id, string Unit, string Title)> Load()
    {
        using var csv = new CsvReader(new StreamReader(Repository.PathOf("samples/staff.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<(string, string, string)> rows = [];
        while (csv.Read())
        {
            rows.Add((csv["เลขประจำตัวประชาชน"]!, csv["หน่วยงาน"]!, csv["ตำแหน่ง"]!));
        }

        return rows;
    }
}
