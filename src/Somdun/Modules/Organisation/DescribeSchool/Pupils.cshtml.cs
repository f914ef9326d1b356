using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.Edit)]
internal sealed class CountPupilsModel(DescribeSchool describe, Units units, SomdunDb db, Actor actor, TimeProvider clock) : SchoolFormModel(units, db, actor, clock)
{
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public int? Pupils { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public HeadCount? Last { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel) => await LoadAsync(code, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        var done = await describe.CountAsync(new(School.Id, Day, Pupils, Source), cancel);
        return done.Succeeded ? this.Done(T("บันทึกจำนวนนักเรียนแล้ว", "The count is saved"), Path) : this.Refused(done.Refusals);
    }

    protected override async Task AlsoLoadAsync(CancellationToken cancel) =>
        Last = await Db.Set<HeadCount>().AsNoTracking().Where(c => c.UnitId == School.Id).OrderByDescending(c => c.Day).FirstOrDefaultAsync(cancel);
}
