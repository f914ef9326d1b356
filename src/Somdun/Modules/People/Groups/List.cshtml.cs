using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Security;
using Somdun.Modules.People.Contract;

namespace Somdun.Modules.People;

[Authorize(PeoplePermissions.View)]
internal sealed class PeopleGroupsModel(PeopleGroups groups, Actor actor) : PageModel
{
    public const string Path = "/people/groups";

    public IReadOnlyList<PeopleGroupEntry> Groups { get; private set; } = [];

    public bool MayEdit => actor.May(PeoplePermissions.Edit);

    public async Task OnGetAsync(CancellationToken cancel) => Groups = await groups.ListAsync(cancel);
}
