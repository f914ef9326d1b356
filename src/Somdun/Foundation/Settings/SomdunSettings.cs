using System.Text.Json;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Settings;

/// <summary>What the person who runs the server decides: from the environment, else from <c>somdun.json</c>, else the default.</summary>
/// <param name="Database">Where the records are.</param>
/// <param name="Urls">Where the server listens, parted by semicolons.</param>
/// <param name="Files">The folder of uploaded files.</param>
internal sealed record SomdunSettings(DatabaseSetting Database, string Urls, string Files)
{
    /// <summary>The file of keys, beside the folder of files unless said otherwise.</summary>
    public string Keys { get; init; } = Path.GetFullPath(Path.Combine(Files, "..", "keys.json"));

    /// <summary>The certificate (PFX, or PEM with its key) to which the keys in the file are encrypted; null where they are not.</summary>
    public string? KeysCertificate { get; init; }

    public string? KeysCertificatePassword { get; init; }

    /// <summary>The folder of the traffic log, beside the folder of files unless said otherwise.</summary>
    public string Traffic { get; init; } = Path.GetFullPath(Path.Combine(Files, "..", "traffic"));

    /// <summary>Whether this node does background jobs; another may then do them all.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>A setting by its name, for those that modules declare; null where it is not set.</summary>
    public Func<string, string?> Named { get; init; } = _ => null;

    public static SomdunSettings Load(Func<string, string?> environment, string jsonPath)
    {
        var json = File.Exists(jsonPath)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(jsonPath)) ?? []
            : [];

        string Setting(string name, string otherwise) =>
            environment(name) is { Length: > 0 } value ? value : json.GetValueOrDefault(name, otherwise);

        string? Secret(string name) =>
            environment(name) is { Length: > 0 } value ? value
            : environment($"{name}_FILE") is { Length: > 0 } file ? File.ReadAllText(file).TrimEnd('\r', '\n')
            : null;

        var settings = new SomdunSettings(
            DatabaseSetting.Parse(Setting("SOMDUN_DATABASE", "sqlite:./data/somdun.db")),
            Setting("SOMDUN_URLS", "http://127.0.0.1:5080"),
            Path.GetFullPath(Setting("SOMDUN_FILES", "./data/files")));
        return settings with
        {
            Keys = Setting("SOMDUN_KEYS", "") is { Length: > 0 } keys ? Path.GetFullPath(keys) : settings.Keys,
            Traffic = Setting("SOMDUN_TRAFFIC", "") is { Length: > 0 } traffic ? Path.GetFullPath(traffic) : settings.Traffic,
            KeysCertificate = Setting("SOMDUN_KEYS_CERTIFICATE", "") is { Length: > 0 } certificate ? Path.GetFullPath(certificate) : null,
            KeysCertificatePassword = Secret("SOMDUN_KEYS_CERTIFICATE_PASSWORD"),
            RunsJobs = !Setting("SOMDUN_JOBS", "on").Equals("off", StringComparison.OrdinalIgnoreCase),
            Named = name => Setting(name, "") is { Length: > 0 } value ? value : null,
        };
    }

    /// <summary>The settings of this process.</summary>
    public static SomdunSettings OfProcess() => Load(Environment.GetEnvironmentVariable, "somdun.json");
}
