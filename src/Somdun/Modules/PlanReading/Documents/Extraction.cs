using System.Buffers;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// One reading of one file: what it may still use up, where it is, and what it noticed. Every text of the document
/// passes through <see cref="Clean"/>, so that cleaning, counting and the watch for garbled letters are in one place.
/// </summary>
internal sealed class Extraction(string fileName, TimeSpan timeLimit, CancellationToken cancel)
{
    /// <summary>A budget book of 2,300 rows has some 50,000 cells; a plan never comes near half a million.</summary>
    public const int MaxCells = 500_000;

    /// <summary>About ten thousand printed pages.</summary>
    public const int MaxCharacters = 20_000_000;

    /// <summary>Paragraphs in cells in tables in text boxes: real documents stay under twenty.</summary>
    public const int MaxDepth = 100;

    private const int NamedPlaces = 5;

    private readonly List<ExtractionNote> _notes = [];
    private readonly GarbledTexts _garbled = new();
    private readonly List<(string? Part, string? Place)> _bareMarkup = [];
    private int _cells;
    private long _characters;

    public string FileName { get; } = fileName;

    public CancellationToken Cancel { get; } = cancel;

    /// <summary>Where the reading is, for what may have to be said about it.</summary>
    public (string? Part, string? Place) Here { get; set; }

    public Text HereText => Here switch
    {
        (null, null) => T("ต้นไฟล์", "its beginning"),
        var (part, place) => Words(part, place),
    };

    /// <summary>Cleaned for reading: see <see cref="ThaiText.Clean"/>. Garbled letters are put right where that loses nothing.</summary>
    public string Clean(string raw)
    {
        _characters += raw.Length;
        if (_characters > MaxCharacters)
        {
            throw TooManyLetters(MaxCharacters, HereText);
        }

        return ThaiText.Clean(_garbled.Restore(raw, Here));
    }

    private static Text Words(string? part, string? place)
    {
        var (of, at) = (Source.Said(part ?? ""), Source.Said(place ?? ""));
        return new Text($"{of.Thai} {at.Thai}".Trim(), $"{of.English} {at.English}".Trim());
    }

    /// <summary>A cell of which nothing is left once its markup is gone.</summary>
    public void SayBareMarkup() => _bareMarkup.Add(Here);

    /// <summary>Counts cells before they are made.</summary>
    public void CountCells(long cells)
    {
        Pause();
        _cells = (int)Math.Min(int.MaxValue, _cells + cells);
        if (_cells > MaxCells)
        {
            throw TooManyCells(HereText);
        }
    }

    /// <summary>
    /// Looks, before anything is built, how many cells or lines these marks part at most. A text is refused here that would
    /// take a hundred times its size in memory as cells.
    /// </summary>
    public void CountMarks(ReadOnlySpan<char> text, SearchValues<char> marks)
    {
        var (count, lines, at) = (0, 1, 0);
        for (int next; (next = text[at..].IndexOfAny(marks)) >= 0; at += next + 1)
        {
            lines += text[at + next] == '\n' ? 1 : 0;
            if (++count > MaxCells)
            {
                throw TooManyCells(T($"บรรทัด {lines}", $"line {lines}"));
            }
        }
    }

    public UnreadableException TooManyLetters(int limit, Text where) => Refuse(Unreadable.TooMuch(FileName, limit, T("ตัวอักษร", "letters"), where));

    public UnreadableException TooManyCells(Text where) => Refuse(Unreadable.TooMuch(FileName, MaxCells, T("ช่อง", "cells"), where));

    public void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Refuse(Unreadable.TooDeep(FileName, HereText));
        }
    }

    /// <summary>Stops here when the time is over or nobody waits for the answer any more.</summary>
    public void Pause() => Cancel.ThrowIfCancellationRequested();

    public void Note(string code, Text message, string? part = null, string? place = null) =>
        _notes.Add(new(code, message, part, place));

    public static UnreadableException Refuse(Refusal refusal) => new(refusal);

    public UnreadableException Damaged(Text what) => new(Unreadable.Damaged(FileName, what));

    public Refusal TooSlow() => Unreadable.TooSlow(FileName, timeLimit, HereText);

    /// <summary>The document, unless its letters turned out to be lost.</summary>
    public Outcome<SourceDocument> Finish(string format, IReadOnlyList<Block> blocks)
    {
        if (_garbled is { FirstLost: { } lost, IsBeyondRepair: true })
        {
            return Unreadable.Garbled(FileName, Words(lost.Part, lost.Place), lost.Example);
        }

        foreach (var (part, place, text) in _garbled.RestoredPlaces.Take(NamedPlaces))
        {
            Note(FindingCode.TextDoubtful, T(
                $"ตัวอักษรเพี้ยนจากการบันทึกผิดรหัส กู้คืนเป็น “{text}” โปรดตรวจทาน",
                $"Letters garbled by a wrong encoding were restored to “{text}”; please look them over"), part, place);
        }

        if (_garbled.Restored > NamedPlaces)
        {
            Note(FindingCode.TextDoubtful, T(
                $"ตัวอักษรเพี้ยนจากการบันทึกผิดรหัสทั้งหมด {_garbled.Restored} แห่ง กู้คืนแล้วครบทุกตัว โปรดตรวจทาน",
                $"Letters garbled by a wrong encoding in {_garbled.Restored} places in all were restored without loss; please look them over"));
        }

        foreach (var (part, place) in _bareMarkup.Take(NamedPlaces))
        {
            Note(FindingCode.TextDoubtful, T(
                "ช่องนี้มีแต่คำสั่งของหน้าเว็บ (เช่น <script>) ไม่มีข้อความ จึงอ่านเป็นช่องว่าง",
                "This cell holds nothing but a web page's code (such as <script>) and no text: it is read as empty"), part, place);
        }

        foreach (var (part, place, example) in _garbled.LostPlaces.Take(NamedPlaces))
        {
            Note(FindingCode.TextDoubtful, T($"ตัวอักษรเพี้ยนกู้คืนไม่ได้: “{example}”", $"Garbled letters that cannot be restored: “{example}”"), part, place);
        }

        return blocks.Count == 0
            ? Unreadable.Empty(FileName)
            : new SourceDocument(format, blocks, _notes);
    }
}
