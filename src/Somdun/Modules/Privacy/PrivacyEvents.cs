using Somdun.Foundation.Audit;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

[ToldAs("privacy.activity-saved", "แก้ไขบันทึกรายการกิจกรรม", "Record of processing edited")]
internal sealed record ActivitySaved(Guid ActivityId, string Name, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("processing-activity", ActivityId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"บันทึกรายการกิจกรรมการประมวลผล “{Name}”", $"Saved the processing activity “{Name}”");
}

[ToldAs("privacy.data-gathered", "รวบรวมข้อมูลของบุคคล", "Data of a person gathered", ChangesNothing = true)]
internal sealed record DataGathered(Guid PersonId, string Name, string Format, Guid? InUnit, Guid? RequestId = null) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"รวบรวมข้อมูลทั้งหมดของ {Name} ({Format})", $"Gathered all data of {Name} ({Format})");
}

/// <summary>A person asked to see their data, or to have a copy.</summary>
[ToldAs("privacy.access-requested", "รับคำขอดูหรือขอสำเนาข้อมูล", "Access requested")]
internal sealed record AccessRequested(Guid PersonId, string Name, Guid RequestId, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"รับคำขอดูหรือขอสำเนาข้อมูลของ {Name}", $"Received the request of {Name} for access");
}

[ToldAs("privacy.access-taken-over", "รับคำขอดูข้อมูลมาดำเนินการแทน", "Access request taken over")]
internal sealed record AccessTakenOver(Guid PersonId, string Name, Guid RequestId, string From, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"รับคำขอดูข้อมูลของ {Name} มาดำเนินการต่อจาก {From}", $"Took the request of {Name} for access over from {From}");
}

[ToldAs("privacy.access-closed", "ปิดคำขอดูหรือขอสำเนาข้อมูล", "Access request closed")]
internal sealed record AccessClosed(Guid PersonId, string Name, Guid RequestId, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"ปิดคำขอดูหรือขอสำเนาข้อมูลของ {Name}", $"Closed the request of {Name} for access");
}

[ToldAs("privacy.erasure-requested", "รับคำขอลบข้อมูล", "Erasure requested")]
internal sealed record ErasureRequested(Guid PersonId, string Name, Guid RequestId, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"รับคำขอลบข้อมูลของ {Name}", $"Received the request of {Name} for erasure");
}

[ToldAs("privacy.erasure-decided", "ตัดสินคำขอลบข้อมูล", "Erasure decided")]
internal sealed record ErasureDecided(Guid PersonId, string Name, Guid RequestId, ErasureDecision Decision, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T(
        $"คำขอลบข้อมูลของ {Name}: {PrivacyWording.Decision(Decision).Thai}", $"The request of {Name} for erasure: {PrivacyWording.Decision(Decision).English}");
}

[ToldAs("privacy.consent-given", "ให้ความยินยอม", "Consent given")]
internal sealed record ConsentGiven(Guid PersonId, string Name, string Activity, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"{Name} ยินยอมให้ใช้ข้อมูลเพื่อ {Activity}", $"{Name} consented to {Activity}");
}

[ToldAs("privacy.consent-withdrawn", "ถอนความยินยอม", "Consent withdrawn")]
internal sealed record ConsentWithdrawn(Guid PersonId, string Name, string Activity, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("person", PersonId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T($"{Name} ถอนความยินยอมเรื่อง {Activity}", $"{Name} withdrew the consent to {Activity}");
}

[ToldAs("privacy.breach-saved", "บันทึกเหตุละเมิดข้อมูล", "Breach recorded")]
internal sealed record BreachSaved(Guid BreachId, DateTime NoticedAt, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("breach", BreachId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T("บันทึกเหตุละเมิดข้อมูลส่วนบุคคล", "Recorded a breach of personal data");
}
