namespace Somdun.Results;

/// <summary>
/// Why the office's rules do not allow what was asked. Expected, shown to the person, never an exception.
/// </summary>
/// <param name="Field">The form field it belongs to; null when it concerns the whole request.</param>
/// <param name="Code">Stable, for programs: <c>room-taken</c>.</param>
/// <param name="Reason">As the person will read it.</param>
public sealed record Refusal(string? Field, string Code, Text Reason);

/// <summary>Either the value of a use case that went through, or the reasons why it did not.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        _value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool Succeeded => Refusals.Count == 0;

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException("The use case was refused.");

#pragma warning disable CA2225 // Callers write `return value;` and `return refusal;`: named alternates would only be noise.
    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    /// <exception cref="ArgumentException">There is no reason: what is not refused has a value.</exception>
    public static implicit operator Outcome<T>(List<Refusal> refusals) => refusals is { Count: > 0 }
        ? new(default, [.. refusals])
        : throw new ArgumentException("A refusal without a reason.", nameof(refusals));
#pragma warning restore CA2225
}
