using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace Somdun.Foundation.Data;

/// <summary>
/// Writes many rows into one table, past what the context tracks: COPY on PostgreSQL, one prepared statement on SQLite. Call it within the
/// transaction that is open. The values of a row are put in the order of the columns.
/// </summary>
internal abstract class TableLoad : IDisposable
{
    /// <param name="table">Its name, and those of <paramref name="columns"/>: written in code, never typed by anybody.</param>
    public static TableLoad Into(SomdunDb db, string table, params IReadOnlyList<string> columns) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? new PostgresLoad(postgres, table, columns)
            : new SqliteLoad((SqliteConnection)db.Database.GetDbConnection(), table, columns);

    public abstract TableLoad Put(Guid value);

    public abstract TableLoad Put(string? value);

    public abstract TableLoad Put(DateOnly value);

    public abstract TableLoad Put(int? value);

    public abstract void EndRow();

    /// <summary>Nothing of it is there before this was called.</summary>
    public abstract void Complete();

    public abstract void Dispose();

    private sealed class PostgresLoad(NpgsqlConnection connection, string table, IReadOnlyList<string> columns) : TableLoad
    {
        private readonly NpgsqlBinaryImporter _copy = connection.BeginBinaryImport($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        private bool _isInRow;

        public override TableLoad Put(Guid value)
        {
            BeginRow();
            _copy.Write(value, NpgsqlDbType.Uuid);
            return this;
        }

        public override TableLoad Put(string? value)
        {
            BeginRow();
            if (value is null)
            {
                _copy.WriteNull();
            }
            else
            {
                _copy.Write(value, NpgsqlDbType.Text);
            }

            return this;
        }

        public override TableLoad Put(DateOnly value)
        {
            BeginRow();
            _copy.Write(value, NpgsqlDbType.Date);
            return this;
        }

        public override TableLoad Put(int? value)
        {
            BeginRow();
            if (value is { } number)
            {
                _copy.Write(number, NpgsqlDbType.Integer);
            }
            else
            {
                _copy.WriteNull();
            }

            return this;
        }

        public override void EndRow() => _isInRow = false;

        public override void Complete() => _copy.Complete();

        public override void Dispose() => _copy.Dispose();

        private void BeginRow()
        {
            if (!_isInRow)
            {
                _copy.StartRow();
                _isInRow = true;
            }
        }
    }

    /// <summary>Past the provider's commands, which take longer to bind and to step through a row than SQLite takes to write it.</summary>
    private sealed class SqliteLoad : TableLoad
    {
        private readonly sqlite3 _database;
        private readonly sqlite3_stmt _insert;

        // A column says the same many times over, and what was once turned to text is not turned again.
        private readonly (Guid Value, byte[]? Text)[] _lastIds;
        private readonly (DateOnly Value, byte[]? Text)[] _lastDays;
        private byte[] _buffer = new byte[1024];
        private int _at;

        public SqliteLoad(SqliteConnection connection, string table, IReadOnlyList<string> columns)
        {
            _database = connection.Handle!;
            (_lastIds, _lastDays) = (new (Guid, byte[]?)[columns.Count], new (DateOnly, byte[]?)[columns.Count]);
            Check(raw.sqlite3_prepare_v2(_database, $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(_ => "?"))})", out _insert));
        }

        public override TableLoad Put(Guid value)
        {
            ref var last = ref _lastIds[_at];
            if (last.Text is null || last.Value != value)
            {
                last = (value, Encoding.ASCII.GetBytes(value.ToString("D").ToUpperInvariant()));
            }

            Check(raw.sqlite3_bind_text(_insert, ++_at, last.Text));
            return this;
        }

        public override TableLoad Put(string? value)
        {
            if (value is null)
            {
                Check(raw.sqlite3_bind_null(_insert, ++_at));
                return this;
            }

            var most = Encoding.UTF8.GetMaxByteCount(value.Length);
            if (most > _buffer.Length)
            {
                _buffer = new byte[most];
            }

            Check(raw.sqlite3_bind_text(_insert, ++_at, _buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, _buffer))));
            return this;
        }

        public override TableLoad Put(DateOnly value)
        {
            ref var last = ref _lastDays[_at];
            if (last.Text is null || last.Value != value)
            {
                last = (value, Encoding.ASCII.GetBytes(value.ToString("O", CultureInfo.InvariantCulture)));
            }

            Check(raw.sqlite3_bind_text(_insert, ++_at, last.Text));
            return this;
        }

        public override TableLoad Put(int? value)
        {
            Check(value is { } number ? raw.sqlite3_bind_int(_insert, ++_at, number) : raw.sqlite3_bind_null(_insert, ++_at));
            return this;
        }

        public override void EndRow()
        {
            var stepped = raw.sqlite3_step(_insert);
            if (stepped != raw.SQLITE_DONE)
            {
                Check(stepped);
            }

            Check(raw.sqlite3_reset(_insert));
            _at = 0;
        }

        public override void Complete()
        {
        }

        public override void Dispose() => _insert.Dispose();

        private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
    }
}
