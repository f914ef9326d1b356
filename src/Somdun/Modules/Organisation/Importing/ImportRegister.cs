using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>Brings a register of schools in: reads it, holds it against what is there, shows what would happen, writes it in one step.</summary>
internal sealed class ImportRegister(SomdunDb db, Units units, ITableReader tables, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Of a register of the nation's 30,000 schools all are told.</summary>
    private const int MostChangesTold = 50_000;

    /// <param name="Day">The day from which what is new or changed holds, and on which pupils were counted; null for today.</param>
    /// <param name="LeaveFaultyOut">Takes the other rows where some have faults; else one fault keeps all from being written.</param>
    internal sealed record Request(string FileName, Stream File, DateOnly? Day, bool LeaveFaultyOut);

    /// <summary>What it would do; writes nothing.</summary>
    public async Task<Outcome<RegisterPlan>> PlanAsync(Request request, CancellationToken cancel)
    {
        var read = Read(request, cancel);
        return read.Succeeded
            ? await new RegisterComparison(db, units).CompareAsync(read.Value, DayOf(request), request.LeaveFaultyOut, ReachOf(request), cancel)
            : read.Refusals.ToList();
    }

    /// <summary>Does it. With faults, and not told to leave them out, nothing is written and the plan says what they are.</summary>
    public async Task<Outcome<RegisterPlan>> RunAsync(Request request, CancellationToken cancel)
    {
        var read = Read(request, cancel);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }

        var written = await db.OneAtATimeAsync(
            async () =>
            {
                await EnsureOfficeAsync(read.Value, cancel);
                var plan = await new RegisterComparison(db, units).CompareAsync(read.Value, DayOf(request), request.LeaveFaultyOut, ReachOf(request), cancel);
                if (plan.Faults.Count == 0 || request.LeaveFaultyOut)
                {
                    await WriteAsync(plan, Path.GetFileName(request.FileName), cancel);
                }

                return plan;
            },
            cancel);
        if (written.Added.Count >= RegisterWriter.Many)
        {
            await db.TellPlannerOfUnitsAsync(cancel);
        }

        return written;
    }

    private UnitReach? ReachOf(Request request) => db.ReachOf(actor, OrganisationPermissions.Import, BangkokTime.Today(clock), DayOf(request));

    private DateOnly DayOf(Request request) => request.Day ?? BangkokTime.Today(clock);

    private Outcome<RegisterFile> Read(Request request, CancellationToken cancel)
    {
        if (request.Day is { } day && day > BangkokTime.Today(clock))
        {
            return new Refusal(nameof(Request.Day), "day-future", T("วันที่ของทะเบียนยังมาไม่ถึง ตรวจปี พ.ศ.", "The day of the register is still to come: look at its year"));
        }

        var read = tables.Read(request.File, request.FileName, cancel);
        return read.Succeeded
            ? RegisterFile.Read(read.Value, Path.GetFileName(request.FileName), BangkokTime.Today(clock))
            : read.Refusals.Select(r => r with { Field = nameof(Request.File) }).ToList();
    }

    /// <summary>The register of one area sets its office up where there is none; one of many areas sets none up.</summary>
    private async Task EnsureOfficeAsync(RegisterFile file, CancellationToken cancel)
    {
        if (await units.OfficeAsync(cancel) is null
            && file.Faults.Count == 0
            && file.Lines.Select(l => l.AreaCode).Distinct().ToList() is [{ } code]
            && file.Lines[0].AreaName is { } name)
        {
            await units.EnsureAsync(code, new Text(name, name), AreaOfficeGroups.All, cancel);
        }
    }

    private async Task WriteAsync(RegisterPlan plan, string source, CancellationToken cancel)
    {
        var from = source.Length <= HeadCount.SourceMaxLength ? source : source[^HeadCount.SourceMaxLength..];
        if (!plan.ChangesNothing)
        {
            var office = (await units.OfficeAsync(cancel))?.Id;
            audit.Tell(
                new RegisterImported(office, from, plan.Added.Count, plan.Changed.Count, plan.Untouched.Count, plan.Gone.Count, plan.Faults.Count),
                reason: null,
                [.. plan.Added.Select(a => new FieldChange("+", null, a.Facts.Codes.Count > 0 ? a.Facts.Codes[0].Text : null, a.Name)).Concat(plan.Changed.SelectMany(c => c.What.Select(w => new FieldChange("±", null, w.Thai, c.Name)))).Take(MostChangesTold)]);
            await db.SaveChangesAsync(cancel);
        }

        await db.WriteNewUnitsAsync([.. plan.Parents, .. plan.Added], from, plan.Day, cancel);
        if (plan.Changed.Count == 0)
        {
            return;
        }

        await db.WriteFactsAsync([.. plan.Changed.Where(c => !c.Before.Same(c.After)).Select(c => (c.Before, c.After))], cancel);
        foreach (var changed in plan.Changed.Where(c => c.IsPlaceChanged))
        {
            var unit = await db.Set<Unit>().SingleAsync(u => u.Id == changed.Id, cancel);
            unit.Levels = changed.Line!.Levels ?? unit.Levels;
            unit.SubDistrict = changed.Line.SubDistrict ?? unit.SubDistrict;
            (unit.Latitude, unit.Longitude) = changed.Line.Millionths is { } point ? (point.Latitude, point.Longitude) : (unit.Latitude, unit.Longitude);
        }

        foreach (var changed in plan.Changed.Where(c => c.Count is not null))
        {
            var (day, pupils) = changed.Count!.Value;
            if (await db.Set<HeadCount>().FirstOrDefaultAsync(c => c.UnitId == changed.Id && c.Day == day, cancel) is { } known)
            {
                (known.Pupils, known.Source) = (pupils, from);
            }
            else
            {
                db.Add(new HeadCount { UnitId = changed.Id, Day = day, Pupils = pupils, Source = from });
            }
        }

        await db.SaveChangesAsync(cancel);
    }
}
