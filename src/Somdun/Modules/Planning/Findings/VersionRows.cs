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
        var text = new StringBuilder();
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = string.Join(";\n", db.Model.GetEntityTypes().Select(Rows).OfType<string>());
            var parameter = command.CreateParameter();
            parameter.ParameterName = "version";
            parameter.Value = versionId;
            command.Parameters.Add(parameter);

            await using var reader = await command.ExecuteReaderAsync(cancel);
            do
            {
                await AppendAsync(text, reader, cancel);
            }
            while (await reader.NextResultAsync(cancel));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Names of tables and columns come from the model, never from a request.
    private static string? Rows(IEntityType entity)
    {
        var type = entity.ClrType;
        var where = type == typeof(PlanVersion) ? "id = @version"
            : type == typeof(PlanStrategy) || type == typeof(PlanProject) ? "version_id = @version"
            : type.IsAssignableTo(typeof(IPartOfProject)) ? "project_id in (select id from plan_projects where version_id = @version)"
            : null;
        return where is null ? null : $"select * from {entity.GetTableName()} where {where} order by id";
    }

    private static async Task AppendAsync(StringBuilder text, DbDataReader reader, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                // Lengths, so that no two rows run into the same text.
                var value = Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;
                text.Append(value.Length).Append(':').Append(value);
            }

            text.Append('\n');
        }
    }
}
