using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary><c>/people?unit=24020001&amp;asOf=2563-11-01&amp;q=สมมติ</c></summary>
[Authorize(PeoplePermissions.View)]
internal sealed class PeopleModel(PeopleList list, FindByNumber byNumber, Workplaces workplaces, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public StaffKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    public DateOnly Day { get; private set; }

    public bool IsToday => AsOf is null;

    public IReadOnlyList<UnitEntry> Workplaces { get; private set; } = [];

    public UnitEntry? Chosen { get; private set; }

    public PeopleList.Result List { get; private set; } = new([], 0, new Dictionary<Guid, UnitEntry>());

    public int Pages => (List.Count + PeopleList.PageSize - 1) / PeopleList.PageSize;

    public bool MayEdit => actor.May(PeoplePermissions.Edit);

    public bool MayFindByNumber => actor.May(PeoplePermissions.ViewSensitive);

    public bool MayImport => actor.May(PeoplePermissions.Import);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Day = AsOf ?? BangkokTime.Today(clock);
        var ever = await workplaces.EverAsync(PeoplePermissions.View, cancel);
        Workplaces = People.Workplaces.Open(ever);
        if (!string.IsNullOrWhiteSpace(Unit))
        {
            var read = People.Workplaces.Read(Unit, nameof(Unit), ever);
            if (!read.Succeeded)
            {
                return NotFound();
            }

            Chosen = read.Value.Unit;
        }

        At = Math.Clamp(At, 1, 10_000);
        var words = ThaiText.Clean(Query ?? "") is { Length: > 0 } said ? said : null;
        var numbered = words is null ? null : await byNumber.FindAsync(words, cancel);
        List = await list.OfAsync(new(Day, Chosen?.Id, numbered is null ? words : null, Kind, All, At) { People = numbered }, cancel);
        return Page();
    }

    /// <summary>This list at another of its pages.</summary>
    public string PathOfPage(int page)
    {
        var query = new List<(string, string?)>
        {
            ("asOf", AsOf is { } day ? Iso(day) : null), ("q", Query), ("unit", Unit), ("kind", Kind?.ToString()), ("all", All ? "true" : null), ("at", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        }.Where(p => p.Item2 is { Length: > 0 }).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}");
        return string.Join('&', query) is { Length: > 0 } said ? $"/people?{said}" : "/people";
    }

    public string AsOfQuery => AsOf is { } day ? $"?asOf={Iso(day)}" : "";

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
