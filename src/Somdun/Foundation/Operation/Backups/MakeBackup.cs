using System.Data;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Operation.Backups;

/// <summary>
/// One archive (ZIP) of database, files and keys, made while people work. A file is kept before the record that names it is written and never changes, so
/// a copy of the database followed by the files agrees. The archive is checked as it was written before it takes its name.
/// </summary>
internal sealed class MakeBackup(SomdunDb db, SomdunSettings settings, FileStore files, KeyFile keys, TimeProvider clock)
{
    public const string RunName = "backup";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="Out">The archive to write.</param>
    /// <param name="Overwrite">Whether one of that name may be replaced.</param>
    /// <param name="WithKeys">Whether the key file goes with it; then the archive opens everything and is kept as the key file is.</param>
    internal sealed record Request(string Out, bool Overwrite, bool WithKeys);

    /// <param name="Damaged">Files of the store whose content is not what their name says; they are in the archive as they are.</param>
    internal sealed record Made(BackupManifest Manifest, IReadOnlyList<string> Damaged, long Bytes);

    public async Task<Outcome<Made>> RunAsync(Request request, IProgress<Text> progress, CancellationToken cancel)
    {
        var target = Path.GetFullPath(request.Out);
        if (await CheckAsync(target, request.Overwrite, cancel) is { } refusal)
        {
            return refusal;
        }

        RemoveLeftovers(target);
        var arriving = $"{target}.{Guid.CreateVersion7():N}.arriving";
        var snapshot = $"{arriving}.db";
        try
        {
            await using var held = Create(arriving);
            var filesBefore = files.All();
            progress.Report(T("คัดลอกฐานข้อมูล", "Copying the database"));
            var at = clock.GetUtcNow().UtcDateTime;
            Create(snapshot).Dispose();
            var rows = settings.Database.IsSqlite ? await CopySqliteAsync(snapshot, cancel) : await DumpPostgresAsync(snapshot, cancel);
            if (!rows.Succeeded)
            {
                return rows.Refusals.ToList();
            }

            progress.Report(T("คัดลอกไฟล์และเขียนแฟ้มสำรอง", "Copying files and writing the archive"));
            var made = await WriteAsync(held, snapshot, rows.Value, filesBefore, at, request.WithKeys, cancel);
            held.Flush(flushToDisk: true);

            progress.Report(T("ตรวจแฟ้มที่เขียน", "Checking what was written"));
            held.Position = 0;
            if (await BackupArchive.FaultAsync(held, made.Manifest, cancel) is { } fault)
            {
                return new Refusal(null, "backup-not-as-written", fault);
            }

            try
            {
                File.Move(arriving, target, request.Overwrite);
            }
            catch (IOException) when (!request.Overwrite && File.Exists(target))
            {
                return Exists(target);
            }

            db.Add(new JobRun
            {
                Id = Guid.CreateVersion7(), Name = RunName, Node = Environment.MachineName, StartedAt = at, EndedAt = clock.GetUtcNow().UtcDateTime,
                Outcome = made.Damaged.Count == 0 ? JobOutcome.Done : JobOutcome.Failed, Count = made.Manifest.Files,
            });
            await db.SaveChangesAsync(cancel);
            return made;
        }
        finally
        {
            File.Delete(arriving);
            foreach (var part in new[] { snapshot, $"{snapshot}-wal", $"{snapshot}-shm", $"{snapshot}-journal" })
            {
                File.Delete(part);
            }
        }
    }

    private async Task<Refusal?> CheckAsync(string target, bool overwrite, CancellationToken cancel)
    {
        if (Directory.Exists(target) || Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
        {
            return new Refusal(nameof(Request.Out), "backup-no-folder", T($"เขียนที่ {target} ไม่ได้: ไม่มีโฟลเดอร์นั้น หรือเป็นชื่อโฟลเดอร์", $"Cannot write {target}: there is no such folder, or it is one"));
        }

        if (!overwrite && File.Exists(target))
        {
            return Exists(target);
        }

        return settings.Database.IsSqlite ? null : await new PostgresTools(settings.Database.Connection).CheckAsync(cancel);
    }

    private static Refusal Exists(string target) => new(nameof(Request.Out), "backup-exists", T(
        $"มี {target} อยู่แล้ว: ใช้ชื่ออื่น หรือเพิ่ม --overwrite", $"{target} exists already: choose another name, or add --overwrite"));

    // What a backup that was killed left behind; one that is at work holds its file.
    private static void RemoveLeftovers(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, $"{Path.GetFileName(target)}.*.arriving"))
        {
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }
            }
            catch (IOException)
            {
                continue;
            }

            File.Delete(file);
            File.Delete($"{file}.db");
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private async Task<Outcome<Dictionary<string, long>>> CopySqliteAsync(string snapshot, CancellationToken cancel)
    {
        await using var from = new SqliteConnection(settings.Database.Connection);
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = snapshot, Pooling = false }.ConnectionString);
        await from.OpenAsync(cancel);
        await to.OpenAsync(cancel);

        // One step over the whole: readers and writers of the original go on meanwhile, and none of what they write is half in it.
        await Task.Run(() => from.BackupDatabase(to), cancel);
        return await SqliteCopy.CheckAsync(to, cancel) is { } fault
            ? new Refusal(null, "database-damaged", T($"ฐานข้อมูลเสียหาย: {fault}", $"The database is damaged: {fault}"))
            : await SqliteCopy.RowsAsync(to, cancel);
    }

    private async Task<Outcome<Dictionary<string, long>>> DumpPostgresAsync(string snapshot, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(settings.Database.Connection);
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var name = (string)(await new NpgsqlCommand("select pg_export_snapshot()", connection, transaction).ExecuteScalarAsync(cancel))!;
        var tools = new PostgresTools(settings.Database.Connection);

        // The counts below are of the very snapshot that is dumped.
        var fault = await tools.RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={name}", $"--file={snapshot}"], cancel)
            ?? await tools.RunAsync("pg_restore", ["--list", snapshot], cancel);
        return fault is not null
            ? new Refusal(null, "pg-dump-failed", T($"pg_dump ทำไม่สำเร็จ: {fault}", $"pg_dump failed: {fault}"))
            : await PostgresCopy.RowsAsync(connection, cancel);
    }

    private async Task<Made> WriteAsync(
        FileStream archive, string snapshot, IReadOnlyDictionary<string, long> rows, IReadOnlyList<string> filesBefore, DateTime at, bool withKeys, CancellationToken cancel)
    {
        List<BackupEntry> entries = [];
        List<string> damaged = [];
        BackupManifest manifest;
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            async Task<BackupEntry> AddAsync(string path, Stream content)
            {
                await using (content)
                {
                    await using var to = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancel);
                    var (bytes, hash) = await content.CopyHashedAsync(to, cancel);
                    var entry = new BackupEntry(path, bytes, hash);
                    entries.Add(entry);
                    return entry;
                }
            }

            await AddAsync(settings.Database.IsSqlite ? BackupManifest.SqliteDatabase : BackupManifest.PostgresDatabase, File.OpenRead(snapshot));
            if (withKeys && keys.Exists)
            {
                await AddAsync(BackupManifest.Keys, File.OpenRead(keys.Path));
            }

            // Those that were there before the copy of the database too: it may name one that was taken away since.
            var all = files.All().Union(filesBefore).Order(StringComparer.Ordinal).ToList();
            foreach (var hash in all)
            {
                if (!files.Has(hash))
                {
                    damaged.Add(hash);
                    continue;
                }

                var entry = await AddAsync($"{BackupManifest.FilesFolder}{hash[..2]}/{hash}", files.Open(hash));
                if (entry.Sha256 != hash)
                {
                    damaged.Add(hash);
                }
            }

            manifest = new BackupManifest(
                BackupManifest.CurrentFormat,
                typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
                at,
                settings.Database.IsSqlite ? "sqlite" : "postgres",
                [.. await db.Database.GetAppliedMigrationsAsync(cancel)],
                rows,
                all.Count,
                await db.Set<KeyMark>().ToDictionaryAsync(m => $"{m.Version}", m => m.Fingerprint, cancel),
                entries);
            await using var last = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(last, manifest, BackupManifest.Json, cancel);
        }

        return new Made(manifest, damaged, archive.Length);
    }
}
