using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>A breach as somebody fills it in; moments as a day and an hour of Bangkok's clock.</summary>
internal sealed class BreachForm
{
    public DateOnly? NoticedDay { get; set; }

    /// <summary>13.45.</summary>
    public string? NoticedHour { get; set; }

    public string? What { get; set; }

    public string? Affected { get; set; }

    public string? Measures { get; set; }

    public bool IsRisk { get; set; } = true;

    public DateOnly? CommitteeDay { get; set; }

    public string? CommitteeHour { get; set; }

    public DateOnly? PeopleDay { get; set; }

    public static BreachForm Of(Breach breach) => new()
    {
        NoticedDay = BangkokTime.DayOf(breach.NoticedAt),
        NoticedHour = Hour(breach.NoticedAt),
        What = breach.What,
        Affected = breach.Affected,
        Measures = breach.Measures,
        IsRisk = breach.IsRisk,
        CommitteeDay = breach.CommitteeToldAt is { } told ? BangkokTime.DayOf(told) : null,
        CommitteeHour = breach.CommitteeToldAt is { } at ? Hour(at) : null,
        PeopleDay = breach.PeopleToldAt is { } people ? BangkokTime.DayOf(people) : null,
    };

    private static string Hour(DateTime utc) => BangkokTime.ClockOf(utc).ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Records a breach, and what was done and told of it.</summary>
internal sealed class KeepBreaches(SomdunDb db, IUnits units, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The code of a refusal to overwrite what another person saved since.</summary>
    public const string ChangedMeanwhile = "breach-changed";

    /// <param name="rowVersion">As it was shown; null for a new one.</param>
    public Task<Outcome<Breach>> SaveAsync(Guid id, int? rowVersion, BreachForm form, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<Breach>>(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var breach = await db.Set<Breach>().FirstOrDefaultAsync(b => b.Id == id, cancel);
        List<Refusal> refusals = [];
        var noticed = Moment("Noticed", form.NoticedDay, form.NoticedHour, isNeeded: true, now, refusals);
        var told = Moment("Committee", form.CommitteeDay, form.CommitteeHour, isNeeded: false, now, refusals);
        refusals.AddRange(new[]
        {
            EditActivity.WhyNotText("Form.What", form.What, true, Breach.TextMaxLength),
            EditActivity.WhyNotText("Form.Affected", form.Affected, true, Breach.TextMaxLength),
            EditActivity.WhyNotText("Form.Measures", form.Measures, false, Breach.TextMaxLength),
            told < noticed ? new Refusal("Form.CommitteeDay", "told-before-noticed", T("แจ้งก่อนทราบเหตุไม่ได้", "It cannot be told before it was noticed")) : null,
            form.PeopleDay > BangkokTime.DayOf(now) ? new Refusal("Form.PeopleDay", "day-ahead", T("วันนี้อยู่ในอนาคต", "The day lies ahead")) : null,
            breach is not null && rowVersion is { } shown && breach.RowVersion != shown
                ? new Refusal(null, ChangedMeanwhile, T("มีผู้อื่นแก้ไขรายการนี้ระหว่างที่ท่านเปิดหน้าอยู่ บันทึกอีกครั้งจะใช้ตามที่ท่านกรอก", "Somebody else changed this while you had the page open. Saving again keeps what you filled in")) : null,
        }.OfType<Refusal>());
        if (refusals.Count > 0)
        {
            return refusals;
        }

        if (breach is null)
        {
            breach = new Breach { Id = id, NoticedAt = noticed!.Value, What = "", Affected = "" };
            db.Add(breach);
        }
        else
        {
            db.Entry(breach).State = EntityState.Modified;
        }

        (breach.NoticedAt, breach.What, breach.Affected) = (noticed!.Value, ThaiText.Clean(form.What!), ThaiText.Clean(form.Affected!));
        breach.Measures = ThaiText.Clean(form.Measures ?? "") is { Length: > 0 } measures ? measures : null;
        (breach.IsRisk, breach.CommitteeToldAt) = (form.IsRisk, told);
        breach.PeopleToldAt = form.PeopleDay is { } day ? BangkokTime.StartOf(day) : null;
        audit.Tell(new BreachSaved(id, breach.NoticedAt, (await units.OfficeAsync(cancel))?.Id));
        await db.SaveChangesAsync(cancel);
        return breach;
    }, cancel);

    private static DateTime? Moment(string field, DateOnly? day, string? hour, bool isNeeded, DateTime now, List<Refusal> refusals)
    {
        if (day is null)
        {
            if (isNeeded || !string.IsNullOrWhiteSpace(hour))
            {
                refusals.Add(new($"Form.{field}Day", "day-missing", T("กรอกวันที่", "Write the day")));
            }

            return null;
        }

        var written = ThaiText.ArabicDigits(ThaiText.Clean(hour ?? "")).Replace('.', ':');
        if (!TimeOnly.TryParseExact(written, ["H:mm", "HH:mm"], out var time))
        {
            refusals.Add(new($"Form.{field}Hour", "hour-form", T("เวลาต้องเป็นเช่น 13.45", "Write the hour like 13.45")));
            return null;
        }

        var moment = BangkokTime.StartOf(day.Value) + time.ToTimeSpan();
        if (moment > now)
        {
            refusals.Add(new($"Form.{field}Day", "day-ahead", T("เวลานี้อยู่ในอนาคต", "The moment lies ahead")));
            return null;
        }

        return moment;
    }
}
