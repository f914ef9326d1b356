using System.Globalization;
using System.Text.Json;
using Somdun.Benchmarks;

// bench NAME… [--json]: runs the benchmarks named, or lists them. Exit code 1 where a figure is over its limit.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var json = args.Contains("--json");
var names = args.Where(arg => arg != "--json").ToList();
var chosen = names is ["all"] ? Bench.All : [.. Bench.All.Where(bench => names.Contains(bench.Name))];

if (names.Count == 0 || (names is not ["all"] && chosen.Count < names.Distinct().Count()))
{
    foreach (var bench in Bench.All)
    {
        Console.Error.WriteLine($"  {bench.Name,-16} {bench.What}");
    }

    return names.Count == 0 ? 0 : 2;
}

List<(string Bench, Figure Figure)> figures = [];
foreach (var bench in chosen)
{
    foreach (var figure in await bench.Run())
    {
        figures.Add((bench.Name, figure));
        if (!json)
        {
            Console.WriteLine($"{bench.Name,-16} {figure.What,-38} {figure.Value,12:N2} {figure.Unit,-4} {(figure.Limit is { } limit ? $"limit {limit:N0}{(figure.IsWithin ? "" : "  OVER")}" : "")}");
        }
    }
}

if (json)
{
    Console.WriteLine(JsonSerializer.Serialize(
        figures.Select(f => new { benchmark = f.Bench, what = f.Figure.What, value = Math.Round(f.Figure.Value, 3), unit = f.Figure.Unit, limit = f.Figure.Limit, within = f.Figure.IsWithin }),
        Bench.Json));
}

return figures.All(f => f.Figure.IsWithin) ? 0 : 1;
