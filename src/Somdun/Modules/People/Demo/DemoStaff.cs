using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>The made-up staff of the demo office: those of the sample list whose units the demo has, brought in as any list is.</summary>
internal sealed class DemoStaff(SomdunDb db, ImportStaff import, Workplaces workplaces)
{
    private const string Sample = "staff.csv";

    public async Task EnsureAsync(IProgress<Text> progress, CancellationToken cancel)
    {
        if (await db.Set<Person>().AnyAsync(cancel))
        {
            return;
        }

        progress.Report(T("นำรายชื่อบุคลากรตัวอย่างเข้า", "Bringing the sample staff in"));
        await using var file = typeof(DemoStaff).Assembly.GetManifestResourceStream($"Samples/{Sample}")
            ?? throw new InvalidOperationException($"The program was built without its sample {Sample}.");
        var tables = import.Tables(file, Sample, cancel).Value;
        var units = (await workplaces.EverAsync(PeoplePermissions.Import, cancel)).Where(w => w.IsOpen).ToList();
        var unitColumn = tables[0].Rows[0].Cells.ToList().FindIndex(heading => heading == UnitHeading);
        FileTable known = tables[0] with
        {
            Rows = [tables[0].Rows[0], .. tables[0].Rows.Skip(1).Where(row => Workplaces.Read(row.Cells[unitColumn], UnitHeading, units).Succeeded)],
        };
        var outcome = await import.ApplyAsync([known], Sample, cancel);
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(r => r.Reason.English)));
        }
    }

    private const string UnitHeading = "หน่วยงาน";
}
