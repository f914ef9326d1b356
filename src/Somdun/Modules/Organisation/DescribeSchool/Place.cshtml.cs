using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.Edit)]
internal sealed class PlaceSchoolModel(DescribeSchool describe, Units units, SomdunDb db, Actor actor, TimeProvider clock) : SchoolFormModel(units, db, actor, clock)
{
    [BindProperty]
    public string? Levels { get; set; }

    [BindProperty]
    public string? SubDistrict { get; set; }

    [BindProperty]
    public string? Latitude { get; set; }

    [BindProperty]
    public string? Longitude { get; set; }

    private Unit Known { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        (Levels, SubDistrict) = (Known.Levels, Known.SubDistrict);
        (Latitude, Longitude) = (DescribeSchool.Written(Known.Latitude), DescribeSchool.Written(Known.Longitude));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        var done = await describe.PlaceAsync(new(School.Id, Levels, SubDistrict, Latitude, Longitude), cancel);
        return done.Succeeded ? this.Done(T("บันทึกแล้ว", "Saved"), Path) : this.Refused(done.Refusals);
    }

    protected override async Task AlsoLoadAsync(CancellationToken cancel) => Known = await Db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == School.Id, cancel);
}
