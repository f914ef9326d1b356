using System.Diagnostics;
using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

/// <summary>Documents for the tests here, and another program's reading of what was printed.</summary>
internal static class Printing
{
    public static Document Of(params IReadOnlyList<Block> blocks) => new()
    {
        Title = "เอกสารทดสอบ",
        CreatedAt = new DateTime(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc),
        Sections = [new Section { Blocks = blocks }],
    };

    public static byte[] Write(Document document, FileFormat format = FileFormat.Pdf)
    {
        using var stream = new MemoryStream();
        DocumentWriter.Write(document, format, stream);
        return stream.ToArray();
    }

    /// <summary>The text of a PDF as poppler reads it, a form feed at the end of each page.</summary>
    public static async Task<string> ReadTextAsync(byte[] pdf)
    {
        var file = Path.Combine(Path.GetTempPath(), $"somdun-{Guid.CreateVersion7():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        try
        {
            using var process = StartReader(file);
            var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process StartReader(string file)
    {
        var reader = new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true };
        try
        {
            return Process.Start(reader)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext (poppler-utils) is not installed: what a reader copies from a PDF is left out of these tests.");
            throw;
        }
    }
}
