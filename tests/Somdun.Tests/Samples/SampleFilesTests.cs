using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>
/// The sample documents are made from one source. <c>bin/approve</c> writes them anew when it changed.
/// </summary>
[Trait("approval", "yes")]
public partial class SampleFilesTests
{
    private const string Name = $"{SamplePlan.Folder}/action-plan-2563";

    private static readonly SamplePlan Plan = SamplePlan.Load();

    [Fact]
    public void The_sample_has_the_figures_of_the_plan_it_stands_for()
    {
        Assert.Equal(Enumerable.Range(20, 24), Plan.Projects.Select(p => int.Parse(p.Number, CultureInfo.InvariantCulture)));
        Assert.Equal(5_475_250, Plan.Projects.Sum(p => int.Parse(p.Budget, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_text_is_the_one_made_from_the_source() => Approved.File($"{Name}.txt", SampleText.Write(Plan));

    [Fact]
    public void The_text_repeats_its_heading_and_cuts_rows_in_the_middle_of_items()
    {
        var lines = SampleText.Write(Plan).Split('\n');

        Assert.InRange(lines.Count(line => line.StartsWith("ที่\t", StringComparison.Ordinal)), 10, 25);
        Assert.InRange(lines.Count(line => line.StartsWith('\t')), 6, 20);
        Assert.Contains(lines, line => line.Contains("<p>", StringComparison.Ordinal));
    }

    [Fact]
    public void No_word_is_lost_where_the_text_cuts_a_row()
    {
        var text = SampleText.Write(Plan);
        var cells = text.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal) && !line.StartsWith("ที่\t", StringComparison.Ordinal)).Select(line => line.Split('\t')).ToList();

        for (var column = 0; column < SamplePlan.Headings.Count; column++)
        {
            Assert.Equal(
                Squeeze(string.Concat(Plan.Projects.SelectMany(p => p.Cells[column]))),
                Squeeze(Tag.Replace(string.Concat(cells.Select(row => row[column])), "")));
        }

        static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_Word_document_is_the_one_made_from_the_source() =>
        IsMadeBy(SampleOffice.WriteDocx, $"{Name}.docx", stream => WordprocessingDocument.Open(stream, false));

    [Fact]
    public void The_workbook_is_the_one_made_from_the_source() =>
        IsMadeBy(SampleOffice.WriteXlsx, $"{Name}.xlsx", stream => SpreadsheetDocument.Open(stream, false));

    private static void IsMadeBy(Action<SamplePlan, Stream> write, string path, Func<Stream, OpenXmlPackage> open)
    {
        using var made = new MemoryStream();
        write(Plan, made);

        var file = Repository.PathOf(path);
        if (Approved.IsWriting && !(File.Exists(file) && PartsOf(File.ReadAllBytes(file)).SequenceEqual(PartsOf(made.ToArray()))))
        {
            File.WriteAllBytes(file, made.ToArray());
        }

        // Zip archives carry the moment they were packed: what counts is what they hold.
        Assert.Equal(PartsOf(File.ReadAllBytes(file)), PartsOf(made.ToArray()));

        made.Position = 0;
        using var package = open(made);
        Assert.Empty(new OpenXmlValidator().Validate(package, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

        List<(string, string)> PartsOf(byte[] bytes)
        {
            using var opened = open(new MemoryStream(bytes));
            return [.. opened.GetAllParts().OrderBy(part => part.Uri.OriginalString, StringComparer.Ordinal)
                .Select(part => (part.Uri.OriginalString, new StreamReader(part.GetStream()).ReadToEnd()))];
        }
    }

    [GeneratedRegex("</?p>")]
    private static partial Regex Tag { get; }
}
