namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Builds a rectangular table row by row, laying out cells that span rows and columns.</summary>
internal sealed class TableGrid(string part, Extraction extraction)
{
    private readonly List<SourceRow> _rows = [];

    // Per grid column: how many more rows a cell above still covers.
    private readonly List<int> _covered = [];
    private List<SourceCell> _cells = [];
    private string _place = "";

    public int RowCount => _rows.Count;

    /// <summary>Begins a row; cells follow from left to right.</summary>
    public void BeginRow(string place)
    {
        _place = place;
        _cells = [];
        extraction.Here = (part, place);
        SkipCovered();
    }

    /// <summary>The next cell. What it covers to the right and below repeats as continuing cells.</summary>
    /// <param name="rowSpan">At least 1; <see cref="int.MaxValue"/> for "to the end of the table".</param>
    /// <param name="shade">See <see cref="SourceCell.Shade"/>.</param>
    /// <param name="continues">The cell itself only continues the one above (DOCX says so instead of a row span).</param>
    public void Add(IReadOnlyList<CellLine> lines, int columnSpan = 1, int rowSpan = 1, bool continues = false, string? place = null, string? shade = null)
    {
        SkipCovered();
        extraction.CountCells(columnSpan);
        for (var i = 0; i < columnSpan; i++)
        {
            var first = i == 0 && !continues;
            Put(new SourceCell(first ? lines : [], place ?? _place, _cells.Count, !first) { Shade = shade }, rowSpan - 1);
        }
    }

    public void EndRow()
    {
        SkipCovered();
        _rows.Add(new SourceRow(_cells, _place));
    }

    /// <summary>No cell reaches further down than here (the end of an HTML table section).</summary>
    public void CutSpans() => _covered.Clear();

    /// <summary>The table; rows shorter than the widest are filled with empty cells. Null when nothing in it has text.</summary>
    public TableBlock? Build()
    {
        var width = _rows.Count == 0 ? 0 : _rows.Max(r => r.Cells.Count);
        extraction.CountCells(_rows.Sum(r => (long)width - r.Cells.Count));
        foreach (var row in _rows)
        {
            var cells = (List<SourceCell>)row.Cells;
            while (cells.Count < width)
            {
                cells.Add(new SourceCell([], row.Place, cells.Count));
            }
        }

        return _rows.Any(r => r.Cells.Any(c => !c.IsEmpty)) ? new TableBlock(part, _rows) : null;
    }

    private void SkipCovered()
    {
        while (_cells.Count < _covered.Count && _covered[_cells.Count] > 0)
        {
            var left = _covered[_cells.Count];
            extraction.CountCells(1);
            Put(new SourceCell([], _place, _cells.Count, Continues: true), left - 1);
        }
    }

    private void Put(SourceCell cell, int rowsBelow)
    {
        while (_covered.Count <= cell.Column)
        {
            _covered.Add(0);
        }

        _covered[cell.Column] = rowsBelow;
        _cells.Add(cell);
    }
}
