using System.Globalization;
using System.Text.Json;
using Somdun.Foundation.Data;
using static Somdun.Text;

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

    /// <summary>How people reach it, as links on paper and in mails say: <c>https://somdun.example.go.th</c>. Null where only this machine does.</summary>
    public Uri? Address { get; init; }

    /// <summary>Further names by which it may be asked for.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The mail server: <c>smtp://user:password@host:587?from=somdun@example.go.th</c>. Null keeps mails in the outbox.</summary>
    public Uri? Mail { get; init; }

    /// <summary>How the office is reached, as its notice says: address, telephone, mail. Null where nobody has said.</summary>
    public string? Contact { get; init; }

    /// <summary>The data protection officer's name and how they are reached; null where none is named.</summary>
    public string? DataProtectionOfficer { get; init; }

    /// <summary>Another provider of sign-in; null where there is none.</summary>
    public OidcSetting? Oidc { get; init; }

    /// <summary>After how long without use a session is over.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long a session lasts at most, however much it is used.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether this is the demo office, which is signed in to without passwords, from this machine alone.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Where links lead that are handed out: the public address, else the first one listened on.</summary>
    public string LinkTo(string path) => (Address?.GetLeftPart(UriPartial.Authority) ?? Urls.Split(';')[0].TrimEnd('/')) + path;

    /// <exception cref="SettingUnusableException">A setting cannot be read; it says which, and how it should look.</exception>
    public static SomdunSettings Load(Func<string, string?> environment, string jsonPath)
    {
        var json = Written(jsonPath);

        string? Given(string name) => environment(name) is { Length: > 0 } value ? value : json.GetValueOrDefault(name) is { Length: > 0 } written ? written : null;
        string Setting(string name, string otherwise) => Given(name) ?? otherwise;

        // A secret comes from the environment or from a file of its own, which only the service may read; never from somdun.json.
        string? Secret(string name) =>
            environment(name) is { Length: > 0 } value ? value
            : environment($"{name}_FILE") is { Length: > 0 } file ? SecretIn($"{name}_FILE", file)
            : null;

        int Whole(string name, int otherwise) =>
            Given(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100_000 ? number
            : throw new SettingUnusableException(name, T("ต้องเป็นจำนวนเต็มตั้งแต่ 1", "is a whole number from 1"));

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
            Address = AddressIn("SOMDUN_ADDRESS", Given("SOMDUN_ADDRESS"), "https://somdun.example.go.th", Uri.UriSchemeHttps, Uri.UriSchemeHttp),
            Hosts = List(Given("SOMDUN_HOSTS")),
            Contact = Given("SOMDUN_CONTACT"),
            DataProtectionOfficer = Given("SOMDUN_DATA_PROTECTION_OFFICER"),
            Mail = AddressIn("SOMDUN_MAIL", Secret("SOMDUN_MAIL"), "smtp://user:password@mail.example.go.th:587?from=somdun@example.go.th", "smtp", "smtps"),
            Oidc = AddressIn("SOMDUN_OIDC_AUTHORITY", Given("SOMDUN_OIDC_AUTHORITY"), "https://provider.example.go.th", Uri.UriSchemeHttps, Uri.UriSchemeHttp) is { } authority
                ? new OidcSetting(
                    authority,
                    Setting("SOMDUN_OIDC_CLIENT_ID", "somdun"),
                    Secret("SOMDUN_OIDC_CLIENT_SECRET"),
                    Setting("SOMDUN_OIDC_NAME", authority.Host),
                    List(Setting("SOMDUN_OIDC_SCOPES", "openid profile")))
                : null,
            SessionIdle = TimeSpan.FromMinutes(Whole("SOMDUN_SESSION_IDLE_MINUTES", 120)),
            SessionLongest = TimeSpan.FromHours(Whole("SOMDUN_SESSION_HOURS", 12)),
        };
    }

    /// <summary>The settings of this process.</summary>
    public static SomdunSettings OfProcess() => Load(Environment.GetEnvironmentVariable, "somdun.json");

    private static Dictionary<string, string> Written(string jsonPath)
    {
        try
        {
            return File.Exists(jsonPath) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(jsonPath)) ?? [] : [];
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SettingUnusableException(jsonPath, T($"อ่านไม่ได้: {fault.Message}", $"cannot be read: {fault.Message}"));
        }
    }

    private static string SecretIn(string name, string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingUnusableException(name, T($"อ่านไฟล์ {path} ไม่ได้: {fault.Message}", $"names {path}, which cannot be read: {fault.Message}"));
        }
    }

    // What was given is not repeated: it may hold a password.
    private static Uri? AddressIn(string name, string? text, string like, params ReadOnlySpan<string> schemes) =>
        text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0 && schemes.Contains(address.Scheme) ? address
        : throw new SettingUnusableException(name, T($"ต้องเป็นที่อยู่เช่น {like}", $"is an address like {like}"));

    private static List<string> List(string? text) => [.. (text ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>Another provider of sign-in, by OpenID Connect.</summary>
/// <param name="Authority">Its address, below which it describes itself.</param>
/// <param name="ClientSecret">Null for a provider that asks for none.</param>
/// <param name="Name">As the button says.</param>
internal sealed record OidcSetting(Uri Authority, string ClientId, string? ClientSecret, string Name, IReadOnlyList<string> Scopes);

/// <summary>A setting that cannot be used, told to the person who runs the server.</summary>
/// <param name="name">The setting, or the file it stands in.</param>
/// <param name="what">What it must be: <c>is a whole number from 1</c>.</param>
internal sealed class SettingUnusableException(string name, Text what) : Exception($"{name} {what.English}")
{
    public Text Reason { get; } = T($"{name} {what.Thai}", $"{name} {what.English}");
}
