using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Somdun.Foundation.Security;

namespace Somdun.Foundation.Operation.Traffic;

/// <summary>One request as the traffic log keeps it: who, from where, when, what. What was typed, and what stands after the question mark, is in none.</summary>
/// <param name="Who">The account; null where nobody had signed in.</param>
/// <param name="From">The address the request came from.</param>
internal sealed record TrafficEntry(DateTime At, Guid? Who, string From, string Method, string Path, int Status, long Milliseconds, string Trace);

/// <summary>
/// How a line is written and checked. Each ends in a hash, under a key of the key file, of itself and of the one before it; a day's first line takes
/// up the last of the day before. So a line changed, left out or put in shows, to whoever has the key file.
/// </summary>
internal static class TrafficFile
{
    private const string ChainField = ",\"chain\":\"";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A line that opens a file, or goes on after the program began again.</summary>
    /// <param name="Key">The version of the key that chains from here on.</param>
    /// <param name="Previous">The chain of the line before it, of another file too; empty where there is none.</param>
    /// <param name="Torn">Whether the line before was cut off by a crash.</param>
    internal sealed record Opening(DateTime At, int Key, string Previous, bool Torn);

    /// <summary>Says that requests came faster than the disk took them, and how many are in no line.</summary>
    internal sealed record Lost(DateTime At, [property: JsonPropertyName("lost")] int Count);

    public static (string Line, string Chain) Write<T>(T entry, string previous, byte[] key)
    {
        var body = JsonSerializer.Serialize(entry, Json)[..^1];
        var chain = Chain(body, previous, key);
        return ($"{body}{ChainField}{chain}\"}}", chain);
    }

    public static byte[] KeyOf(MasterKey key) => key.Derive("chain", "web.traffic-log");

    /// <summary>The chain of the last whole line of a file, and whether more stands after it.</summary>
    public static (string Chain, bool Torn) EndOf(string file)
    {
        var text = File.ReadAllText(file);
        var whole = text.LastIndexOf('\n') + 1;
        var last = text.AsSpan(0, whole).TrimEnd('\n');
        return (ChainOf(last[(last.LastIndexOf('\n') + 1)..].ToString()) ?? "", whole < text.Length);
    }

    /// <summary>Looks at every line. The number of the first that is not as it was written, or null.</summary>
    /// <param name="previous">The chain at the end of the file before it; null where it is not known. Then the one at the end of this.</param>
    public static int? Check(string file, ref string? previous, KeyRing ring)
    {
        byte[]? key = null;
        var number = 0;
        var torn = false;
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            number++;
            var opening = TryOpening(line);
            if (opening is not null)
            {
                key = ring.Of(opening.Key) is { } master ? KeyOf(master) : null;
                if (torn && !opening.Torn)
                {
                    return number - 1;
                }

                previous ??= opening.Previous;
            }
            else if (ChainOf(line) is null)
            {
                // Only the line that a crash cut off may be no line, and the next one says so.
                torn = true;
                continue;
            }
            else if (torn)
            {
                return number - 1;
            }

            torn = false;
            var chain = ChainOf(line);
            var body = line[..line.LastIndexOf(ChainField, StringComparison.Ordinal)];
            if (key is null || previous is null || chain != Chain(body, previous, key))
            {
                return number;
            }

            previous = chain;
        }

        return null;
    }

    private static string Chain(string body, string previous, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{previous}\n{body}")));

    private static string? ChainOf(string line) =>
        line.LastIndexOf(ChainField, StringComparison.Ordinal) is > 0 and var at && line.EndsWith("\"}", StringComparison.Ordinal) && line.Length == at + ChainField.Length + 64 + 2
            ? line.Substring(at + ChainField.Length, 64)
            : null;

    private static Opening? TryOpening(string line)
    {
        try
        {
            return line.Contains("\"previous\":", StringComparison.Ordinal) ? JsonSerializer.Deserialize<Opening>(line, Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
