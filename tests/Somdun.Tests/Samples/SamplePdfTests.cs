using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>
/// The sample plan as the programs of offices print it. Where a line was cut, a browser does not write the space that stood
/// there, so texts are compared without spaces.
/// </summary>
public class SamplePdfTests
{
    private static readonly DocumentReading Sample = Read("samples/action-plan-2563.docx");

    /// <param name="print">
    /// Unruled: printed by Chromium without a line, ten pages, the heading on each. Sideways: the table put upright on a page that
    /// is turned by a quarter. LibreOffice: printed from the DOCX.
    /// </param>
    [Theory]
    [InlineData("unruled")]
    [InlineData("sideways")]
    [InlineData("libreoffice")]
    public void A_print_has_the_projects_texts_and_money_of_the_document(string print)
    {
        var reading = Read($"tests/Somdun.Tests/Modules/PlanReading/Documents/Files/sample-{print}.pdf");

        Assert.Equal(Sample.Plan.Projects.Select(Content), reading.Plan.Projects.Select(Content));
        Assert.DoesNotContain(reading.Findings, f => f.Code is FindingCode.TextDoubtful or FindingCode.PartSkipped or FindingCode.TableSkipped);
    }

    private static string Content(DraftProject project) =>
        $"""
        {project.Number} {Spaceless(project.Title)} {project.Budget}
        {Texts(project.Objectives)}
        {string.Join(" | ", project.Targets.Select(item => Spaceless($"{item.Label} {item.Text}")))}
        {string.Join(" | ", project.Indicators.Select(item => $"{Spaceless($"{item.Label} {item.Text}")} {item.Threshold?.Amount}"))}
        {string.Join(" | ", project.Alignments.Select(alignment => $"{alignment.Framework} {alignment.Item}"))}
        """;

    private static string Texts(IEnumerable<DraftItem> items) => string.Join(" | ", items.Select(item => Spaceless($"{item.Label} {item.Text}")));

    private static string Spaceless(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static DocumentReading Read(string path)
    {
        using var stream = File.OpenRead(Repository.PathOf(path));
        return new PlanReader(new PlanLinter()).Read(stream, path, ReadOptions.None, TestContext.Current.CancellationToken).Value;
    }
}
