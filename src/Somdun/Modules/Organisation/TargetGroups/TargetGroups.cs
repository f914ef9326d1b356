using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

internal sealed class TargetGroups(SomdunDb db, Units units, AuditTrail audit, TimeProvider clock) : ITargetGroups
{
    /// <param name="Id">Null for a new group.</param>
    internal sealed record Request(Guid? Id, int RowVersion, string? ThaiName, string? EnglishName, Selection Selection);

    public async Task<IReadOnlyList<TargetGroupEntry>> ListAsync(CancellationToken cancel) =>
    [
        .. (await db.Set<TargetGroup>().AsNoTracking().Where(g => g.PutAwayAt == null).ToListAsync(cancel))
            .OrderBy(g => ThaiText.SortKey(g.ThaiName), StringComparer.Ordinal)
            .Select(g => new TargetGroupEntry(g.Id, new Text(g.ThaiName, g.EnglishName ?? g.ThaiName), Describe(g.Selection).ToString())),
    ];

    public async Task<IReadOnlyList<UnitEntry>?> ResolveAsync(Guid groupId, DateOnly day, CancellationToken cancel) =>
        await db.Set<TargetGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, cancel) is { } group
            ? await SelectAsync(group.Selection, day, cancel)
            : null;

    /// <summary>What a selection comes to as of a day.</summary>
    public async Task<IReadOnlyList<UnitEntry>> SelectAsync(Selection selection, DateOnly day, CancellationToken cancel)
    {
        var rows = await RowsAsync(selection, day, cancel);
        var entries = await units.OfAsync([.. rows.Select(r => r.Id)], day, cancel);
        return [.. rows.Select(r => entries[r.Id])];
    }

    public async Task<IReadOnlyList<RegisterRow>> RowsAsync(Selection selection, DateOnly day, CancellationToken cancel)
    {
        var counted = selection.CountedOn ?? day;
        var chosen = db.Set<Unit>().Where(u => u.Kind == selection.Kind && !selection.OnlyNamed);
        var kinds = await db.Set<Unit>().Where(u => selection.Under.Contains(u.Id)).Select(u => new { u.Id, u.Kind }).ToListAsync(cancel);
        foreach (var ofKind in kinds.GroupBy(k => k.Kind))
        {
            var roots = ofKind.Select(k => k.Id).ToList();
            chosen = chosen.Where(u => db.Set<UnitAncestor>().UnitsUnder(roots, day).Contains(u.Id));
        }

        if (selection.PupilsFrom is not null || selection.PupilsTo is not null)
        {
            var (from, to) = (selection.PupilsFrom ?? 0, selection.PupilsTo ?? int.MaxValue);
            chosen = chosen.Where(u => db.Set<HeadCount>().Where(c => c.UnitId == u.Id && c.Day <= counted).OrderByDescending(c => c.Day).Take(1).Any(c => c.Pupils >= from && c.Pupils <= to));
        }

        var states = selection.States.Count > 0 ? selection.States : [UnitState.Open, UnitState.NoPupils, UnitState.TeachingMerged];
        var rows = await db.RegisterOn(day, chosen).Where(r => states.Contains(r.State)).AsNoTracking().ToListAsync(cancel);
        if (selection.Named.Count > 0)
        {
            rows.AddRange(await db.RegisterOn(day, db.Set<Unit>().Where(u => selection.Named.Contains(u.Id))).AsNoTracking().ToListAsync(cancel));
        }

        return [.. rows.DistinctBy(r => r.Id).OrderBy(r => r.SortKey, StringComparer.Ordinal).ThenBy(r => r.Id)];
    }

    public async Task<Guid?> FreezeAsync(Guid groupId, DateOnly day, string usedBy, Guid usedById, CancellationToken cancel)
    {
        if (await db.Set<TargetGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, cancel) is not { } group)
        {
            return null;
        }

        var selected = await RowsAsync(group.Selection, day, cancel);
        var id = Guid.CreateVersion7();
        db.Add(new TargetGroupResolution
        {
            Id = id,
            GroupId = groupId,
            Day = day,
            At = clock.GetUtcNow().UtcDateTime,
            UsedBy = usedBy,
            UsedById = usedById,
            Selection = group.Selection,
            Members = [.. selected.Select(r => new TargetGroupMember { ResolutionId = id, UnitId = r.Id })],
        });
        audit.Tell(new TargetGroupFrozen(groupId, group.ThaiName, day, selected.Count));
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public async Task<IReadOnlyList<Guid>> FrozenAsync(Guid resolutionId, CancellationToken cancel) =>
        await db.Set<TargetGroupMember>().Where(m => m.ResolutionId == resolutionId).Select(m => m.UnitId).ToListAsync(cancel);

    public Task<Outcome<Guid>> SaveAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => WriteAsync(request, cancel), cancel);

    public Task<bool> PutAwayAsync(Guid id, CancellationToken cancel) => db.OneAtATimeAsync(
        async () =>
        {
            if (await db.Set<TargetGroup>().FirstOrDefaultAsync(g => g.Id == id && g.PutAwayAt == null, cancel) is not { } group)
            {
                return false;
            }

            group.PutAwayAt = clock.GetUtcNow().UtcDateTime;
            audit.Tell(new TargetGroupSaved(group.Id, group.ThaiName));
            await db.SaveChangesAsync(cancel);
            return true;
        },
        cancel);

    /// <summary>The selection in a sentence.</summary>
    public static Text Describe(Selection selection)
    {
        List<Text> parts = [UnitWording.Kind(selection.Kind)];
        if (selection.OnlyNamed)
        {
            parts.Add(T($"ตามรายชื่อ {selection.Named.Count} แห่ง", $"a list of {selection.Named.Count}"));
        }
        else if (selection.Named.Count > 0)
        {
            parts.Add(T($"และรายชื่ออีก {selection.Named.Count} แห่ง", $"and {selection.Named.Count} by name"));
        }

        if (selection.PupilsFrom is not null || selection.PupilsTo is not null)
        {
            var range = (selection.PupilsFrom, selection.PupilsTo) switch
            {
                (null, { } to) => T($"นักเรียนไม่เกิน {to:N0} คน", $"up to {to:N0} pupils"),
                ({ } from, null) => T($"นักเรียนตั้งแต่ {from:N0} คน", $"{from:N0} pupils or more"),
                var (from, to) => T($"นักเรียน {from:N0}–{to:N0} คน", $"{from:N0}–{to:N0} pupils"),
            };
            parts.Add(selection.CountedOn is { } day
                ? T($"{range.Thai} ณ {ThaiDate.Short(day)}", $"{range.English} on {ThaiDate.Short(day, Language.English)}")
                : range);
        }

        if (selection.States.Count > 0)
        {
            parts.Add(new Text(string.Join("/", selection.States.Select(s => UnitWording.State(s).Thai)), string.Join("/", selection.States.Select(s => UnitWording.State(s).English))));
        }

        if (selection.Under.Count > 0)
        {
            parts.Add(T($"ใน {selection.Under.Count} สังกัดที่เลือก", $"under {selection.Under.Count} chosen units"));
        }

        return new Text(string.Join(" · ", parts.Select(p => p.Thai)), string.Join(" · ", parts.Select(p => p.English)));
    }

    private async Task<Outcome<Guid>> WriteAsync(Request request, CancellationToken cancel)
    {
        List<Refusal> refusals = [];
        var thai = ThaiText.Clean(request.ThaiName ?? "");
        var english = ThaiText.Clean(request.EnglishName ?? "");
        if (thai.Length is 0 or > TargetGroup.NameMaxLength)
        {
            refusals.Add(new(nameof(Request.ThaiName), "name", thai.Length == 0 ? T("กรอกชื่อกลุ่มเป้าหมาย", "Write the group's name") : T($"ยาวได้ไม่เกิน {TargetGroup.NameMaxLength} ตัวอักษร", $"At most {TargetGroup.NameMaxLength} letters")));
        }

        if (english.Length > TargetGroup.NameMaxLength)
        {
            refusals.Add(new(nameof(Request.EnglishName), "name", T($"ยาวได้ไม่เกิน {TargetGroup.NameMaxLength} ตัวอักษร", $"At most {TargetGroup.NameMaxLength} letters")));
        }

        if (request.Selection is { PupilsFrom: { } from, PupilsTo: { } to } && from > to)
        {
            refusals.Add(new("PupilsTo", "range-backwards", T("จำนวนนักเรียนสูงสุดน้อยกว่าต่ำสุด", "The most pupils are fewer than the fewest")));
        }

        if (request.Selection is { OnlyNamed: true, Named.Count: 0 })
        {
            refusals.Add(new("Named", "list-empty", T("กรอกรหัสโรงเรียนในรายชื่ออย่างน้อยหนึ่งแห่ง", "Write the code of one school at least")));
        }

        if (await db.Set<TargetGroup>().AnyAsync(g => g.ThaiName == thai && g.PutAwayAt == null && g.Id != request.Id, cancel))
        {
            refusals.Add(new(nameof(Request.ThaiName), "name-taken", T("มีกลุ่มเป้าหมายชื่อนี้แล้ว", "There is a target group of that name already")));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        TargetGroup group;
        if (request.Id is { } id)
        {
            if (await db.Set<TargetGroup>().FirstOrDefaultAsync(g => g.Id == id, cancel) is not { } known)
            {
                return new Refusal(null, "group-gone", T("ไม่พบกลุ่มเป้าหมายนี้", "There is no such target group"));
            }

            if (known.RowVersion != request.RowVersion)
            {
                return new Refusal(null, "edited-meanwhile", T("มีผู้แก้กลุ่มนี้หลังจากที่เปิดหน้า ตรวจดูแล้วบันทึกอีกครั้ง", "Somebody changed this group after you opened it: look again and save once more"));
            }

            (known.ThaiName, known.EnglishName, known.Selection) = (thai, english.Length == 0 ? null : english, request.Selection);
            group = known;
        }
        else
        {
            group = new TargetGroup { Id = Guid.CreateVersion7(), ThaiName = thai, EnglishName = english.Length == 0 ? null : english, Selection = request.Selection, CreatedAt = clock.GetUtcNow().UtcDateTime };
            db.Add(group);
        }

        audit.Tell(new TargetGroupSaved(group.Id, thai), changes: [new FieldChange("selection", null, Describe(request.Selection).Thai)]);
        await db.SaveChangesAsync(cancel);
        return group.Id;
    }
}
