using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Holds a reviewed document against a version. What the document said before, what it says now and what stands in the plan
/// are three things: only what the document changed, and no person has changed since, is taken by itself.
/// </summary>
internal sealed class MergePlans
{
    private readonly PlanVersion? _current;
    private readonly ReviewedPlan _reviewed;
    private readonly ImportDecisions _decisions;
    private readonly List<StrategyMerge> _strategies;
    private readonly HashSet<string> _spokenOf;
    private readonly HashSet<ItemKind> _kindsSpokenOf;

    public MergePlans(PlanVersion? current, ReviewedPlan reviewed, ImportDecisions decisions)
    {
        _current = current;
        _reviewed = reviewed;
        _decisions = decisions;
        _strategies = Strategies();

        // A document without a column for the owner does not say that nobody owns anything.
        var said = reviewed.Plan.Projects.Concat(reviewed.AsRead.Projects).ToList();
        _spokenOf = [.. ProjectField.All
            .Where(f => said.Any(p => f.InDocument(p).Length > 0))
            .Select(f => f.Name)];
        _kindsSpokenOf = [.. ItemLists.Kinds.Where(k => said.Any(p => p.Items(k).Count > 0))];
    }

    public PlanMerge Run()
    {
        var strategyKeys = _strategies.Where(s => s.Index is not null).OrderBy(s => s.Index).Select(s => s.Key).ToList();
        var (matches, questions) = _current is null
            ? (new Dictionary<int, Guid>(), [])
            : ProjectMatching.Of(_current, _reviewed, strategyKeys, _decisions.Matches);
        var asked = questions.Select(q => q.Project).ToHashSet();
        var current = _current?.Projects.ToDictionary(p => p.Key) ?? [];

        var ofDocument = _reviewed.Plan.Projects.Index()
            .Where(p => !asked.Contains(_reviewed.Projects[p.Index].Index))
            .Select(p => matches.TryGetValue(p.Index, out var key) ? Matched(p.Index, p.Item, current[key]) : Added(p.Index, p.Item));
        var inQuestion = questions.SelectMany(q => q.Candidates).Select(c => c.Key).ToHashSet();
        var projects = InOrder(
            [.. ofDocument],
            p => p.Key,
            [.. (_current?.Projects ?? []).Where(p => !inQuestion.Contains(p.Key)).Select(p => (p.Key, Gone(p)))]);

        return new PlanMerge(_strategies, projects, questions);
    }

    private List<StrategyMerge> Strategies()
    {
        var free = _current?.Strategies.ToList() ?? [];
        var read = _reviewed.Plan.Strategies;
        var matches = new PlanStrategy?[read.Count];
        void Pair(Func<DraftStrategy, PlanStrategy, bool> fit)
        {
            for (var i = 0; i < read.Count; i++)
            {
                if (matches[i] is null && free.Find(s => fit(read[i], s)) is { } found)
                {
                    matches[i] = found;
                    free.Remove(found);
                }
            }
        }

        Pair((d, s) => ThaiText.SearchKey(d.Title) == ThaiText.SearchKey(s.Title) && d.Number == s.Number);
        Pair((d, s) => ThaiText.SearchKey(d.Title) == ThaiText.SearchKey(s.Title));
        Pair((d, s) => ThaiText.SearchKey(d.Title) == ThaiText.SearchKey(s.TitleAsRead ?? s.Title));
        Pair((d, s) => d.Number is not null && d.Number == s.Number);

        return InOrder(
            [.. read.Select((d, i) => matches[i] is { } s
                ? MatchedStrategy(i, d, s)
                : new StrategyMerge(MergeKind.Add, null, i, d.Title, []))],
            s => s.Key,
            [.. (_current?.Strategies ?? []).Select(s => (s.Key, new StrategyMerge(MergeKind.Gone, s.Key, null, s.Title, [])))]);
    }

    private StrategyMerge MatchedStrategy(int index, DraftStrategy decided, PlanStrategy strategy)
    {
        var read = _reviewed.AsRead.Strategies[index];
        List<FieldMerge> fields = [];
        AddField(fields, $"strategies[{index}].number", "number", T("ลำดับที่", "Number"),
            Rendered(strategy.Number), Rendered(strategy.Number), Rendered(read.Number), Rendered(decided.Number));
        AddField(fields, $"strategies[{index}].title", "title", T("ชื่อกลยุทธ์", "Title"),
            strategy.TitleAsRead, strategy.Title, read.Title, decided.Title);

        return new StrategyMerge(fields.Exists(f => !f.SaidBefore) ? MergeKind.Change : MergeKind.Untouched, strategy.Key, index, strategy.Title, fields);
    }

    private ProjectMerge Added(int index, DraftProject project)
    {
        var origin = _reviewed.Projects[index];
        return new ProjectMerge(
            MergeKind.Add,
            origin.Path,
            Key: null,
            index,
            project.Number,
            project.Title,
            Fields: [],
            [.. ItemLists.Kinds.SelectMany(kind => project.Items(kind).Select((item, position) => new ItemMerge(
                MergeKind.Add, kind, origin.PathOf(kind, position), Key: null, origin.Items[kind][position], Was: null, item.Content, EditedSince: false, SaidBefore: false, Taken: true)))],
            Takes(origin.Path, otherwise: true));
    }

    // What the committee declined is no part of the plan that the document prints: nobody misses it there.
    private ProjectMerge Gone(PlanProject project) => new(
        project.Counts ? MergeKind.Gone : MergeKind.Untouched, $"gone:{project.Key}", project.Key, Index: null, project.Number, project.Title, [], [], Takes($"gone:{project.Key}", otherwise: false));

    private ProjectMerge Matched(int index, DraftProject decided, PlanProject project)
    {
        var origin = _reviewed.Projects[index];
        var read = _reviewed.AsRead.Projects[origin.Index];
        List<FieldMerge> fields = [];
        foreach (var field in ProjectField.All.Where(f => _spokenOf.Contains(f.Name)))
        {
            AddField(
                fields,
                $"{origin.Path}.{field.Name}",
                field.Name,
                field.Caption,
                project.AsRead?.Fields.GetValueOrDefault(field.Name),
                field.InPlan(project),
                field.InDocument(read),
                field.InDocument(decided));
        }

        AddStrategy(fields, origin, decided, read, project);
        var items = ItemLists.Kinds.Where(_kindsSpokenOf.Contains).SelectMany(kind => Items(kind, origin, decided, read, project)).ToList();
        var changes = fields.Exists(f => !f.SaidBefore) || items.Exists(i => i is { Differs: true, SaidBefore: false });
        return new ProjectMerge(
            changes ? MergeKind.Change : MergeKind.Untouched,
            origin.Path,
            project.Key,
            index,
            project.Number,
            project.Title,
            fields,
            items,
            Taken: true);
    }

    private List<ItemMerge> Items(ItemKind kind, ReviewedProject origin, DraftProject decided, DraftProject read, PlanProject project)
    {
        var before = (project.AsRead?.Items ?? []).Where(i => i.Kind == kind).ToDictionary(i => i.Key, i => i.Content);
        var inPlan = project.Items(kind).ToDictionary(i => i.Key, ItemContent.Of);
        var keys = inPlan.Keys.Concat(before.Keys.Where(k => !inPlan.ContainsKey(k))).ToList();

        var ofDocument = read.Items(kind).Select(i => i.Content).ToList();
        var matches = ItemMatching.Of(ofDocument, [.. keys.Select(k => (inPlan.GetValueOrDefault(k), before.GetValueOrDefault(k)))]);
        var becomes = decided.Items(kind).Select(i => i.Content).ToList();
        var positions = origin.Items[kind].Index().ToDictionary(i => i.Item, i => i.Index);

        List<ItemMerge> lines = [];
        for (var i = 0; i < ofDocument.Count; i++)
        {
            Guid? key = matches.TryGetValue(i, out var match) ? keys[match] : null;
            var was = key is null ? null : inPlan.GetValueOrDefault(key.Value);
            var said = key is null ? null : before.GetValueOrDefault(key.Value);
            var stays = positions.TryGetValue(i, out var position) ? becomes[position] : null;
            lines.Add(Item(kind, $"{origin.Path}.{kind.PathOf()}[{i}]", key, i, said, was, ofDocument[i], stays));
        }

        return InOrder(
            lines,
            l => l.Key,
            [.. project.Items(kind).Select(item => (item.Key, GoneItem(kind, item, before.GetValueOrDefault(item.Key))))]);
    }

    /// <summary>One item that the document has.</summary>
    /// <param name="said">What the document said before; null when it did not have it.</param>
    /// <param name="was">What stands in the plan; null when there is none.</param>
    /// <param name="becomes">What the person decided; null when they struck it.</param>
    private ItemMerge Item(
        ItemKind kind, string id, Guid? key, int index, ItemContent? said, ItemContent? was, ItemContent reads, ItemContent? becomes)
    {
        ItemMerge Line(MergeKind change, bool edited = false, bool before = false, bool takes = false) =>
            new(change, kind, id, key, index, was, becomes, edited, before, change != MergeKind.Untouched && Takes(id, takes));

        if (was is null)
        {
            // What a person struck since the last import stays struck unless they say otherwise.
            var struck = said is not null && reads.Equals(becomes);
            return becomes is null
                ? Line(MergeKind.Untouched)
                : Line(MergeKind.Add, edited: struck, before: struck && reads.Equals(said), takes: !struck);
        }

        if (becomes is null)
        {
            return Line(MergeKind.Gone, takes: true);
        }

        var (differs, edited, before) = Compare(said, was, reads, becomes);
        return differs ? Line(MergeKind.Change, edited, before, takes: !edited) : Line(MergeKind.Untouched);
    }

    /// <summary>An item the document no longer has goes, unless a person made or changed it; one it never had was made here.</summary>
    private ItemMerge GoneItem(ItemKind kind, PlanItem item, ItemContent? said)
    {
        var was = ItemContent.Of(item);
        var id = $"gone:{item.Key}";
        var edited = !was.Equals(said);
        return new ItemMerge(MergeKind.Gone, kind, id, item.Key, null, was, null, edited, SaidBefore: said is null, Takes(id, otherwise: !edited));
    }

    /// <summary>A strategy is compared by who it is, not by its title, which may change for all its projects at once.</summary>
    private void AddStrategy(List<FieldMerge> fields, ReviewedProject origin, DraftProject decided, DraftProject read, PlanProject project)
    {
        if (decided.Strategy is not { } becomes)
        {
            return;
        }

        string Identity(int? index) => index is { } i ? _strategies.First(s => s.Index == i).Key?.ToString() ?? $"strategies[{i}]" : "";

        var was = _current!.Strategies.Find(s => s.Id == project.StrategyId);
        var id = $"{origin.Path}.{ProjectField.Strategy}";
        var said = project.AsRead?.Fields.GetValueOrDefault(ProjectField.Strategy);
        var (differs, edited, before) = Compare(said, was?.Key.ToString() ?? "", Identity(read.Strategy), Identity(becomes));
        if (differs)
        {
            fields.Add(new FieldMerge(
                id, ProjectField.Strategy, ProjectField.StrategyCaption, was?.Title ?? "", _reviewed.Plan.Strategies[becomes].Title, edited, before, Takes(id, otherwise: !edited)));
        }
    }

    private void AddField(List<FieldMerge> fields, string id, string name, Text caption, string? said, string was, string reads, string becomes)
    {
        var (differs, edited, before) = Compare(said, was, reads, becomes);
        if (differs)
        {
            fields.Add(new FieldMerge(id, name, caption, was, becomes, edited, before, Takes(id, otherwise: !edited)));
        }
    }

    /// <param name="said">What the document said before; null where it did not.</param>
    /// <param name="was">What stands in the plan.</param>
    /// <param name="reads">What the document says now.</param>
    /// <param name="becomes">The same after the person's decisions.</param>
    private static (bool Differs, bool EditedSince, bool SaidBefore) Compare<T>(T? said, T was, T reads, T becomes)
        where T : class
    {
        if (becomes.Equals(was))
        {
            return (false, false, false);
        }

        if (!becomes.Equals(reads))
        {
            // Decided in this very import.
            return (true, false, false);
        }

        return reads.Equals(said) ? (true, true, true) : (true, said is null ? was as string != "" : !was.Equals(said), false);
    }

    private bool Takes(string id, bool otherwise) => _decisions.Takes.TryGetValue(id, out var takes) ? takes : otherwise;

    private static string Rendered(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The document's lines in its order; what only the plan has stays behind what it stood behind.</summary>
    private static List<T> InOrder<T>(IReadOnlyList<T> ofDocument, Func<T, Guid?> keyOf, IReadOnlyList<(Guid Key, T Gone)> plan)
    {
        List<T> lines = [.. ofDocument];
        var known = ofDocument.Select(keyOf).OfType<Guid>().ToHashSet();
        Guid? previous = null;
        foreach (var (key, gone) in plan)
        {
            if (known.Add(key))
            {
                lines.Insert(previous is null ? 0 : lines.FindIndex(l => keyOf(l) == previous) + 1, gone);
            }

            previous = key;
        }

        return lines;
    }
}
