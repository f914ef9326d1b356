using Somdun.Money;

namespace Somdun.Modules.PlanReading.Contract;

/// <summary>Reads one text that a person typed as the reader reads the same words in a document. Writes nothing.</summary>
public interface IPlanTextReader
{
    /// <summary>The quantities a target names; none where it names none.</summary>
    IReadOnlyList<Quantity> Quantities(string text);

    /// <summary>What an indicator must reach; null where the words do not say.</summary>
    Threshold? Threshold(string text);

    /// <summary>The alignments of a cell, ranges expanded: <c>สพฐ. 1 - 6</c> is six.</summary>
    IReadOnlyList<DraftAlignment> Alignments(string text, Source source);

    /// <summary>An amount of money; null where the text is none.</summary>
    Baht? Amount(string text);
}
