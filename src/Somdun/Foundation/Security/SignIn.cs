namespace Somdun.Foundation.Security;

/// <summary>Where the door is, and how one comes back from it.</summary>
internal static class SignIn
{
    public const string Path = "/sign-in";

    /// <summary>What the door calls the page to go to afterwards.</summary>
    public const string Next = "next";

    /// <summary>The door, with the page asked for to go to afterwards; a form that was sent cannot be come back to, so its page is.</summary>
    public static string AddressFor(HttpRequest request) =>
        Path + QueryString.Create(Next, request.PathBase + request.Path + request.QueryString);

    /// <summary>A path within this site that may be gone to; "/" for anything else, such as another host.</summary>
    public static string Within(string? next) =>
        next is ['/', not ('/' or '\\'), ..] or "/" && !next.Any(char.IsControl) ? next : "/";
}
