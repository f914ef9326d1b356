using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Unpacks the streams of a PDF with a measure: what a page draws and writes, forms used again and again included, ends at
/// a few megabytes, since a letter takes hundreds of times its byte in memory. A parser knows no such bound.
/// </summary>
internal sealed class PdfFilters(Extraction extraction) : IFilterProvider
{
    /// <summary>A full page of text takes 200 kB; a detailed map some megabytes.</summary>
    public const int MaxContent = 4 << 20;

    /// <summary>Fonts and tables of contents; pictures are not unpacked.</summary>
    private const int MaxOther = 64 << 20;

    /// <summary>Deflate's best; the older packing (LZW) reaches about as much.</summary>
    private const int BestRatio = 1_032;

    private long _content;

    /// <summary>Whether the page at hand had more than it may.</summary>
    public bool IsFlooded { get; private set; }

    public void BeginPage() => (_content, IsFlooded) = (0, false);

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Measured(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Measured(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Measured(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Measured(IEnumerable<IFilter> filters) => [.. filters.Select(f => new MeasuredFilter(f, this))];

    /// <summary>Pages and forms; not fonts, colour profiles, pictures and the file's own tables.</summary>
    private static bool IsContent(DictionaryToken stream) =>
        !stream.ContainsKey(NameToken.Create("Length1"))
        && !stream.ContainsKey(NameToken.N)
        && (stream.TryGet(NameToken.Subtype, out NameToken subtype) ? subtype.Data == "Form" : !stream.ContainsKey(NameToken.Type));

    private sealed class MeasuredFilter(IFilter inner, PdfFilters filters) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            filters.Pause();
            var isContent = IsContent(streamDictionary);
            var limit = isContent ? MaxContent - filters._content : MaxOther;
            if (input.Length * (long)BestRatio > limit && Unpacked(input, limit) > limit)
            {
                throw filters.Flood();
            }

            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            filters._content += isContent ? output.Length : 0;
            return filters._content > MaxContent ? throw filters.Flood() : output;
        }

        /// <summary>How much comes out, looked no further than the limit; 0 where the packing is another or broken.</summary>
        private static long Unpacked(Memory<byte> input, long limit)
        {
            using var stream = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[64 << 10];
            var total = 0L;
            try
            {
                for (int read; total <= limit && (read = stream.Read(buffer)) > 0;)
                {
                    total += read;
                }
            }
            catch (InvalidDataException)
            {
                // Not deflated, or broken from here on: what the other packings make of it is counted when it is there.
            }

            return total;
        }
    }

    private void Pause() => extraction.Pause();

    private InvalidDataException Flood()
    {
        IsFlooded = true;
        return new InvalidDataException("A page has more content than is read.");
    }
}
