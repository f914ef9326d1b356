using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Money;

namespace Somdun.Modules.PlanReading;

/// <summary>The parts of the reader that understand one text, each by itself.</summary>
internal sealed class PlanTextReader : IPlanTextReader
{
    public IReadOnlyList<Quantity> Quantities(string text) => QuantityReader.Read(text);

    public Threshold? Threshold(string text) => ThresholdReader.Read(text);

    public IReadOnlyList<DraftAlignment> Alignments(string text, Source source) => [.. new AlignmentReader([text]).Read(text, source)];

    public Baht? Amount(string text) => AmountReader.Read(text);
}
