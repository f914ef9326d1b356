using System.Runtime.Loader;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Foundation.Data;

/// <summary>Which database: <c>sqlite:PATH</c>, or a PostgreSQL connection string.</summary>
internal sealed record DatabaseSetting
{
    private const string SqlitePrefix = "sqlite:";

    // The migrations know the program, so the program cannot refer to them: it finds them beside itself when it needs them.
    static DatabaseSetting() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name!.StartsWith("Somdun.Migrations.", StringComparison.Ordinal)
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll"))
            : null;

    // As with configurations: each module brings its own interceptors, found in this assembly.
    private static readonly SaveChangesInterceptor[] Interceptors =
    [
        .. typeof(DatabaseSetting).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(SaveChangesInterceptor)))
            .Select(type => (SaveChangesInterceptor)Activator.CreateInstance(type)!),
    ];

    // Nothing of ours stays on a connection that another request takes over; wiping it would only make the server forget the plans of our
    // queries, and planning one takes longer than running it. What the setting says of either counts for more.
    private const string PostgresDefaults = "No Reset On Close=true;Max Auto Prepare=200;";

    // The framework would take that of the web server, and make the model and every query anew for each context that has another. One for each
    // kind of database, since a model is kept under the context's type alone; of the size that the framework's own has.
    private static readonly MemoryCache MadeForSqlite = new(new MemoryCacheOptions { SizeLimit = 10_240 });
    private static readonly MemoryCache MadeForPostgres = new(new MemoryCacheOptions { SizeLimit = 10_240 });

    private DatabaseSetting(string? sqlitePath, string connection)
    {
        SqlitePath = sqlitePath;
        Connection = connection;
    }

    /// <summary>The file; null on PostgreSQL.</summary>
    public string? SqlitePath { get; }

    public string Connection { get; }

    public bool IsSqlite => SqlitePath is not null;

    /// <summary>Where it is, without what opens it: the file, or server and database.</summary>
    public string Place => SqlitePath ?? (new NpgsqlConnectionStringBuilder(Connection) is var to ? $"{to.Host}:{to.Port}/{to.Database}" : "");

    /// <exception cref="SettingUnusableException">It is neither of the two.</exception>
    public static DatabaseSetting Parse(string text)
    {
        if (!text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new DatabaseSetting(null, Checked(text));
        }

        var path = Path.GetFullPath(text[SqlitePrefix.Length..]);
        return new DatabaseSetting(path, $"Data Source={path};Foreign Keys=True;Default Timeout=30");
    }

    private static string Checked(string connection)
    {
        try
        {
            if (new NpgsqlConnectionStringBuilder(PostgresDefaults + connection) is { Host.Length: > 0, Database.Length: > 0 } to)
            {
                return to.ConnectionString;
            }
        }
        catch (ArgumentException)
        {
            // Told below, without what was given: it may hold a password.
        }

        throw new SettingUnusableException("SOMDUN_DATABASE", T(
            "ต้องเป็น sqlite:PATH หรือข้อความต่อ PostgreSQL เช่น Host=…;Database=somdun;Username=somdun",
            "is sqlite:PATH, or a PostgreSQL connection string like Host=…;Database=somdun;Username=somdun"));
    }

    /// <summary>A context of the caller's own, outside of any request.</summary>
    public SomdunDb Open()
    {
        var options = new DbContextOptionsBuilder<SomdunDb>();
        Configure(options);
        return new SomdunDb(options.Options);
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (IsSqlite)
        {
            options.UseSqlite(Connection, sqlite => sqlite.MigrationsAssembly("Somdun.Migrations.Sqlite"));
        }
        else
        {
            options.UseNpgsql(Connection, postgres => postgres
                .MigrationsAssembly("Somdun.Migrations.Postgres")
                .EnableRetryOnFailure());
        }

        options.UseMemoryCache(IsSqlite ? MadeForSqlite : MadeForPostgres);
        options.UseSnakeCaseNamingConvention();
        options.AddInterceptors(Interceptors);
        AfterMigrating.Use(options);
    }
}
