using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Workbooks of the last century (XLS). Where the file names no code page, its letters are Thai.</summary>
internal static class XlsFile
{
    private const int ThaiCodePage = 874;

    public static List<Block> Read(byte[] file, Extraction extraction)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(
                new MemoryStream(file, writable: false),
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(ThaiCodePage) });
            return Sheets(reader, extraction);
        }
        catch (InvalidPasswordException)
        {
            throw Extraction.Refuse(Unreadable.Password(extraction.FileName));
        }
        catch (Exception fault) when (fault is not (UnreadableException or OperationCanceledException))
        {
            // The library meets a broken record with whatever its code runs into; all of it says the file is broken.
            throw extraction.Damaged(T("โครงสร้าง XLS เสีย", "its XLS records are broken"));
        }
    }

    private static List<Block> Sheets(IExcelDataReader reader, Extraction extraction)
    {
        var blocks = new List<Block>();
        do
        {
            var grid = new SheetGrid(reader.Name, extraction);
            if (reader.VisibleState != "visible")
            {
                grid.TellHiddenSheet();
                continue;
            }

            Sheet(reader, grid, extraction);
            if (grid.Build() is { } table)
            {
                blocks.Add(table);
            }
        }
        while (reader.NextResult());

        return blocks;
    }

    private static void Sheet(IExcelDataReader reader, SheetGrid grid, Extraction extraction)
    {
        for (var row = 1; reader.Read(); row++)
        {
            extraction.Pause();
            if (reader.RowHeight == 0)
            {
                grid.HideRow(row);
            }

            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (Shown(reader, column) is { Length: > 0 } text)
                {
                    grid.Put(row, column, text);
                }
            }
        }

        for (var column = 0; column < reader.FieldCount; column++)
        {
            if (reader.GetColumnWidth(column) == 0)
            {
                grid.HideColumns(column, column);
            }
        }

        foreach (var area in reader.MergeCells ?? [])
        {
            grid.Merge(area.FromRow + 1, area.FromColumn, area.ToRow + 1, area.ToColumn);
        }
    }

    private static string Shown(IExcelDataReader reader, int column)
    {
        var format = NumberFormat.Of(reader.GetNumberFormatString(column) ?? "General");
        return reader.GetValue(column) switch
        {
            // A formula that fails comes as null too: the library does not tell it from an empty cell.
            null => "",
            string text => text,
            bool truth => truth ? "TRUE" : "FALSE",
            DateTime moment => format.Show(moment.ToOADate(), startsIn1904: false),
            TimeSpan time => format.Show(time.TotalDays, startsIn1904: false),
            var number => format.Show(Convert.ToDouble(number, CultureInfo.InvariantCulture), startsIn1904: false),
        };
    }
}
