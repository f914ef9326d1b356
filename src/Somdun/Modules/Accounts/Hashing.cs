using Microsoft.AspNetCore.Identity;

namespace Somdun.Modules.Accounts;

/// <summary>How passwords are kept: PBKDF2 with HMAC-SHA512, as often as OWASP advises for it; an older hash is renewed when its owner signs in.</summary>
internal static class Hashing
{
    public static readonly PasswordHasherOptions Options = new() { IterationCount = 210_000 };
}
