using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
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
    /// <param name="Opened">What <see cref="Marks"/> gave when the form was shown; without it every difference is one to decide on.</param>
    internal sealed record Request(Guid VersionId, int RowVersion, IReadOnlyList<StrategyRow> Strategies, string? Opened = null);

    /// <summary>What would be refused, and the form to go on with.</summary>
    /// <param name="Rows">With what another person saved meanwhile, wherever this one touched nothing.</param>
    /// <param name="Taken">The fields that now say what the other person saved.</param>
    internal sealed record Review(List<Refusal> Refusals, IReadOnlyList<StrategyRow> Rows, IReadOnlyList<string> Taken);

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

    public static List<StrategyRow> RowsOf(IEnumerable<PlanStrategy> strategies) =>
        [.. strategies.OrderBy(s => s.Position).Select(s => new StrategyRow { Key = s.Key, Position = s.Position + 1, Number = s.Number, Title = s.Title })];

    /// <summary>What the form says as it is shown, to be sent along with it.</summary>
    public static string Marks(IEnumerable<StrategyRow> rows) => FormMarks.Write(rows.SelectMany(row => (IEnumerable<(string, string?)>)
    [
        ($"{row.Key}", ""),
        ($"{row.Key}/{nameof(row.Number)}", Said(row.Number)),
        ($"{row.Key}/{nameof(row.Title)}", Said(row.Title)),
        ($"{row.Key}/{nameof(row.Position)}", Said(row.Position)),
    ]));

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<Review> ReviewAsync(Request request, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var review = await LoadAsync(request, cancel) is { } version ? Check(request, version) : new Review([Gone], request.Strategies, []);
        db.ChangeTracker.Clear();
        return review;
    }

    private static Review Check(Request request, PlanVersion version)
    {
        var (rows, clashes, taken) = version.RowVersion == request.RowVersion ? (request.Strategies, [], []) : Merge(request, version);
        return new Review(
            All([version.WhyNotEdited(), .. clashes, .. Check(rows), .. rows.Select((row, i) => WhyNotRemoved(row, i, version))]),
            rows,
            taken);
    }

    /// <summary>What another person changed stays where this one touched nothing; what both changed is for this one to decide.</summary>
    private static (IReadOnlyList<StrategyRow> Rows, List<Refusal> Clashes, List<string> Taken) Merge(Request request, PlanVersion version)
    {
        var opened = FormMarks.Read(request.Opened);
        List<StrategyRow> rows = [.. request.Strategies.Select(r => r with { })];
        var theirs = RowsOf(version.Strategies);
        List<Refusal> clashes = [];
        List<string> taken = [];
        foreach (var (i, row) in rows.Index())
        {
            var other = theirs.Find(t => t.Key == row.Key);
            if (other is null && opened.Had($"{row.Key}", "") && !row.Remove)
            {
                if (opened.Had($"{row.Key}/{nameof(row.Title)}", Said(row.Title)))
                {
                    row.Remove = true;
                    taken.Add($"Strategies[{i}].{nameof(row.Remove)}");
                }
                else
                {
                    clashes.Add(new($"Strategies[{i}].{nameof(row.Title)}", ChangedMeanwhile, T(
                        "ผู้อื่นลบกลยุทธ์นี้ระหว่างที่ท่านแก้ไข บันทึกอีกครั้งจะเก็บไว้ตามที่ท่านกรอก",
                        "Somebody else removed this strategy while you worked on it. Saving again keeps it as you filled it in")));
                }
            }
            else if (other is not null && !row.Remove)
            {
                One(i, row, nameof(row.Number), Said(row.Number), Said(other.Number), () => row.Number = other.Number);
                One(i, row, nameof(row.Title), Said(row.Title), Said(other.Title), () => row.Title = other.Title);
                One(i, row, nameof(row.Position), Said(row.Position), Said(other.Position), () => row.Position = other.Position);
            }
        }

        foreach (var added in theirs.Where(t => !rows.Exists(r => r.Key == t.Key)).ToList())
        {
            rows.Add(added);
            taken.Add($"Strategies[{rows.Count - 1}].{nameof(added.Title)}");
        }

        return (rows, clashes, taken);

        void One(int index, StrategyRow row, string field, string? mine, string? other, Action take)
        {
            var (path, name) = ($"{row.Key}/{field}", $"Strategies[{index}].{field}");
            if (mine == other || opened.Had(path, other))
            {
                return;
            }

            if (opened.Had(path, mine))
            {
                take();
                taken.Add(name);
            }
            else if (field != nameof(row.Position))
            {
                clashes.Add(new(name, ChangedMeanwhile, T(
                    $"ผู้อื่นบันทึกช่องนี้เป็น “{other}” ระหว่างที่ท่านแก้ไข บันทึกอีกครั้งจะใช้ตามที่อยู่ในช่อง",
                    $"Somebody else saved “{other}” here while you worked on it. Saving again keeps what the box says")));
            }
        }
    }

    private static string? Said(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : ThaiText.Clean(text);

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

        var review = Check(request, version);
        if (review.Refusals.Count > 0)
        {
            return review.Refusals;
        }

        Write(version, review.Rows);
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
