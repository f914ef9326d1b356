using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Somdun.Thai;

namespace Somdun.Modules.Accounts;

/// <summary>Codes of an authenticator app (RFC 6238): six digits, a new one each half minute, SHA-1 as every app expects.</summary>
internal static class Totp
{
    private const int SecretBytes = 20;
    private const int StepSeconds = 30;

    /// <summary>Clocks of telephones go wrong by half a minute; more is refused.</summary>
    private const int StepsAside = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret, in the letters that apps read.</summary>
    public static string NewSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretBytes);
        var secret = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            secret.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }

        return secret.ToString();
    }

    /// <summary>What the picture says to the app.</summary>
    public static string AddressFor(string secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>The code at a moment, for tests and for nobody else.</summary>
    public static string CodeAt(string secret, DateTime now) => Code(Decode(secret), StepOf(now));

    /// <summary>
    /// The half minute whose code was typed, or null where it is none of now. A code at or before <paramref name="lastStep"/> was used and does
    /// not count again.
    /// </summary>
    public static long? Match(string secret, string? typed, DateTime now, long lastStep)
    {
        var digits = string.Concat(ThaiText.ArabicDigits(typed ?? "").Where(char.IsAsciiDigit));
        var key = Decode(secret);
        long? matched = null;
        for (var step = StepOf(now) - StepsAside; step <= StepOf(now) + StepsAside; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(digits)) && step > lastStep)
            {
                matched = step;
            }
        }

        return matched;
    }

    private static long StepOf(DateTime now) => (long)(now - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's own hash, of which it asks no resistance to collisions; apps know no other.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (held, bits, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            held = ((held << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(held >> bits);
            }
        }

        return bytes;
    }
}
