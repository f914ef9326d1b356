using Microsoft.EntityFrameworkCore;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Data;

/// <summary>Whether the database is of this program's version, asked before anything is read or written.</summary>
internal static class DatabaseVersion
{
    /// <summary>The code of the refusal when the database has steps this program does not know.</summary>
    public const string Newer = "database-newer";

    /// <summary>Null when the database fits; else the refusal with the exact command that helps.</summary>
    public static async Task<Refusal?> CheckAsync(SomdunDb db, DatabaseSetting setting, CancellationToken cancel)
    {
        // Opening an absent SQLite file would make an empty one.
        if (setting.SqlitePath is { } path && !File.Exists(path))
        {
            return Behind(path);
        }

        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(m => !known.Contains(m)) is { } newer)
        {
            return new Refusal(null, Newer, T(
                $"ฐานข้อมูลใหม่กว่าโปรแกรมรุ่นนี้ (มีขั้น {newer}): ใช้โปรแกรมรุ่นที่ใหม่กว่า",
                $"The database is newer than this program (it has {newer}): use a newer release of the program"));
        }

        return applied.Count < known.Count ? Behind(setting.SqlitePath ?? "PostgreSQL") : null;
    }

    private static Refusal Behind(string where) => new(null, "database-behind", T(
        $"ฐานข้อมูล ({where}) ยังไม่พร้อมสำหรับรุ่นนี้: สั่ง ./somdun migrate ก่อน",
        $"The database ({where}) is not ready for this version: run ./somdun migrate first"));
}
