using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>
/// All that the system holds of one person, from every module, numbers in full: because the person asked for it, and for whoever handles that
/// request alone. Who gathered it for which request is told.
/// </summary>
internal sealed class GatherAboutPerson(SomdunDb db, IEnumerable<IPersonalRecords> modules, PrivacyReach reach, Actor actor, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Result(PersonEntry Person, IReadOnlyList<PersonalTable> Tables);

    /// <param name="format">As it is told: the page, JSON, PDF.</param>
    public async Task<Outcome<Result>> RunAsync(Guid requestId, string format, CancellationToken cancel)
    {
        if (await db.Set<AccessRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == requestId, cancel) is not { } request || await reach.FindAsync(request.PersonId, cancel) is not { } person)
        {
            return HandleAccess.Gone;
        }

        if (request.ClosedAt is not null)
        {
            return new Refusal(null, "request-closed", T("คำขอนี้ปิดแล้ว หากเจ้าของข้อมูลขออีก ให้บันทึกคำขอใหม่", "This request is closed: record another if the person asks again"));
        }

        if (!request.IsHandledBy(actor))
        {
            return new Refusal(null, "not-the-handler", T($"คำขอนี้ {request.HandlerName} เป็นผู้ดำเนินการ ข้อมูลเต็มเปิดได้เฉพาะผู้ดำเนินการ", $"{request.HandlerName} handles this request, and opens the data in full alone"));
        }

        List<PersonalTable> tables = [];
        foreach (var module in modules.OrderBy(m => m.Position))
        {
            tables.AddRange((await module.GatherAsync(person.Id, cancel)).Where(t => t.Rows.Count > 0));
        }

        audit.Tell(new DataGathered(person.Id, person.Name.Thai, format, await reach.UnitOfAsync(person, cancel), request.Id), request.Wish);
        await db.SaveChangesAsync(cancel);
        return new Result(person, tables);
    }

    /// <summary>Table by table under its code, each row an object of its columns' codes; Thai letters as themselves.</summary>
    public static string Json(Result result) => new JsonObject(
    [
        new("person", result.Person.Id.ToString()),
        .. result.Tables.Select(table => KeyValuePair.Create(table.Code, (JsonNode?)new JsonArray(
        [
            .. table.Rows.Select(row => (JsonNode?)new JsonObject([.. table.Columns.Zip(row, (column, cell) => KeyValuePair.Create(column.Code, (JsonNode?)cell))])),
        ]))),
    ]).ToJsonString(Written);

    public Document Paper(Result result, Language language)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var title = T($"ข้อมูลส่วนบุคคลของ {result.Person.Name.Thai}", $"Personal data of {result.Person.Name.English}").In(language);
        return new Document
        {
            Title = title,
            Language = language,
            CreatedAt = now,
            Provenance = T($"ข้อมูล ณ {ThaiDate.Short(BangkokTime.DayOf(now))}", $"As of {ThaiDate.Short(BangkokTime.DayOf(now), Language.English)}").In(language),
            Sections =
            [
                new Section
                {
                    Blocks =
                    [
                        new Heading(1, title),
                        .. result.Tables.SelectMany(table => (Block[])
                        [
                            new Heading(2, table.Name.In(language)),
                            new Table
                            {
                                Name = table.Name.In(language),
                                Size = 10,
                                Columns = [.. table.Columns.Select(_ => Column.Share())],
                                Head = [new Row([.. table.Columns.Select(c => (Cell)c.Name.In(language))])],
                                Rows = [.. table.Rows.Select(row => new Row([.. row.Select(cell => (Cell)(cell ?? ""))]))],
                            },
                            new Spacer(4),
                        ]),
                    ],
                },
            ],
        };
    }

    private static readonly JsonSerializerOptions Written = new(JsonColumns.Options) { WriteIndented = true };
}
