namespace Somdun.Modules.Planning;

/// <summary>
/// Which item of the document is which of the plan's, within one project and kind: the same words first, then the same
/// label with words alike, then words alike. Every item has at most one match.
/// </summary>
internal static class ItemMatching
{
    private const double AlikeUnderOneLabel = 0.5;
    private const double Alike = 0.6;

    /// <summary>Position in the document → index in <paramref name="kept"/>.</summary>
    /// <param name="kept">Each with what stands in the plan and what the document said before; either may be null.</param>
    public static Dictionary<int, int> Of(
        IReadOnlyList<ItemContent> read, IReadOnlyList<(ItemContent? InPlan, ItemContent? Before)> kept)
    {
        var documents = read.Select(r => new Side(r.Label, [new Likeness(r.Text)])).ToList();
        var plans = kept.Select(k => new Side(
            (k.InPlan ?? k.Before)!.Label,
            [.. new[] { k.InPlan?.Text, k.Before?.Text }.OfType<string>().Distinct().Select(text => new Likeness(text))])).ToList();

        Dictionary<int, int> matches = [];
        HashSet<int> taken = [];
        void Pair(Func<Side, Side, double> score)
        {
            var pairs =
                from d in Enumerable.Range(0, documents.Count).Where(d => !matches.ContainsKey(d))
                from k in Enumerable.Range(0, plans.Count).Where(k => !taken.Contains(k))
                let s = score(documents[d], plans[k])
                where s > 0
                orderby s descending, d, k
                select (d, k);
            foreach (var (d, k) in pairs.ToList())
            {
                if (!matches.ContainsKey(d) && taken.Add(k))
                {
                    matches[d] = k;
                }
            }
        }

        Pair((d, k) => !d.HasWordsOf(k) ? 0 : d.Label == k.Label ? 2 : 1);
        Pair((d, k) => d.Label is not null && d.Label == k.Label && d.With(k) is var alike and >= AlikeUnderOneLabel ? alike : 0);
        Pair((d, k) => d.With(k) is var alike and >= Alike ? alike : 0);
        return matches;
    }

    private sealed record Side(string? Label, IReadOnlyList<Likeness> Texts)
    {
        public bool HasWordsOf(Side other) => Texts.Any(a => other.Texts.Any(b => a.Key == b.Key));

        public double With(Side other) => Texts.Max(a => other.Texts.Max(a.With));
    }
}
