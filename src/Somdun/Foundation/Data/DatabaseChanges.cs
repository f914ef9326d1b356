using Microsoft.Data.Sqlite;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Data;

/// <summary>
/// Whether anybody wrote anything since one last asked. What was worked out from rows may be kept while nobody did, without
/// looking at the rows again.
/// </summary>
internal sealed class DatabaseChanges(SomdunSettings settings) : IDisposable
{
    private readonly Lock _oneAtATime = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _asking;

    /// <summary>
    /// Stays the same while nobody writes, in this process or in another; microseconds. Null on PostgreSQL, which has no such number.
    /// </summary>
    public long? Mark()
    {
        if (!settings.Database.IsSqlite)
        {
            return null;
        }

        lock (_oneAtATime)
        {
            _asking ??= Open();
            return (long)_asking.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        _asking?.Dispose();
        _connection?.Dispose();
    }

    // SQLite tells a connection whether others wrote: hence one of its own, which never writes.
    private SqliteCommand Open()
    {
        _connection = new SqliteConnection($"{settings.Database.Connection};Pooling=False");
        _connection.Open();
        var command = _connection.CreateCommand();
        command.CommandText = "pragma data_version";
        return command;
    }
}
