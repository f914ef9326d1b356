using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// A PDF with a text layer: letters and drawn lines by PdfPig, words by <c>pdftotext</c> where it is installed; each page by
/// whichever gives the sounder Thai, and told where they disagree.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxPages = 3_000;

    /// <summary>Fewer letters than this on a page are a stamp or a page number over a picture.</summary>
    private const int FewLetters = 8;

    /// <summary>Share of Thai letters in which two readers may differ before a person should look.</summary>
    private const double Doubtful = 0.02;

    /// <summary>So many torn words on a page are no slip of the typist: its font does not say what some letters are.</summary>
    private const int TornWords = 2;

    private const int NamedPages = 12;

    private readonly Extraction _extraction;
    private readonly List<int> _withoutText = [];
    private readonly List<int> _doubtful = [];

    private PdfFile(Extraction extraction) => _extraction = extraction;

    public static List<Block> Read(byte[] file, Extraction extraction)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(extraction.Cancel);
        var second = PopplerWords.ReadAsync(file, stop.Token);
        try
        {
            using var document = Open(file, extraction);
            return new PdfFile(extraction).Pages(document, second);
        }
        finally
        {
            // The second reader has answered, or nobody waits for it any more.
            stop.Cancel();
        }
    }

    /// <summary>Null when only the second reader can make something of the file.</summary>
    private static PdfDocument? Open(byte[] file, Extraction extraction)
    {
        try
        {
            return PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw Extraction.Refuse(Unreadable.Password(extraction.FileName));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever the library runs into in a broken file, the file is broken.
            return null;
        }
    }

    private List<Block> Pages(PdfDocument? document, Task<List<List<TextPiece>>?> reading)
    {
        var first = new List<(Page? Page, Rulings? Rulings, List<TextPiece> Pieces)>();
        for (var number = 1; number <= Math.Min(document?.NumberOfPages ?? 0, MaxPages + 1); number++)
        {
            _extraction.Here = ($"page {number}", null);
            first.Add(FirstReading(document!, number));
        }

        var second = reading.GetAwaiter().GetResult();
        var pages = Math.Max(first.Count, document is null ? second?.Count ?? 0 : 0);
        if (pages is 0 or > MaxPages)
        {
            throw pages == 0
                ? _extraction.Damaged(T("โครงสร้าง PDF เสีย", "its PDF structure is broken"))
                : Extraction.Refuse(Unreadable.TooMuch(_extraction.FileName, T("หน้า", "pages"), T($"หน้า {MaxPages}", $"page {MaxPages}")));
        }

        var blocks = new List<Block>();
        for (var i = 0; i < pages; i++)
        {
            var (page, rulings, pieces) = i < first.Count ? first[i] : (null, null, []);
            var chosen = Choose(i + 1, pieces, second is not null && i < second.Count ? second[i] : null);
            if (chosen.Sum(p => p.Text.Length) < FewLetters && (page is null || HasPicture(page)))
            {
                _withoutText.Add(i + 1);
            }

            var onPage = new PdfPage(i + 1, chosen, rulings?.Grids() ?? [], _extraction).Blocks().ToList();
            AddIf(_doubtful, i + 1, !_doubtful.Contains(i + 1) && onPage.SelectMany(Lines).Sum(line => ThaiSoundness.Torn(line)) >= TornWords);
            blocks.AddRange(onPage);
        }

        if (_withoutText.Count == pages)
        {
            throw Extraction.Refuse(Unreadable.Scan(_extraction.FileName, pages));
        }

        Tell(second is not null);
        return blocks;
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        LineBlock line => [line.Text],
        TableBlock table => table.Rows.SelectMany(r => r.Cells).Where(c => !c.Continues).SelectMany(c => c.Lines).Select(l => l.Text),
        _ => [],
    };

    private static bool HasPicture(Page page)
    {
        try
        {
            return page.NumberOfImages > 0;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A picture too broken to count is a picture.
            return true;
        }
    }

    private (Page? Page, Rulings? Rulings, List<TextPiece> Pieces) FirstReading(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            var rulings = new Rulings(page, _extraction);
            return (page, rulings, PdfLetters.Pieces(page, rulings, _extraction));
        }
        catch (Exception fault) when (fault is not (UnreadableException or OperationCanceledException))
        {
            // One broken page does not make the others unreadable; it counts as a page without text.
            return (null, null, []);
        }
    }

    private List<TextPiece> Choose(int page, List<TextPiece> first, List<TextPiece>? second)
    {
        var (letters, misplaced, bag) = Weigh(first);
        if (second is null)
        {
            AddIf(_doubtful, page, misplaced * 50 > letters);
            return first;
        }

        var (secondLetters, secondMisplaced, secondBag) = Weigh(second);
        var differing = Enumerable.Range(0, bag.Length).Sum(i => Math.Abs(bag[i] - secondBag[i]));
        var isSecondBetter = first.Count == 0 || (secondLetters > 0
            && ((misplaced * (long)secondLetters) > (secondMisplaced * (long)letters) + (letters / 200 * (long)secondLetters) || letters * 10L < secondLetters * 9L));
        AddIf(_doubtful, page, differing > Doubtful * Math.Max(letters, secondLetters) || (isSecondBetter ? secondMisplaced * 50 > secondLetters : misplaced * 50 > letters));
        return isSecondBetter ? second : first;
    }

    private static void AddIf(List<int> pages, int page, bool condition)
    {
        if (condition)
        {
            pages.Add(page);
        }
    }

    /// <summary>Thai letters, how many stand where none can, and how often each occurs.</summary>
    private static (int Letters, int Misplaced, int[] Bag) Weigh(List<TextPiece> pieces)
    {
        var bag = new int[0x60];
        var (letters, misplaced) = (0, 0);
        foreach (var piece in pieces)
        {
            // Cleaned, so that a decomposed sara am is no difference.
            var text = Thai.ThaiText.Clean(piece.Text);
            var (found, wrong) = ThaiSoundness.Count(text);
            (letters, misplaced) = (letters + found, misplaced + wrong);
            foreach (var letter in text)
            {
                if (letter is >= '\u0E01' and <= '\u0E5F')
                {
                    bag[letter - '\u0E00']++;
                }
            }
        }

        return (letters, misplaced, bag);
    }

    private void Tell(bool hasSecond)
    {
        if (_withoutText.Count > 0)
        {
            _extraction.Note(FindingCode.PartSkipped, T(
                $"หน้า {Named(_withoutText)} เป็นภาพ ไม่มีข้อความให้อ่าน",
                $"{(_withoutText.Count == 1 ? "Page" : "Pages")} {Named(_withoutText)}: pictures without text to read"), $"page {_withoutText[0]}");
        }

        if (_doubtful.Count > 0)
        {
            _extraction.Note(FindingCode.TextDoubtful, T(
                $"ตัวอักษร สระ หรือวรรณยุกต์ในหน้า {Named(_doubtful)} อาจอ่านไม่ครบ โปรดเทียบกับต้นฉบับ",
                $"Letters, vowels or tone marks may be missing on {(_doubtful.Count == 1 ? "page" : "pages")} {Named(_doubtful)}: please compare with the original"), $"page {_doubtful[0]}");
        }

        if (!hasSecond)
        {
            _extraction.Note(FindingCode.TextDoubtful, T(
                "อ่าน PDF ด้วยวิธีเดียว เพราะเครื่องนี้ไม่มีโปรแกรม pdftotext ใช้สอบทาน โปรดตรวจสระและวรรณยุกต์",
                "The PDF was read in one way only, since pdftotext could not be used here to check it: please look over vowels and tone marks"));
        }
    }

    private static string Named(List<int> pages) =>
        string.Join(", ", pages.Take(NamedPages).Select(p => p.ToString(CultureInfo.InvariantCulture))) + (pages.Count > NamedPages ? " …" : "");
}
