using static Somdun.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// The head of an internal memorandum (บันทึกข้อความ) by the Prime Minister's Office regulation on correspondence, B.E. 2526: the emblem's
/// place, the name of the form, then who writes, its number and date, the subject, and whom it addresses.
/// </summary>
/// <remarks>
/// The Garuda may be used only by those entitled to it and no picture of it ships with the program: a place of 1.5 cm is left
/// for it at the upper left, where an office prints or stamps its own.
/// </remarks>
public sealed record MemoHead : CompositeBlock
{
    public required string Unit { get; init; }

    /// <summary>The register's number; an empty one leaves a dotted line to write on.</summary>
    public string? Number { get; init; }

    /// <summary>The day as printed; empty leaves a dotted line.</summary>
    public string? Date { get; init; }

    public required string Subject { get; init; }

    /// <summary>Whom it addresses.</summary>
    public required string To { get; init; }

    /// <summary>Papers enclosed, if any.</summary>
    public string? Enclosed { get; init; }

    public override IEnumerable<Block> Compose(Document document)
    {
        const double emblem = 15, label = 15;
        yield return new Table
        {
            Ruling = Ruling.None,
            Size = label,
            Columns = [Column.Millimetres(emblem + 8), Column.Share(), Column.Millimetres(emblem + 8)],
            Rows =
            [
                new Row(
                    Cell.Empty,
                    new Cell(new Paragraph(new Run(T("บันทึกข้อความ", "Memorandum").In(document.Language)) { Bold = true, Size = 22 }) { Alignment = Alignment.Centre }) { Middle = true },
                    Cell.Empty)
                { MinimumHeight = emblem },
            ],
        };
        yield return Line(T("ส่วนราชการ", "Agency").In(document.Language), Unit);
        yield return new Table
        {
            Ruling = Ruling.None,
            Columns = [Column.Share(), Column.Share()],
            Rows = [new Row(new Cell(Line(T("ที่", "No.").In(document.Language), Number)), new Cell(Line(T("วันที่", "Date").In(document.Language), Date)))],
        };
        yield return Line(T("เรื่อง", "Subject").In(document.Language), Subject) with { SpaceAfter = 10 };
        yield return Address(T("เรียน", "To").In(document.Language), To);
        if (Enclosed is not null)
        {
            yield return Address(T("สิ่งที่ส่งมาด้วย", "Enclosed").In(document.Language), Enclosed);
        }
    }

    private static Paragraph Line(string label, string? text) =>
        new(new Run(label + "  ") { Bold = true, Size = 14 }, new Run(string.IsNullOrEmpty(text) ? new string('.', 48) : text)) { SpaceAfter = 3 };

    private static Paragraph Address(string label, string text) => new(new Run(label + "  "), new Run(text)) { SpaceAfter = 8 };
}
