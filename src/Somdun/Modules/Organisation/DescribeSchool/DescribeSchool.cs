using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Organisation.Rules;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What is said of one school by form rather than by a register: how many pupils it had on a day, and where it lies.</summary>
internal sealed class DescribeSchool(SomdunDb db, Actor actor, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Source">From where the number is known; whoever enters it where it is left out.</param>
    internal sealed record Counted(Guid UnitId, DateOnly? Day, int? Pupils, string? Source);

    /// <param name="Latitude">Decimal degrees as typed; both or neither.</param>
    internal sealed record Lying(Guid UnitId, string? Levels, string? SubDistrict, string? Latitude, string? Longitude);

    /// <summary>Keeps the count; one of the same day is put right, and its former number told.</summary>
    public async Task<Outcome<Guid>> CountAsync(Counted counted, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var source = ThaiText.Clean(counted.Source ?? "");
        List<Refusal> refusals = [];
        if (counted.Day is not { } day)
        {
            refusals.Add(new(nameof(Counted.Day), "day-missing", T("กรอกวันที่นับนักเรียน", "Say on which day the pupils were counted")));
            day = today;
        }
        else if (day > today || day.Year < 1950)
        {
            refusals.Add(new(nameof(Counted.Day), "day-era", T(
                $"วันที่นับคือ {ThaiDate.Short(day)} ซึ่ง{(day > today ? "ยังมาไม่ถึง" : "เก่าเกินไป")} ตรวจว่าปีเป็น พ.ศ. หรือ ค.ศ.",
                $"The day is {ThaiDate.Short(day, Language.English)}, {(day > today ? "which is still to come" : "too long ago")}: look at the era of its year")));
        }
        else if (!await db.Set<UnitStatus>().On(day).AnyAsync(s => s.UnitId == counted.UnitId && s.State != UnitState.Merged && s.State != UnitState.Closed, cancel))
        {
            refusals.Add(new(nameof(Counted.Day), "school-not-there", T($"วันที่ {ThaiDate.Short(day)} ยังไม่มีโรงเรียนนี้ หรือเลิกหรือยุบรวมไปแล้ว", $"On {ThaiDate.Short(day, Language.English)} the school was not there yet, or was closed or merged")));
        }

        if (counted.Pupils is not (>= 0 and <= HeadCount.MostPupils))
        {
            refusals.Add(new(nameof(Counted.Pupils), "pupils-form", T(
                $"จำนวนนักเรียนต้องเป็นจำนวนเต็ม 0 ถึง {HeadCount.MostPupils:N0}", $"The number of pupils must be a whole number from 0 to {HeadCount.MostPupils:N0}")));
        }

        if (source.Length > HeadCount.SourceMaxLength)
        {
            refusals.Add(TooLong(nameof(Counted.Source), HeadCount.SourceMaxLength, source.Length));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var from = source.Length > 0 ? source : Cut(T($"กรอกโดย {actor.Name}", $"Entered by {actor.Name}").Thai, HeadCount.SourceMaxLength);
        return await db.OneAtATimeAsync(
            async () =>
            {
                var known = await db.Set<HeadCount>().FirstOrDefaultAsync(c => c.UnitId == counted.UnitId && c.Day == day, cancel);
                var was = known?.Pupils;
                if (known is null)
                {
                    db.Add(new HeadCount { UnitId = counted.UnitId, Day = day, Pupils = counted.Pupils!.Value, Source = from });
                }
                else
                {
                    (known.Pupils, known.Source) = (counted.Pupils!.Value, from);
                }

                audit.Tell(
                    new PupilsCounted(counted.UnitId, day, counted.Pupils.Value),
                    changes: [new FieldChange("pupils", was?.ToString(CultureInfo.InvariantCulture), counted.Pupils.Value.ToString(CultureInfo.InvariantCulture))]);
                await db.SaveChangesAsync(cancel);
                return counted.UnitId;
            },
            cancel);
    }

    /// <summary>Keeps where the school lies and what it teaches; what is left empty is no longer known.</summary>
    public async Task<Outcome<Guid>> PlaceAsync(Lying lying, CancellationToken cancel)
    {
        List<Refusal> refusals = [];
        var levels = Limited(nameof(Lying.Levels), lying.Levels, Unit.LevelsMaxLength);
        var subDistrict = Limited(nameof(Lying.SubDistrict), lying.SubDistrict, Unit.SubDistrictMaxLength);
        var (latitude, longitude) = (Degrees(nameof(Lying.Latitude), lying.Latitude), Degrees(nameof(Lying.Longitude), lying.Longitude));
        if (refusals.Count == 0 && latitude is null != longitude is null)
        {
            refusals.Add(new(latitude is null ? nameof(Lying.Latitude) : nameof(Lying.Longitude), "point-half", T("พิกัดต้องมีทั้งละติจูดและลองจิจูด", "A point needs both its latitude and its longitude")));
        }
        else if (latitude is { } north && longitude is { } east && Coordinates.WhyNot(north, east) is { } outside)
        {
            refusals.Add(new(nameof(Lying.Latitude), "point-outside", outside));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var unit = await db.Set<Unit>().SingleAsync(u => u.Id == lying.UnitId, cancel);
        List<FieldChange> changes = [];
        Say("levels", unit.Levels, levels);
        Say("subDistrict", unit.SubDistrict, subDistrict);
        Say("latitude", Written(unit.Latitude), Written(latitude));
        Say("longitude", Written(unit.Longitude), Written(longitude));
        if (changes.Count > 0)
        {
            (unit.Levels, unit.SubDistrict, unit.Latitude, unit.Longitude) = (levels, subDistrict, latitude, longitude);
            audit.Tell(new SchoolDescribed(unit.Id), changes: changes);
            await db.SaveChangesAsync(cancel);
        }

        return unit.Id;

        string? Limited(string field, string? typed, int most)
        {
            var text = ThaiText.Clean(typed ?? "");
            if (text.Length > most)
            {
                refusals.Add(TooLong(field, most, text.Length));
            }

            return text.Length == 0 ? null : text;
        }

        int? Degrees(string field, string? typed)
        {
            var text = ThaiText.Clean(typed ?? "");
            if (text.Length == 0)
            {
                return null;
            }

            if (Coordinates.TryRead(text, out var millionths))
            {
                return millionths;
            }

            refusals.Add(new(field, "point-form", T($"อ่านพิกัด “{Cut(text, 30)}” ไม่ได้ ต้องเป็นองศาทศนิยม เช่น 13.68812", $"“{Cut(text, 30)}” is no coordinate: write decimal degrees, like 13.68812")));
            return null;
        }

        void Say(string field, string? was, string? becomes)
        {
            if (was != becomes)
            {
                changes.Add(new(field, was, becomes));
            }
        }
    }

    /// <summary>Decimal degrees as they are typed; null where there are none.</summary>
    public static string? Written(int? millionths) => millionths is { } known ? (known / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture) : null;

    private static Refusal TooLong(string field, int most, int length) =>
        new(field, "too-long", T($"ยาวเกิน {most:N0} ตัวอักษร (มี {length:N0})", $"Longer than {most:N0} letters (it has {length:N0})"));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
