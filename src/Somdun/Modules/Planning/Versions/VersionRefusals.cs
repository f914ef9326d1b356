using Somdun.Money;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Why a version is not changed as asked. Every use case that writes into one begins here.</summary>
internal static class VersionRefusals
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "version-changed";

    private static readonly Baht MostMoney = Baht.Of(1_000_000_000_000);

    public static readonly Refusal Gone = new(null, "version-gone", T("ไม่พบฉบับนี้ของแผนแล้ว", "This version of the plan is no longer there"));

    /// <summary>Null when the version may be edited.</summary>
    public static Refusal? WhyNotEdited(this PlanVersion version) => version.State switch
    {
        VersionState.Draft => null,
        VersionState.Screened => new(null, "version-screened", T(
            "ฉบับนี้ผ่านการกลั่นกรองแล้ว ต้องเปิดแก้ไขอีกครั้งก่อน แล้วกลั่นกรองใหม่",
            "The committee has agreed on this version. Reopen it first; it is then screened again")),
        _ => new(null, "version-approved", T(
            "ฉบับนี้อนุมัติแล้ว แก้ไขไม่ได้ ให้ปรับแผนเป็นฉบับใหม่",
            "This version is approved and never changes. Amend the plan: that makes a new version")),
    };

    /// <summary>Null when the version still is as it was shown.</summary>
    public static Refusal? WhyStale(this PlanVersion version, int rowVersion) => version.RowVersion == rowVersion
        ? null
        : new(null, ChangedMeanwhile, T(
            "มีผู้อื่นแก้ไขฉบับนี้ระหว่างที่ท่านเปิดหน้าอยู่ โปรดดูข้อมูลล่าสุด แล้วส่งอีกครั้ง",
            "Somebody else changed this version while you had the page open. Look at it as it is now, then send again"));

    /// <summary>Null when there is a name of the person who acts, of a length that can be kept.</summary>
    public static Refusal? WhyNotName(string? by) =>
        WhyNotText("By", by, PlanVersion.NameMaxLength, "name-missing", T("กรอกชื่อผู้ดำเนินการ", "Write the name of who does this"));

    /// <summary>Null when a text that must be there is, and is not too long.</summary>
    public static Refusal? WhyNotText(string field, string? text, int maxLength, string missingCode, Text missing) =>
        ThaiText.Clean(text ?? "").Length == 0 ? new(field, missingCode, missing) : WhyTooLong(field, text, maxLength);

    /// <summary>Null when a text that may be absent is not too long.</summary>
    public static Refusal? WhyTooLong(string field, string? text, int maxLength) => text?.Length > maxLength
        ? new(field, "too-long", T($"ยาวเกินไป ใช้ได้ไม่เกิน {maxLength} ตัวอักษร", $"Too long: at most {maxLength} characters"))
        : null;

    /// <summary>Null when an amount can be one in a plan. Sums of a whole plan stay far below what can be counted.</summary>
    public static Refusal? WhyNotAmount(string field, Baht? amount) =>
        amount < Baht.Zero ? new(field, "amount-negative", T("จำนวนเงินต้องไม่ติดลบ", "An amount is not below nought"))
        : amount > MostMoney ? new(field, "amount-great", T("จำนวนเงินเกินหนึ่งล้านล้านบาท ตรวจดูอีกครั้ง", "The amount is above a million million baht: look at it again"))
        : null;

    /// <summary>Null when a number can be a printed one.</summary>
    public static Refusal? WhyNotNumber(string field, int? number) => number < 1
        ? new(field, "number-below-one", T("ลำดับที่เริ่มจาก 1", "Numbers begin at 1"))
        : null;

    /// <summary>All the reasons that there are, at once.</summary>
    public static List<Refusal> All(params IEnumerable<Refusal?> reasons) => [.. reasons.OfType<Refusal>()];
}
