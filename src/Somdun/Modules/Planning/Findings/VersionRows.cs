using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Planning;

/// <summary>Tells whether anything in a version changed, whoever changed it and on whichever node.</summary>
internal static class VersionRows
{
    /// <summary>
    /// A hash of the version's rows as the database holds them: its strategies, projects and their items. Read without being made
    /// into objects, which is what takes the time.
    /// </summary>
    public static async Task<string> HashAsync(this SomdunDb db, Guid versionId, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = string.Join(";\n", db.Model.GetEntityTypes().Select(entity => Rows(entity, db.Database.IsSqlite())).OfType<string>());
            var parameter = command.CreateParameter();
            parameter.ParameterName = "version";
            parameter.Value = versionId;
            command.Parameters.Add(parameter);

            await using var reader = await command.ExecuteReaderAsync(cancel);
            do
            {
                await AppendAsync(hash, reader, cancel);
            }
            while (await reader.NextResultAsync(cancel));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    // Names of tables and columns come from the model, never from a request.
    private static string? Rows(IEntityType entity, bool isSqlite)
    {
        var type = entity.ClrType;
        var where = type == typeof(PlanVersion) ? "id = @version"
            : type == typeof(PlanStrategy) || type == typeof(PlanProject) ? "version_id = @version"
            : type.IsAssignableTo(typeof(IPartOfProject)) ? "project_id in (select id from plan_projects where version_id = @version)"
            : null;

        // PostgreSQL makes a hash of its rows itself, which saves sending them; SQLite is at hand, and knows no hash.
        return where is null ? null
            : isSqlite ? $"select * from {entity.GetTableName()} where {where} order by id"
            : $"select md5(string_agg(part::text, '' order by id)) from {entity.GetTableName()} part where {where}";
    }

    private static async Task AppendAsync(IncrementalHash hash, DbDataReader reader, CancellationToken cancel)
    {
        var row = new StringBuilder();
        while (await reader.ReadAsync(cancel))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                // Lengths, so that no two rows run into the same text.
                var value = Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;
                row.Append(value.Length).Append(':').Append(value);
            }

            hash.AppendData(Encoding.UTF8.GetBytes(row.Append('\n').ToString()));
            row.Clear();
        }
    }
}
