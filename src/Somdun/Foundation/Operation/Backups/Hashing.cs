using System.Security.Cryptography;

namespace Somdun.Foundation.Operation.Backups;

internal static class Hashing
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Copies and hashes in one go.</summary>
    public static async Task<(long Bytes, string Sha256)> CopyHashedAsync(this Stream from, Stream to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var bytes = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            bytes += read;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
