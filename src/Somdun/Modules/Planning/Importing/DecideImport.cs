using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Keeps one decision at once, so that nothing is lost when a person leaves in the middle.</summary>
internal sealed class DecideImport(SomdunDb db, IPlanReader reader, FileStore files, TimeProvider clock)
{
    public static readonly Refusal Closed = new(null, "import-closed", T("การนำเข้านี้ปิดแล้ว แก้ไขไม่ได้", "This import is closed and cannot be changed"));

    public Task<Outcome<PlanImport>> AcceptAsync(Guid id, int finding, CancellationToken cancel) => DecideAsync(id, d =>
    {
        d.Dismissed.Remove(finding);
        d.Accepted.Add(finding);
    }, cancel);

    public Task<Outcome<PlanImport>> DismissAsync(Guid id, int finding, CancellationToken cancel) => DecideAsync(id, d =>
    {
        d.Accepted.Remove(finding);
        d.Dismissed.Add(finding);
    }, cancel);

    /// <summary>Takes a decision on a finding back.</summary>
    public Task<Outcome<PlanImport>> ReopenAsync(Guid id, int finding, CancellationToken cancel) => DecideAsync(id, d =>
    {
        d.Accepted.Remove(finding);
        d.Dismissed.Remove(finding);
    }, cancel);

    /// <param name="texts">Path of the field → the text typed; null puts the document's own back.</param>
    public Task<Outcome<PlanImport>> CorrectAsync(Guid id, IReadOnlyDictionary<string, string?> texts, CancellationToken cancel) => DecideAsync(id, d =>
    {
        foreach (var (path, text) in texts)
        {
            if (text is null)
            {
                d.Corrections.Remove(path);
            }
            else
            {
                d.Corrections[path] = text;
            }
        }
    }, cancel);

    /// <param name="matches">Index of the project in the reading → key in the plan, or null for a new one.</param>
    public Task<Outcome<PlanImport>> MatchAsync(Guid id, IReadOnlyDictionary<int, Guid?> matches, CancellationToken cancel) => DecideAsync(id, d =>
    {
        foreach (var (project, key) in matches)
        {
            d.Matches[project] = key;
        }
    }, cancel);

    /// <summary>Reads the document again with what a person said of its columns; their other decisions stay where they still fit.</summary>
    public async Task<Outcome<PlanImport>> ReadAgainAsync(Guid id, IReadOnlyDictionary<string, ColumnRole> columns, CancellationToken cancel)
    {
        var import = await db.Set<PlanImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (import is not { State: ImportState.InReview })
        {
            return Closed;
        }

        await using var file = files.Open(import.FileHash);
        var reading = reader.Read(file, import.FileName, new ReadOptions(columns), cancel);
        return reading.Succeeded
            ? await ChangeAsync(id, i =>
            {
                i.Decisions = i.Decisions.CarriedTo(i.Reading, reading.Value) with { Columns = new(columns) };
                i.Reading = reading.Value;
            }, cancel)
            : reading.Refusals.ToList();
    }

    public Task<Outcome<PlanImport>> DiscardAsync(Guid id, string by, CancellationToken cancel) => ChangeAsync(id, i =>
    {
        i.State = ImportState.Discarded;
        i.ClosedAt = clock.GetUtcNow().UtcDateTime;
        i.ClosedBy = by;
    }, cancel);

    private Task<Outcome<PlanImport>> DecideAsync(Guid id, Action<ImportDecisions> decide, CancellationToken cancel) =>
        ChangeAsync(id, import => decide(import.Decisions), cancel);

    private Task<Outcome<PlanImport>> ChangeAsync(Guid id, Action<PlanImport> change, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<PlanImport>>(
        async () =>
        {
            var import = await db.Set<PlanImport>().FirstOrDefaultAsync(i => i.Id == id, cancel);
            if (import is not { State: ImportState.InReview })
            {
                return Closed;
            }

            change(import);
            await db.SaveChangesAsync(cancel);
            return import;
        },
        cancel);
}
