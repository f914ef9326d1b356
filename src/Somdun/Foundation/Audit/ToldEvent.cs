using System.Text.Json.Serialization;

namespace Somdun.Foundation.Audit;

/// <summary>
/// What a use case did, in words that will be read for years: past tense, never a difference of rows. Each module declares its own as
/// records; what they hold is kept as JSON, so a property may be added later but not renamed.
/// </summary>
internal abstract record ToldEvent
{
    /// <summary>The record it concerns: its history is read by this.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>For which unit it was done: whoever may read that unit's events may read it. Null where it concerns none.</summary>
    [JsonIgnore]
    public virtual Guid? UnitId => null;

    /// <summary>What happened, whole, without who and when: "อนุมัติแผนปี 2563 ฉบับที่ 2 …".</summary>
    [JsonIgnore]
    public abstract Text Sentence { get; }
}

/// <summary>A record that things happen to.</summary>
/// <param name="Kind">As addresses name it: <c>plan-version</c>, <c>unit</c>, <c>account</c>.</param>
internal readonly record struct Subject(string Kind, Guid Id);

/// <summary>The stable code of an event, and its name in lists and filters.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ToldAsAttribute(string code, string thai, string english) : Attribute
{
    /// <summary><c>module.thing-done</c>.</summary>
    public string Code { get; } = code;

    public Text Name { get; } = new(thai, english);

    /// <summary>Whether it tells of reading personal data, or of an attempt, rather than of a change.</summary>
    public bool ChangesNothing { get; init; }
}

/// <summary>One field that a use case changed, where the words of its event do not say it all.</summary>
/// <param name="Of">Which of many records, where an event concerns many: "โรงเรียนวัดสามแยก".</param>
/// <param name="OfId">That record, where it has a history of its own: one of the event's <see cref="AuditTouched"/>.</param>
internal sealed record FieldChange(string Field, string? Was, string? Became, string? Of = null, Guid? OfId = null);
