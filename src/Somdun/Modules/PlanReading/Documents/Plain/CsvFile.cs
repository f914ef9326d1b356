using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Records with commas or semicolons. Places are those a sheet would show: "C14".</summary>
internal static class CsvFile
{
    private const int SampledRecords = 200;
    private const int SampledLetters = 50_000;

    /// <summary>What Excel puts in a cell at most.</summary>
    private const int LongestCell = 32_767;

    /// <summary>The separator that cuts most records into equally many fields; null when the text is no CSV.</summary>
    public static char? Separator(string text, string fileName)
    {
        var named = fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var sample = text.Length > SampledLetters ? text[..SampledLetters] : text;
        (char Separator, int Records) best = (',', 0);

        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            if (!sample.Contains(separator, StringComparison.Ordinal))
            {
                continue;
            }

            // A record that a page's title or a blank line takes has one field; the others agree in a CSV, seldom in prose.
            var widths = Records(sample, separator, CsvMode.RFC4180).Take(SampledRecords).Select(r => r.Length).Where(w => w > 1).ToList();
            if (widths.Count == 0)
            {
                continue;
            }

            var usual = widths.CountBy(w => w).MaxBy(w => w.Value);
            var agrees = usual.Value * 10 >= widths.Count * 8 && usual.Key > (named ? 1 : 2) && usual.Value > (named ? 0 : 1);
            if (agrees && usual.Value * usual.Key > best.Records)
            {
                best = (separator, usual.Value * usual.Key);
            }
        }

        return best.Records > 0 ? best.Separator : null;
    }

    public static List<Block> Read(string text, char separator, Extraction extraction)
    {
        const string Part = "table 1";
        extraction.CountMarks(text, SearchValues.Create([separator, '\n']));

        // A quotation mark that never closes would swallow the rest of the file into one cell: then marks are only marks.
        var isQuoted = !text.Contains('"', StringComparison.Ordinal) || Records(text, separator, CsvMode.RFC4180).All(r => r.All(c => c.Length <= LongestCell));
        var grid = new TableGrid(Part, extraction);
        var row = 0;
        foreach (var record in Records(text, separator, isQuoted ? CsvMode.RFC4180 : CsvMode.NoEscape))
        {
            row++;
            if (record.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            grid.BeginRow($"row {row}");
            for (var column = 0; column < record.Length; column++)
            {
                grid.Add(CellText.Lines(record[column], extraction), place: CellName.Of(row, column));
            }

            grid.EndRow();
        }

        return grid.Build() is { } table ? [table] : [];
    }

    private static IEnumerable<string[]> Records(string text, char separator, CsvMode mode)
    {
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            Mode = mode,
            IgnoreBlankLines = false,
            BadDataFound = null,
            MaxFieldSize = 0,
        });

        while (parser.Read())
        {
            yield return parser.Record ?? [];
        }
    }
}

/// <summary>The name a sheet gives a cell.</summary>
internal static class CellName
{
    /// <param name="row">From one.</param>
    /// <param name="column">From nought.</param>
    public static string Of(int row, int column) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Column(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Column((column / 26) - 1) + (char)('A' + (column % 26));
}
