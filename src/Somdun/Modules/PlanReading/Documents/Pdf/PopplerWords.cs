using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using System.Xml;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The words of a PDF as <c>pdftotext</c> sees them, where that program is installed: a second pair of eyes, since no
/// reader is right alone on Thai. It runs beside us, is given the file by its standard input, hands its pages over one by
/// one, and is ended when it takes too long.
/// </summary>
internal sealed class PopplerWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Pages it may be ahead of the first reader.</summary>
    private const int PagesAhead = 16;

    private const int MaxLetters = 256 << 20;

    /// <summary>More words than these on one page are no page of a plan.</summary>
    private const int MaxWords = 50_000;

    private const string Shell = "/bin/sh";

    /// <summary>A gigabyte and twenty seconds of the processor at most, whatever becomes of us.</summary>
    private const string Bounded = "ulimit -v 1048576; ulimit -t 20; exec pdftotext -bbox -enc UTF-8 -q - -";

    private static readonly string[] Plain = ["-bbox", "-enc", "UTF-8", "-q", "-", "-"];

    private readonly Channel<List<TextPiece>> _pages = Channel.CreateBounded<List<TextPiece>>(PagesAhead);
    private readonly CancellationToken _cancel;
    private bool _hasGivenUp;

    private PopplerWords(CancellationToken cancel) => _cancel = cancel;

    /// <summary>Whether it had every page that was asked for.</summary>
    public bool Answers => !_hasGivenUp;

    public static PopplerWords Read(byte[] file, CancellationToken cancel)
    {
        var words = new PopplerWords(cancel);
        _ = Task.Run(() => words.RunAsync(file), CancellationToken.None);
        return words;
    }

    /// <summary>The words of the next page; null when the program is absent, gives up or is given up, and then for every page after it.</summary>
    public List<TextPiece>? Next()
    {
        if (_hasGivenUp || !Waiting().GetAwaiter().GetResult())
        {
            _hasGivenUp = true;
            return null;
        }

        return _pages.Reader.TryRead(out var page) ? page : null;
    }

    private async Task<bool> Waiting()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        deadline.CancelAfter(Patience);
        try
        {
            return await _pages.Reader.WaitToReadAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!_cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task RunAsync(byte[] file)
    {
        try
        {
            using var process = Start();
            try
            {
                var errors = process.StandardError.ReadToEndAsync(_cancel);
                var feeding = FeedAsync(process, file);
                await ParseAsync(process.StandardOutput);
                await feeding;
                await errors;
                await process.WaitForExitAsync(_cancel);
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
        }
        finally
        {
            _pages.Writer.TryComplete();
        }
    }

    private static Process Start()
    {
        var start = File.Exists(Shell) ? new ProcessStartInfo(Shell, ["-c", Bounded]) : new ProcessStartInfo("pdftotext", Plain);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        return Process.Start(start)!;
    }

    private async Task FeedAsync(Process process, byte[] file)
    {
        await process.StandardInput.BaseStream.WriteAsync(file, _cancel);
        process.StandardInput.Close();
    }

    private async Task ParseAsync(StreamReader output)
    {
        using var reader = XmlReader.Create(output, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            MaxCharactersInDocument = MaxLetters,
        });
        List<TextPiece>? page = null;
        while (await reader.ReadAsync())
        {
            _cancel.ThrowIfCancellationRequested();
            if (reader.LocalName == "page")
            {
                if (page is not null)
                {
                    await _pages.Writer.WriteAsync(Spaced(page), _cancel);
                }

                page = reader.NodeType == XmlNodeType.Element ? [] : null;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "word" } && page is not null)
            {
                var box = new Box(Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax"));
                page.Add(new TextPiece(await reader.ReadElementContentAsStringAsync(), box, EmOf(box)));
                if (page.Count > MaxWords)
                {
                    throw new InvalidDataException("A page has more words than are read.");
                }
            }
        }

        if (page is not null)
        {
            await _pages.Writer.WriteAsync(Spaced(page), _cancel);
        }

        double Number(string name) => double.TryParse(reader.GetAttribute(name), CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    /// <summary>The box reaches from the font's highest mark to its lowest: 1.15 ems in Latin fonts, 1.3 and more in Thai ones.</summary>
    public static double EmOf(Box box) => Math.Max(1, (box.Bottom - box.Top) * 0.75);

    /// <summary>
    /// The program parts words at spaces and at gaps, and does not say at which. Lines that are spread to fill their
    /// column fall into letters; where words stay whole, what parts them is a space.
    /// </summary>
    private static List<TextPiece> Spaced(List<TextPiece> words)
    {
        for (var from = 0; from < words.Count;)
        {
            var to = from + 1;
            while (to < words.Count && Math.Abs(words[to].Box.Bottom - words[from].Box.Bottom) < words[from].Em * 0.3 && words[to].Box.Left >= words[to - 1].Box.Left)
            {
                to++;
            }

            var letters = words.Skip(from).Take(to - from).Sum(w => w.Text.Count(c => !ThaiSoundness.IsMark(c)));
            for (var i = from + 1; i < to && letters >= (to - from) * 3; i++)
            {
                words[i] = words[i] with { AfterSpace = words[i].Box.Left - words[i - 1].Box.Right is var gap && gap > words[i].Em * 0.12 && gap < words[i].Em };
            }

            from = to;
        }

        return words;
    }
}
