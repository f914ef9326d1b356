using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Secrets that we make, and the hashes under which the database knows them.</summary>
internal static class RandomSecrets
{
    /// <summary>Letters and digits that nobody takes for one another on paper: no 0 O 1 I L U.</summary>
    private const string Typed = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int TypedGroups = 4;
    private const int TypedGroupLength = 4;

    /// <summary>256 random bits, for machines: 43 letters that may stand in a cookie or an address.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>78 random bits, for people to type: <c>7K3M-9QXA-…</c>.</summary>
    public static string NewTypedCode() => string.Join('-', Enumerable.Range(0, TypedGroups).Select(_ => RandomNumberGenerator.GetString(Typed, TypedGroupLength)));

    /// <summary>
    /// A typed code as it was made, however it was typed: without its hyphens, in small letters, with white space. Null for what cannot be
    /// one.
    /// </summary>
    public static string? ReadTypedCode(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == TypedGroups * TypedGroupLength && letters.All(letter => Typed.Contains(letter, StringComparison.Ordinal))
            ? string.Join('-', letters.Chunk(TypedGroupLength).Select(group => new string(group)))
            : null;
    }

    /// <summary>
    /// SHA-256. It needs no salt and no slowness: what is hashed is random, and too long to be tried through. Looking up by it tells nothing by
    /// its time, for nobody can choose a hash.
    /// </summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
