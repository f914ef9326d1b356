using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Results;

namespace Somdun.Modules.PlanReading;

internal sealed class TableReader : ITableReader
{
    public Outcome<IReadOnlyList<FileTable>> Read(Stream file, string fileName, CancellationToken cancel)
    {
        var extracted = DocumentFile.Extract(file, fileName, cancel);
        if (!extracted.Succeeded)
        {
            return extracted.Refusals.ToList();
        }

        List<FileTable> tables = [.. extracted.Value.Blocks.OfType<TableBlock>().Select(table => new FileTable(
            table.Part,
            [.. table.Rows.Select((row, i) => new FileRow(
                NumberOf(row.Place) ?? i + 1,
                [.. row.Cells.Select(cell => cell.Text)],
                [.. row.Cells.Select(cell => cell.Place)]))]))];
        return tables;
    }

    private static int? NumberOf(string place) =>
        int.TryParse(place.AsSpan(place.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
