using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static Somdun.Text;

namespace Somdun.Foundation.Security;

/// <summary>
/// Seals what the database must not be able to read, and hashes it so that it can be found. Keys come from the key file; each purpose
/// (<c>people.citizen-id</c>) has keys of its own, and a text sealed for one row does not open for another.
/// </summary>
internal sealed class Secrets(KeyFile file, KeyMarks marks, TimeProvider clock)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lock _gate = new();
    private KeyRing? _ring;

    /// <summary>The version that seals now.</summary>
    public int NewestVersion => Ring.Newest.Version;

    public KeyRing Ring
    {
        get
        {
            lock (_gate)
            {
                return _ring ??= ReadOrMake();
            }
        }
    }

    /// <param name="purpose">What the text is: <c>people.citizen-id</c>.</param>
    /// <param name="owner">The row it belongs to.</param>
    public Sealed Seal(string purpose, Guid owner, string text)
    {
        var key = Ring.Newest;
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Derive("seal", purpose), TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length), owner.ToByteArray());
        CryptographicOperations.ZeroMemory(plain);
        return new Sealed(Versioned(key.Version, sealedBytes));
    }

    /// <exception cref="CryptographicException">It was sealed for another purpose or row, or changed since.</exception>
    /// <exception cref="KeyFileUnusableException">Its key is not in the key file.</exception>
    public string Open(string purpose, Guid owner, Sealed text)
    {
        var key = KeyOf(text.KeyVersion);
        var bytes = Base64Url.DecodeFromChars(text.Text.AsSpan(text.Text.IndexOf('.', StringComparison.Ordinal) + 1));
        if (bytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("What was sealed is cut off.");
        }

        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Derive("seal", purpose), TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, owner.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The hash to keep beside what was sealed. Write the text in one way first: digits alone, no spaces.</summary>
    public LookupHash Hash(string purpose, string text) => Hash(Ring.Newest, purpose, text);

    /// <summary>Every hash the text may stand under, one for each key version: <c>hashes.Contains(row.Hash)</c>.</summary>
    public IReadOnlyList<LookupHash> Hashes(string purpose, string text) => [.. Ring.Keys.Select(key => Hash(key, purpose, text))];

    /// <summary>Adds a key that seals from now on; the old ones still open. Other nodes take it up when they meet it.</summary>
    public MasterKey Rotate()
    {
        lock (_gate)
        {
            // As the file stands now: another process may have added one.
            _ = ReadOrMake();
            var ring = file.Read();
            var key = MasterKey.Make(ring.Newest.Version + 1, clock.GetUtcNow().UtcDateTime);
            var more = ring.With(key);
            file.Replace(more);
            _ring = Marked(more);
            return key;
        }
    }

    private static LookupHash Hash(MasterKey key, string purpose, string text) =>
        new(Versioned(key.Version, HMACSHA256.HashData(key.Derive("lookup", purpose), Encoding.UTF8.GetBytes(text))));

    private static string Versioned(int version, byte[] bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{version}.{Base64Url.EncodeToString(bytes)}");

    private MasterKey KeyOf(int version)
    {
        if (Ring.Of(version) is { } known)
        {
            return known;
        }

        // Another process may have added a key since this one read the file.
        lock (_gate)
        {
            _ring = Marked(file.Read());
            return _ring.Of(version) ?? throw new KeyFileUnusableException(T(
                $"ไม่มีกุญแจรุ่น {version} ใน {file.Path}: นำแฟ้มกุญแจฉบับล่าสุดมาวางแทน",
                $"Key {version} is not in {file.Path}: put the newest key file in its place"));
        }
    }

    private KeyRing ReadOrMake()
    {
        if (file.Exists)
        {
            return Marked(file.Read());
        }

        // Looked for again after the database was asked: another process may have made it in between.
        if (marks.Any() && !file.Exists)
        {
            throw new KeyFileUnusableException(T(
                $"ไม่พบแฟ้มกุญแจ {file.Path} แต่ฐานข้อมูลนี้มีข้อความที่ปิดผนึกด้วยกุญแจนั้นแล้ว: นำแฟ้มจากที่เก็บรักษากลับมาวาง (SOMDUN_KEYS บอกที่วาง)",
                $"The key file {file.Path} is not there, and this database has texts sealed by it: put it back from where it is kept (SOMDUN_KEYS says where)"));
        }

        var made = new KeyRing([MasterKey.Make(1, clock.GetUtcNow().UtcDateTime)]);
        if (!file.TryCreate(made))
        {
            return Marked(file.Read());
        }

        try
        {
            return Marked(made);
        }
        catch (KeyFileUnusableException)
        {
            // Another node was first, on another machine: this key has sealed nothing, and must not stand in the way of the right one.
            file.Discard();
            throw;
        }
    }

    private KeyRing Marked(KeyRing ring) => marks.TryMark(ring)
        ? ring
        : throw new KeyFileUnusableException(T(
            $"กุญแจใน {file.Path} ไม่ใช่ของฐานข้อมูลนี้: ทุกเครื่องต้องใช้แฟ้มกุญแจเดียวกัน ฉบับล่าสุด",
            $"The keys in {file.Path} are not those of this database: every node needs the same key file, of the newest rotation"));
}
