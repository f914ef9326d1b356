namespace Somdun.Modules.Accounts;

/// <summary>The session by which this request came; none for whoever has not signed in, and for programs.</summary>
internal sealed class SessionOfRequest
{
    public SessionStanding? Standing { get; set; }

    /// <summary>The session of a page that nobody may open without one.</summary>
    public SessionStanding Required => Standing ?? throw new InvalidOperationException("A page for those who have signed in was opened without a session.");
}

/// <param name="HasSecondFactor">Whether the account has an authenticator app or a passkey.</param>
/// <param name="LacksSecondFactor">Whether what the account may do asks for a second factor that this session has not shown.</param>
internal sealed record SessionStanding(Guid SessionId, Guid AccountId, DateTime SignedInAt, SignInMeans Means, DateTime? ConfirmedAt, bool HasSecondFactor, bool LacksSecondFactor)
{
    /// <summary>How long somebody who showed who is there may be taken to be there still.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>Whether its owner showed who is there a moment ago: what opens the account by itself is not made in a browser that was left open. The demo's people show nothing at any time.</summary>
    public bool IsFresh(DateTime now) => Means == SignInMeans.Demo || now - SignedInAt <= FreshFor || now - ConfirmedAt <= FreshFor;
}
