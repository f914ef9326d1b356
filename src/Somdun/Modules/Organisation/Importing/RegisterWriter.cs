using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Writes new units by the table: COPY on PostgreSQL, one prepared statement a table on SQLite, in the transaction that is open.
/// </summary>
internal static class RegisterWriter
{
    extension(SomdunDb db)
    {
        /// <param name="source">Where the head counts are from.</param>
        /// <param name="countDay">The day of a count that has none of its own.</param>
        public async Task WriteNewUnitsAsync(IReadOnlyList<NewUnit> added, string source, DateOnly countDay, CancellationToken cancel)
        {
            if (added.Count == 0)
            {
                return;
            }

            // Above the new ones stand units that are new as well, or were there before.
            var above = await db.Set<UnitMembership>().AsNoTracking()
                .Where(m => db.Set<Unit>().Any(u => u.Id == m.UnitId && u.Kind != UnitKind.School))
                .ToListAsync(cancel);
            var ranges = new AncestorRanges(above.Concat(added.SelectMany(a => a.Facts.Parents.Select(p => new UnitMembership
            {
                UnitId = a.Unit.Id, Hierarchy = p.Hierarchy, ParentId = p.ParentId, Since = p.Since, Until = p.Until,
            }))));

            var (uuid, text, date, number) = (NpgsqlDbType.Uuid, NpgsqlDbType.Varchar, NpgsqlDbType.Date, NpgsqlDbType.Integer);
            await CopyAsync(db, "units", [("id", uuid), ("kind", text), ("position", number), ("levels", text), ("sub_district", text), ("latitude", number), ("longitude", number)],
                added.Select(a => new object?[] { a.Unit.Id, a.Unit.Kind.ToString(), a.Unit.Position, a.Unit.Levels, a.Unit.SubDistrict, a.Unit.Latitude, a.Unit.Longitude }), cancel);
            await CopyAsync(db, "unit_names", [("unit_id", uuid), ("since", date), ("until", date), ("thai", text), ("english", text), ("search_key", text), ("sort_key", text)],
                added.SelectMany(a => a.Facts.Names.Select(n => new object?[]
                {
                    a.Unit.Id, n.Since, n.Until, n.Thai, n.English, UnitName.SearchKeyOf(n.Thai, n.English), ThaiText.SortKey(n.Thai),
                })), cancel);
            await CopyAsync(db, "unit_identifiers", [("unit_id", uuid), ("scheme", text), ("text", text), ("since", date), ("until", date)],
                added.SelectMany(a => a.Facts.Codes.Select(c => new object?[] { a.Unit.Id, c.Scheme.ToString(), c.Text, c.Since, c.Until })), cancel);
            await CopyAsync(db, "unit_statuses", [("unit_id", uuid), ("since", date), ("until", date), ("state", text)],
                added.SelectMany(a => a.Facts.States.Select(s => new object?[] { a.Unit.Id, s.Since, s.Until, s.State.ToString() })), cancel);
            await CopyAsync(db, "unit_memberships", [("unit_id", uuid), ("hierarchy", text), ("parent_id", uuid), ("since", date), ("until", date)],
                added.SelectMany(a => a.Facts.Parents.Select(p => new object?[] { a.Unit.Id, p.Hierarchy.ToString(), p.ParentId, p.Since, p.Until })), cancel);
            await CopyAsync(db, "head_counts", [("unit_id", uuid), ("day", date), ("pupils", number), ("source", text)],
                added.Where(a => a.Count is not null).Select(a => new object?[] { a.Unit.Id, a.Count!.Value.Day == DateOnly.MinValue ? countDay : a.Count.Value.Day, a.Count.Value.Pupils, source }), cancel);
            await CopyAsync(db, "unit_ancestors", [("unit_id", uuid), ("hierarchy", text), ("ancestor_id", uuid), ("since", date), ("until", date)],
                added.SelectMany(a => ranges.Of(a.Unit.Id)).Select(r => new object?[] { r.UnitId, r.Hierarchy.ToString(), r.AncestorId, r.Since, r.Until }), cancel);
        }
    }

    private static async Task CopyAsync(SomdunDb db, string table, (string Name, NpgsqlDbType Type)[] columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)", cancel);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancel);
                for (var i = 0; i < columns.Length; i++)
                {
                    if (row[i] is { } value)
                    {
                        await copy.WriteAsync(value, columns[i].Type, cancel);
                    }
                    else
                    {
                        await copy.WriteNullAsync(cancel);
                    }
                }
            }

            await copy.CompleteAsync(cancel);
            return;
        }

        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names of tables and columns are written above, by us.
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
#pragma warning restore CA2100
        var parameters = columns.Select((_, i) =>
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            insert.Parameters.Add(parameter);
            return parameter;
        }).ToArray<DbParameter>();
        await insert.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(cancel);
        }
    }
}
