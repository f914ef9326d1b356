using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Planning;

namespace Somdun.Tests.Upgrade;

/// <summary>All plans of a database as text, without identifiers: what an office would miss if an upgrade lost it.</summary>
internal static class PlanContent
{
    public static async Task<string> OfAsync(SomdunDb db, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var ids = await db.Set<PlanVersion>().OrderBy(v => v.Number).Select(v => v.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            var version = (await db.Set<PlanVersion>().WholeAsync(id, cancel))!;
            text.Append(CultureInfo.InvariantCulture, $"version {version.Number} {version.State}\n");
            foreach (var strategy in version.Strategies.OrderBy(s => s.Position))
            {
                text.Append(CultureInfo.InvariantCulture, $"  strategy {strategy.Title}\n");
            }

            foreach (var project in version.Projects.OrderBy(p => p.Position))
            {
                text.Append(CultureInfo.InvariantCulture, $"  project {project.Number} {project.Standing} {project.Budget} {project.Title}\n");
                Items(text, "objective", project.Objectives, _ => "");
                Items(text, "target", project.Targets, t => string.Join("; ", t.Quantities.Select(q => string.Join(" × ", q.Factors.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Amount} {f.Unit}"))))));
                Items(text, "indicator", project.Indicators, i => string.Create(CultureInfo.InvariantCulture, $"{i.Threshold?.Amount} {i.Threshold?.Unit}"));
                Items(text, "activity", project.Activities, _ => "");
                text.AppendJoin("", project.Alignments.OrderBy(a => a.Position).Select(a => $"    alignment {a.Framework} {a.Item}\n"));
            }
        }

        return text.ToString();
    }

    private static void Items<T>(StringBuilder text, string kind, IEnumerable<T> items, Func<T, string> more)
        where T : PlanItem =>
        text.AppendJoin("", items.OrderBy(i => i.Position).Select(i => $"    {kind} {i.Label} {i.Text} {more(i)}".TrimEnd() + "\n"));
}
