using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Operation.Backups;

/// <summary>Reads archives, which may have come a long way: only what the manifest names is taken, and only as the manifest says.</summary>
internal static partial class BackupArchive
{
    private const int LargestManifest = 256 * 1024 * 1024;

    /// <summary>The manifest, where the archive is one of ours and of a format this release knows.</summary>
    public static async Task<Outcome<BackupManifest>> ReadManifestAsync(ZipArchive zip, string name, CancellationToken cancel)
    {
        if (zip.GetEntry(BackupManifest.EntryName) is not { Length: <= LargestManifest } entry)
        {
            return NoBackup(name);
        }

        try
        {
            await using var content = await entry.OpenAsync(cancel);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, BackupManifest.Json, cancel);
            if (manifest is null or { Format: < 1 } || manifest.Database is not ("sqlite" or "postgres") || !manifest.Entries.All(e => IsOurs(e.Path)))
            {
                return NoBackup(name);
            }

            return manifest.Format > BackupManifest.CurrentFormat
                ? new Refusal(null, "backup-newer", T($"{name} เขียนโดยโปรแกรมรุ่นใหม่กว่า ({manifest.Program}): ใช้โปรแกรมรุ่นนั้น", $"{name} was written by a newer release ({manifest.Program}): use that one"))
                : manifest;
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            return NoBackup(name);
        }
    }

    public static Refusal NoBackup(string name) => new(null, "no-backup", T(
        $"{name} ไม่ใช่แฟ้มสำรองของสมดุล หรือเขียนไม่จบ", $"{name} is no backup of Somdun, or was not written to its end"));

    /// <summary>Reads the whole archive against its manifest; what is wrong, or null.</summary>
    public static async Task<Text?> FaultAsync(Stream archive, BackupManifest manifest, CancellationToken cancel)
    {
        try
        {
            await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in manifest.Entries)
            {
                if (await CopyAsync(zip, entry, Stream.Null, cancel) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (InvalidDataException fault)
        {
            return Damaged(fault.Message);
        }
    }

    /// <summary>Copies one entry out; what is wrong with it, or null.</summary>
    public static async Task<Text?> CopyAsync(ZipArchive zip, BackupEntry entry, Stream to, CancellationToken cancel)
    {
        if (zip.GetEntry(entry.Path) is not { } found || found.Length != entry.Bytes)
        {
            return Damaged(entry.Path);
        }

        try
        {
            await using var content = await found.OpenAsync(cancel);
            return await content.CopyHashedAsync(to, cancel) == (entry.Bytes, entry.Sha256) ? null : Damaged(entry.Path);
        }
        catch (InvalidDataException)
        {
            return Damaged(entry.Path);
        }
    }

    private static Text Damaged(string what) => T($"แฟ้มสำรองเสียหายที่ {what}", $"The backup is damaged at {what}");

    // Nothing in an archive says where it goes: these four kinds of names are all there is.
    private static bool IsOurs(string path) =>
        path is BackupManifest.Keys or BackupManifest.SqliteDatabase or BackupManifest.PostgresDatabase || FilePath().IsMatch(path);

    [GeneratedRegex(@"\Afiles/([0-9a-f]{2})/\1[0-9a-f]{62}\z")]
    private static partial Regex FilePath();
}
