using Somdun.Money;

namespace Somdun.Modules.Planning;

/// <summary>What became of a part between two versions.</summary>
internal enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One field that differs; null where one side says nothing.</summary>
internal readonly record struct FieldChange(PlanField Field, string? Before, string? After);

/// <summary>A part that differs between two versions: it came, it went, or some of its fields or its place changed.</summary>
/// <param name="Moved">It stands elsewhere among its neighbours, beyond what came and went around it.</param>
internal sealed record PartChange(PlanPart? Before, PlanPart? After, bool Moved)
{
    public PlanPart Part => (After ?? Before)!;

    public ChangeKind Kind => Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Only the fields that differ, in the order of <see cref="PlanField"/>.</summary>
    public IReadOnlyList<FieldChange> Fields { get; } =
    [
        .. Enum.GetValues<PlanField>()
            .Select(field => new FieldChange(field, Before?.Fields.GetValueOrDefault(field), After?.Fields.GetValueOrDefault(field)))
            .Where(change => change.Before != change.After),
    ];
}

/// <summary>The money of a strategy, or of the whole plan, in two versions. Declined projects count in neither.</summary>
/// <param name="Strategy">The strategy's key; null for projects under none, and for the whole.</param>
internal sealed record MoneyChange(Guid? Strategy, int ProjectsBefore, int ProjectsAfter, Baht Before, Baht After)
{
    public Baht Difference => After - Before;
}

/// <summary>All that differs between two versions of a plan.</summary>
/// <param name="Parts">In the order of the later version, what it lost after what it kept.</param>
/// <param name="Money">Strategy by strategy, those without a change too.</param>
internal sealed record PlanComparison(IReadOnlyList<PartChange> Parts, IReadOnlyList<MoneyChange> Money, MoneyChange Total);

/// <summary>Compares two versions field by field. The same thing is known by its key, whatever its number, title or place became.</summary>
internal static class PlanCompare
{
    /// <summary>Both versions whole and in order.</summary>
    public static PlanComparison Between(PlanVersion before, PlanVersion after) => new(
        Between(PlanPart.Of(before), PlanPart.Of(after)),
        [.. StrategyKeys(before, after).Select(key => Money(key, Under(before, key), Under(after, key)))],
        Money(null, [.. before.Counted], [.. after.Counted]));

    public static IReadOnlyList<PartChange> Between(IReadOnlyList<PlanPart> before, IReadOnlyList<PlanPart> after)
    {
        var was = before.ToDictionary(Identity);
        var stays = after.Select(Identity).Where(was.ContainsKey).ToHashSet();
        var siblingsBefore = before.Where(p => stays.Contains(Identity(p))).ToLookup(p => (p.Kind, p.Owner), p => p.Key);
        var moved = after.Where(p => stays.Contains(Identity(p)))
            .GroupBy(p => (p.Kind, p.Owner), p => p.Key)
            .SelectMany(siblings => Moved([.. siblingsBefore[siblings.Key]], [.. siblings])
                .Select(key => (siblings.Key.Kind, siblings.Key.Owner, key)))
            .ToHashSet();

        return
        [
            .. after.Select(p => new PartChange(was.GetValueOrDefault(Identity(p)), p, moved.Contains(Identity(p))))
                .Where(change => change.Moved || change.Fields.Count > 0),
            .. before.Where(p => !stays.Contains(Identity(p))).Select(p => new PartChange(p, null, Moved: false)),
        ];
    }

    private static (PartKind, string?, string) Identity(PlanPart part) => (part.Kind, part.Owner, part.Key);

    /// <summary>
    /// The fewest that must have been taken out and put elsewhere to turn one order into the other: all that are not in a
    /// longest run which both orders share. Of several such runs the choice is the same whichever order comes first.
    /// </summary>
    private static IEnumerable<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (string.CompareOrdinal(string.Join(' ', before), string.Join(' ', after)) > 0)
        {
            (before, after) = (after, before);
        }

        var place = after.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var longest = new int[before.Count];
        var previous = new int[before.Count];
        var last = -1;
        for (var i = 0; i < before.Count; i++)
        {
            previous[i] = -1;
            for (var j = 0; j < i; j++)
            {
                if (place[before[j]] < place[before[i]] && longest[j] >= longest[i])
                {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }

            last = last < 0 || longest[i] > longest[last] ? i : last;
        }

        var stayed = new HashSet<string>(StringComparer.Ordinal);
        for (; last >= 0; last = previous[last])
        {
            stayed.Add(before[last]);
        }

        return before.Where(key => !stayed.Contains(key));
    }

    private static IEnumerable<Guid?> StrategyKeys(PlanVersion before, PlanVersion after)
    {
        var keys = after.Strategies.Concat(before.Strategies).Select(s => (Guid?)s.Key).Distinct();
        return Under(before, null).Count + Under(after, null).Count > 0 ? keys.Append(null) : keys;
    }

    private static List<PlanProject> Under(PlanVersion version, Guid? strategyKey)
    {
        var id = strategyKey is null ? null : version.Strategies.FirstOrDefault(s => s.Key == strategyKey)?.Id;
        return strategyKey is not null && id is null ? [] : [.. version.Counted.Where(p => p.StrategyId == id)];
    }

    private static MoneyChange Money(Guid? strategy, List<PlanProject> before, List<PlanProject> after) =>
        new(strategy, before.Count, after.Count, Sum(before), Sum(after));

    private static Baht Sum(IEnumerable<PlanProject> projects) => Baht.Sum(projects.Select(p => p.Budget ?? Baht.Zero));
}
