using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Data;

/// <summary>
/// Whether anybody wrote anything since one last asked. What was worked out from rows may be kept while nobody did, without
/// looking at the rows again.
/// </summary>
internal sealed class DatabaseChanges(SomdunSettings settings) : IDisposable
{
    private const int Kept = 200;

    private readonly ConcurrentDictionary<object, (long Mark, object? Value)> _kept = new();
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

    /// <summary>
    /// What every page asks and few people change: read anew only when somebody wrote meanwhile. Within a transaction it is always
    /// read, since it may have been written there.
    /// </summary>
    /// <param name="key">Names the question, with all that its answer depends on.</param>
    public async Task<T> WhileNobodyWritesAsync<T>(SomdunDb db, object key, Func<Task<T>> read)
    {
        if (db.Database.CurrentTransaction is not null || Mark() is not { } mark)
        {
            return await read();
        }

        if (_kept.TryGetValue(key, out var known) && known.Mark == mark)
        {
            return (T)known.Value!;
        }

        if (_kept.Count >= Kept)
        {
            _kept.Clear();
        }

        var value = await read();
        _kept[key] = (mark, value);
        return value;
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
