using System.Data.Common;
using System.Globalization;

namespace Somdun.Foundation.Operation.Backups;

/// <summary>What is asked of a copy of a SQLite database.</summary>
internal static class SqliteCopy
{
    /// <summary>Makes the copy one file and has SQLite look at every page of it. What is wrong, or null.</summary>
    public static async Task<string?> CheckAsync(DbConnection copy, CancellationToken cancel)
    {
        await copy.ScalarAsync("pragma journal_mode=delete", cancel);
        return await copy.ScalarAsync("pragma integrity_check(1)", cancel) is "ok"
            ? await copy.ScalarAsync("select \"table\" from pragma_foreign_key_check limit 1", cancel) is { } table ? $"foreign key of {table}" : null
            : "integrity_check";
    }

    public static async Task<Dictionary<string, long>> RowsAsync(DbConnection copy, CancellationToken cancel) =>
        await copy.CountAsync("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name", cancel);
}

internal static class PostgresCopy
{
    public static async Task<Dictionary<string, long>> RowsAsync(DbConnection copy, CancellationToken cancel) =>
        await copy.CountAsync("select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1", cancel);
}

internal static class Asking
{
    /// <summary>The one value as text; null where there is no row.</summary>
    public static async Task<string?> ScalarAsync(this DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel) is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
    }

    public static async Task<Dictionary<string, long>> CountAsync(this DbConnection connection, string tables, CancellationToken cancel)
    {
        List<string> names = [];
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = tables;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                names.Add(reader.GetString(0));
            }
        }

        Dictionary<string, long> rows = [];
        foreach (var name in names)
        {
            rows[name] = long.Parse((await connection.ScalarAsync($"select count(*) from \"{name}\"", cancel))!, CultureInfo.InvariantCulture);
        }

        return rows;
    }
}
