using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Sets the triggers aside that look at every row of the dated tables, while a register of the nation is written, and looks at all the
/// rows at once in their place. Within the transaction that is open: for everybody else they were never away.
/// </summary>
internal static class DatedGuards
{
    /// <summary>Which rows of a table may not hold on one day: those that are the same in these columns.</summary>
    private static readonly (string Name, string Table, string Same)[] Guards =
    [
        ("unit_names_apart", "unit_names", "unit_id"),
        ("unit_statuses_apart", "unit_statuses", "unit_id"),
        ("unit_identifiers_apart", "unit_identifiers", "unit_id, scheme"),
        ("unit_identifiers_one_unit", "unit_identifiers", "text, scheme"),
        ("unit_memberships_apart", "unit_memberships", "unit_id, hierarchy, case when hierarchy in ('Network', 'EducationFund') then parent_id end"),
    ];

    extension(SomdunDb db)
    {
        /// <exception cref="InvalidOperationException">Two of the rows that were written, or one and one that was there, hold on one day.</exception>
        public async Task WithoutDatedGuardsAsync(Func<Task> write, CancellationToken cancel)
        {
            var putBack = db.Database.IsSqlite() ? await SetAsideOnSqliteAsync(db, cancel) : await SetAsideOnPostgresAsync(db, cancel);
            await write();
            foreach (var (name, table, same) in Guards)
            {
                if (await ScalarAsync(db, $"select 1 from (select until, lead(since) over (partition by {same} order by since) as next from {table}) stretches where next < until limit 1", cancel) is not null)
                {
                    throw new InvalidOperationException($"{name}: two rows hold on one day");
                }
            }

            foreach (var step in putBack)
            {
                await ExecuteAsync(db, step, cancel);
            }
        }
    }

    private static async Task<List<string>> SetAsideOnPostgresAsync(SomdunDb db, CancellationToken cancel)
    {
        List<string> putBack = [];
        foreach (var (name, table, _) in Guards)
        {
            await ExecuteAsync(db, $"alter table {table} disable trigger {name}_insert", cancel);
            putBack.Add($"alter table {table} enable trigger {name}_insert");
        }

        return putBack;
    }

    /// <summary>SQLite cannot switch a trigger off, but takes it away and makes it again as any other change of a transaction. So with what keeps the search in step.</summary>
    private static async Task<List<string>> SetAsideOnSqliteAsync(SomdunDb db, CancellationToken cancel)
    {
        var last = await ScalarAsync(db, "select coalesce(max(rowid), 0) from unit_names", cancel);
        List<string> putBack = [$"insert into unit_name_search (search_key, unit_id, since) select search_key, unit_id, since from unit_names where rowid > {last}"];
        foreach (var name in Guards.Select(g => $"{g.Name}_insert").Append("unit_names_found_insert"))
        {
            putBack.Add((string)(await ScalarAsync(db, $"select sql from sqlite_master where type = 'trigger' and name = '{name}'", cancel))!);
            await ExecuteAsync(db, $"drop trigger {name}", cancel);
        }

        return putBack;
    }

    private static async Task<object?> ScalarAsync(SomdunDb db, string sql, CancellationToken cancel)
    {
        await using var command = Command(db, sql);
        return await command.ExecuteScalarAsync(cancel);
    }

    private static async Task ExecuteAsync(SomdunDb db, string sql, CancellationToken cancel)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static DbCommand Command(SomdunDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Written above, or by a migration; nobody types any of it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
