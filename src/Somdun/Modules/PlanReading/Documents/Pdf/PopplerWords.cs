using System.Diagnostics;
using System.Globalization;
using System.Xml;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The words of a PDF as <c>pdftotext</c> sees them, where that program is installed: a second pair of eyes, since no
/// reader is right alone on Thai. It runs beside us, without a shell, is given the file by its standard input, and is
/// ended when it takes too long.
/// </summary>
internal static class PopplerWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private const int MaxLetters = 64 << 20;

    /// <summary>The pieces of each page; null when the program is absent, gives up or is given up.</summary>
    public static async Task<List<List<TextPiece>>?> ReadAsync(byte[] file, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-bbox", "-enc", "UTF-8", "-q", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;

            try
            {
                var errors = process.StandardError.ReadToEndAsync(deadline.Token);
                var feeding = FeedAsync(process, file, deadline.Token);
                var pages = await ParseAsync(process.StandardOutput, deadline.Token);
                await feeding;
                await errors;
                await process.WaitForExitAsync(deadline.Token);
                return process.ExitCode == 0 ? pages : null;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException or XmlException or OperationCanceledException or InvalidDataException)
        {
            // Not installed, not willing, not in time: the first reader stands alone, and the document says so.
            cancel.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static async Task FeedAsync(Process process, byte[] file, CancellationToken cancel)
    {
        await process.StandardInput.BaseStream.WriteAsync(file, cancel);
        process.StandardInput.Close();
    }

    private static async Task<List<List<TextPiece>>> ParseAsync(StreamReader output, CancellationToken cancel)
    {
        var pages = new List<List<TextPiece>>();
        using var reader = XmlReader.Create(output, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            MaxCharactersInDocument = MaxLetters,
        });
        while (await reader.ReadAsync())
        {
            cancel.ThrowIfCancellationRequested();
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "page")
            {
                pages.Add([]);
            }
            else if (reader.LocalName == "word" && pages.Count > 0)
            {
                var box = new Box(Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax"));

                // The box reaches from the highest mark to the lowest; letters fill about half of it.
                var em = Math.Max(1, (box.Bottom - box.Top) * 0.6);
                pages[^1].Add(new TextPiece(await reader.ReadElementContentAsStringAsync(), box, em));
            }
        }

        return pages;

        double Number(string name) => double.TryParse(reader.GetAttribute(name), CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}
