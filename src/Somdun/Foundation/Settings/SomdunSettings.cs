using System.Text.Json;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Settings;

/// <summary>What the person who runs the server decides: from the environment, else from <c>somdun.json</c>, else the default.</summary>
/// <param name="Database">Where the records are.</param>
/// <param name="Urls">Where the server listens, parted by semicolons.</param>
/// <param name="Files">The folder of uploaded files.</param>
internal sealed record SomdunSettings(DatabaseSetting Database, string Urls, string Files)
{
    public static SomdunSettings Load(Func<string, string?> environment, string jsonPath)
    {
        var json = File.Exists(jsonPath)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(jsonPath)) ?? []
            : [];

        string Setting(string name, string otherwise) =>
            environment(name) is { Length: > 0 } value ? value : json.GetValueOrDefault(name, otherwise);

        return new SomdunSettings(
            DatabaseSetting.Parse(Setting("SOMDUN_DATABASE", "sqlite:./data/somdun.db")),
            Setting("SOMDUN_URLS", "http://127.0.0.1:5080"),
            Path.GetFullPath(Setting("SOMDUN_FILES", "./data/files")));
    }

    /// <summary>The settings of this process.</summary>
    public static SomdunSettings OfProcess() => Load(Environment.GetEnvironmentVariable, "somdun.json");
}
