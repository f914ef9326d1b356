using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Foundation.Security;

/// <summary>
/// The one file of keys, outside the database and readable by the program's own user alone. With a certificate set
/// (<c>SOMDUN_KEYS_CERTIFICATE</c>) the keys in it are themselves encrypted to that certificate, so that the file alone opens nothing.
/// </summary>
internal sealed class KeyFile(SomdunSettings settings)
{
    private const int Format = 1;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly RSAEncryptionPadding Padding = RSAEncryptionPadding.OaepSHA256;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path => settings.Keys;

    public bool Exists => File.Exists(Path);

    /// <summary>Whether others than its owner may read or write it; null where it is absent, or where the system knows no such thing.</summary>
    public bool? IsOpenToOthers => !Exists || OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(Path) & ~OwnerOnly) != 0;

    /// <exception cref="KeyFileUnusableException">It is absent, broken, or encrypted to a certificate that is not set.</exception>
    public KeyRing Read()
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(Path), Json);
            if (content is not { Format: Format })
            {
                throw new KeyFileUnusableException(T($"{Path} ไม่ใช่แฟ้มกุญแจของโปรแกรมรุ่นนี้", $"{Path} is no key file of this release"));
            }

            using var certificate = content.Certificate is null ? null : Certificate(content.Certificate);
            return new KeyRing(content.Keys.Select(key => new MasterKey(key.Version, key.Id, key.MadeAt, Unwrap(key.Key, certificate))));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or CryptographicException or FormatException)
        {
            throw new KeyFileUnusableException(T($"อ่านแฟ้มกุญแจ {Path} ไม่ได้: {fault.Message}", $"The key file {Path} cannot be read: {fault.Message}"), fault);
        }
    }

    /// <summary>Makes the file where there is none. False when another process was first; its keys then stand.</summary>
    public bool TryCreate(KeyRing keys)
    {
        using var alone = Alone();
        if (Exists)
        {
            return false;
        }

        Replace(keys);
        return true;
    }

    /// <summary>Puts other keys in its place, in one step.</summary>
    public void Replace(KeyRing keys) => File.Move(Write(keys), Path, overwrite: true);

    /// <summary>Takes away a file whose keys never sealed anything.</summary>
    public void Discard() => File.Delete(Path);

    // Renaming writes over what another process put there a moment before: looking and renaming must be one step.
    private FileStream Alone()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        while (true)
        {
            try
            {
                return new FileStream($"{Path}.making", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(20);
            }
        }
    }

    private string Write(KeyRing keys)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var certificatePath = settings.KeysCertificate;
        using var certificate = certificatePath is null ? null : Load(certificatePath, settings.KeysCertificatePassword);
        var content = new Content(Format, certificate?.Thumbprint, [.. keys.Keys.Select(k => new Entry(k.Version, k.Id, k.MadeAt, Wrap(k.Secret, certificate)))]);

        var arriving = $"{Path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(arriving, options);
        JsonSerializer.Serialize(file, content, Json);
        file.Flush(flushToDisk: true);
        return arriving;
    }

    private X509Certificate2 Certificate(string thumbprint)
    {
        var path = settings.KeysCertificate ?? throw new KeyFileUnusableException(T(
            $"กุญแจใน {Path} เข้ารหัสด้วยใบรับรองไว้: ตั้ง SOMDUN_KEYS_CERTIFICATE",
            $"The keys in {Path} are encrypted to a certificate: set SOMDUN_KEYS_CERTIFICATE"));
        var certificate = Load(path, settings.KeysCertificatePassword);
        if (!certificate.Thumbprint.Equals(thumbprint, StringComparison.OrdinalIgnoreCase))
        {
            certificate.Dispose();
            throw new KeyFileUnusableException(T(
                $"กุญแจใน {Path} เข้ารหัสด้วยใบรับรองอื่น ไม่ใช่ {path}: ใบที่ใช้มี thumbprint {thumbprint}",
                $"The keys in {Path} are encrypted to another certificate than {path}: to the one with thumbprint {thumbprint}"));
        }

        return certificate;
    }

    /// <param name="path">PFX, or PEM that holds certificate and key.</param>
    public static X509Certificate2 Load(string path, string? password) => System.IO.Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT"
        ? X509Certificate2.CreateFromPemFile(path)
        : X509CertificateLoader.LoadPkcs12FromFile(path, password);

    private static string Wrap(byte[] secret, X509Certificate2? certificate)
    {
        using var rsa = certificate?.GetRSAPublicKey();
        return Convert.ToBase64String(rsa?.Encrypt(secret, Padding) ?? secret);
    }

    private static byte[] Unwrap(string text, X509Certificate2? certificate)
    {
        using var rsa = certificate?.GetRSAPrivateKey();
        var bytes = Convert.FromBase64String(text);
        return certificate is null ? bytes : (rsa ?? throw new CryptographicException("The certificate has no RSA key of its own.")).Decrypt(bytes, Padding);
    }

    /// <param name="Certificate">The thumbprint of the certificate the keys are encrypted to; null where they stand as they are.</param>
    private sealed record Content(int Format, string? Certificate, IReadOnlyList<Entry> Keys);

    private sealed record Entry(int Version, Guid Id, DateTime MadeAt, string Key);
}

/// <summary>The key file cannot be used; the reason says which and why, for the person who runs the server.</summary>
internal sealed class KeyFileUnusableException(Text reason, Exception? inner = null) : Exception(reason.English, inner)
{
    public Text Reason { get; } = reason;
}
