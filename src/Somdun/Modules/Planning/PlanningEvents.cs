using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Which version of which plan an event is of, in words that stand by themselves.</summary>
/// <param name="Period">"2563", "2563-2566".</param>
internal sealed record VersionOf(Guid VersionId, Guid UnitId, string Period, int Number)
{
    public static async Task<VersionOf> FindAsync(SomdunDb db, PlanVersion version, CancellationToken cancel) =>
        Of(await db.Set<Plan>().AsNoTracking().FirstAsync(p => p.Id == version.PlanId, cancel), version);

    public static VersionOf Of(Plan plan, PlanVersion version) =>
        new(version.Id, plan.UnitId, new PlanPeriod(plan.FirstYear, plan.LastYear).ToString(), version.Number);

    internal Text Name() => T($"แผนปี {Period} ฉบับที่ {Number}", $"version {Number} of the plan of {Period}");
}

/// <summary>Something that happened to a version of a plan.</summary>
internal abstract record VersionEvent(VersionOf Of) : ToldEvent
{
    public const string SubjectKind = "plan-version";

    public override Subject Subject => new(SubjectKind, Of.VersionId);

    public override Guid? UnitId => Of.UnitId;

    /// <summary>The sentence, with what was known to be wrong behind it.</summary>
    private protected static Text WithErrors(Text sentence, int errors) => errors == 0 ? sentence : T(
        $"{sentence.Thai} ทั้งที่ยังมี {errors} เรื่องที่ต้องแก้", $"{sentence.English}, with {errors} things still to be put right");
}

[ToldAs("planning.plan-started", "เริ่มแผน", "A plan was begun")]
internal sealed record PlanStarted(VersionOf Of) : VersionEvent(Of)
{
    public override Text Sentence => T($"เริ่ม{Of.Name().Thai}", $"Began {Of.Name().English}");
}

[ToldAs("planning.plan-amended", "เริ่มปรับแผน", "An amendment was begun")]
internal sealed record PlanAmended(VersionOf Of) : VersionEvent(Of)
{
    public override Text Sentence => T($"เริ่มปรับแผนเป็น{Of.Name().Thai}", $"Began to amend the plan as {Of.Name().English}");
}

[ToldAs("planning.version-screened", "กลั่นกรองแผนแล้ว", "A version was screened")]
internal sealed record VersionScreened(VersionOf Of, string By, int OpenErrors = 0) : VersionEvent(Of)
{
    public override Text Sentence => WithErrors(
        T($"กลั่นกรอง{Of.Name().Thai} เสร็จ โดย {By}", $"Screening of {Of.Name().English} was closed, by {By}"), OpenErrors);
}

[ToldAs("planning.version-reopened", "เปิดแผนแก้ไขอีกครั้ง", "A version was reopened")]
internal sealed record VersionReopened(VersionOf Of, string By) : VersionEvent(Of)
{
    public override Text Sentence => T($"เปิด{Of.Name().Thai} ให้แก้ไขอีกครั้ง โดย {By}", $"Reopened {Of.Name().English}, by {By}");
}

[ToldAs("planning.version-approved", "อนุมัติแผน", "A version was approved")]
internal sealed record VersionApproved(VersionOf Of, string By, string PaperNumber, DateOnly InForceFrom, int OpenErrors = 0) : VersionEvent(Of)
{
    public override Text Sentence => WithErrors(
        T(
            $"อนุมัติ{Of.Name().Thai} โดย {By} ตามหนังสือ {PaperNumber} ใช้ตั้งแต่ {Time.ThaiDate.Short(InForceFrom)}",
            $"Approved {Of.Name().English}, by {By}, paper {PaperNumber}, in force from {Time.ThaiDate.Short(InForceFrom, Language.English)}"),
        OpenErrors);
}

[ToldAs("planning.strategies-edited", "แก้ไขกลยุทธ์", "Strategies were edited")]
internal sealed record StrategiesEdited(VersionOf Of) : VersionEvent(Of)
{
    public override Text Sentence => T($"แก้ไขกลยุทธ์ใน{Of.Name().Thai}", $"Edited the strategies of {Of.Name().English}");
}

[ToldAs("planning.ceilings-set", "กำหนดเพดานงบประมาณ", "Ceilings were set")]
internal sealed record CeilingsSet(VersionOf Of) : VersionEvent(Of)
{
    public override Text Sentence => T($"กำหนดเพดานของกลุ่มใน{Of.Name().Thai}", $"Set the groups' ceilings in {Of.Name().English}");
}

[ToldAs("planning.projects-decided", "พิจารณาโครงการ", "Projects were decided on")]
internal sealed record ProjectsDecided(VersionOf Of, ProjectStanding? Decision, IReadOnlyList<string> Projects, string By) : VersionEvent(Of)
{
    private const int MostNamed = 3;

    // All of them are in the event itself; a sentence is to be read at a glance.
    public override Text Sentence => T(
        $"{Verb().Thai} {string.Join(", ", Projects.Take(MostNamed))}{(Projects.Count > MostNamed ? $" และอีก {Projects.Count - MostNamed} โครงการ" : "")} ใน{Of.Name().Thai} โดย {By}",
        $"{Verb().English} {string.Join(", ", Projects.Take(MostNamed))}{(Projects.Count > MostNamed ? $" and {Projects.Count - MostNamed} more" : "")} in {Of.Name().English}, by {By}");

    private Text Verb() => Decision switch
    {
        ProjectStanding.Accepted => T("รับโครงการ", "Accepted"),
        ProjectStanding.Returned => T("ส่งกลับโครงการ", "Returned"),
        ProjectStanding.Declined => T("ไม่รับโครงการ", "Declined"),
        _ => T("ให้ความเห็นโครงการ", "Remarked on"),
    };
}

/// <summary>Something that happened to a project of a draft.</summary>
internal abstract record ProjectEvent(VersionOf Of, Guid Key, string Title) : ToldEvent
{
    public const string SubjectKind = "plan-project";

    public override Subject Subject => new(SubjectKind, Key);

    public override Guid? UnitId => Of.UnitId;
}

[ToldAs("planning.project-proposed", "เสนอโครงการ", "A project was proposed")]
internal sealed record ProjectProposed(VersionOf Of, Guid Key, string Title) : ProjectEvent(Of, Key, Title)
{
    public override Text Sentence => T($"เสนอโครงการ “{Title}” ใน{Of.Name().Thai}", $"Proposed the project “{Title}” in {Of.Name().English}");
}

[ToldAs("planning.project-edited", "แก้ไขโครงการ", "A project was edited")]
internal sealed record ProjectEdited(VersionOf Of, Guid Key, string Title) : ProjectEvent(Of, Key, Title)
{
    public override Text Sentence => T($"แก้ไขโครงการ “{Title}” ใน{Of.Name().Thai}", $"Edited the project “{Title}” in {Of.Name().English}");
}

[ToldAs("planning.project-removed", "นำโครงการออกจากร่างแผน", "A project was taken out of a draft")]
internal sealed record ProjectRemoved(VersionOf Of, Guid Key, string Title) : ProjectEvent(Of, Key, Title)
{
    public override Text Sentence => T($"นำโครงการ “{Title}” ออกจาก{Of.Name().Thai}", $"Took the project “{Title}” out of {Of.Name().English}");
}

/// <summary>Something that happened to a document under review.</summary>
internal abstract record ImportEvent(Guid ImportId, Guid OfUnit, string FileName, string Period) : ToldEvent
{
    public override Subject Subject => new("plan-import", ImportId);

    public override Guid? UnitId => OfUnit;
}

[ToldAs("planning.import-started", "นำเอกสารแผนเข้ามาตรวจทาน", "A plan document came in for review")]
internal sealed record ImportStarted(Guid ImportId, Guid OfUnit, string FileName, string Period) : ImportEvent(ImportId, OfUnit, FileName, Period)
{
    public override Text Sentence => T($"นำเอกสาร {FileName} ของแผนปี {Period} เข้ามาตรวจทาน", $"Brought {FileName} in for review, for the plan of {Period}");
}

[ToldAs("planning.import-applied", "นำเอกสารแผนเข้าระบบ", "A plan document was brought in")]
internal sealed record ImportApplied(Guid ImportId, Guid OfUnit, string FileName, string Period, int Version) : ImportEvent(ImportId, OfUnit, FileName, Period)
{
    public override Text Sentence => T($"นำเอกสาร {FileName} เข้าแผนปี {Period} ฉบับที่ {Version}", $"Brought {FileName} into version {Version} of the plan of {Period}");
}

[ToldAs("planning.import-discarded", "ยกเลิกการนำเอกสารแผนเข้า", "A plan document under review was discarded")]
internal sealed record ImportDiscarded(Guid ImportId, Guid OfUnit, string FileName, string Period) : ImportEvent(ImportId, OfUnit, FileName, Period)
{
    public override Text Sentence => T($"ยกเลิกการนำเอกสาร {FileName} เข้าแผนปี {Period}", $"Discarded {FileName}, which was under review for the plan of {Period}");
}

[ToldAs("planning.framework-edited", "แก้ไขกรอบนโยบาย", "An alignment framework was edited")]
internal sealed record FrameworkEdited(Guid FrameworkId, Guid? OfOffice, int Year, string Framework) : ToldEvent
{
    public override Subject Subject => new("alignment-framework", FrameworkId);

    public override Guid? UnitId => OfOffice;

    public override Text Sentence => T($"แก้ไขกรอบนโยบาย {Framework} ปี {Year}", $"Edited the framework {Framework} of {Year}");
}
