using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

// Only discarding is told by itself: what the other decisions come to is told when the document is brought in.
/// <summary>Keeps one decision at once, so that nothing is lost when a person leaves in the middle.</summary>
internal sealed class DecideImport(SomdunDb db, IPlanReader reader, IPlanTextReader textReader, FileStore files, AuditTrail audit, TimeProvider clock)
{
    public static readonly Refusal Closed = new(null, "import-closed", T("การนำเข้านี้ปิดแล้ว แก้ไขไม่ได้", "This import is closed and cannot be changed"));

    /// <summary>One decision on one finding, as the button of a form sends it; at most one of the three is there.</summary>
    /// <param name="Accept">Take its proposal; what was typed in its field before gives way.</param>
    /// <param name="Dismiss">Leave it as it is.</param>
    /// <param name="Reopen">Take the decision back.</param>
    internal sealed record OnFinding(int? Accept, int? Dismiss, int? Reopen)
    {
        public bool IsThere => (Accept, Dismiss, Reopen) is not (null, null, null);

        public void Decide(PlanImport import)
        {
            var decisions = import.Decisions;
            if (Accept is { } accepted && import.Reading.Findings.ElementAtOrDefault(accepted)?.Proposal is { } proposal)
            {
                decisions.Corrections.Remove(proposal.Field);
                decisions.Dismissed.Remove(accepted);
                decisions.Accepted.Add(accepted);
            }

            if ((Dismiss ?? Reopen) is { } other)
            {
                decisions.Accepted.Remove(other);
                decisions.Dismissed.Remove(other);
            }

            if (Dismiss is { } dismissed)
            {
                decisions.Dismissed.Add(dismissed);
            }
        }
    }

    public Task<Outcome<PlanImport>> DecideAsync(Guid id, OnFinding decision, CancellationToken cancel) => ChangeAsync(id, decision.Decide, cancel);

    /// <summary>Accepts proposals; what was typed in their fields before gives way.</summary>
    public Task<Outcome<PlanImport>> AcceptAsync(Guid id, IReadOnlyCollection<int> findings, CancellationToken cancel) => ChangeAsync(id, import =>
    {
        foreach (var finding in findings)
        {
            new OnFinding(finding, null, null).Decide(import);
        }
    }, cancel);

    /// <param name="texts">Path of the field → the text typed; null puts the document's own back.</param>
    /// <param name="decision">What is decided by the same press of a button, after the texts.</param>
    public async Task<Outcome<PlanImport>> CorrectAsync(
        Guid id, IReadOnlyDictionary<string, string?> texts, OnFinding? decision, CancellationToken cancel)
    {
        var refusals = VersionRefusals.All(texts.Select(t => t.Value is { Length: > 0 } text ? WhyNotTaken(t.Key, text) : null));
        return refusals.Count > 0 ? refusals : await ChangeAsync(id, import =>
        {
            foreach (var (path, text) in texts)
            {
                if (text is null)
                {
                    import.Decisions.Corrections.Remove(path);
                }
                else
                {
                    import.Decisions.Corrections[path] = text;
                }
            }

            decision?.Decide(import);
        }, cancel);
    }

    /// <param name="matches">Index of the project in the reading → key in the plan, or null for a new one.</param>
    public Task<Outcome<PlanImport>> MatchAsync(Guid id, IReadOnlyDictionary<int, Guid?> matches, CancellationToken cancel) => ChangeAsync(id, import =>
    {
        foreach (var (project, key) in matches)
        {
            import.Decisions.Matches[project] = key;
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
        audit.Tell(new ImportDiscarded(i.Id, i.UnitId, i.FileName, new PlanPeriod(i.FirstYear, i.LastYear).ToString()));
    }, cancel);

    /// <summary>Null when the field at a path can take what was typed.</summary>
    private Refusal? WhyNotTaken(string path, string text)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var fault = name switch
        {
            "number" when !int.TryParse(ThaiText.ArabicDigits(text.Trim()), NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
                T($"ลำดับที่ต้องเป็นตัวเลข: {text}", $"The number must be one: {text}"),
            "budget" or "amount" when textReader.Amount(text) is null =>
                T($"อ่านจำนวนเงินไม่ได้: {text}", $"The amount cannot be read: {text}"),
            "threshold" when ApplyDecisions.Threshold(text, textReader) is null =>
                T($"อ่านเกณฑ์ไม่ได้ เขียนเช่น ร้อยละ 80 หรือ >= 10 เรื่อง: {text}", $"The threshold cannot be read; write it like ร้อยละ 80, or >= 10 เรื่อง: {text}"),
            "quantities" when ApplyDecisions.Quantities(text) is null =>
                T($"อ่านจำนวนไม่ได้ เขียนบรรทัดละหนึ่งจำนวน เช่น 10 ครั้ง × 13 คน: {text}", $"The quantities cannot be read; write one a line, like 10 ครั้ง × 13 คน: {text}"),
            "alignments" when textReader.Alignments(text, Source.At("", "")).Count == 0 =>
                T($"อ่านรหัสความสอดคล้องไม่ได้: {text}", $"The alignments cannot be read: {text}"),
            _ => (Text?)null,
        };
        return fault is { } reason ? new Refusal(path, $"{name}-unreadable", reason) : null;
    }

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
