using Somdun.Results;

namespace Somdun.Modules.PlanReading.Contract;

/// <summary>Takes the tables out of a file of any kind a plan may come in, for modules that bring lists in.</summary>
public interface ITableReader
{
    /// <summary>
    /// The tables in the order of the file, each cell one cleaned text. Bounded as a plan is: 64 MB, a million cells, thirty seconds; a
    /// file that cannot be read is a refusal with a sentence.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Outcome<IReadOnlyList<FileTable>> Read(Stream file, string fileName, CancellationToken cancel);
}

/// <param name="Part">"table 1", "sheet โรงเรียน".</param>
public sealed record FileTable(string Part, IReadOnlyList<FileRow> Rows);

/// <param name="Number">Its place as a person counts: the row of the sheet, the record of the CSV.</param>
/// <param name="Cells">As many as the table is wide.</param>
/// <param name="Places">Of each cell: "C14".</param>
public sealed record FileRow(int Number, IReadOnlyList<string> Cells, IReadOnlyList<string> Places);
