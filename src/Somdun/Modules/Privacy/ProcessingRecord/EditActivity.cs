using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>A processing activity as a person fills it in; English may be left out, and is then the Thai.</summary>
internal sealed class ActivityForm
{
    public string? ThaiName { get; set; }

    public string? EnglishName { get; set; }

    public LawfulBasis Basis { get; set; }

    public string? ThaiPurpose { get; set; }

    public string? EnglishPurpose { get; set; }

    public string? ThaiSubjects { get; set; }

    public string? EnglishSubjects { get; set; }

    public string? ThaiContents { get; set; }

    public string? EnglishContents { get; set; }

    public string? ThaiRecipients { get; set; }

    public string? EnglishRecipients { get; set; }

    public string? ThaiRetention { get; set; }

    public string? EnglishRetention { get; set; }

    public string? ThaiMeasures { get; set; }

    public string? EnglishMeasures { get; set; }

    public bool IsSensitive { get; set; }

    public DateOnly? EndedOn { get; set; }

    public static ActivityForm Of(ProcessingActivity a) => new()
    {
        ThaiName = a.ThaiName,
        EnglishName = a.EnglishName,
        Basis = a.Basis,
        ThaiPurpose = a.ThaiPurpose,
        EnglishPurpose = a.EnglishPurpose,
        ThaiSubjects = a.ThaiSubjects,
        EnglishSubjects = a.EnglishSubjects,
        ThaiContents = a.ThaiContents,
        EnglishContents = a.EnglishContents,
        ThaiRecipients = a.ThaiRecipients,
        EnglishRecipients = a.EnglishRecipients,
        ThaiRetention = a.ThaiRetention,
        EnglishRetention = a.EnglishRetention,
        ThaiMeasures = a.ThaiMeasures,
        EnglishMeasures = a.EnglishMeasures,
        IsSensitive = a.IsSensitive,
        EndedOn = a.EndedOn,
    };
}

/// <summary>Writes a row of the record of processing.</summary>
internal sealed class EditActivity(SomdunDb db, IUnits units, AuditTrail audit)
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "activity-changed";

    /// <param name="Id">Made when the form was first shown, for a new one.</param>
    /// <param name="RowVersion">The row as it was shown; null for a new one.</param>
    internal sealed record Request(Guid Id, int? RowVersion, ActivityForm Form);

    public Task<Outcome<ProcessingActivity>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => EditAsync(request, cancel), cancel);

    internal static List<Refusal> Check(ActivityForm form) =>
    [
        .. new (string Field, string? Text, bool Needed, int Most)[]
        {
            ("ThaiName", form.ThaiName, true, ProcessingActivity.NameMaxLength),
            ("EnglishName", form.EnglishName, false, ProcessingActivity.NameMaxLength),
            ("ThaiPurpose", form.ThaiPurpose, true, ProcessingActivity.TextMaxLength),
            ("EnglishPurpose", form.EnglishPurpose, false, ProcessingActivity.TextMaxLength),
            ("ThaiSubjects", form.ThaiSubjects, true, ProcessingActivity.TextMaxLength),
            ("EnglishSubjects", form.EnglishSubjects, false, ProcessingActivity.TextMaxLength),
            ("ThaiContents", form.ThaiContents, true, ProcessingActivity.TextMaxLength),
            ("EnglishContents", form.EnglishContents, false, ProcessingActivity.TextMaxLength),
            ("ThaiRecipients", form.ThaiRecipients, true, ProcessingActivity.TextMaxLength),
            ("EnglishRecipients", form.EnglishRecipients, false, ProcessingActivity.TextMaxLength),
            ("ThaiRetention", form.ThaiRetention, true, ProcessingActivity.TextMaxLength),
            ("EnglishRetention", form.EnglishRetention, false, ProcessingActivity.TextMaxLength),
            ("ThaiMeasures", form.ThaiMeasures, true, ProcessingActivity.TextMaxLength),
            ("EnglishMeasures", form.EnglishMeasures, false, ProcessingActivity.TextMaxLength),
        }.Select(f => WhyNotText($"Form.{f.Field}", f.Text, f.Needed, f.Most)).OfType<Refusal>(),
        .. Enum.IsDefined(form.Basis) ? (Refusal[])[] : [new("Form.Basis", "basis-unknown", T("เลือกฐานทางกฎหมาย", "Choose the lawful basis"))],
    ];

    internal static Refusal? WhyNotText(string field, string? text, bool isNeeded, int most) =>
        isNeeded && string.IsNullOrWhiteSpace(text) ? new(field, "text-missing", T("กรอกข้อมูลช่องนี้", "Fill this in"))
        : text?.Length > most ? new(field, "too-long", T($"ยาวเกินไป ใช้ได้ไม่เกิน {most:N0} ตัวอักษร (มี {text.Length:N0})", $"Too long: at most {most:N0} letters (it has {text.Length:N0})"))
        : null;

    private async Task<Outcome<ProcessingActivity>> EditAsync(Request request, CancellationToken cancel)
    {
        var form = request.Form;
        var refusals = Check(form);
        var activity = await db.Set<ProcessingActivity>().FirstOrDefaultAsync(a => a.Id == request.Id, cancel);
        if (activity is not null && request.RowVersion is { } shown && activity.RowVersion != shown)
        {
            refusals.Add(new(null, ChangedMeanwhile, T(
                "มีผู้อื่นแก้ไขรายการนี้ระหว่างที่ท่านเปิดหน้าอยู่ บันทึกอีกครั้งจะใช้ตามที่ท่านกรอก", "Somebody else changed this while you had the page open. Saving again keeps what you filled in")));
        }

        if (activity is { Basis: LawfulBasis.Consent } && form.Basis != LawfulBasis.Consent && await db.Set<Consent>().AnyAsync(c => c.ActivityId == activity.Id && c.WithdrawnOn == null, cancel))
        {
            refusals.Add(new("Form.Basis", "consents-stand", T("ยังมีความยินยอมที่ให้ไว้กับรายการนี้ เปลี่ยนฐานไม่ได้", "Consents to this activity still stand: its basis stays")));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        if (activity is null)
        {
            var position = (await db.Set<ProcessingActivity>().MaxAsync(a => (int?)a.Position, cancel) ?? 0) + 1;
            activity = new ProcessingActivity
            {
                Id = request.Id, Position = position, Basis = form.Basis, ThaiName = "", EnglishName = "", ThaiPurpose = "", EnglishPurpose = "", ThaiSubjects = "", EnglishSubjects = "",
                ThaiContents = "", EnglishContents = "", ThaiRecipients = "", EnglishRecipients = "", ThaiRetention = "", EnglishRetention = "", ThaiMeasures = "", EnglishMeasures = "",
            };
            db.Add(activity);
        }
        else
        {
            db.Entry(activity).State = EntityState.Modified;
        }

        (activity.ThaiName, activity.EnglishName) = Pair(form.ThaiName, form.EnglishName);
        (activity.ThaiPurpose, activity.EnglishPurpose) = Pair(form.ThaiPurpose, form.EnglishPurpose);
        (activity.ThaiSubjects, activity.EnglishSubjects) = Pair(form.ThaiSubjects, form.EnglishSubjects);
        (activity.ThaiContents, activity.EnglishContents) = Pair(form.ThaiContents, form.EnglishContents);
        (activity.ThaiRecipients, activity.EnglishRecipients) = Pair(form.ThaiRecipients, form.EnglishRecipients);
        (activity.ThaiRetention, activity.EnglishRetention) = Pair(form.ThaiRetention, form.EnglishRetention);
        (activity.ThaiMeasures, activity.EnglishMeasures) = Pair(form.ThaiMeasures, form.EnglishMeasures);
        (activity.Basis, activity.IsSensitive, activity.EndedOn) = (form.Basis, form.IsSensitive, form.EndedOn);
        audit.Tell(new ActivitySaved(activity.Id, activity.ThaiName, (await units.OfficeAsync(cancel))?.Id));
        await db.SaveChangesAsync(cancel);
        return activity;
    }

    private static (string Thai, string English) Pair(string? thai, string? english)
    {
        var said = ThaiText.Clean(thai ?? "");
        return (said, ThaiText.Clean(english ?? "") is { Length: > 0 } other ? other : said);
    }
}
