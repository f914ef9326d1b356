using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>
/// The demo office's schools, from the sample register, with what happened to a few of them since: one merged, one renamed, one taught
/// elsewhere, one closed, one that changed its cluster.
/// </summary>
internal sealed class DemoSchools(SomdunDb db, Units units, ImportRegister import, ChangeUnits changes, TargetGroups groups)
{
    private const string Sample = "schools.csv";

    private static readonly DateOnly FirstCount = new(2019, 6, 10);

    /// <summary>Counts of the Junes since, so that a school's page has a line to draw.</summary>
    private const int Counts = 7;

    private static readonly ChangeRequest[] Stories =
    [
        new(ChangeKind.Merged, new DateOnly(2019, 11, 1)) { Other = "99020002", Paper = T("ประกาศ สพป.ตัวอย่าง เขต 2 ที่ 41/2562", "Announcement 41/2562 of the example office").Thai },
        new(ChangeKind.Renamed, new DateOnly(2020, 5, 16)) { ThaiName = T("บ้านคลองกระต่ายหมายจันทร์ (ราษฎร์อุปถัมภ์)", "A school renamed").Thai, Paper = T("ประกาศ สพป.ตัวอย่าง เขต 2 ที่ 12/2563", "Announcement 12/2563 of the example office").Thai },
        new(ChangeKind.TeachingMerged, new DateOnly(2020, 7, 1)) { Other = "99020028", Note = T("นักเรียนน้อย ไปเรียนรวมทุกชั้น", "Few pupils: all classes are taught elsewhere").Thai },
        new(ChangeKind.Closed, new DateOnly(2021, 5, 16)) { Paper = T("ประกาศ สพป.ตัวอย่าง เขต 2 ที่ 20/2564", "Announcement 20/2564 of the example office").Thai },
    ];

    /// <summary>To whom each of the stories happens.</summary>
    private static readonly string[] Codes = ["99020004", "99020020", "99020029", "99020016"];

    private static readonly Text SmallSchools = T("โรงเรียนไม่เกิน 50 คน ณ 10 มิ.ย. 2563", "Schools of up to 50 pupils on 10 June 2020");

    private const string MovedSchool = "99020010";

    private const string MovedTo = "99020011";

    public async Task EnsureAsync(IProgress<Text> progress, CancellationToken cancel)
    {
        if (await units.OfficeAsync(cancel) is null || await db.Set<Unit>().AnyAsync(u => u.Kind == UnitKind.School, cancel))
        {
            return;
        }

        progress.Report(T("นำทะเบียนโรงเรียนตัวอย่างเข้า", "Bringing the sample register of schools in"));
        await using (var file = typeof(DemoSchools).Assembly.GetManifestResourceStream($"Samples/{Sample}") ?? throw new InvalidOperationException($"The program was built without its sample {Sample}."))
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancel);
            copy.Position = 0;
            var plan = Done(await import.RunAsync(new(Sample, copy, FirstCount, LeaveFaultyOut: false), cancel));
            if (plan.Faults.Count > 0)
            {
                throw new InvalidOperationException($"The sample register has faults: {plan.Faults[0].Message.English}");
            }
        }

        await CountAgainAsync(cancel);
        foreach (var (story, code) in Stories.Zip(Codes))
        {
            Done(await changes.RunAsync(story with { UnitId = (await units.FindAsync(code, cancel))!.Id }, seen: null, cancel));
        }

        var (moved, other) = ((await units.FindAsync(MovedSchool, cancel))!.Id, (await units.FindAsync(MovedTo, cancel))!.Id);
        var cluster = await db.Set<UnitMembership>().Where(m => m.UnitId == other && m.Hierarchy == Hierarchy.Cluster).Select(m => m.ParentId).FirstAsync(cancel);
        Done(await changes.RunAsync(new ChangeRequest(ChangeKind.Moved, new DateOnly(2020, 10, 1)) { UnitId = moved, Hierarchy = Hierarchy.Cluster, ParentId = cluster }, seen: null, cancel));
        Done(await groups.SaveAsync(
            new(null, 0, SmallSchools.Thai, SmallSchools.English, new Selection { PupilsTo = 50, CountedOn = new DateOnly(2020, 6, 10) }), cancel));
    }

    /// <summary>A little fewer or more each June, always the same for the same school.</summary>
    // Not told: made-up counts of a made-up office; the import before them and the changes after tell of themselves.
    private async Task CountAgainAsync(CancellationToken cancel)
    {
        var first = await db.Set<HeadCount>().AsNoTracking().OrderBy(c => c.UnitId).ToListAsync(cancel);
        foreach (var (at, count) in first.Index())
        {
            for (var year = 1; year <= Counts; year++)
            {
                var drift = ((at * 7) + (year * 3)) % 9 - 5;
                db.Add(new HeadCount { UnitId = count.UnitId, Day = FirstCount.AddYears(year), Pupils = Math.Max(0, count.Pupils + (count.Pupils * drift * year / 200)), Source = Sample });
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The demo does nothing that an office may not: a refusal here is a fault of the program.</summary>
    private static T Done<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(r => r.Reason.English)));
}
