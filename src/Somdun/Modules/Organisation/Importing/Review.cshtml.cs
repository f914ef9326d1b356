using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What a register would do, held against what is there now; and the button that does it.</summary>
[Authorize(OrganisationPermissions.Import)]
internal sealed class ReviewRegisterModel(SomdunDb db, ImportRegister import, FileStore files, TimeProvider clock) : PageModel
{
    /// <summary>Of each list; the numbers say how many there are.</summary>
    public const int MostListed = 200;

    [BindProperty]
    public bool LeaveFaultyOut { get; set; }

    [BindProperty]
    public bool GivesUp { get; set; }

    public RegisterImport Import { get; private set; } = null!;

    /// <summary>Null once it went in.</summary>
    public RegisterPlan? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<RegisterImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } taken)
        {
            return NotFound();
        }

        Import = taken;
        return taken.AppliedAt is null ? await ShowAsync([], cancel) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<RegisterImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } taken)
        {
            return NotFound();
        }

        Import = taken;
        if (taken.AppliedAt is not null)
        {
            return this.Refused(new Refusal(null, "import-done", T("นำทะเบียนนี้เข้าแล้ว", "This register went in already")));
        }

        if (GivesUp)
        {
            // Not told: no unit was touched, and nothing of it stays.
            await db.Set<RegisterImport>().Where(i => i.Id == id && i.AppliedAt == null).ExecuteDeleteAsync(cancel);
            return this.Done(T("ทิ้งไฟล์แล้ว ไม่ได้บันทึกสิ่งใด", "The file is given up: nothing was written"), "/units/imports");
        }

        RegisterPlan plan;
        await using (var file = files.Open(taken.FileHash))
        {
            var done = await import.RunAsync(new(taken.FileName, file, taken.Day, LeaveFaultyOut), cancel);
            if (!done.Succeeded)
            {
                return await ShowAsync(done.Refusals, cancel);
            }

            plan = done.Value;
        }

        if (plan.Faults.Count > 0 && !LeaveFaultyOut)
        {
            return await ShowAsync([new(nameof(LeaveFaultyOut), "faults", T(
                $"มีข้อบกพร่อง {plan.Faults.Count:N0} ข้อ จึงยังไม่บันทึกสิ่งใด แก้ไฟล์แล้วอ่านใหม่ หรือเลือกเว้นแถวที่บกพร่อง",
                $"There are {plan.Faults.Count:N0} faults, so nothing was written. Put the file right and read it again, or choose to leave the faulty rows out"))], cancel);
        }

        // Not told: the import has told what it did; this only marks its file as gone in.
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<RegisterImport>().Where(i => i.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.AppliedAt, now).SetProperty(i => i.Added, plan.Added.Count).SetProperty(i => i.Changed, plan.Changed.Count)
                .SetProperty(i => i.Untouched, plan.Untouched.Count).SetProperty(i => i.Gone, plan.Gone.Count).SetProperty(i => i.Faults, plan.Faults.Count), cancel);
        return this.Done(new Text($"นำทะเบียนเข้าแล้ว: {plan.Summary(Language.Thai)}", $"The register is in: {plan.Summary(Language.English)}"), "/units");
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancel)
    {
        await using var file = files.Open(Import.FileHash);
        var plan = await import.PlanAsync(new(Import.FileName, file, Import.Day, LeaveFaultyOut: true), cancel);
        Plan = plan.Succeeded ? plan.Value : null;
        return refusals.Count > 0 ? this.Refused(refusals) : plan.Succeeded ? Page() : this.Refused(plan.Refusals);
    }
}
