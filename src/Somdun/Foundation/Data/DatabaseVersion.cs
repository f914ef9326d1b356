using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Somdun.Foundation.Operation;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Data;

/// <summary>Whether the database is of this program's version, asked before anything is read or written.</summary>
internal static class DatabaseVersion
{
    /// <summary>The code of the refusal when the database has steps this program does not know.</summary>
    public const string Newer = "database-newer";

    /// <summary>The code of the refusal when there is nothing to ask.</summary>
    public const string Unreachable = "database-unreachable";

    /// <summary>Null when the database fits; else the refusal with the exact command that helps.</summary>
    public static async Task<Refusal?> CheckAsync(SomdunDb db, DatabaseSetting setting, CancellationToken cancel)
    {
        // Opening an absent SQLite file would make an empty one.
        if (setting.SqlitePath is { } path && !File.Exists(path))
        {
            return Behind(path);
        }

        try
        {
            await ReachAsync(setting, cancel);
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            if (applied.Find(m => !known.Contains(m)) is { } newer)
            {
                return NewerThanProgram(newer);
            }

            return applied.Count < known.Count ? Behind(setting.SqlitePath ?? "PostgreSQL")
                : await DatabaseOrigins.IsSettledAsync(db, cancel) ? null
                : new Refusal(null, "database-restored", T(
                    "ฐานข้อมูลนี้กู้คืนมาจากข้อมูลสำรองและยังไม่ได้เตรียมให้พร้อมใช้: สั่ง ./somdun migrate ก่อน",
                    "The database came out of a backup and is not ready yet: run ./somdun migrate first"));
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return Behind("PostgreSQL");
        }
        catch (DbException fault)
        {
            return new Refusal(null, Unreachable, T(
                $"เปิดฐานข้อมูลไม่ได้ ({setting.Place}): {fault.Message}",
                $"The database cannot be opened ({setting.Place}): {fault.Message}"));
        }
    }

    public static Refusal NewerThanProgram(string migration) => new(null, Newer, T(
        $"ฐานข้อมูลใหม่กว่าโปรแกรมรุ่นนี้ (มีขั้น {migration}): ใช้โปรแกรมรุ่นที่ใหม่กว่า",
        $"The database is newer than this program (it has {migration}): use a newer release of the program"));

    // Through the context a server that is not there would be asked again and again, for minutes.
    private static async Task ReachAsync(DatabaseSetting setting, CancellationToken cancel)
    {
        if (!setting.IsSqlite)
        {
            await using var connection = new NpgsqlConnection(setting.Connection);
            await connection.OpenAsync(cancel);
        }
    }

    private static Refusal Behind(string where) => new(null, "database-behind", T(
        $"ฐานข้อมูล ({where}) ยังไม่พร้อมสำหรับรุ่นนี้: สั่ง ./somdun migrate ก่อน",
        $"The database ({where}) is not ready for this version: run ./somdun migrate first"));
}
