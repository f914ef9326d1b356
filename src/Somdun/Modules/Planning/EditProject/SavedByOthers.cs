using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What two people changed, and who the other one was.</summary>
/// <param name="By">Null where the trail names nobody for it.</param>
internal sealed record SavedByOther(FieldClash Clash, string? By, DateTime? At)
{
    private const int MostQuoted = 200;

    /// <summary>"นางสาวสมหญิง ตัวอย่าง (22 พ.ย. 2569 14.05 น.)".</summary>
    public Text Who => By is null ? T("ผู้อื่น", "Somebody else") : At is null ? T(By, By) : T($"{By} ({ForReaders.Moment(At)})", $"{By} ({ForReaders.Moment(At)})");

    /// <summary>Said at the field itself; the two texts stand side by side above the form.</summary>
    public Refusal ToRefusal() => new(Clash.Name, EditProject.ChangedMeanwhile, Clash.Kind switch
    {
        ClashKind.RemovedByOther => T(
            $"{Who.Thai} ลบข้อนี้ระหว่างที่ท่านแก้ไข บันทึกอีกครั้งจะเก็บข้อนี้ไว้ตามที่ท่านกรอก",
            $"{Who.English} removed this while you worked on it. Saving again keeps it as you filled it in"),
        ClashKind.ChangedByOther => T(
            $"{Who.Thai} แก้ข้อนี้เป็น {Quoted.Thai} ระหว่างที่ท่านลบ บันทึกอีกครั้งจะใช้ตามที่เห็นในแบบฟอร์มนี้",
            $"{Who.English} changed this to {Quoted.English} while you removed it. Saving again does what this form says"),
        _ => T(
            $"{Who.Thai} บันทึกช่องนี้เป็น {Quoted.Thai} ระหว่างที่ท่านแก้ไข ในช่องเป็นของท่าน บันทึกอีกครั้งจะใช้ตามที่อยู่ในช่อง",
            $"{Who.English} saved {Quoted.English} here while you worked on it. The box says what you filled in; saving again keeps what the box says"),
    });

    private Text Quoted => Clash.Theirs switch
    {
        null => T("ว่าง", "nothing"),
        { Length: > MostQuoted } => T("ข้อความที่แสดงไว้ด้านบน", "the text shown above"),
        _ when Clash.Field is PlanField.Strategy or PlanField.OwnerUnit or PlanField.Nature or PlanField.Months or PlanField.StartsOn or PlanField.EndsOn => T("อีกอย่างหนึ่ง (ดูด้านบน)", "something else (see above)"),
        var text => T($"“{text}”", $"“{text}”"),
    };
}

/// <summary>Finds who saved what, in the trail.</summary>
internal static class SavedByOthers
{
    // More than anybody saves of one project while another has its form open.
    private const int LookedThrough = 50;

    public static async Task<IReadOnlyList<SavedByOther>> FindAsync(SomdunDb db, Guid projectKey, IReadOnlyList<FieldClash> clashes, CancellationToken cancel)
    {
        var told = await db.Set<AuditEvent>().AsNoTracking()
            .Where(e => e.SubjectKind == ProjectEvent.SubjectKind && e.SubjectId == projectKey)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Take(LookedThrough)
            .Select(e => new { e.ActorName, e.At, Changes = db.Set<AuditChanges>().Where(c => c.EventId == e.Id).Select(c => c.Changes).FirstOrDefault() })
            .ToListAsync(cancel);
        return [.. clashes.Select(clash =>
        {
            var saved = told.FirstOrDefault(e => e.Changes?.Any(change => Is(change, clash)) == true) ?? told.FirstOrDefault();
            return new SavedByOther(clash, saved?.ActorName, saved?.At);
        })];
    }

    private static bool Is(Foundation.Audit.FieldChange change, FieldClash clash) =>
        change.Field == ChangeWording.Of(clash.Field).Thai && change.Became == clash.Theirs
        && change.Of?.StartsWith(ChangeWording.Of(clash.Part).Thai, StringComparison.Ordinal) == true;
}
