using System.Security.Cryptography;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Files;

/// <summary>Uploaded files by the SHA-256 of their content: the same file twice is kept once, and none ever changes.</summary>
internal sealed class FileStore(SomdunSettings settings)
{
    /// <summary>Keeps a file and gives its hash, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> KeepAsync(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.Files);
        var arriving = Path.Combine(settings.Files, $"{Guid.CreateVersion7():N}.arriving");
        try
        {
            string hash;
            await using (var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, cancel);
                file.Position = 0;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
                file.Flush(flushToDisk: true);
            }

            var kept = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);

            // Renaming is one step: a crash leaves the whole file or an arriving one, never half a kept one.
            File.Move(arriving, kept, overwrite: true);
            return hash;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>The hashes of all that is kept, in order.</summary>
    public IReadOnlyList<string> All() => Directory.Exists(settings.Files)
        ? [.. Directory.EnumerateFiles(settings.Files, "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>().Where(IsHash).Order(StringComparer.Ordinal)]
        : [];

    public bool Has(string hash) => File.Exists(PathOf(hash));

    public Stream Open(string hash) => File.OpenRead(PathOf(hash));

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash) => Path.Combine(settings.Files, hash[..2], hash);
}
