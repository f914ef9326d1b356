using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.History;

/// <summary>
/// <c>GET /audit/export.csv</c> with the filters of the list: every event the actor may read, as UTF-8 with a mark so that Excel reads it, and
/// with nothing that a spreadsheet would take for a formula. Written as it is read, so that its size is no matter. That it was taken out is told.
/// </summary>
internal static class ExportEvents
{
    public static void MapAuditExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/export.csv", ExportAsync).RequireAuthorization(AuditPermissions.Export);

    private static async Task ExportAsync(
        HttpContext http, SomdunDb db, Actor actor, AuditTrail audit, IUnits units, TimeProvider clock,
        string? from, string? to, string? code, string? who, Guid? account, Guid? unit, CancellationToken cancel)
    {
        List<UnreadParameter> unread = [];
        var filter = new EventFilter
        {
            From = Read(nameof(from), from),
            To = Read(nameof(to), to),
            Code = code,
            Who = who,
            Account = account,
            Unit = unit,
        };
        if (unread.Count > 0)
        {
            http.Features.Set(new UnreadParameters(unread));
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var today = BangkokTime.Today(clock);
        audit.Tell(new EventsExported(actor.AccountId ?? Guid.Empty, filter.ToQuery().ToString()));
        await db.SaveChangesAsync(cancel);

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=audit-{today:yyyy-MM-dd}.csv";
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var heading in new[]
        {
            T("เวลา (UTC)", "Moment (UTC)"), T("รหัสเหตุการณ์", "Code"), T("เหตุการณ์", "Event"), T("ผู้กระทำ", "Who"), T("หน่วยงาน", "Unit"),
            T("รายละเอียด", "What"), T("เหตุผล", "Why"), T("ทำผ่าน", "By way of"), T("คำขอ", "Request"), T("ระเบียน", "Record"), T("จำนวนรายการที่เปลี่ยน", "Changes"),
        })
        {
            csv.WriteField(heading.ToString());
        }

        await csv.NextRecordAsync();
        // The names stand in one list beforehand: a reader of rows is open while the rows are written.
        var concerned = await filter.Of(db.EventsVisibleTo(actor, today)).Where(e => e.UnitId != null).Select(e => e.UnitId!.Value).Distinct().ToListAsync(cancel);
        var names = await units.OfAsync(concerned, today, cancel);
        await foreach (var told in filter.Of(db.EventsVisibleTo(actor, today)).NewestFirst().AsAsyncEnumerable().WithCancellation(cancel))
        {
            csv.WriteField(told.At.ToString("O", CultureInfo.InvariantCulture));
            csv.WriteField(told.Code);
            var row = EventRow.Of(told, null);
            csv.WriteField(row.Kind.ToString());
            csv.WriteField(row.Who);
            csv.WriteField(told.UnitId is { } id && names.TryGetValue(id, out var named) ? named.Name.ToString() : "");
            csv.WriteField(row.What.ToString());
            csv.WriteField(told.Reason ?? "");
            csv.WriteField(told.Way);
            csv.WriteField(told.Request);
            csv.WriteField($"{told.SubjectKind} {told.SubjectId}");
            csv.WriteField(told.ChangeCount);
            await csv.NextRecordAsync();
        }

        DateOnly? Read(string name, string? day)
        {
            if (string.IsNullOrWhiteSpace(day))
            {
                return null;
            }

            if (ThaiDate.TryRead(day, out var read))
            {
                return read;
            }

            unread.Add(new(name, day, T("วันที่ต้องเป็นเช่น 3 มี.ค. 2563", "Write the day like 3 Mar 2020 or 3 มี.ค. 2563").ToString()));
            return null;
        }
    }
}

/// <summary>The record of what was done was taken out of the system.</summary>
[ToldAs("audit.events-exported", "ส่งออกประวัติการทำงาน", "What was done was exported", ChangesNothing = true)]
internal sealed record EventsExported(Guid AccountId, string Filter) : ToldEvent
{
    public override Subject Subject => new("account", AccountId);

    public override Text Sentence => Filter.Length > 0
        ? T($"ส่งออกประวัติการทำงานเป็น CSV ตามตัวกรอง {Filter}", $"Exported what was done as CSV, filtered by {Filter}")
        : T("ส่งออกประวัติการทำงานทั้งหมดเป็น CSV", "Exported all that was done as CSV");
}
