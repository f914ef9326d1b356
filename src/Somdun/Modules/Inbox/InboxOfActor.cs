using Somdun.Modules.Inbox.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Inbox;

/// <summary>Whatever waits for the actor, from every module, in one list: what is due first, then what has waited longest.</summary>
internal sealed class InboxOfActor(IEnumerable<IInboxSource> sources, TimeProvider clock)
{
    public async Task<IReadOnlyList<WaitingItem>> ItemsAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        List<WaitingItem> items = [];
        foreach (var source in sources)
        {
            // One after the other: they share the request's database context.
            items.AddRange((await source.ItemsAsync(cancel)).Select(item => new WaitingItem(item, today)));
        }

        return [.. items.OrderBy(i => i.Item.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.Item.Since)];
    }
}

/// <summary>An item with its age as of a day.</summary>
internal sealed record WaitingItem(InboxItem Item, DateOnly Today)
{
    /// <summary>Whole days since it came, on Bangkok's calendar.</summary>
    public int DaysWaiting => Math.Max(0, Today.DayNumber - BangkokTime.DayOf(Item.Since).DayNumber);

    public Text Age => DaysWaiting switch
    {
        0 => T("วันนี้", "today"),
        1 => T("1 วัน", "1 day"),
        _ => T($"{DaysWaiting} วัน", $"{DaysWaiting} days"),
    };

    public bool IsOverdue => Item.DueOn < Today;
}
