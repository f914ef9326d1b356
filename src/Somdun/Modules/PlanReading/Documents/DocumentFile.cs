using System.Buffers;
using System.Xml;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Turns a file of any known kind into blocks of text and tables.</summary>
internal static class DocumentFile
{
    /// <summary>A book of a whole province with its pictures has 50 MB.</summary>
    public const long MaxBytes = 64L << 20;

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    // Parsers of others recurse; their depth is not ours to bound, but the stack they get is.
    private const int StackBytes = 16 << 20;

    private const int GraceMilliseconds = 2_000;

    /// <summary>Files larger than this wait for one another, so that a few at once do not take the server's memory.</summary>
    private const int Large = 4 << 20;

    private static readonly SearchValues<char> LineMarks = SearchValues.Create("\t\n\f");

    private static readonly SemaphoreSlim LargeReadings = new(1);

    /// <summary>
    /// Reads a document whose kind is told by its content. Bounded: 64 MB in, a million cells out, thirty seconds.
    /// A file that cannot be read is a refusal with one sentence that says why and what helps.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static Outcome<SourceDocument> Extract(Stream file, string fileName, CancellationToken cancel)
    {
        var name = Path.GetFileName(fileName);
        if (file.CanSeek && file.Length <= Large)
        {
            return Whole(file, name, cancel);
        }

        if (!LargeReadings.Wait(TimeLimit, cancel))
        {
            return Unreadable.Busy(name);
        }

        try
        {
            return Whole(file, name, cancel);
        }
        finally
        {
            LargeReadings.Release();
        }
    }

    private static Outcome<SourceDocument> Whole(Stream file, string name, CancellationToken cancel) =>
        Bytes(file, cancel) is { } bytes ? InTime(bytes, name, TimeLimit, cancel) : Unreadable.TooLarge(name, MaxBytes);

    private static byte[]? Bytes(Stream file, CancellationToken cancel)
    {
        if (file.CanSeek && file.Length - file.Position > MaxBytes)
        {
            return null;
        }

        // As large as it says it is, at once: growing by doubling would hold a large file three times.
        using var bytes = new MemoryStream(file.CanSeek ? (int)(file.Length - file.Position) : 0);
        var buffer = new byte[81_920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            if (bytes.Length + read > MaxBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    /// <summary>
    /// Runs the reading on a thread of its own: its stack is known, and a parser that never comes back is left behind
    /// instead of holding the caller.
    /// </summary>
    internal static Outcome<SourceDocument> InTime(byte[] bytes, string name, TimeSpan limit, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(limit);
        var extraction = new Extraction(name, limit, deadline.Token);
        var reading = new TaskCompletionSource<Outcome<SourceDocument>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(() => Read(bytes, extraction), reading), StackBytes) { IsBackground = true, Name = "document" };
        thread.Start();

        try
        {
            // A cooperative stop comes within milliseconds of the deadline; the grace is for parsers that do not look.
            return Task.WaitAny([reading.Task], (int)limit.TotalMilliseconds + GraceMilliseconds, cancel) == 0
                ? reading.Task.GetAwaiter().GetResult()
                : extraction.TooSlow();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return extraction.TooSlow();
        }
    }

    private static void Run(Func<Outcome<SourceDocument>> read, TaskCompletionSource<Outcome<SourceDocument>> reading)
    {
        try
        {
            reading.SetResult(read());
        }
        catch (OperationCanceledException)
        {
            reading.SetCanceled();
        }
        catch (Exception fault)
        {
            reading.SetException(fault);
        }
    }

    private static Outcome<SourceDocument> Read(byte[] bytes, Extraction extraction)
    {
        try
        {
            return bytes.AsSpan().IndexOfAnyExcept((byte)0, (byte)' ', (byte)'\n') < 0
                ? Unreadable.Empty(extraction.FileName)
                : Dispatch(bytes, extraction);
        }
        catch (UnreadableException refused)
        {
            return refused.Refusal;
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException)
        {
            return Unreadable.Damaged(extraction.FileName, fault is XmlException xml
                ? T($"เนื้อหา XML เสียที่บรรทัด {xml.LineNumber}", $"its XML breaks at line {xml.LineNumber}")
                : T("อ่านเนื้อหาไม่ได้", "its content cannot be unpacked"));
        }
    }

    private static Outcome<SourceDocument> Dispatch(byte[] bytes, Extraction extraction)
    {
        var file = extraction.FileName;
        var (kind, name) = FileMarks.Tell(bytes);
        switch (kind)
        {
            case FileKind.Zip:
                return OfOffice(bytes, extraction);

            case FileKind.Compound:
                return CompoundFile.TellingStream(bytes) switch
                {
                    "EncryptedPackage" => Unreadable.Password(file),
                    "WordDocument" => Unreadable.OldWord(file),
                    "PowerPoint Document" => Unreadable.OtherFormat(file, "PowerPoint", "DOCX, PDF"),
                    "Workbook" or "Book" => extraction.Finish("xls", XlsFile.Read(bytes, extraction)),
                    _ => Unreadable.Unknown(file),
                };

            case FileKind.OldSheet:
                return extraction.Finish("xls", XlsFile.Read(bytes, extraction));

            case FileKind.Pdf:
                return extraction.Finish("pdf", PdfFile.Read(bytes, extraction));

            case FileKind.Rtf:
                return Unreadable.OtherFormat(file, "RTF", "DOCX");

            case FileKind.Mht:
                return Unreadable.OtherFormat(file, "MHT", "HTML, DOCX, XLSX");

            case FileKind.Picture:
                return Unreadable.Picture(file, name);

            case FileKind.Archive:
                return Unreadable.Archive(file, name);

            case FileKind.Other:
                return Unreadable.Unknown(file);

            default:
                return OfText(bytes, extraction);
        }
    }

    private static Outcome<SourceDocument> OfOffice(byte[] bytes, Extraction extraction)
    {
        var file = extraction.FileName;
        using var package = OfficePackage.Open(bytes, extraction);
        var mimetype = package.Text("mimetype") ?? "";
        return package.HasUnder("word/") ? Written("docx", "word/media/", DocxFile.Read(package, extraction))
            : package.Has("xl/workbook.bin") ? Unreadable.OtherFormat(file, "XLSB", "XLSX")
            : package.HasUnder("xl/") ? Written("xlsx", "xl/media/", XlsxFile.Read(package, extraction))
            : package.HasUnder("ppt/") ? Unreadable.OtherFormat(file, "PowerPoint", "DOCX, PDF")
            : mimetype.Contains("opendocument.text", StringComparison.Ordinal) ? Unreadable.OtherFormat(file, "ODT", "DOCX")
            : mimetype.Contains("opendocument.spreadsheet", StringComparison.Ordinal) ? Unreadable.OtherFormat(file, "ODS", "XLSX")
            : mimetype.Contains("opendocument", StringComparison.Ordinal) ? Unreadable.OtherFormat(file, "OpenDocument", "DOCX, XLSX")
            : Unreadable.Archive(file, "ZIP");

        // Scanned pages pasted into a document are not an empty document.
        Outcome<SourceDocument> Written(string format, string pictures, List<Block> blocks) => blocks.Count == 0 && package.HasUnder(pictures)
            ? Unreadable.Picture(file, format.ToUpperInvariant())
            : extraction.Finish(format, blocks);
    }

    private static Outcome<SourceDocument> OfText(byte[] bytes, Extraction extraction)
    {
        if (DecodedText.Of(bytes, extraction) is not { } text)
        {
            return Unreadable.Unknown(extraction.FileName);
        }

        if (MarkupKind.Of(text) is { } markup)
        {
            return markup == MarkupKind.Html
                ? extraction.Finish("html", HtmlFile.Read(text, extraction))
                : Unreadable.OtherFormat(extraction.FileName, markup, "DOCX, XLSX");
        }

        extraction.CountMarks(text, LineMarks);
        return CsvFile.Separator(text, extraction.FileName) is { } separator and not '\t'
            ? extraction.Finish("csv", CsvFile.Read(text, separator, extraction))
            : extraction.Finish("text", TextFile.Read(text, extraction));
    }
}
