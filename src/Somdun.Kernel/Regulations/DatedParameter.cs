namespace Somdun.Regulations;

/// <summary>
/// A number that law changes from time to time. Asking for a day before the first value throws:
/// a rule that did not exist yet has no number, and nought would be a lie.
/// </summary>
public sealed class DatedParameter<T>
{
    private readonly string _name;

    /// <param name="name">What it is, in English, for the message of a day without a value.</param>
    /// <param name="values">Each value and the first day it holds; it holds until the next one's.</param>
    /// <exception cref="ArgumentException">There is no value, or two begin on one day.</exception>
    public DatedParameter(string name, params IEnumerable<(DateOnly Since, T Value)> values)
    {
        _name = name;
        Values = [.. values.OrderByDescending(v => v.Since)];
        if (Values.Count == 0 || Values.DistinctBy(v => v.Since).Count() != Values.Count)
        {
            throw new ArgumentException($"{name} must have one value a day, and at least one.", nameof(values));
        }
    }

    /// <summary>All values it ever had, the newest first.</summary>
    public IReadOnlyList<(DateOnly Since, T Value)> Values { get; }

    /// <exception cref="InvalidOperationException">The day lies before the first value.</exception>
    public T On(DateOnly day)
    {
        foreach (var (since, value) in Values)
        {
            if (since <= day)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"{_name} has no value on {day:yyyy-MM-dd}.");
    }
}
