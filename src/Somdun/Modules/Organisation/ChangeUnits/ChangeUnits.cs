using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Founds, renames, moves, merges, splits and closes units: works out what follows, shows it, and writes what was shown.
/// </summary>
internal sealed class ChangeUnits(SomdunDb db, Units units, IEnumerable<IUnitChangeConsequence> consequences, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>A year ahead an office may know; further off is a slip of the pen.</summary>
    private const int FurthestYearsAhead = 5;

    /// <summary>What the change would do; writes nothing.</summary>
    public async Task<Outcome<ChangePlan>> PlanAsync(ChangeRequest asked, CancellationToken cancel)
    {
        var request = Cleaned(asked);
        var refusals = Check(request, BangkokTime.Today(clock));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var day = request.Day!.Value;
        return request.Kind switch
        {
            ChangeKind.Founded or ChangeKind.Split => await FoundAsync(request, day, cancel),
            ChangeKind.Renamed => await OneAsync(request, day, (_, facts) => facts.WithName(day, request.ThaiName!, request.EnglishName), cancel),
            ChangeKind.Recoded => await RecodeAsync(request, day, cancel),
            ChangeKind.Moved => await MoveAsync(request, day, cancel),
            ChangeKind.NoPupils => await StateAsync(request, day, UnitState.NoPupils, cancel),
            ChangeKind.Reopened => await StateAsync(request, day, UnitState.Open, cancel),
            ChangeKind.TeachingMerged or ChangeKind.Merged => await MergeAsync(request, day, cancel),
            ChangeKind.Closed => await CloseAsync(request, day, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(asked)),
        };
    }

    /// <summary>Does it, if it still comes to what was shown.</summary>
    /// <param name="seen">The <see cref="Fingerprint"/> of the plan that was shown; null where nobody was asked.</param>
    public Task<Outcome<Guid>> RunAsync(ChangeRequest request, string? seen, CancellationToken cancel) =>
        db.OneAtATimeAsync<Outcome<Guid>>(
            async () =>
            {
                var plan = await PlanAsync(request, cancel);
                if (!plan.Succeeded)
                {
                    return plan.Refusals.ToList();
                }

                if (seen is not null && seen != Fingerprint(plan.Value))
                {
                    return new Refusal(null, "changed-meanwhile", T(
                        "ข้อมูลของหน่วยงานเปลี่ยนไปหลังจากแสดงผลที่จะเกิด ตรวจดูใหม่แล้วยืนยันอีกครั้ง",
                        "The unit changed after you were shown what follows: look again and confirm"));
                }

                return await WriteAsync(plan.Value, cancel);
            },
            cancel);

    /// <summary>Takes a change back as a whole, where nothing was built upon it.</summary>
    public Task<Outcome<Guid>> WithdrawAsync(Guid changeId, string? because, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => TakeBackAsync(changeId, because, cancel), cancel);

    /// <summary>Tells one plan from another, new units apart.</summary>
    public static string Fingerprint(ChangePlan plan) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        plan.Units.Where(u => u.New is null).Select(u => new[] { u.Before, u.After }), JsonColumns.Options)));

    private async Task<Outcome<Guid>> WriteAsync(ChangePlan plan, CancellationToken cancel)
    {
        var change = new UnitChange
        {
            Id = Guid.CreateVersion7(),
            Kind = plan.Request.Kind,
            Day = plan.Request.Day!.Value,
            PaperNumber = plan.Request.Paper,
            Note = plan.Request.Note,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            RecordedBy = Cut(actor.Name),
            Parts = [],
        };
        change.Parts.AddRange(plan.Units.Select(u => new UnitChangePart { ChangeId = change.Id, UnitId = u.After.UnitId, Before = u.Before, After = u.After }));
        db.AddRange(plan.Units.Select(u => u.New).OfType<Unit>());
        await db.SaveChangesAsync(cancel);
        await db.WriteFactsAsync([.. plan.Units.Select(u => (u.Before, u.After))], cancel);
        db.Add(change);
        foreach (var planned in plan.Units)
        {
            audit.Tell(
                new UnitChanged(planned.After.UnitId, change.Kind, change.Day, planned.Name.Thai, planned.Name.English),
                change.Note,
                [.. planned.Lines.Select(l => new FieldChange(l.What.Thai, l.Was?.Thai, l.Becomes?.Thai, planned.Name.Thai))]);
        }

        await db.SaveChangesAsync(cancel);
        return plan.UnitId;
    }

    private async Task<Outcome<Guid>> TakeBackAsync(Guid changeId, string? because, CancellationToken cancel)
    {
        var reason = ThaiText.Clean(because ?? "");
        if (reason.Length is 0 or > UnitStatus.NoteMaxLength)
        {
            return new Refusal("Because", "reason-missing", reason.Length == 0
                ? T("กรอกเหตุผลที่เพิกถอนรายการ", "Write why it is taken back")
                : T($"ยาวได้ไม่เกิน {UnitStatus.NoteMaxLength:N0} ตัวอักษร", $"At most {UnitStatus.NoteMaxLength:N0} letters"));
        }

        var change = await db.Set<UnitChange>().Include(c => c.Parts).FirstOrDefaultAsync(c => c.Id == changeId, cancel);
        if (change is not { WithdrawnAt: null })
        {
            return new Refusal(null, "change-gone", T("รายการนี้เพิกถอนไปแล้ว", "This was taken back already"));
        }

        var now = await db.FactsOfAsync([.. change.Parts.Select(p => p.UnitId)], cancel);
        if (change.Parts.Find(part => !now[part.UnitId].Same(part.After)) is { } touched)
        {
            var name = now[touched.UnitId].NameOn(change.Day)?.Text() ?? T("หน่วยงาน", "the unit");
            return new Refusal(null, "change-built-upon", T(
                $"เพิกถอนไม่ได้: {name.Thai} เปลี่ยนแปลงอีกหลังรายการนี้ เพิกถอนรายการหลังสุดก่อน",
                $"This cannot be taken back: {name.English} changed again after it. Take the latest change back first"));
        }

        var founded = change.Parts.Where(p => p.Before.States.Count == 0 && p.Before.Names.Count == 0).Select(p => p.UnitId).ToList();
        if (founded.Count > 0 && await db.Set<UnitAncestor>().AnyAsync(a => founded.Contains(a.AncestorId) && !founded.Contains(a.UnitId), cancel))
        {
            return new Refusal(null, "change-has-members", T("เพิกถอนไม่ได้: มีหน่วยงานอยู่ในสังกัดแล้ว", "This cannot be taken back: other units belong to it by now"));
        }

        change.WithdrawnAt = clock.GetUtcNow().UtcDateTime;
        change.WithdrawnBy = Cut(actor.Name);
        change.WithdrawnBecause = reason;
        audit.Tell(new UnitChangeWithdrawn(change.Parts[0].UnitId, change.Kind, change.Day), reason);

        // A unit founded by mistake keeps its name, so that what speaks of it can be read; it was never open.
        await db.WriteFactsAsync(
            [.. change.Parts.Select(p => (now[p.UnitId], founded.Contains(p.UnitId) ? p.Before with { Names = p.After.Names } : p.Before))], cancel);
        return change.Parts[0].UnitId;
    }

    private async Task<Outcome<ChangePlan>> OneAsync(ChangeRequest request, DateOnly day, Func<Guid, UnitFacts, UnitFacts> change, CancellationToken cancel)
    {
        var (facts, refusal) = await StandingAsync(request, day, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var after = change(facts!.UnitId, facts);
        return after.Same(facts)
            ? new Refusal(null, "nothing-changes", T("เป็นเช่นนั้นอยู่แล้วในวันนั้น ไม่มีอะไรเปลี่ยน", "It is so already on that day: nothing would change"))
            : await PlanOfAsync(request, [(facts, after, null)], [], cancel);
    }

    private async Task<Outcome<ChangePlan>> StateAsync(ChangeRequest request, DateOnly day, UnitState state, CancellationToken cancel)
    {
        var (facts, refusal) = await KnownAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (facts!.States.FirstOrDefault(s => s.Since > day) is { } later)
        {
            return Later(later);
        }

        var after = facts.WithState(day, state, request.Paper, null, request.Note);

        // A school that was merged and opens again answers to the area of the school it had gone into.
        if (state == UnitState.Open && facts.StateOn(day) is { State: UnitState.Merged } merged)
        {
            var areas = await db.Set<UnitAncestor>().UnitsAbove(facts.UnitId, day).Where(id => db.Set<Unit>().Any(u => u.Id == id && u.Kind == UnitKind.Area)).ToListAsync(cancel);
            after = areas is [var area, ..] ? after.WithParent(Hierarchy.Administrative, day, area) : after;
            _ = merged;
        }

        return after.Same(facts)
            ? new Refusal(null, "nothing-changes", T("เป็นเช่นนั้นอยู่แล้วในวันนั้น ไม่มีอะไรเปลี่ยน", "It is so already on that day: nothing would change"))
            : await PlanOfAsync(request, [(facts, after, null)], await OpenMattersAsync(facts.UnitId, state, null, day, cancel), cancel);
    }

    private async Task<Outcome<ChangePlan>> MergeAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        var (facts, refusal) = await StandingAsync(request, day, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (facts!.States.FirstOrDefault(s => s.Since > day) is { } later)
        {
            return Later(later);
        }

        if (await units.FindAsync(request.Other!, day, cancel) is not { } other || !await MayEditAsync(other.Id, day, cancel))
        {
            return new Refusal(nameof(ChangeRequest.Other), "unit-unknown", T($"ไม่พบหน่วยงานรหัส {request.Other}", $"There is no unit with the code {request.Other}"));
        }

        if (other.Id == facts.UnitId)
        {
            return new Refusal(nameof(ChangeRequest.Other), "unit-itself", T("เลือกโรงเรียนอื่น: รวมกับตัวเองไม่ได้", "Choose another school: none is merged into itself"));
        }

        if (other.Kind != await db.Set<Unit>().Where(u => u.Id == facts.UnitId).Select(u => u.Kind).SingleAsync(cancel) || other.State is UnitState.Merged or UnitState.Closed or UnitState.TeachingMerged)
        {
            return new Refusal(nameof(ChangeRequest.Other), "unit-not-open", T(
                $"{other.Name.Thai} ไม่ได้เปิดเรียนเองในวันนั้น จึงรับรวมไม่ได้", $"{other.Name.English} does not teach by itself on that day, so nothing can be merged into it"));
        }

        // So no two are merged in a circle either: the one that came under the other has such an event.
        if ((await db.FactsOfAsync([other.Id], cancel))[other.Id].States.FirstOrDefault(s => s.Since > day && s.State is not (UnitState.Open or UnitState.NoPupils)) is { } ending)
        {
            return new Refusal(nameof(ChangeRequest.Other), "unit-ending", T(
                $"{other.Name.Thai} มีรายการ “{UnitWording.State(ending.State).Thai}” เมื่อ {ThaiDate.Short(ending.Since)} อยู่แล้ว จึงรับรวมไม่ได้",
                $"{other.Name.English} is recorded as “{UnitWording.State(ending.State).English}” from {ThaiDate.Short(ending.Since, Language.English)}, so nothing can be merged into it"));
        }

        if (request.Kind == ChangeKind.TeachingMerged)
        {
            var taught = facts.WithState(day, UnitState.TeachingMerged, request.Paper, other.Id, request.Note);
            return await PlanOfAsync(request, [(facts, taught, null)], await OpenMattersAsync(facts.UnitId, UnitState.TeachingMerged, null, day, cancel), cancel);
        }

        var after = facts.WithState(day, UnitState.Merged, request.Paper, other.Id, request.Note).WithParent(Hierarchy.Administrative, day, other.Id);
        after = LeavingClusters(after, day);
        List<Text> matters =
        [
            T($"ผู้มีสิทธิ์ใน{other.Name.Thai} เห็นและดูแลเรื่องของโรงเรียนเดิมต่อ", $"Who works for {other.Name.English} sees and carries on what the merged school began"),
            .. await TaughtHereAsync(facts.UnitId, day, cancel),
            .. await OpenMattersAsync(facts.UnitId, UnitState.Merged, other.Id, day, cancel),
        ];
        return await PlanOfAsync(request, [(facts, after, null)], matters, cancel);
    }

    private async Task<Outcome<ChangePlan>> CloseAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        var (facts, refusal) = await StandingAsync(request, day, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (facts!.States.FirstOrDefault(s => s.Since > day) is { } later)
        {
            return Later(later);
        }

        var kind = await db.Set<Unit>().Where(u => u.Id == facts.UnitId).Select(u => u.Kind).SingleAsync(cancel);
        var members = await db.Set<UnitMembership>().AsNoTracking().Where(m => m.ParentId == facts.UnitId && m.Until > day).ToListAsync(cancel);
        if (members.Exists(m => m.Hierarchy is Hierarchy.Administrative or Hierarchy.Geographic) && kind is not UnitKind.School)
        {
            return new Refusal(null, "unit-has-members", T(
                $"ยังมี {members.Select(m => m.UnitId).Distinct().Count()} หน่วยงานอยู่ในสังกัด ย้ายออกก่อน",
                $"{members.Select(m => m.UnitId).Distinct().Count()} units belong to it still: move them first"));
        }

        var after = LeavingClusters(facts.WithState(day, UnitState.Closed, request.Paper, null, request.Note), day);
        var concerned = await db.FactsOfAsync([.. members.Where(m => m.Hierarchy is not Hierarchy.Administrative).Select(m => m.UnitId).Distinct()], cancel);
        List<(UnitFacts, UnitFacts, Unit?)> changes = [(facts, after, null)];
        changes.AddRange(concerned.Values.Select(member => (member, member with
        {
            Parents = [.. member.Parents.Where(p => p.ParentId != facts.UnitId || p.Since < day).Select(p => p.ParentId == facts.UnitId && p.Until > day ? p with { Until = day } : p)],
        }, (Unit?)null)));
        return await PlanOfAsync(
            request, changes, [.. await TaughtHereAsync(facts.UnitId, day, cancel), .. await OpenMattersAsync(facts.UnitId, UnitState.Closed, null, day, cancel)], cancel);
    }

    private async Task<Outcome<ChangePlan>> MoveAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        var hierarchy = request.Hierarchy!.Value;
        var many = hierarchy is Hierarchy.Network or Hierarchy.EducationFund;
        if (request.ParentId is null && (many || hierarchy is Hierarchy.Administrative))
        {
            return new Refusal(nameof(ChangeRequest.ParentId), "parent-missing", T("เลือกหน่วยงานปลายทาง", "Choose where it goes"));
        }

        if (request.ParentId is { } parent)
        {
            var kind = await db.Set<Unit>().Where(u => u.Id == parent).Select(u => (UnitKind?)u.Kind).FirstOrDefaultAsync(cancel);
            if (kind is null || !Takes(hierarchy, kind.Value) || !await MayEditAsync(parent, day, cancel))
            {
                return new Refusal(nameof(ChangeRequest.ParentId), "parent-kind", T("หน่วยงานที่เลือกรับสังกัดแบบนี้ไม่ได้", "The unit chosen cannot hold others in this way"));
            }

            if (parent == request.UnitId || await db.Set<UnitAncestor>().AnyAsync(a => a.UnitId == parent && a.AncestorId == request.UnitId && a.Hierarchy == hierarchy && a.Until > day, cancel))
            {
                return new Refusal(nameof(ChangeRequest.ParentId), "tree-round", T("วนเป็นวง: หน่วยงานที่เลือกอยู่ใต้หน่วยงานนี้เอง", "That would go round: the unit chosen stands under this one"));
            }

            var target = (await db.FactsOfAsync([parent], cancel))[parent];
            if (!request.Leaves && target.StateOn(day) is not { State: not (UnitState.Closed or UnitState.Merged) })
            {
                return new Refusal(nameof(ChangeRequest.ParentId), "parent-closed", T("หน่วยงานที่เลือกไม่ได้เปิดอยู่ในวันนั้น", "The unit chosen is not open on that day"));
            }
        }

        return await OneAsync(
            request, day,
            (_, facts) => many
                ? request.Leaves ? facts.Leaving(hierarchy, day, request.ParentId!.Value) : facts.Joining(hierarchy, day, request.ParentId!.Value)
                : facts.WithParent(hierarchy, day, request.ParentId),
            cancel);
    }

    private async Task<Outcome<ChangePlan>> RecodeAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        if (await TakenAsync(request.Scheme!.Value, request.Code!, request.UnitId, day, cancel) is { } taken)
        {
            return Taken(nameof(ChangeRequest.Code), request.Code!, taken);
        }

        return await OneAsync(request, day, (_, facts) => facts.WithCode(request.Scheme.Value, day, request.Code!), cancel);
    }

    private async Task<Outcome<ChangePlan>> FoundAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        UnitFacts? origin = null;
        if (request.Kind == ChangeKind.Split)
        {
            (origin, var refusal) = await StandingAsync(request, day, cancel);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        foreach (var (field, scheme, code) in new[] { (nameof(ChangeRequest.Code), IdentifierScheme.Smis, request.Code), (nameof(ChangeRequest.MoeCode), IdentifierScheme.Moe, request.MoeCode) })
        {
            if (code is not null && await TakenAsync(scheme, code, null, day, cancel) is { } taken)
            {
                return Taken(field, code, taken);
            }
        }

        var office = origin?.ParentOn(Hierarchy.Administrative, day)?.ParentId ?? (await units.OfficeAsync(cancel))?.Id;
        if (office is null)
        {
            return new Refusal(null, "office-missing", T("ยังไม่ได้ตั้งสำนักงานของระบบนี้", "The office of this system is not set up yet"));
        }

        foreach (var (field, wanted, hierarchy) in new[] { (nameof(ChangeRequest.DistrictId), request.DistrictId, Hierarchy.Geographic), (nameof(ChangeRequest.ClusterId), request.ClusterId, Hierarchy.Cluster) })
        {
            if (wanted is { } parent && (!await MayEditAsync(parent, day, cancel)
                || await db.Set<Unit>().Where(u => u.Id == parent).Select(u => (UnitKind?)u.Kind).FirstOrDefaultAsync(cancel) is not { } kind || !Takes(hierarchy, kind)))
            {
                return new Refusal(field, "parent-kind", T("หน่วยงานที่เลือกรับสังกัดแบบนี้ไม่ได้", "The unit chosen cannot hold others in this way"));
            }
        }

        var unit = new Unit { Id = Guid.CreateVersion7(), Kind = request.NewKind, Position = await NextPositionAsync(request.NewKind, cancel) };
        var facts = UnitFacts.Empty(unit.Id)
            .WithName(day, request.ThaiName!, request.EnglishName)
            .WithState(day, UnitState.Open, request.Paper, origin?.UnitId, request.Note)
            .WithParent(Hierarchy.Administrative, day, office);
        if (request.Code is { } smis)
        {
            facts = facts.WithCode(IdentifierScheme.Smis, day, smis);
        }

        if (request.MoeCode is { } moe)
        {
            facts = facts.WithCode(IdentifierScheme.Moe, day, moe);
        }

        if (request.DistrictId is { } district)
        {
            facts = facts.WithParent(Hierarchy.Geographic, day, district);
        }

        if (request.ClusterId is { } cluster)
        {
            facts = facts.WithParent(Hierarchy.Cluster, day, cluster);
        }

        List<(UnitFacts, UnitFacts, Unit?)> changes = [(UnitFacts.Empty(unit.Id), facts, unit)];
        List<Text> matters = [];
        if (origin is not null && request.ClosesOld)
        {
            if (origin.States.FirstOrDefault(s => s.Since > day) is { } later)
            {
                return Later(later);
            }

            changes.Add((origin, LeavingClusters(origin.WithState(day, UnitState.Closed, request.Paper, null, request.Note), day), null));
            matters.AddRange(await OpenMattersAsync(origin.UnitId, UnitState.Closed, unit.Id, day, cancel));
        }

        return await PlanOfAsync(request, changes, matters, cancel);
    }

    private async Task<int> NextPositionAsync(UnitKind kind, CancellationToken cancel) => kind is UnitKind.School
        ? 0
        : (await db.Set<Unit>().Where(u => u.Kind == kind).MaxAsync(u => (int?)u.Position, cancel) ?? -1) + 1;

    // What one may not change is not there: neither the unit itself, nor where it would go.
    private Task<bool> MayEditAsync(Guid unit, DateOnly day, CancellationToken cancel) =>
        db.Set<Unit>().VisibleTo(actor, OrganisationPermissions.Edit, BangkokTime.Today(clock), day, db).AnyAsync(u => u.Id == unit, cancel);

    private async Task<(UnitFacts? Facts, Refusal? Refusal)> KnownAsync(ChangeRequest request, CancellationToken cancel) =>
        request.UnitId is { } id && await MayEditAsync(id, request.Day!.Value, cancel)
            ? ((await db.FactsOfAsync([id], cancel))[id], null)
            : (null, new Refusal(null, "unit-unknown", T("ไม่พบหน่วยงาน", "There is no such unit")));

    private async Task<(UnitFacts? Facts, Refusal? Refusal)> StandingAsync(ChangeRequest request, DateOnly day, CancellationToken cancel)
    {
        var (facts, refusal) = await KnownAsync(request, cancel);
        return refusal is not null ? (null, refusal)
            : facts!.StateOn(day) switch
            {
                null => (null, new(nameof(ChangeRequest.Day), "unit-not-yet", T("ยังไม่มีหน่วยงานนี้ในวันนั้น", "There was no such unit yet on that day"))),
                { State: UnitState.Merged or UnitState.Closed } gone => (null, new(nameof(ChangeRequest.Day), "unit-gone", T(
                    $"หน่วยงานนี้{UnitWording.State(gone.State).Thai}แล้วตั้งแต่ {ThaiDate.Short(gone.Since)}",
                    $"This unit is {UnitWording.State(gone.State).English} since {ThaiDate.Short(gone.Since, Language.English)}"))),
                _ => (facts, null),
            };
    }

    private async Task<List<Text>> TaughtHereAsync(Guid unit, DateOnly day, CancellationToken cancel)
    {
        var taught = await db.Set<UnitStatus>().AsNoTracking()
            .Where(s => s.OtherUnitId == unit && s.State == UnitState.TeachingMerged && s.Until > day)
            .Select(s => s.UnitId)
            .ToListAsync(cancel);
        return [.. (await units.OfAsync(taught, day, cancel)).Values.Select(u => T(
            $"{u.Name.Thai} เรียนรวมอยู่ที่นี่ ต้องบันทึกที่เรียนใหม่", $"{u.Name.English} is taught here: say where it is taught from now on"))];
    }

    private async Task<List<Text>> OpenMattersAsync(Guid unit, UnitState becomes, Guid? successor, DateOnly day, CancellationToken cancel)
    {
        List<Text> matters = [];
        foreach (var consequence in consequences)
        {
            matters.AddRange(await consequence.OfAsync(unit, becomes, successor, day, cancel));
        }

        return matters;
    }

    private async Task<Guid?> TakenAsync(IdentifierScheme scheme, string code, Guid? butBy, DateOnly day, CancellationToken cancel) =>
        await db.Set<UnitIdentifier>().Where(i => i.Scheme == scheme && i.Text == code && i.UnitId != butBy && i.Until > day).Select(i => (Guid?)i.UnitId).FirstOrDefaultAsync(cancel);

    private async Task<Outcome<ChangePlan>> PlanOfAsync(
        ChangeRequest request, IReadOnlyList<(UnitFacts Before, UnitFacts After, Unit? New)> changes, IReadOnlyList<Text> matters, CancellationToken cancel)
    {
        var day = request.Day!.Value;
        List<Guid> named =
        [
            .. changes.SelectMany(c => c.Before.ParentsOn(day).Concat(c.After.ParentsOn(day)).Select(p => p.ParentId)),
            .. changes.SelectMany(c => new[] { c.Before.StateOn(day)?.Other, c.After.StateOn(day)?.Other }).OfType<Guid>(),
        ];
        var names = (await units.OfAsync([.. named.Distinct()], day, cancel)).ToDictionary(n => n.Key, n => n.Value.Name);
        return new ChangePlan(
            request,
            [.. changes.Select(c => new PlannedUnit((c.After.NameOn(day) ?? c.After.Names[^1]).Text(), c.Before, c.After, c.New, ChangeLines.Of(c.Before, c.After, day, names)))],
            matters);
    }

    private static UnitFacts LeavingClusters(UnitFacts facts, DateOnly day) => facts with
    {
        Parents =
        [
            .. facts.Parents
                .Where(p => p.Hierarchy is Hierarchy.Administrative or Hierarchy.Geographic || p.Since < day)
                .Select(p => p.Hierarchy is Hierarchy.Administrative or Hierarchy.Geographic || p.Until <= day ? p : p with { Until = day }),
        ],
    };

    internal static bool Takes(Hierarchy hierarchy, UnitKind kind) => hierarchy switch
    {
        Hierarchy.Administrative => kind is UnitKind.Area,
        Hierarchy.Geographic => kind is UnitKind.District or UnitKind.Province,
        Hierarchy.Cluster => kind is UnitKind.Cluster,
        Hierarchy.Network => kind is UnitKind.Network,
        _ => kind is UnitKind.EducationFund,
    };

    private static Refusal Later(StateFact later) => new(nameof(ChangeRequest.Day), "later-event", T(
        $"หลังวันนั้นมีรายการ “{UnitWording.State(later.State).Thai}” เมื่อ {ThaiDate.Short(later.Since)} อยู่แล้ว เพิกถอนรายการนั้นก่อน",
        $"After that day there is “{UnitWording.State(later.State).English}” of {ThaiDate.Short(later.Since, Language.English)} already: take that back first"));

    private static Refusal Taken(string field, string code, Guid by) => new(field, "code-taken", T(
        $"รหัส {code} มีหน่วยงานอื่นใช้ในช่วงนั้นแล้ว (/units/{by})", $"Another unit has the code {code} at that time already (/units/{by})"));

    private static ChangeRequest Cleaned(ChangeRequest request) => request with
    {
        Paper = Clean(request.Paper),
        Note = Clean(request.Note),
        Other = Clean(request.Other),
        ThaiName = Clean(request.ThaiName),
        EnglishName = Clean(request.EnglishName),
        Code = Clean(request.Code) is { } code ? ThaiText.ArabicDigits(code) : null,
        MoeCode = Clean(request.MoeCode) is { } moe ? ThaiText.ArabicDigits(moe) : null,
    };

    private static string Cut(string name) => name.Length <= UnitChange.ByMaxLength ? name : name[..UnitChange.ByMaxLength];

    private static string? Clean(string? text) => ThaiText.Clean(text ?? "") is { Length: > 0 } clean ? clean : null;

    /// <summary>What is wrong with the request by itself.</summary>
    internal static List<Refusal> Check(ChangeRequest request, DateOnly today)
    {
        List<Refusal> refusals = [];
        switch (request.Day)
        {
            case null:
                refusals.Add(new(nameof(ChangeRequest.Day), "day-missing", T("กรอกวันที่มีผล", "Write the day from which it holds")));
                break;
            case { } day when day > today.AddYears(FurthestYearsAhead):
                refusals.Add(new(nameof(ChangeRequest.Day), "day-far", T($"วันที่มีผลอยู่ไกลเกิน {FurthestYearsAhead} ปี ตรวจปี พ.ศ.", $"The day lies more than {FurthestYearsAhead} years ahead: look at its year")));
                break;
            case { Year: < 1900 }:
                refusals.Add(new(nameof(ChangeRequest.Day), "day-early", T("วันที่มีผลเก่าเกินไป ตรวจปี พ.ศ.", "The day lies too far back: look at its year")));
                break;
        }

        TooLong(nameof(ChangeRequest.Paper), request.Paper, UnitStatus.PaperNumberMaxLength);
        TooLong(nameof(ChangeRequest.Note), request.Note, UnitStatus.NoteMaxLength);
        if (request.Kind is ChangeKind.Founded or ChangeKind.Split or ChangeKind.Renamed)
        {
            Missing(nameof(ChangeRequest.ThaiName), request.ThaiName, T("กรอกชื่อ", "Write the name"));
            TooLong(nameof(ChangeRequest.ThaiName), request.ThaiName, UnitName.NameMaxLength);
            TooLong(nameof(ChangeRequest.EnglishName), request.EnglishName, UnitName.NameMaxLength);
        }

        if (request.Kind is ChangeKind.Merged or ChangeKind.TeachingMerged)
        {
            Missing(nameof(ChangeRequest.Other), request.Other, T("กรอกรหัสโรงเรียนหลัก", "Write the code of the other school"));
        }

        if (request.Kind is ChangeKind.Merged or ChangeKind.Closed && request.Paper is null)
        {
            refusals.Add(new(nameof(ChangeRequest.Paper), "paper-missing", T("กรอกเลขที่ประกาศหรือคำสั่ง", "Write the number of the announcement or order")));
        }

        if (request.Kind is ChangeKind.Moved && request.Hierarchy is null)
        {
            refusals.Add(new(nameof(ChangeRequest.Hierarchy), "hierarchy-missing", T("เลือกว่าจะย้ายสังกัดแบบใด", "Choose in which way it moves")));
        }

        if (request.Kind is ChangeKind.Recoded)
        {
            Missing(nameof(ChangeRequest.Code), request.Code, T("กรอกรหัส", "Write the code"));
            if (request.Scheme is null)
            {
                refusals.Add(new(nameof(ChangeRequest.Scheme), "scheme-missing", T("เลือกชุดรหัส", "Choose whose code it is")));
            }
            else if (request.Code is not null && UnitCode.WhyNot(request.Scheme.Value, request.Code) is { } fault)
            {
                refusals.Add(new(nameof(ChangeRequest.Code), "code-form", fault));
            }
        }
        else
        {
            if (request.Code is not null && UnitCode.WhyNot(IdentifierScheme.Smis, request.Code) is { } smis)
            {
                refusals.Add(new(nameof(ChangeRequest.Code), "code-form", smis));
            }

            if (request.MoeCode is not null && UnitCode.WhyNot(IdentifierScheme.Moe, request.MoeCode) is { } moe)
            {
                refusals.Add(new(nameof(ChangeRequest.MoeCode), "code-form", moe));
            }
        }

        return refusals;

        void Missing(string field, string? text, Text reason)
        {
            if (text is null)
            {
                refusals.Add(new(field, "missing", reason));
            }
        }

        void TooLong(string field, string? text, int most)
        {
            if (text?.Length > most)
            {
                refusals.Add(new(field, "too-long", T($"ยาวได้ไม่เกิน {most:N0} ตัวอักษร (มี {text.Length:N0})", $"At most {most:N0} letters (there are {text.Length:N0})")));
            }
        }
    }
}
