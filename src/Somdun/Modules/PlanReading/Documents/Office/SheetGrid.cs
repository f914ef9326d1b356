using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// A sheet as a person sees it: cells put in any order, merged areas, hidden rows and columns. Rows and columns without
/// any text are not part of the table; places keep the sheet's own names.
/// </summary>
internal sealed class SheetGrid(string name, Extraction extraction)
{
    private const int NamedPlaces = 8;

    /// <summary>A calendar has no more; a sheet painted to its last cell has nothing to say by it.</summary>
    private const int MostShades = 100_000;

    private readonly Dictionary<int, Dictionary<int, IReadOnlyList<CellLine>>> _cells = [];
    private readonly List<(int Top, int Left, int Bottom, int Right)> _merged = [];
    private readonly HashSet<int> _hiddenRows = [];
    private readonly List<(int First, int Last)> _hiddenColumns = [];
    private readonly Dictionary<(int Row, int Column), string> _shades = [];
    private readonly List<string> _failing = [];
    private readonly List<string> _withoutValue = [];

    public string Part { get; } = $"sheet {name}";

    /// <param name="row">From one, as <paramref name="column"/> is from nought.</param>
    public void Put(int row, int column, string text)
    {
        extraction.Here = (Part, CellName.Of(row, column));
        if (CellText.Lines(text, extraction) is { Count: > 0 } lines)
        {
            extraction.CountCells(1);
            if (!_cells.TryGetValue(row, out var cells))
            {
                _cells[row] = cells = [];
            }

            cells[column] = lines;
        }
    }

    /// <summary>Fills a cell with a colour, whether it holds text or none.</summary>
    public void Shade(int row, int column, string shade)
    {
        if (_shades.Count < MostShades)
        {
            _shades[(row, column)] = shade;
        }
    }

    public void HideRow(int row) => _hiddenRows.Add(row);

    public void HideColumns(int first, int last) => _hiddenColumns.Add((first, last));

    public void Merge(int top, int left, int bottom, int right)
    {
        extraction.CountCells(1);
        _merged.Add((top, left, bottom, right));
    }

    public void FormulaFails(int row, int column) => _failing.Add(CellName.Of(row, column));

    public void FormulaHasNoValue(int row, int column) => _withoutValue.Add(CellName.Of(row, column));

    public int FormulasWithoutValue => _withoutValue.Count;

    public string? FirstFormulaWithoutValue => _withoutValue.Count == 0 ? null : $"{Part} {_withoutValue[0]}";

    public void TellHiddenSheet() =>
        extraction.Note(FindingCode.PartSkipped, T($"แผ่นงาน “{name}” ซ่อนไว้ ไม่ได้นำมาอ่าน", $"The sheet “{name}” is hidden and was left out"), Part);

    public TableBlock? Build()
    {
        MoveFromHiddenCorners();
        var lost = _cells.Keys.Where(_hiddenRows.Contains).Order().ToList();
        var rows = _cells.Keys.Where(r => !_hiddenRows.Contains(r)).Order().ToList();
        var used = rows.SelectMany(r => _cells[r].Keys).Distinct().Order().ToList();
        var columns = used.Where(c => !IsHiddenColumn(c)).ToList();
        TellHidden(lost, used.Except(columns).ToList());
        TellFormulas();

        var index = columns.Index().ToDictionary(c => c.Item, c => c.Index);
        var continues = Continuing(rows, columns);
        extraction.CountCells(Math.Max(0, ((long)rows.Count * columns.Count) - _cells.Values.Sum(r => r.Count)));

        var table = rows.Select(row =>
        {
            var cells = new SourceCell[columns.Count];
            var own = _cells[row];
            for (var i = 0; i < cells.Length; i++)
            {
                var isContinuing = continues.Contains((row, columns[i]));
                var lines = !isContinuing && own.TryGetValue(columns[i], out var found) ? found : [];
                cells[i] = new SourceCell(lines, CellName.Of(row, columns[i]), i, isContinuing) { Shade = _shades.GetValueOrDefault((row, columns[i])) };
            }

            return new SourceRow(cells, string.Create(CultureInfo.InvariantCulture, $"row {row}"));
        }).Where(r => r.Cells.Any(c => !c.IsEmpty)).ToList();

        return table.Count == 0 ? null : new TableBlock(Part, table);
    }

    /// <summary>The text of a merged area stands in its first cell; where that is hidden, people see it in the first that is not.</summary>
    private void MoveFromHiddenCorners()
    {
        foreach (var (top, left, bottom, right) in _merged)
        {
            if ((!_hiddenRows.Contains(top) && !IsHiddenColumn(left)) || !_cells.TryGetValue(top, out var from) || !from.Remove(left, out var lines))
            {
                continue;
            }

            var row = Enumerable.Range(top, bottom - top + 1).FirstOrDefault(r => !_hiddenRows.Contains(r), -1);
            var column = Enumerable.Range(left, right - left + 1).FirstOrDefault(c => !IsHiddenColumn(c), -1);
            if (row < 0 || column < 0)
            {
                from[left] = lines;
                continue;
            }

            if (!_cells.TryGetValue(row, out var to))
            {
                _cells[row] = to = [];
            }

            to[column] = lines;
        }
    }

    private HashSet<(int Row, int Column)> Continuing(List<int> rows, List<int> columns)
    {
        var continues = new HashSet<(int, int)>();
        foreach (var (top, left, bottom, right) in _merged)
        {
            var isFirst = true;
            foreach (var row in Between(rows, top, bottom))
            {
                foreach (var column in Between(columns, left, right))
                {
                    if (!isFirst)
                    {
                        extraction.CountCells(1);
                        continues.Add((row, column));
                    }

                    isFirst = false;
                }
            }
        }

        return continues;
    }

    private static IEnumerable<int> Between(List<int> sorted, int first, int last)
    {
        var at = sorted.BinarySearch(first);
        for (at = at < 0 ? ~at : at; at < sorted.Count && sorted[at] <= last; at++)
        {
            yield return sorted[at];
        }
    }

    private bool IsHiddenColumn(int column) => _hiddenColumns.Exists(h => h.First <= column && column <= h.Last);

    private void TellHidden(List<int> rows, List<int> columns)
    {
        if (rows.Count > 0)
        {
            var named = Named(rows.Select(r => r.ToString(CultureInfo.InvariantCulture)));
            extraction.Note(FindingCode.PartSkipped, T(
                $"แถวที่ซ่อนหรือกรองออก {rows.Count} แถวไม่ได้นำมาอ่าน: {named}",
                $"{rows.Count} hidden or filtered {(rows.Count == 1 ? "row was" : "rows were")} left out: {named}"), Part, $"row {rows[0]}");
        }

        if (columns.Count > 0)
        {
            var named = Named(columns.Select(CellName.Column));
            extraction.Note(FindingCode.PartSkipped, T(
                $"คอลัมน์ที่ซ่อน {columns.Count} คอลัมน์ไม่ได้นำมาอ่าน: {named}",
                $"{columns.Count} hidden {(columns.Count == 1 ? "column was" : "columns were")} left out: {named}"), Part, $"column {CellName.Column(columns[0])}");
        }
    }

    private void TellFormulas()
    {
        if (_failing.Count > 0)
        {
            extraction.Note(FindingCode.FormulaBroken, T(
                $"สูตรคำนวณไม่ได้ {_failing.Count} ช่อง: {Named(_failing)}",
                $"{_failing.Count} {(_failing.Count == 1 ? "formula fails" : "formulas fail")}: {Named(_failing)}"), Part, _failing[0]);
        }

        if (_withoutValue.Count > 0)
        {
            extraction.Note(FindingCode.FormulaBroken, T(
                $"สูตร {_withoutValue.Count} ช่องไม่มีค่าที่คำนวณไว้ในไฟล์ ({Named(_withoutValue)}) ให้เปิดใน Excel แล้วบันทึกใหม่",
                $"{_withoutValue.Count} {(_withoutValue.Count == 1 ? "formula has" : "formulas have")} no value in the file ({Named(_withoutValue)}): open it in Excel and save it again"), Part, _withoutValue[0]);
        }
    }

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(NamedPlaces)) + (all.Count > NamedPlaces ? " …" : "");
    }
}
