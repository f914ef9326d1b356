using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Somdun.Foundation.Security;

/// <summary>
/// A text that the database holds and cannot read: AES-256-GCM under a key of the key file, made and opened by <see cref="Secrets"/>.
/// </summary>
/// <param name="Text"><c>version.base64url</c> of nonce, cipher text and tag.</param>
internal readonly record struct Sealed(string Text)
{
    /// <summary>Holds about 270 bytes of text, 90 Thai letters; a column for more says its own length.</summary>
    public const int MaxLength = 400;

    /// <summary>Which key sealed it; an older one than <see cref="Secrets.NewestVersion"/> wants sealing anew.</summary>
    public int KeyVersion => KeyVersions.Of(Text);
}

/// <summary>
/// By what a sealed text is found again: HMAC-SHA-256 of it under a key of the key file. The same text under the same key version has the
/// same hash, and without the key nobody can try all numbers of thirteen digits against it.
/// </summary>
/// <param name="Text"><c>version.base64url</c>.</param>
internal readonly record struct LookupHash(string Text)
{
    public const int MaxLength = 60;

    public int KeyVersion => KeyVersions.Of(Text);
}

internal static class KeyVersions
{
    /// <exception cref="FormatException">The text was not written by <see cref="Secrets"/>.</exception>
    public static int Of(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new FormatException("Neither sealed nor hashed by a key of this system.");
}

internal sealed class SealedText() : ValueConverter<Sealed, string>(value => value.Text, text => new Sealed(text));

internal sealed class LookupHashText() : ValueConverter<LookupHash, string>(value => value.Text, text => new LookupHash(text));
