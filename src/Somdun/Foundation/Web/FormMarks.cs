using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// What every field of a form said when it was shown, as a short hash of each. It is enough to tell, when the form comes back, which
/// fields the person touched and which another person changed meanwhile, without sending every value twice. Whoever tampers with it
/// misleads nobody but themselves.
/// </summary>
internal sealed class FormMarks
{
    // 48 bits: that one of a thousand fields is taken for another happens once in a hundred thousand million forms.
    private const int BytesOfOne = 6;
    private const int LettersOfOne = 8;

    private readonly HashSet<string> _marks;

    private FormMarks(HashSet<string> marks) => _marks = marks;

    /// <param name="fields">The path of each field, which is the same whatever row it stands in, and what it says.</param>
    public static string Write(IEnumerable<(string Path, string? Value)> fields) => string.Concat(fields.Select(f => Mark(f.Path, f.Value)));

    /// <param name="written">As <see cref="Write"/> gave it; what is not so written marks nothing.</param>
    public static FormMarks Read(string? written) =>
        new((written ?? "").Chunk(LettersOfOne).Select(letters => new string(letters)).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether the field said just this when the form was shown.</summary>
    public bool Had(string path, string? value) => _marks.Contains(Mark(path, value));

    private static string Mark(string path, string? value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\0{value}"), hash);
        return Base64Url.EncodeToString(hash[..BytesOfOne]);
    }
}
