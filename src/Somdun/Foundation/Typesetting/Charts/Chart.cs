using System.Globalization;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// A chart: the same drawing in PDF, DOCX and on web pages. It never stands alone: its numbers are in a table beside it, and in XLSX
/// they are the chart.
/// </summary>
public sealed record Chart
{
    private Chart? _whole;

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What the chart shows, in a sentence, for those who hear the page.</summary>
    public string? Description { get; init; }

    /// <summary>What the numbers count: "บาท", "โครงการ".</summary>
    public string? Unit { get; init; }

    /// <summary>Names of the bars or columns, or of the parts of a whole.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>
    /// One value for each label. Several series stand on top of each other. A share bar has one. A value below zero is printed as it is
    /// and drawn as none.
    /// </summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Decimals printed.</summary>
    public int Decimals { get; init; }

    internal decimal TotalOf(int label) => Series.Sum(s => s.Values[label]);

    /// <summary>The chart that this is a part of; its scale is the part's.</summary>
    internal Chart Whole => _whole ?? this;

    internal IEnumerable<decimal> Totals => Enumerable.Range(0, Labels.Count).Select(TotalOf);

    internal Chart Part(int from, int count) => this with
    {
        _whole = Whole,
        Labels = [.. Labels.Skip(from).Take(count)],
        Series = [.. Series.Select(s => s with { Values = [.. s.Values.Skip(from).Take(count)] })],
    };

    internal string Print(decimal value) => value.ToString("N" + Decimals, CultureInfo.InvariantCulture);

    internal void Check()
    {
        if (Series.Count == 0 || Series.Any(s => s.Values.Count != Labels.Count))
        {
            throw new ArgumentException($"The chart '{Title}' has {Labels.Count} labels; each of its series must have as many values, and there must be one.");
        }
    }
}

/// <summary>The values of one kind, over all labels of a chart.</summary>
public sealed record Series(string Name, IReadOnlyList<decimal> Values);

public enum ChartKind
{
    /// <summary>Horizontal bars, for names that need room.</summary>
    Bars,

    /// <summary>Upright columns over months or years.</summary>
    Columns,

    /// <summary>One bar cut into the parts of a whole, each with its percentage.</summary>
    Share,
}

/// <summary>A chart in a document, under its title.</summary>
public sealed record ChartBlock(Chart Chart) : Block;
