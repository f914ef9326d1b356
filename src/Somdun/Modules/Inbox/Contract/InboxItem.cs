namespace Somdun.Modules.Inbox.Contract;

/// <summary>One thing that waits for a person's decision or correction.</summary>
/// <param name="Asked">What is asked, as a call to act: "อนุมัติแผน", "แก้ไขโครงการที่ส่งกลับ".</param>
/// <param name="Of">Of what, in a line.</param>
/// <param name="Address">The page where it is done.</param>
/// <param name="Since">Since when it waits, UTC.</param>
/// <param name="DueOn">The day by which it is to be done; null where there is none.</param>
public sealed record InboxItem(Text Asked, Text Of, string Address, DateTime Since, DateOnly? DueOn = null);

/// <summary>
/// A module's part of the inbox: what waits for the actor of this request, of what they may both see and decide. Each module adds its own
/// to the services; the inbox knows none of them.
/// </summary>
public interface IInboxSource
{
    Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel);
}
