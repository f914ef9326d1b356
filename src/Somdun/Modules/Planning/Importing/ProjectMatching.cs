namespace Somdun.Modules.Planning;

/// <summary>
/// Which project of the document is which of the plan: by strategy and title first, then by number, and by likeness only
/// where nothing else comes near. What stays ambiguous is a question, never a guess.
/// </summary>
internal sealed class ProjectMatching
{
    /// <summary>Titles this alike are one title with a word put right.</summary>
    private const double SameTitle = 0.9;

    /// <summary>Titles less alike than this are two titles.</summary>
    private const double AlikeTitle = 0.6;

    private readonly List<Read> _open;
    private readonly List<Kept> _free;
    private readonly Dictionary<int, Guid> _matches = [];
    private readonly List<MatchQuestion> _questions = [];

    private ProjectMatching(List<Read> reads, List<Kept> kept)
    {
        _open = reads;
        _free = kept;
    }

    /// <summary>Index in the reviewed plan → key in the version; a project that is in neither result is new.</summary>
    /// <param name="strategies">For each strategy of the document its key in the version; null for a new one.</param>
    public static (IReadOnlyDictionary<int, Guid> Matches, IReadOnlyList<MatchQuestion> Questions) Of(
        PlanVersion current, ReviewedPlan reviewed, IReadOnlyList<Guid?> strategies, IReadOnlyDictionary<int, Guid?> settled)
    {
        var strategyKeys = current.Strategies.ToDictionary(s => s.Id, s => s.Key);
        var matching = new ProjectMatching(
            [.. reviewed.Plan.Projects.Select((p, i) => new Read(
                i,
                reviewed.Projects[i].Index,
                p.Number,
                p.Title,
                p.Strategy is not null,
                p.Strategy is { } s ? strategies[s] : null,
                new Likeness(p.Title)))],
            [.. current.Projects.Select(p => new Kept(
                p,
                p.StrategyId is { } s ? strategyKeys[s] : null,
                new Likeness(p.Title),
                new Likeness(p.AsRead?.Fields.GetValueOrDefault("title") ?? p.Title)))]);
        matching.Run(settled);
        return (matching._matches, matching._questions);
    }

    private void Run(IReadOnlyDictionary<int, Guid?> settled)
    {
        Settle(settled);

        PairGroups(r => (r.Strategy, r.Title.Key), k => (k.Strategy, k.Title.Key));
        PairGroups(r => (r.Strategy, r.Title.Key), k => (k.Strategy, k.TitleAsRead.Key));
        PairGroups(r => r.Title.Key, k => k.Title.Key);
        PairGroups(r => r.Title.Key, k => k.TitleAsRead.Key);

        PairOnly((r, k) => r.Number is not null && r.Number == k.Project.Number && MayShareStrategy(r, k) && Alike(r, k) >= AlikeTitle);
        PairOnly((r, k) => Alike(r, k) >= SameTitle);

        Ask();
    }

    /// <summary>What a person settled, unless it has become impossible: then it is asked again.</summary>
    private void Settle(IReadOnlyDictionary<int, Guid?> settled)
    {
        foreach (var read in _open.ToList())
        {
            if (!settled.TryGetValue(read.IndexInReading, out var key))
            {
                continue;
            }

            if (key is null)
            {
                _open.Remove(read);
            }
            else if (_free.Find(k => k.Project.Key == key) is { } kept)
            {
                Pair(read, kept);
            }
        }
    }

    /// <summary>
    /// Pairs within each group of projects that share a title. Several of one title are told apart by their numbers, as
    /// long as one side has all the numbers of the other; where they do not, they stay for a question.
    /// </summary>
    private void PairGroups<TKey>(Func<Read, TKey> keyOfRead, Func<Kept, TKey> keyOfKept)
        where TKey : notnull
    {
        var keptByKey = _free.GroupBy(keyOfKept).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var group in _open.GroupBy(keyOfRead).ToList())
        {
            if (!keptByKey.TryGetValue(group.Key, out var kept))
            {
                continue;
            }

            var reads = group.ToList();
            if (reads.Count == 1 && kept.Count == 1)
            {
                Pair(reads[0], kept[0]);
                continue;
            }

            foreach (var (read, match) in PairByNumber(reads, kept))
            {
                Pair(read, match);
            }
        }
    }

    private static List<(Read Read, Kept Kept)> PairByNumber(List<Read> reads, List<Kept> kept)
    {
        List<(Read, Kept)> pairs = [];
        var left = kept.ToList();
        foreach (var read in reads)
        {
            // Two of one title and one number are told apart by their order alone.
            if (left.Find(k => k.Project.Number == read.Number) is { } match)
            {
                pairs.Add((read, match));
                left.Remove(match);
            }
        }

        return pairs.Count == Math.Min(reads.Count, kept.Count) ? pairs : [];
    }

    /// <summary>
    /// Pairs those that have each other and nobody else. One that shares its whole title with another still free has been
    /// looked at already, and is ambiguous.
    /// </summary>
    private void PairOnly(Func<Read, Kept, bool> fit)
    {
        var reads = _open.Where(r => !_free.Exists(k => IsOneTitle(r, k))).ToList();
        var kept = _free.Where(k => !_open.Exists(r => IsOneTitle(r, k))).ToList();
        var pairs = reads.SelectMany(r => kept.Where(k => fit(r, k)).Select(k => (Read: r, Kept: k))).ToList();
        foreach (var (read, match) in pairs.Where(p => pairs.Count(q => q.Read == p.Read || q.Kept == p.Kept) == 1))
        {
            Pair(read, match);
        }
    }

    private void Ask()
    {
        foreach (var read in _open)
        {
            var candidates = _free
                .Select(k => (Kept: k, Alike: Alike(read, k), SameNumber: read.Number is not null && read.Number == k.Project.Number && MayShareStrategy(read, k)))
                .Where(c => c.SameNumber || c.Alike >= AlikeTitle)
                .OrderByDescending(c => c.Alike)
                .ThenByDescending(c => c.SameNumber)
                .ThenBy(c => c.Kept.Project.Position)
                .Select(c => new MatchCandidate(c.Kept.Project.Key, c.Kept.Project.Number, c.Kept.Project.Title))
                .ToList();
            if (candidates.Count > 0)
            {
                _questions.Add(new MatchQuestion(read.IndexInReading, read.Number, read.PrintedTitle, candidates));
            }
        }
    }

    private void Pair(Read read, Kept kept)
    {
        _matches[read.Index] = kept.Project.Key;
        _open.Remove(read);
        _free.Remove(kept);
    }

    private static bool IsOneTitle(Read read, Kept kept) => read.Title.Key == kept.Title.Key || read.Title.Key == kept.TitleAsRead.Key;

    private static double Alike(Read read, Kept kept) => Math.Max(read.Title.With(kept.Title), read.Title.With(kept.TitleAsRead));

    private static bool MayShareStrategy(Read read, Kept kept) =>
        !read.HasStrategy || kept.Strategy is null || read.Strategy == kept.Strategy;

    private sealed record Read(int Index, int IndexInReading, int? Number, string PrintedTitle, bool HasStrategy, Guid? Strategy, Likeness Title);

    private sealed record Kept(PlanProject Project, Guid? Strategy, Likeness Title, Likeness TitleAsRead);
}
