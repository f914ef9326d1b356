using static Somdun.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>Places to sign, side by side; kept whole on one page with the last lines before it where those ask for it.</summary>
public sealed record SignatureBlock(params IReadOnlyList<Signer> Signers) : CompositeBlock
{
    private const int MostInRow = 3;

    public override IEnumerable<Block> Compose(Document document)
    {
        yield return new Spacer(8);

        // One signature stands in the right half, as on Thai papers.
        var columns = Math.Clamp(Signers.Count, 2, MostInRow);
        var cells = Signers.Select(s => CellOf(s, document.Language)).ToList();
        if (cells.Count == 1)
        {
            cells.Insert(0, Cell.Empty);
        }

        yield return new Table
        {
            Ruling = Ruling.None,
            Size = 12,
            Columns = [.. Enumerable.Repeat(Column.Share(alignment: Alignment.Centre), columns)],
            Rows = [.. cells.Chunk(columns).Select(row => new Row([.. row, .. Enumerable.Repeat(Cell.Empty, columns - row.Length)]) { MaySplit = false })],
        };
    }

    private static Cell CellOf(Signer signer, Language language)
    {
        var name = string.IsNullOrEmpty(signer.Name) ? new string('.', 36) : signer.Name;
        List<Paragraph> lines =
        [
            new($"{T("ลงชื่อ", "Signed").In(language)} {new string('.', 32)}") { SpaceAfter = 2 },
            new($"({name})"),
        ];
        if (signer.Position is not null)
        {
            lines.Add(new Paragraph(T($"ตำแหน่ง {signer.Position}", signer.Position).In(language)));
        }

        if (signer.Role is not null)
        {
            lines.Add(new Paragraph(new Run(signer.Role) { Bold = true }));
        }

        lines.Add(new Paragraph(signer.Date ?? $"{T("วันที่", "Date").In(language)} {new string('.', 28)}") { SpaceAfter = 12 });
        return new Cell(lines);
    }
}

/// <param name="Name">With its title; null leaves a dotted line.</param>
/// <param name="Role">What the signature says: "ผู้เสนอโครงการ", "ผู้อนุมัติ".</param>
/// <param name="Date">The day as printed; null leaves a dotted line.</param>
public sealed record Signer(string? Name, string? Position = null, string? Role = null, string? Date = null);
