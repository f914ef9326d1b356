using System.Collections;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

internal enum ItemKind
{
    Objective,
    Target,
    Indicator,
    Activity,
}

/// <summary>
/// What the document said of a project when it was last imported. It tells a person's edit from a change of the document:
/// what the document says again as before leaves the person's wording alone.
/// </summary>
/// <param name="Fields">Field of <see cref="ProjectField"/> → its rendering; a field the document did not speak of is absent.</param>
/// <param name="Items">Also those that a person has struck since, by keys that no item bears any more.</param>
internal sealed record ProjectAsRead(Dictionary<string, string> Fields, List<ItemAsRead> Items);

internal sealed record ItemAsRead(Guid Key, ItemKind Kind, ItemContent Content);

/// <summary>All that an objective, target, indicator or activity says, without where it was read and who it is.</summary>
internal sealed record ItemContent(string? Label, string Text)
{
    public string? Group { get; init; }

    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    public Threshold? Threshold { get; init; }

    public IReadOnlyList<YearMonth> Months { get; init; } = [];

    public Baht? Budget { get; init; }

    public static ItemContent Of(PlanItem item) => new(item.Label, item.Text)
    {
        Group = item.Group,
        Quantities = item is PlanTarget target ? target.Quantities : [],
        Threshold = (item as PlanIndicator)?.Threshold,
        Months = item is PlanActivity activity ? activity.Months : [],
        Budget = (item as PlanActivity)?.Budget,
    };

    public void PutInto(PlanItem item)
    {
        item.Label = Label;
        item.Group = Group;
        item.Text = Text;
        switch (item)
        {
            case PlanTarget target:
                target.Quantities = [.. Quantities];
                break;
            case PlanIndicator indicator:
                indicator.Threshold = Threshold;
                break;
            case PlanActivity activity:
                activity.Months = [.. Months];
                activity.Budget = Budget;
                break;
        }
    }

    // Written out, since lists have no equality by value.
    public bool Equals(ItemContent? other) =>
        other is not null
        && (Label, Group, Text, Threshold, Budget) == (other.Label, other.Group, other.Text, other.Threshold, other.Budget)
        && Months.SequenceEqual(other.Months)
        && Quantities.Count == other.Quantities.Count
        && Quantities.Zip(other.Quantities).All(pair => Same(pair.First, pair.Second));

    public override int GetHashCode() => HashCode.Combine(Label, Text, Threshold, Budget);

    private static bool Same(Quantity a, Quantity b) => (a.Per, a.Role, a.Text) == (b.Per, b.Role, b.Text) && a.Factors.SequenceEqual(b.Factors);
}

/// <summary>The items of a project by kind, on both sides of an import.</summary>
internal static class ItemLists
{
    public static readonly IReadOnlyList<ItemKind> Kinds = Enum.GetValues<ItemKind>();

    extension(DraftProject project)
    {
        public IReadOnlyList<(ItemContent Content, Source Source)> Items(ItemKind kind) => kind switch
        {
            ItemKind.Objective => [.. project.Objectives.Select(o => (new ItemContent(o.Label, o.Text) { Group = o.Group }, o.Source))],
            ItemKind.Target => [.. project.Targets.Select(t => (new ItemContent(t.Label, t.Text) { Group = t.Group, Quantities = t.Quantities }, t.Source))],
            ItemKind.Indicator => [.. project.Indicators.Select(i => (new ItemContent(i.Label, i.Text) { Group = i.Group, Threshold = i.Threshold }, i.Source))],
            ItemKind.Activity => [.. project.Activities.Select(a => (new ItemContent(a.Label, a.Text) { Months = a.Months, Budget = a.Budget }, a.Source))],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    extension(PlanProject project)
    {
        public IReadOnlyList<PlanItem> Items(ItemKind kind) => kind switch
        {
            ItemKind.Objective => project.Objectives,
            ItemKind.Target => project.Targets,
            ItemKind.Indicator => project.Indicators,
            ItemKind.Activity => project.Activities,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        public PlanItem AddItem(ItemKind kind, Guid key)
        {
            var id = Guid.CreateVersion7();
            PlanItem item = kind switch
            {
                ItemKind.Objective => new PlanObjective { Id = id, ProjectId = project.Id, Key = key, Position = 0, Text = "" },
                ItemKind.Target => new PlanTarget { Id = id, ProjectId = project.Id, Key = key, Position = 0, Text = "" },
                ItemKind.Indicator => new PlanIndicator { Id = id, ProjectId = project.Id, Key = key, Position = 0, Text = "" },
                ItemKind.Activity => new PlanActivity { Id = id, ProjectId = project.Id, Key = key, Position = 0, Text = "" },
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
            ((IList)project.Items(kind)).Add(item);
            return item;
        }

        public void RemoveItem(ItemKind kind, PlanItem item) => ((IList)project.Items(kind)).Remove(item);
    }

    /// <summary>As in the paths of fields: <c>projects[3].targets[0]</c>.</summary>
    public static string PathOf(this ItemKind kind) => kind switch
    {
        ItemKind.Objective => "objectives",
        ItemKind.Target => "targets",
        ItemKind.Indicator => "indicators",
        ItemKind.Activity => "activities",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text NameOf(this ItemKind kind) => kind switch
    {
        ItemKind.Objective => T("วัตถุประสงค์", "Objective"),
        ItemKind.Target => T("เป้าหมาย", "Target"),
        ItemKind.Indicator => T("ตัวชี้วัด", "Indicator"),
        ItemKind.Activity => T("กิจกรรม", "Activity"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
