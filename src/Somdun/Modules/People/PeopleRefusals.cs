using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What forms about people are refused for.</summary>
internal static class PeopleRefusals
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "person-changed";

    public static readonly Refusal Gone = new(null, "person-gone", T("ไม่พบบุคลากรนี้ในขอบเขตของท่าน", "There is no such person within your reach"));

    public static readonly Refusal Stale = new(null, ChangedMeanwhile, T(
        "มีผู้อื่นแก้ไขข้อมูลนี้ระหว่างที่ท่านเปิดหน้าอยู่ บันทึกอีกครั้งจะใช้ตามที่ท่านกรอก",
        "Somebody else changed this record while you had the page open. Saving again keeps what you filled in"));

    /// <summary>Null when a text that must be there is, and is not too long.</summary>
    public static Refusal? WhyNotText(string field, string? text, int maxLength, string missingCode, Text missing) =>
        string.IsNullOrWhiteSpace(text) ? new(field, missingCode, missing) : WhyTooLong(field, text, maxLength);

    /// <summary>Null when a text that may be absent is not too long.</summary>
    public static Refusal? WhyTooLong(string field, string? text, int maxLength) => text?.Length > maxLength
        ? new(field, "too-long", TooLong(text.Length, maxLength))
        : null;

    public static Text TooLong(int length, int maxLength) => T(
        $"ยาวเกินไป ใช้ได้ไม่เกิน {maxLength:N0} ตัวอักษร (มี {length:N0})", $"Too long: at most {maxLength:N0} letters (it has {length:N0})");

    /// <summary>All the reasons that there are, at once.</summary>
    public static List<Refusal> All(params IEnumerable<Refusal?> reasons) => [.. reasons.OfType<Refusal>()];
}
