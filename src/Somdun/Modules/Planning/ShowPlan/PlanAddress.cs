using System.Globalization;

namespace Somdun.Modules.Planning;

/// <summary>
/// Where the pages of one plan are. What chose the plan (<c>?unit=</c>, <c>?version=</c>) goes along to every page of it.
/// </summary>
internal sealed record PlanAddress(string Period, string? Unit, int? Version)
{
    public string Path => $"/plans/{Period}";

    /// <param name="page">Below the plan: <c>findings</c>, <c>projects/22</c>; empty for the plan itself.</param>
    /// <param name="query">More of the query, as pairs.</param>
    public string To(string page = "", params ReadOnlySpan<(string Name, string? Value)> query)
    {
        (string Name, string? Value)[] all = [.. query, ("unit", Unit), ("version", Version?.ToString(CultureInfo.InvariantCulture))];
        return (page.Length == 0 ? Path : $"{Path}/{page}") +
            QueryString.Create(all.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));
    }
}

/// <summary>
/// Where the projects of a version are: <c>projects/22</c> while the printed number names one of them alone, else by key.
/// </summary>
internal sealed class ProjectAddresses(PlanAddress plan, IEnumerable<PlanProject> projects)
{
    private readonly HashSet<int> _unique = [.. projects
        .Where(p => p.Number is not null)
        .GroupBy(p => p.Number!.Value)
        .Where(n => !n.Skip(1).Any())
        .Select(n => n.Key)];

    /// <summary>By key; else by its printed number, where only one project bears it.</summary>
    public static PlanProject? Find(List<PlanProject> projects, string name) =>
        Guid.TryParse(name, out var key) ? projects.Find(p => p.Key == key)
        : Numbered(projects, name) is [var only] ? only
        : null;

    /// <summary>All that bear the number; none where the name is no number.</summary>
    public static IReadOnlyList<PlanProject> Numbered(List<PlanProject> projects, string name) =>
        NumberOf(name) is { } number ? projects.FindAll(p => p.Number == number) : [];

    /// <summary>The printed number an address names a project by; null where it names none.</summary>
    public static int? NumberOf(string? name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string To(PlanProject project, string page = "") => plan.To($"projects/{NameOf(project)}{page}");

    private string NameOf(PlanProject project) => project.Number is { } number && _unique.Contains(number)
        ? number.ToString(CultureInfo.InvariantCulture)
        : project.Key.ToString();
}
