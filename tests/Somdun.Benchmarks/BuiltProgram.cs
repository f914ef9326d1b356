using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Somdun.Benchmarks;

/// <summary>The program as it was built, run as a process of its own.</summary>
internal static class BuiltProgram
{
    public static string Root { get; } = FindRoot();

    /// <summary>The plan Somdun was asked to read where it lies beside the repository, else the sample made after it.</summary>
    public static string Seed { get; } =
        Path.Combine(Root, "../shared/seed/action-plan-fy2563-strategy6.txt") is var seed && File.Exists(seed) ? seed : Sample("txt");

    public static string Sample(string kind) => Path.Combine(Root, $"samples/action-plan-2563.{kind}");

    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Root, "src/Somdun/bin/Release/net10.0/Somdun.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs to the end; anything but an exit code among <paramref name="ends"/> is a broken benchmark.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, params int[] ends)
    {
        using var process = Start(arguments, settings);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return ends.Contains(process.ExitCode) ? output : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Somdun.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        }

        return folder.FullName;
    }
}
