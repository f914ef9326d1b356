using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.View)]
internal sealed class TargetGroupsModel(TargetGroups groups, Foundation.Security.Actor actor) : PageModel
{
    public IReadOnlyList<TargetGroupEntry> Groups { get; private set; } = [];

    public bool MayEdit => actor.May(OrganisationPermissions.EditTargetGroups);

    public async Task OnGetAsync(CancellationToken cancel) => Groups = await groups.ListAsync(cancel);
}
