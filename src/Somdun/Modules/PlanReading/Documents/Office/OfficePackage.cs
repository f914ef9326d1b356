using System.IO.Compression;
using System.Xml;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The zip of a DOCX or XLSX, opened with suspicion: what it says of its size is checked before anything is unpacked, and
/// what really comes out is counted while reading. XML is read without DTDs, so nothing outside the file is ever asked for.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    /// <summary>All parts together, unpacked. A 50 MB workbook of numbers stays below.</summary>
    private const long MaxUnpacked = 512L << 20;

    /// <summary>Sheets of repeated rows reach 60:1; deflate's end is 1,032:1.</summary>
    private const int MaxRatio = 200;

    /// <summary>Below this a high ratio does no harm.</summary>
    private const long HarmlessUnpacked = 16L << 20;

    private const int MaxEntries = 10_000;

    /// <summary>Tables in cells in text boxes take some twenty elements each.</summary>
    private const int MaxElementDepth = 2_000;

    /// <summary>A cell of a sheet holds 32,767 letters; XML readers keep a text whole in memory.</summary>
    private const int LongestText = 8 << 20;

    private readonly Extraction _extraction;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private OfficePackage(byte[] file, Extraction extraction)
    {
        _extraction = extraction;
        CheckEntryCount(file, extraction);
        _zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        foreach (var entry in _zip.Entries)
        {
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        var said = _zip.Entries.Sum(e => Math.Max(0, e.Length));
        if (said > MaxUnpacked || (said > HarmlessUnpacked && said / file.Length > MaxRatio))
        {
            throw Extraction.Refuse(Unreadable.UnpacksTooLarge(extraction.FileName, T($"{said >> 20} MB จากไฟล์ {Size(file.Length)}", $"{said >> 20} MB out of {Size(file.Length)}")));
        }
    }

    public static OfficePackage Open(byte[] file, Extraction extraction)
    {
        try
        {
            return new OfficePackage(file, extraction);
        }
        catch (InvalidDataException)
        {
            throw extraction.Damaged(T("สารบัญของไฟล์ ZIP ขาดหาย", "the ZIP directory is missing"));
        }
    }

    public bool Has(string part) => _entries.ContainsKey(part);

    public bool HasUnder(string folder) => _entries.Keys.Any(k => k.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    public string? Text(string part) => Stream(part, 1 << 20) is { } stream ? new StreamReader(stream).ReadToEnd() : null;

    /// <summary>A reader over a part; null where the package lacks it.</summary>
    /// <param name="limit">Bytes of it that may be read: less for parts that are kept as a tree.</param>
    public XmlReader? Xml(string part, long limit = MaxUnpacked) => Stream(part, limit) is not { } stream ? null : XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    });

    /// <summary>
    /// Looks through a part before it is built as a tree: a tree takes time with the square of its depth and ten times
    /// the memory of its text.
    /// </summary>
    /// <param name="cell">The element that is counted as a cell.</param>
    public void CheckShape(string part, string cell, long limit)
    {
        var cells = 0;
        using var reader = Xml(part, limit);
        while (reader is not null && reader.Read())
        {
            if (reader.Depth > MaxElementDepth)
            {
                throw Extraction.Refuse(Unreadable.TooDeep(_extraction.FileName, new Text(part, part)));
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == cell && ++cells > Extraction.MaxCells)
            {
                throw _extraction.TooManyCells(new Text(part, part));
            }
        }

        _unpacked = 0;
    }

    /// <summary>The parts that a part refers to: id → kind (the last word of the relationship's type) and path.</summary>
    public Dictionary<string, (string Kind, string Part)> Relations(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..(slash + 1)];
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var reader = Xml($"{folder}_rels/{part[(slash + 1)..]}.rels");
        while (reader is not null && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Id") is { } id
                && reader.GetAttribute("Target") is { } target)
            {
                var type = reader.GetAttribute("Type") ?? "";
                relations[id] = (type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
            }
        }

        return relations;
    }

    /// <summary>The document or workbook itself.</summary>
    public string Main(string usual) =>
        Relations("").Values.FirstOrDefault(r => r.Kind == "officeDocument").Part is { } main && Has(main) ? main : usual;

    public void Dispose() => _zip.Dispose();

    private CountedStream? Stream(string part, long limit)
    {
        if (!_entries.TryGetValue(part, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw Extraction.Refuse(Unreadable.Password(_extraction.FileName));
        }

        var (ofPart, text) = (0L, 0L);
        return new CountedStream(entry.Open(), read =>
        {
            _extraction.Pause();
            ofPart += read.Length;
            _unpacked += read.Length;
            text = read.LastIndexOf((byte)'<') is >= 0 and var tag ? read.Length - tag : text + read.Length;
            if (text > LongestText)
            {
                throw Extraction.Refuse(Unreadable.UnpacksTooLarge(_extraction.FileName, T($"{part} มีข้อความเดียวยาวเกิน {LongestText >> 20} MB", $"{part} has one text of more than {LongestText >> 20} MB")));
            }

            if (ofPart > limit || _unpacked > MaxUnpacked)
            {
                var over = ofPart > limit ? limit : MaxUnpacked;
                throw Extraction.Refuse(Unreadable.UnpacksTooLarge(_extraction.FileName, T($"{part} เกิน {over >> 20} MB", $"{part} has more than {over >> 20} MB")));
            }
        });
    }

    /// <summary>Before the directory is read into memory: a million entries would fill it.</summary>
    private static void CheckEntryCount(ReadOnlySpan<byte> file, Extraction extraction)
    {
        var entries = 0;
        for (int at; (at = file.IndexOf("PK\u0001\u0002"u8)) >= 0; file = file[(at + 4)..])
        {
            if (++entries > MaxEntries)
            {
                throw Extraction.Refuse(Unreadable.UnpacksTooLarge(extraction.FileName, T($"มีไฟล์ย่อยเกิน {MaxEntries:N0} รายการ", $"more than {MaxEntries:N0} entries")));
            }
        }
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".." or ""))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private static string Size(long bytes) => bytes < 1 << 20 ? $"{bytes >> 10} kB" : $"{bytes >> 20} MB";

    /// <summary>Tells how much was really read.</summary>
    private sealed class CountedStream(Stream inner, CountedStream.Counter count) : Stream
    {
        public delegate void Counter(ReadOnlySpan<byte> read);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            count(buffer[..read]);
            return read;
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
