using System.Data.Common;
using System.IO.Compression;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Operation.Backups;

/// <summary>
/// Puts a backup in place: into an empty place, or beside what was there, which is kept under another name. Everything is read and checked
/// before anything is touched, and what cannot be finished is put back.
/// </summary>
internal sealed class RestoreBackup(SomdunSettings settings, KeyFile keys, TimeProvider clock)
{
    /// <param name="Force">Whether what is there may be set aside.</param>
    internal sealed record Request(string From, bool Force);

    /// <param name="Differing">Tables that hold another number of rows than the backup says.</param>
    /// <param name="SetAside">Where what was there is now.</param>
    internal sealed record Restored(BackupManifest Manifest, IReadOnlyList<string> Differing, IReadOnlyList<string> SetAside);

    private const string Restoring = "restoring";

    private string Aside => string.Create(CultureInfo.InvariantCulture, $"before-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");

    public async Task<Outcome<Restored>> RunAsync(Request request, IProgress<Text> progress, CancellationToken cancel)
    {
        if (!File.Exists(request.From))
        {
            return new Refusal(nameof(Request.From), "backup-absent", T($"ไม่พบ {request.From}", $"There is no {request.From}"));
        }

        try
        {
            await using var archive = File.OpenRead(request.From);
            await using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
            var manifest = await BackupArchive.ReadManifestAsync(zip, request.From, cancel);
            return manifest.Succeeded ? await PutAsync(zip, manifest.Value, request.Force, progress, cancel) : manifest.Refusals.ToList();
        }
        catch (InvalidDataException)
        {
            return BackupArchive.NoBackup(request.From);
        }
    }

    private async Task<Outcome<Restored>> PutAsync(ZipArchive zip, BackupManifest manifest, bool force, IProgress<Text> progress, CancellationToken cancel)
    {
        if ((Unfit(manifest) ?? await InTheWayAsync(force, cancel)) is { } refusal)
        {
            return refusal;
        }

        var work = Path.Combine(Path.GetDirectoryName(settings.Files)!, $".{Restoring}-{Guid.CreateVersion7():N}");
        CreateForOwner(work);
        try
        {
            progress.Report(T("อ่านและตรวจแฟ้มสำรอง", "Reading and checking the backup"));
            if (await ExtractAsync(zip, manifest, work, cancel) is { } fault)
            {
                return new Refusal(null, "backup-damaged", fault);
            }

            if (KeysMissing(manifest, work) is { } missing)
            {
                return missing;
            }

            progress.Report(T("วางข้อมูลเข้าที่", "Putting it in place"));
            using var moves = new Moves(Aside);
            var restored = settings.Database.IsSqlite
                ? await PlaceSqliteAsync(manifest, work, moves, cancel)
                : await PlacePostgresAsync(manifest, work, moves, force, cancel);
            if (restored.Succeeded)
            {
                moves.Keep();
            }

            return restored;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private Refusal? Unfit(BackupManifest manifest)
    {
        var here = settings.Database.IsSqlite ? "sqlite" : "postgres";
        if (manifest.Database != here)
        {
            return new Refusal(null, "backup-of-other-database", T(
                $"แฟ้มสำรองนี้มาจาก {manifest.Database} แต่ SOMDUN_DATABASE ชี้ไปที่ {here}", $"The backup is of {manifest.Database}, and SOMDUN_DATABASE says {here}"));
        }

        using var db = settings.Database.Open();
        return manifest.Migrations.Except(db.Database.GetMigrations()).FirstOrDefault() is { } newer ? DatabaseVersion.NewerThanProgram(newer) : null;
    }

    private async Task<Refusal?> InTheWayAsync(bool force, CancellationToken cancel)
    {
        if (settings.Database.SqlitePath is { } path)
        {
            if (File.Exists(path))
            {
                if (!force)
                {
                    return IsThere(path);
                }

                if (await IsInUseAsync(path, cancel))
                {
                    return InUse(path);
                }
            }
        }
        else
        {
            try
            {
                await using var server = new NpgsqlConnection(settings.Database.Connection);
                await server.OpenAsync(cancel);
                if (!force && (await PostgresCopy.RowsAsync(server, cancel)).Count > 0)
                {
                    return IsThere(settings.Database.Place);
                }

                if (await server.ScalarAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", cancel) is not "0")
                {
                    return InUse(settings.Database.Place);
                }
            }
            catch (DbException fault)
            {
                return new Refusal(null, DatabaseVersion.Unreachable, T(
                    $"เปิดฐานข้อมูลไม่ได้ ({settings.Database.Place}): {fault.Message}", $"The database cannot be opened ({settings.Database.Place}): {fault.Message}"));
            }

            if (await new PostgresTools(settings.Database.Connection).CheckAsync(cancel) is { } tools)
            {
                return tools;
            }
        }

        return !force && Directory.Exists(settings.Files) && Directory.EnumerateFileSystemEntries(settings.Files).Any() ? IsThere(settings.Files) : null;
    }

    private static Refusal IsThere(string what) => new(null, "restore-place-taken", T(
        $"มีข้อมูลอยู่แล้วที่ {what}: เพิ่ม --force เพื่อย้ายของเดิมไปเก็บไว้ข้าง ๆ แล้วกู้คืน", $"There are data at {what}: add --force to set them aside and restore"));

    private static Refusal InUse(string what) => new(null, "restore-place-used", T(
        $"{what} กำลังถูกใช้อยู่: ปิดระบบทุกเครื่องก่อนกู้คืน", $"{what} is in use: stop every server first"));

    // Whoever has a database in WAL mode open holds a lock on its index, which only one who is alone can have whole.
    private static async Task<bool> IsInUseAsync(string path, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await connection.ScalarAsync("pragma locking_mode=exclusive", cancel);
            await connection.ScalarAsync("begin exclusive", cancel);
            await connection.ScalarAsync("rollback", cancel);
            return false;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            return true;
        }
        catch (SqliteException)
        {
            // Damaged: the very reason to restore.
            return false;
        }
    }

    private static async Task<Text?> ExtractAsync(ZipArchive zip, BackupManifest manifest, string work, CancellationToken cancel)
    {
        if (manifest.Entries.All(e => e.Path != manifest.DatabaseEntry))
        {
            return T("แฟ้มสำรองไม่มีฐานข้อมูล", "There is no database in the backup");
        }

        foreach (var entry in manifest.Entries)
        {
            var to = Path.Combine(work, entry.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await using var file = CreateForOwnerAlone(to);
            if (await BackupArchive.CopyAsync(zip, entry, file, cancel) is { } fault)
            {
                return fault;
            }

            file.Flush(flushToDisk: true);
        }

        return null;
    }

    private Refusal? KeysMissing(BackupManifest manifest, string work)
    {
        if (manifest.KeyFingerprints.Count == 0)
        {
            return null;
        }

        var ring = new KeyFile(settings with { Keys = manifest.HasKeys ? Path.Combine(work, BackupManifest.Keys) : settings.Keys });
        if (ring.Exists && ring.Read() is var found && manifest.KeyFingerprints.All(k => found.Keys.Any(key => $"{key.Version}" == k.Key && key.Fingerprint == k.Value)))
        {
            return null;
        }

        return new Refusal(null, "restore-keys-missing", T(
            $"แฟ้มสำรองนี้ไม่มีกุญแจ และ {keys.Path} ไม่ใช่กุญแจของข้อมูลนี้: วางแฟ้มกุญแจที่เก็บแยกไว้ก่อน",
            $"The backup holds no keys, and {keys.Path} does not have those of its data: put the key file in its place first"));
    }

    private async Task<Outcome<Restored>> PlaceSqliteAsync(BackupManifest manifest, string work, Moves moves, CancellationToken cancel)
    {
        var copy = Path.Combine(work, BackupManifest.SqliteDatabase);
        Dictionary<string, long> rows;
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancel);
            if (await SqliteCopy.CheckAsync(connection, cancel) is { } fault)
            {
                return new Refusal(null, "database-damaged", T($"ฐานข้อมูลในแฟ้มสำรองเสียหาย: {fault}", $"The database in the backup is damaged: {fault}"));
            }

            rows = await SqliteCopy.RowsAsync(connection, cancel);
        }

        // Before it takes its place: nobody may find it there unmarked.
        await NoteAsync(DatabaseSetting.Parse($"sqlite:{copy}"), cancel);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancel);
            await connection.ScalarAsync("pragma journal_mode=wal", cancel);
        }

        PlaceFiles(manifest, work, moves);
        var path = settings.Database.SqlitePath!;
        foreach (var ending in new[] { "-wal", "-shm" })
        {
            moves.SetAside(path + ending, ending);
        }

        moves.Put(copy, path);
        return new Restored(manifest, Differing(manifest, rows), moves.Aside);
    }

    private async Task<Outcome<Restored>> PlacePostgresAsync(BackupManifest manifest, string work, Moves moves, bool force, CancellationToken cancel)
    {
        PlaceFiles(manifest, work, moves);
        await using var server = new NpgsqlConnection(settings.Database.Connection);
        await server.OpenAsync(cancel);
        var aside = $"before_{Guid.CreateVersion7():N}";
        var setAside = force && (await PostgresCopy.RowsAsync(server, cancel)).Count > 0;
        if (setAside)
        {
            await SetSchemaAsideAsync(server, aside, cancel);
            moves.Undoing(async () => await PutSchemaBackAsync(server, aside));
        }

        var fault = await new PostgresTools(settings.Database.Connection).RunAsync(
            "pg_restore",
            ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={new NpgsqlConnectionStringBuilder(settings.Database.Connection).Database}", Path.Combine(work, BackupManifest.PostgresDatabase)],
            cancel);
        if (fault is not null)
        {
            await moves.UndoAsync();
            return new Refusal(null, "pg-restore-failed", T($"pg_restore ทำไม่สำเร็จ: {fault}", $"pg_restore failed: {fault}"));
        }

        await NoteAsync(settings.Database, cancel);
        var rows = await PostgresCopy.RowsAsync(server, cancel);
        await server.ScalarAsync("analyze", cancel);
        return new Restored(manifest, Differing(manifest, rows), [.. moves.Aside, .. setAside ? [$"schema {aside}"] : (string[])[]]);
    }

    // Extensions stay where the restored tables look for them.
    private static async Task SetSchemaAsideAsync(NpgsqlConnection server, string aside, CancellationToken cancel) => await server.ScalarAsync(
        $"""
        do $$ declare e text; begin
          execute 'alter schema public rename to {aside}';
          execute 'create schema public';
          for e in select x.extname from pg_extension x join pg_namespace n on n.oid = x.extnamespace where n.nspname = '{aside}' and x.extrelocatable loop
            execute format('alter extension %I set schema public', e);
          end loop;
        end $$
        """,
        cancel);

    private static async Task PutSchemaBackAsync(NpgsqlConnection server, string aside) => await server.ScalarAsync(
        $"""
        do $$ declare e text; begin
          for e in select x.extname from pg_extension x join pg_namespace n on n.oid = x.extnamespace where n.nspname = 'public' and x.extrelocatable loop
            execute format('alter extension %I set schema {aside}', e);
          end loop;
          execute 'drop schema public cascade';
          execute 'alter schema {aside} rename to public';
        end $$
        """,
        CancellationToken.None);

    private void PlaceFiles(BackupManifest manifest, string work, Moves moves)
    {
        if (manifest.HasKeys && !(keys.Exists && File.ReadAllBytes(keys.Path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(work, BackupManifest.Keys)))))
        {
            moves.Put(Path.Combine(work, BackupManifest.Keys), keys.Path);
        }

        moves.Put(Directory.CreateDirectory(Path.Combine(work, "files")).FullName, settings.Files);
    }

    private async Task NoteAsync(DatabaseSetting database, CancellationToken cancel)
    {
        await using (var db = database.Open())
        {
            await DatabaseOrigins.NoteRestoreAsync(db, clock.GetUtcNow().UtcDateTime, cancel);
        }

        if (database.IsSqlite)
        {
            await using var pooled = new SqliteConnection(database.Connection);
            SqliteConnection.ClearPool(pooled);
        }
    }

    private static IReadOnlyList<string> Differing(BackupManifest manifest, IReadOnlyDictionary<string, long> rows) =>
        [.. manifest.Rows.Where(table => rows.GetValueOrDefault(table.Key, -1) != table.Value).Select(table => table.Key)];

    private static void CreateForOwner(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream CreateForOwnerAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
