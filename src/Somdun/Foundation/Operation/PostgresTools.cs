using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Operation;

/// <summary><c>pg_dump</c> and <c>pg_restore</c>, told where to go by the environment: passwords are in no list of processes.</summary>
internal sealed partial class PostgresTools(string connection)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>Null when the tools are here and not older than the server.</summary>
    public async Task<Refusal?> CheckAsync(CancellationToken cancel)
    {
        foreach (var tool in new[] { "pg_dump", "pg_restore" })
        {
            if (await VersionAsync(tool, cancel) is not { } version)
            {
                return new Refusal(null, "postgres-tools-absent", T(
                    $"ไม่พบโปรแกรม {tool}: ติดตั้งชุดเครื่องมือของ PostgreSQL (Debian: postgresql-client) ที่เครื่องนี้",
                    $"There is no {tool} here: install PostgreSQL's client tools (Debian: postgresql-client) on this machine"));
            }

            var server = await ServerVersionAsync(cancel);
            if (version < server)
            {
                return new Refusal(null, "postgres-tools-older", T(
                    $"{tool} ที่เครื่องนี้เป็นรุ่น {version} เก่ากว่าเซิร์ฟเวอร์รุ่น {server}: ติดตั้ง postgresql-client-{server}",
                    $"The {tool} here is of version {version}, older than the server, which is {server}: install postgresql-client-{server}"));
            }
        }

        return null;
    }

    /// <summary>Runs a tool to its end. Its last words when it failed, else null.</summary>
    public async Task<string?> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(Command(tool, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await output;
        return process.ExitCode == 0 ? null : (await error).Trim();
    }

    private async Task<int> ServerVersionAsync(CancellationToken cancel)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync(cancel);
        return server.PostgreSqlVersion.Major;
    }

    private async Task<int?> VersionAsync(string tool, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(Command(tool, ["--version"]))!;
            var said = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return VersionNumber().Match(said) is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private ProcessStartInfo Command(string tool, IEnumerable<string> arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(PathOf(tool), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        void Say(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                start.Environment[name] = value;
            }
        }

        Say("PGHOST", to.Host);
        Say("PGPORT", to.Port.ToString(CultureInfo.InvariantCulture));
        Say("PGUSER", to.Username);
        Say("PGPASSWORD", to.Password);
        Say("PGPASSFILE", to.Passfile);
        Say("PGDATABASE", to.Database ?? to.Username);
        Say("PGSSLROOTCERT", to.RootCertificate);
        Say("PGSSLMODE", to.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() });
        return start;
    }

    // The newest of Debian's folders, where several versions lie side by side; else whatever the path says.
    private static string PathOf(string tool) => Directory.Exists(DebianFolder)
        ? Directory.EnumerateDirectories(DebianFolder)
            .Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            .Select(folder => Path.Combine(folder, "bin", tool))
            .FirstOrDefault(File.Exists) ?? tool
        : tool;

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
