using System.Globalization;
using static Somdun.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>Draws a chart into boxes, lines and text. Every bar carries its value in figures, so nothing must be read off by eye.</summary>
internal sealed class ChartDrawing
{
    /// <summary>Size of a chart's text in a document, in points.</summary>
    public const double OnPaper = 10;

    private const int MostLabelLines = 2;

    private readonly Chart _chart;
    private readonly Shaper _shaper;
    private readonly Language _language;
    private readonly bool _thaiDigits;
    private readonly double _width;
    private readonly double _size;
    private readonly double _line;
    private readonly List<Drawn> _parts = [];
    private double _y;

    private ChartDrawing(Chart chart, double width, double size, Language language, bool thaiDigits, Shaper shaper)
    {
        _chart = chart;
        (_width, _size, _line) = (width, size, size * 1.4);
        (_language, _thaiDigits, _shaper) = (language, thaiDigits, shaper);
    }

    /// <summary>
    /// The chart in pieces no higher than a page: bars go on in the next with the same scale, what cannot be parted is made smaller.
    /// </summary>
    public static IEnumerable<Drawing> OnPages(Chart chart, double width, double height, double size, Document document, Shaper shaper)
    {
        var drawing = Of(chart, width, size, document.Language, document.ThaiDigits, shaper);
        if (drawing.Height <= height)
        {
            return [drawing];
        }

        if (chart.Kind != ChartKind.Bars || chart.Labels.Count < 2)
        {
            return [drawing.Shrunk(height / drawing.Height)];
        }

        var half = (chart.Labels.Count + 1) / 2;
        return new[] { chart.Part(0, half), chart.Part(half, chart.Labels.Count - half) }.SelectMany(part => OnPages(part, width, height, size, document, shaper));
    }

    /// <param name="width">Of the drawing; it takes the height it needs.</param>
    /// <param name="size">Size of the text, in the unit of the width.</param>
    public static Drawing Of(Chart chart, double width, double size, Language language, bool thaiDigits, Shaper shaper)
    {
        chart.Check();
        var drawing = new ChartDrawing(chart, width, size, language, thaiDigits, shaper);
        switch (chart.Kind)
        {
            case ChartKind.Bars:
                drawing.DrawLegend();
                drawing.DrawBars();
                break;
            case ChartKind.Columns:
                drawing.DrawLegend();
                drawing.DrawColumns();
                break;
            default:
                drawing.DrawShare();
                break;
        }

        return new Drawing(width, Math.Ceiling(drawing._y), drawing._parts);
    }

    /// <summary>Names of the series, and the unit at the right.</summary>
    private void DrawLegend()
    {
        var top = _y;
        var unit = Unit();
        var room = _width - (unit is null ? 0 : Measure(unit, _size) + (2 * _size));
        if (unit is not null)
        {
            Write(unit, _width, top, _size, Ink.Quiet, Alignment.End);
        }

        if (_chart.Series.Count > 1)
        {
            var x = 0.0;
            foreach (var (i, series) in _chart.Series.Index())
            {
                var wide = (1.5 * _size) + Measure(series.Name, _size);
                if (x > 0 && x + wide > room)
                {
                    (x, _y) = (0, _y + _line);
                }

                DrawKey(i, x, _y);
                Write(series.Name, x + (1.2 * _size), _y, _size, Ink.Black);
                x += wide + _size;
            }
        }

        if (unit is not null || _chart.Series.Count > 1)
        {
            _y += _line + (_size * 0.4);
        }
    }

    private string? Unit() => _chart.Unit is { } unit ? T($"หน่วย: {unit}", $"Unit: {unit}").In(_language) : null;

    private void DrawKey(int series, double x, double top) =>
        _parts.Add(new DrawnBox(x, top + (_line * 0.24), _size * 0.8, _size * 0.8, series, null));

    private void DrawBars()
    {
        var valueWidth = Widest(_chart.Whole.Totals.Select(_chart.Print), _size) + (_size * 0.6);

        // On a narrow screen names stand above their bars.
        var beside = _width >= 34 * _size;
        var nameWidth = beside
            ? Math.Min(_width * 0.42, Widest(_chart.Whole.Labels, _size) + _size)
            : 0;
        var room = Math.Max(_width - nameWidth - valueWidth, _size);
        var most = _chart.Whole.Totals.Append(0).Max();
        var thickness = _size * 1.25;
        var axisTop = _y;
        foreach (var (i, label) in _chart.Labels.Index())
        {
            var lines = Lines(label, beside ? nameWidth - (_size * 0.8) : _width);
            var nameHeight = lines.Count * _line;
            var rowHeight = beside ? Math.Max(nameHeight, thickness) : thickness;
            var nameTop = beside ? _y + ((rowHeight - nameHeight) / 2) : _y;
            foreach (var line in lines)
            {
                Write(line, beside ? nameWidth - (_size * 0.8) : 0, nameTop, _size, Ink.Black, beside ? Alignment.End : Alignment.Start);
                nameTop += _line;
            }

            var top = beside ? _y + ((rowHeight - thickness) / 2) : nameTop;
            var x = nameWidth;
            foreach (var (s, series) in _chart.Series.Index())
            {
                var length = most == 0 ? 0 : (double)(Math.Max(series.Values[i], 0) / most) * room;
                if (length > 0)
                {
                    _parts.Add(new DrawnBox(x, top, length, thickness, s, Tip(label, series, i)));
                    x += length;
                }
            }

            Write(_chart.Print(_chart.TotalOf(i)), x + (_size * 0.4), top + ((thickness - _line) / 2), _size, Ink.Black);
            _y = Math.Max(top + thickness, nameTop) + (_size * 0.7);
        }

        _parts.Add(new DrawnLine(nameWidth, axisTop, nameWidth, _y - (_size * 0.7), IsAxis: true));
    }

    private void DrawColumns()
    {
        var totals = _chart.Totals.ToList();
        var (step, steps) = Scale(totals.Append(0).Max());
        var small = _size * 0.92;
        var axisWidth = Widest(Enumerable.Range(0, steps + 1).Select(s => _chart.Print(step * s)), small) + (_size * 0.6);
        var height = Math.Clamp(_width * 0.36, 12 * _size, 18 * _size);
        var top = _y + (_size * 0.8);
        var bottom = top + height;
        for (var s = 0; s <= steps; s++)
        {
            var y = bottom - (height * s / steps);
            _parts.Add(new DrawnLine(axisWidth, y, _width, y, IsAxis: s == 0));
            Write(_chart.Print(step * s), axisWidth - (_size * 0.5), y - (_line * 0.5), small, Ink.Quiet, Alignment.End);
        }

        var slot = (_width - axisWidth) / Math.Max(_chart.Labels.Count, 1);
        var thickness = Math.Min(slot * 0.66, 4 * _size);
        var axisEnd = step * steps;
        var skip = (int)Math.Ceiling((Widest(_chart.Labels, small) + (_size * 0.3)) / slot);
        var totalsFit = totals.TrueForAll(t => Measure(_chart.Print(t), small) < slot);
        foreach (var (i, label) in _chart.Labels.Index())
        {
            var middle = axisWidth + (slot * (i + 0.5));
            var y = bottom;
            foreach (var (s, series) in _chart.Series.Index())
            {
                var length = (double)(Math.Max(series.Values[i], 0) / axisEnd) * height;
                if (length > 0)
                {
                    y -= length;
                    _parts.Add(new DrawnBox(middle - (thickness / 2), y, thickness, length, s, Tip(label, series, i)));
                }
            }

            if (totalsFit && totals[i] != 0)
            {
                Write(_chart.Print(totals[i]), middle, y - _line, small, Ink.Black, Alignment.Centre);
            }

            if (i % skip == 0)
            {
                Write(label, middle, bottom + (_size * 0.15), small, Ink.Black, Alignment.Centre);
            }
        }

        _y = bottom + _line + (_size * 0.3);
    }

    private void DrawShare()
    {
        var values = _chart.Series[0].Values;
        var whole = values.Sum(v => Math.Max(v, 0));
        var thickness = _size * 2.2;
        var x = 0.0;
        foreach (var (i, value) in values.Index())
        {
            var length = whole == 0 ? 0 : (double)(Math.Max(value, 0) / whole) * _width;
            if (length > 0)
            {
                _parts.Add(new DrawnBox(x, _y, length, thickness, i, $"{_chart.Labels[i]}: {_chart.Print(value)}"));
                x += length;
            }
        }

        _y += thickness + (_size * 0.6);
        foreach (var (i, value) in values.Index())
        {
            var percent = whole == 0 ? "–" : (value / whole * 100).ToString("N1", CultureInfo.InvariantCulture) + "%";
            var amount = _chart.Print(value) + (_chart.Unit is null ? "" : " " + _chart.Unit);
            var percentWidth = _size * 4;
            var room = _width - (1.4 * _size) - percentWidth - Measure(amount, _size) - _size;
            DrawKey(i, 0, _y);
            Write(percent, _width, _y, _size, Ink.Black, Alignment.End);
            Write(amount, _width - percentWidth, _y, _size, Ink.Black, Alignment.End);
            foreach (var line in Lines(_chart.Labels[i], Math.Max(room, 6 * _size)))
            {
                Write(line, 1.4 * _size, _y, _size, Ink.Black);
                _y += _line;
            }
        }
    }

    private string Tip(string label, Series series, int i) =>
        (_chart.Series.Count > 1 ? $"{label} · {series.Name}: " : $"{label}: ") + _chart.Print(series.Values[i]) + (_chart.Unit is null ? "" : " " + _chart.Unit);

    /// <summary>A round step that gives an axis of at most five parts; whole numbers are counted in whole steps.</summary>
    private (decimal Step, int Steps) Scale(decimal most)
    {
        if (most <= 0)
        {
            return (1, 1);
        }

        var magnitude = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)most)));
        var least = (decimal)Math.Pow(10, -_chart.Decimals);
        var step = new[] { 0.2m, 0.25m, 0.5m, 1, 2, 5 }.Select(m => m * magnitude).First(s => s >= least && most / s <= 5);
        return (step, (int)Math.Ceiling(most / step));
    }

    /// <summary>A name on at most two lines; what does not fit is in the table beside the chart.</summary>
    private List<string> Lines(string text, double width)
    {
        var lines = LineBreaker.Break(_shaper, [new StyledRun(Printed(text), false, _size, Ink.Black)], width).Select(l => l.Text.TrimEnd()).ToList();
        if (lines.Count <= MostLabelLines)
        {
            return lines;
        }

        var last = lines[MostLabelLines - 1];
        while (last.Length > 1 && Measure(last + "…", _size) > width)
        {
            last = last[..ThaiLines.WordEnds(last).Where(e => e < last.Length).DefaultIfEmpty(last.Length - 1).Last()];
        }

        return [.. lines.Take(MostLabelLines - 1), last.TrimEnd() + "…"];
    }

    private double Widest(IEnumerable<string> texts, double size) => texts.Select(t => Measure(t, size)).DefaultIfEmpty().Max();

    private double Measure(string text, double size) => _shaper.Measure(Printed(text), size);

    private string Printed(string text) => PrintedText.Of(text, _thaiDigits);

    /// <param name="top">Top of the line on which the text stands.</param>
    private void Write(string text, double x, double top, double size, Ink ink, Alignment anchor = Alignment.Start) =>
        _parts.Add(new DrawnText(Printed(text), x, top + (_line / 2) + (size * 0.34), size, ink, anchor));
}
