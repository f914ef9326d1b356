using System.Text.Json;
using System.Text.Json.Nodes;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>All that the system holds of one person, from every module; who gathered it is told.</summary>
internal sealed class GatherAboutPerson(SomdunDb db, IEnumerable<IPersonalRecords> modules, PrivacyReach reach, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Result(PersonEntry Person, IReadOnlyList<PersonalTable> Tables);

    /// <param name="format">As it is told: the page, JSON, PDF.</param>
    public async Task<Result?> RunAsync(Guid personId, string format, CancellationToken cancel)
    {
        if (await reach.FindAsync(personId, cancel) is not { } person)
        {
            return null;
        }

        List<PersonalTable> tables = [];
        foreach (var module in modules.OrderBy(m => m.Position))
        {
            tables.AddRange((await module.GatherAsync(personId, cancel)).Where(t => t.Rows.Count > 0));
        }

        audit.Tell(new DataGathered(personId, person.Name.Thai, format, await reach.UnitOfAsync(person, cancel)));
        await db.SaveChangesAsync(cancel);
        return new(person, tables);
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
