using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace Somdun.BrowserTests.Support;

/// <summary>
/// The demo office, served by the real program in a process of its own on a free port of the loopback address, with
/// its data in a folder that goes away with it. As a class fixture each class has its own office.
/// </summary>
public sealed class Office : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("somdun-office-").FullName;
    private readonly StringBuilder _said = new();
    private Process? _program;

    /// <summary>Where it answers: <c>http://127.0.0.1:41234</c>.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";

        _program = new Process
        {
            StartInfo = new("dotnet", [ProgramPath(), "demo", "--port", $"{port}", "--data", _data])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            },
        };
        _program.OutputDataReceived += (_, line) => Hear(line.Data);
        _program.ErrorDataReceived += (_, line) => Hear(line.Data);
        _program.Start();
        _program.StandardInput.Close();
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();

        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new(Url), Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();

        while (waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_program!.HasExited)
            {
                break;
            }

            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet: the deadline above ends the waiting.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The program did not answer at {Url}. It said: {_said}");
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    // The program's own output, not the copy beside the tests: its static files and pages are described there.
    private static string ProgramPath()
    {
        var configuration = typeof(Office).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Somdun.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "src/Somdun/bin", configuration, "net10.0/Somdun.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
