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
internal sealed record SessionStanding(Guid SessionId, Guid AccountId, DateTime SignedInAt, SignInMeans Means, bool HasSecondFactor, bool LacksSecondFactor);
