using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Somdun.Foundation.Operation.Backups;

/// <summary>What a backup holds: the last entry of the archive, and what everything else in it is held against.</summary>
/// <param name="Format">1.</param>
/// <param name="Program">The release that made it.</param>
/// <param name="At">The moment the database was copied, UTC.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Migrations">The database's steps, oldest first.</param>
/// <param name="Rows">Table → number of rows, counted in the same snapshot.</param>
/// <param name="Files">Number of files of the file store.</param>
/// <param name="KeyFingerprints">Key version → fingerprint of the keys that open what is sealed in it, whether or not the key file is in the archive.</param>
/// <param name="Entries">Every other entry of the archive.</param>
internal sealed record BackupManifest(
    int Format,
    string Program,
    DateTime At,
    string Database,
    IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Rows,
    int Files,
    IReadOnlyDictionary<string, string> KeyFingerprints,
    IReadOnlyList<BackupEntry> Entries)
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json";
    public const string Keys = "keys.json";
    public const string SqliteDatabase = "database.db";
    public const string PostgresDatabase = "database.dump";
    public const string FilesFolder = "files/";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    [JsonIgnore]
    public bool HasKeys => Entries.Any(e => e.Path == Keys);

    [JsonIgnore]
    public string DatabaseEntry => Database == "sqlite" ? SqliteDatabase : PostgresDatabase;
}

/// <param name="Sha256">Of its content, 64 lower-case hexadecimal digits.</param>
internal sealed record BackupEntry(string Path, long Bytes, string Sha256);
