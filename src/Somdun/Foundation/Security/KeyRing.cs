using System.Security.Cryptography;
using System.Text;

namespace Somdun.Foundation.Security;

/// <summary>One master key of the key file. From it the keys in use are derived, one for each use and purpose, so that none serves two ends.</summary>
/// <param name="Version">1, 2, …; the highest seals, the others only open.</param>
/// <param name="Id">Tells it from another key of the same version, made elsewhere.</param>
/// <param name="Secret">32 random bytes.</param>
internal sealed record MasterKey(int Version, Guid Id, DateTime MadeAt, byte[] Secret)
{
    private const int Bytes = 32;

    public static MasterKey Make(int version, DateTime now) => new(version, Guid.CreateVersion7(), now, RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A key of 32 bytes for one use (<c>seal</c>, <c>lookup</c>, <c>check</c>) and one purpose.</summary>
    public byte[] Derive(string use, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, Bytes, info: Encoding.UTF8.GetBytes($"somdun/{use}/{purpose}"));

    /// <summary>What may be told of the key: who holds it can work this out, and nobody can work back.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("check", "fingerprint").AsSpan(0, 16));
}

/// <summary>The master keys as they stand in the key file, oldest first.</summary>
internal sealed class KeyRing
{
    public KeyRing(IEnumerable<MasterKey> keys)
    {
        Keys = [.. keys.OrderBy(k => k.Version)];
        if (Keys.Count == 0 || Keys.DistinctBy(k => k.Version).Count() != Keys.Count)
        {
            throw new InvalidDataException("A key file has at least one key, and no two of one version.");
        }
    }

    public IReadOnlyList<MasterKey> Keys { get; }

    public MasterKey Newest => Keys[^1];

    public MasterKey? Of(int version) => Keys.FirstOrDefault(k => k.Version == version);

    public KeyRing With(MasterKey key) => new(Keys.Append(key));
}
