using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>A row for a strategy; left empty it says nothing.</summary>
internal sealed record StrategyRow
{
    /// <summary>Made when the row is first shown: sending a form twice adds no strategy twice.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    /// <summary>Where it stands, from 1; rows without a place come last.</summary>
    public int? Position { get; set; }

    public int? Number { get; set; }

    public string? Title { get; set; }

    public bool Remove { get; set; }

    public bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Title);
}

/// <summary>Adds, renames, renumbers, orders and removes the strategies of a draft; one that has projects is not removed.</summary>
internal sealed class EditStrategies(SomdunDb db, AuditTrail audit)
{
    internal sealed record Request(Guid VersionId, int RowVersion, IReadOnlyList<StrategyRow> Strategies);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => EditAsync(request, cancel), cancel);

    /// <summary>What is wrong with the rows themselves.</summary>
    internal static List<Refusal> Check(IReadOnlyList<StrategyRow> rows) => All(rows
        .SelectMany((row, i) => row.Remove || row.IsEmpty ? [] : (IEnumerable<Refusal?>)
        [
            WhyNotText($"Strategies[{i}].Title", row.Title, PlanStrategy.TitleMaxLength, "title-missing", T("กรอกชื่อกลยุทธ์ หรือทำเครื่องหมายลบ", "Write the title, or tick to remove the strategy")),
            WhyNotNumber($"Strategies[{i}].Number", row.Number),
            row.Number is { } number && rows.Take(i).Any(r => !r.Remove && r.Number == number)
                ? new($"Strategies[{i}].Number", "number-twice", T($"มีกลยุทธ์ที่ {number} อยู่แล้ว", $"There is a strategy {number} already"))
                : null,
        ]));

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) =>
        await LoadAsync(request, cancel) is { } version ? Check(request, version) : [Gone];

    private static List<Refusal> Check(Request request, PlanVersion version) => All(
    [
        version.WhyStale(request.RowVersion),
        version.WhyNotEdited(),
        .. Check(request.Strategies),
        .. request.Strategies.Select((row, i) => WhyNotRemoved(row, i, version)),
    ]);

    private Task<PlanVersion?> LoadAsync(Request request, CancellationToken cancel) => db.Set<PlanVersion>()
        .Include(v => v.Strategies)
        .Include(v => v.Projects)
        .AsSplitQuery()
        .FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel);

    private async Task<Outcome<PlanVersion>> EditAsync(Request request, CancellationToken cancel)
    {
        var version = await LoadAsync(request, cancel);
        if (version is null)
        {
            return Gone;
        }

        var refusals = Check(request, version);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        Write(version, request.Strategies);
        db.Entry(version).State = EntityState.Modified;
        audit.Tell(new StrategiesEdited(await VersionOf.FindAsync(db, version, cancel)));
        await db.SaveChangesAsync(cancel);
        return version;
    }

    private static Refusal? WhyNotRemoved(StrategyRow row, int index, PlanVersion version)
    {
        var id = version.Strategies.Find(s => s.Key == row.Key)?.Id;
        var projects = id is null || !(row.Remove || row.IsEmpty) ? 0 : version.Projects.Count(p => p.StrategyId == id);
        return projects == 0 ? null : new($"Strategies[{index}].Remove", "strategy-in-use", T(
            $"มี {projects} โครงการในกลยุทธ์นี้ ย้ายโครงการออกก่อนจึงลบได้",
            $"{projects} projects are under this strategy: move them first"));
    }

    private void Write(PlanVersion version, IReadOnlyList<StrategyRow> rows)
    {
        var wanted = rows.Where(r => !r.Remove && !r.IsEmpty).OrderBy(r => r.Position ?? int.MaxValue).ToList();
        db.RemoveRange(version.Strategies.Where(s => rows.Any(r => r.Key == s.Key) && !wanted.Exists(w => w.Key == s.Key)).ToList());
        foreach (var (position, row) in wanted.Index())
        {
            var strategy = version.Strategies.Find(s => s.Key == row.Key);
            if (strategy is null)
            {
                strategy = new PlanStrategy { Id = Guid.CreateVersion7(), VersionId = version.Id, Key = row.Key, Position = position, Title = "" };
                db.Add(strategy);
            }

            strategy.Position = position;
            strategy.Number = row.Number;
            strategy.Title = ThaiText.Clean(row.Title!);
        }
    }
}
