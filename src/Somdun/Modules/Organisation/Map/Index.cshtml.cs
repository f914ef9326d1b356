using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

/// <summary>The office's schools where they lie: a drawing of points, and the same as a table.</summary>
[Authorize(OrganisationPermissions.View)]
internal sealed class SchoolMapModel(Units units, Register register, TimeProvider clock) : PageModel
{
    public const int Width = 800;
    private const int Margin = 24;
    private const int HighestHeight = 900;

    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public SchoolList Schools { get; private set; } = null!;

    public IReadOnlyList<MapPoint> Points { get; private set; } = [];

    public int Height { get; private set; } = Width / 2;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await units.OfficeAsync(cancel) is not { } office)
        {
            return NotFound();
        }

        Day = AsOf ?? BangkokTime.Today(clock);
        Schools = await register.OfAsync(office.Id, Day, cancel);
        Lay([.. Schools.Counted.Where(s => s is { Latitude: not null, Longitude: not null })]);
        return Page();
    }

    /// <summary>A degree of longitude is shorter than one of latitude by the cosine of the latitude: at 13.7° north, 0.97.</summary>
    private void Lay(List<ListedSchool> placed)
    {
        if (placed.Count == 0)
        {
            return;
        }

        var (south, north) = (placed.Min(s => s.Latitude!.Value), placed.Max(s => s.Latitude!.Value));
        var (west, east) = (placed.Min(s => s.Longitude!.Value), placed.Max(s => s.Longitude!.Value));
        var shrink = (decimal)Math.Cos((south + north) / 2_000_000.0 * Math.PI / 180);
        var (across, up) = (Math.Max(1, (east - west) * shrink), Math.Max(1m, north - south));
        var scale = Math.Min((Width - (2 * Margin)) / across, (HighestHeight - (2 * Margin)) / up);
        Height = (int)(up * scale) + (2 * Margin);
        var left = (Width - (across * scale)) / 2;
        var districts = Schools.Districts.Index().ToDictionary(d => d.Item.Id, d => d.Index);
        Points = [.. placed.Select(s => new MapPoint(
            s,
            left + ((s.Longitude!.Value - west) * shrink * scale),
            Margin + ((north - s.Latitude!.Value) * scale),
            s.Pupils switch { null or 0 => 3.5m, <= 120 => 5, <= 600 => 7, _ => 9 },
            s.DistrictId is { } d && districts.TryGetValue(d, out var index) ? index % 7 : 0))];
    }
}

/// <param name="Radius">Larger for more pupils.</param>
/// <param name="Colour">Which of seven, by district.</param>
internal sealed record MapPoint(ListedSchool School, decimal X, decimal Y, decimal Radius, int Colour);
