using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>Writes what a merge said into a version. Whatever stays keeps its key, and with it its history.</summary>
internal sealed class WriteMerge
{
    private readonly PlanVersion _version;
    private readonly PlanMerge _merge;
    private readonly ReviewedPlan _reviewed;
    private readonly Dictionary<int, PlanStrategy> _strategies = [];

    private WriteMerge(PlanVersion version, PlanMerge merge, ReviewedPlan reviewed)
    {
        _version = version;
        _merge = merge;
        _reviewed = reviewed;
    }

    /// <param name="version">Whole, in order and open: the one the merge was made against, or a copy of it.</param>
    public static void Into(PlanVersion version, PlanMerge merge, ReviewedPlan reviewed) => new WriteMerge(version, merge, reviewed).Run();

    private void Run()
    {
        foreach (var (position, strategy) in _merge.Strategies.Index())
        {
            WriteStrategy(position, strategy);
        }

        var projects = _merge.Projects.Select(WriteProject).OfType<PlanProject>().ToList();
        foreach (var (position, project) in projects.Index())
        {
            project.Position = position;
        }

        _version.PutInOrder();
    }

    private void WriteStrategy(int position, StrategyMerge line)
    {
        var strategy = _version.Strategies.Find(s => s.Key == line.Key);
        if (strategy is null)
        {
            strategy = new PlanStrategy { Id = Guid.CreateVersion7(), VersionId = _version.Id, Key = Guid.CreateVersion7(), Position = position, Title = "" };
            _version.Strategies.Add(strategy);
        }

        strategy.Position = position;
        if (line.Index is not { } index)
        {
            return;
        }

        var read = _reviewed.Plan.Strategies[index];
        if (line.Kind == MergeKind.Add || Takes(line.Fields, "number"))
        {
            strategy.Number = read.Number;
        }

        if (line.Kind == MergeKind.Add || Takes(line.Fields, "title"))
        {
            strategy.Title = read.Title;
        }

        strategy.TitleAsRead = _reviewed.AsRead.Strategies[index].Title;
        _strategies[index] = strategy;
    }

    /// <returns>The project as it stands in the version afterwards; null when it does not.</returns>
    private PlanProject? WriteProject(ProjectMerge line)
    {
        var project = _version.Projects.Find(p => p.Key == line.Key);
        if (line.Kind == MergeKind.Gone && line.Taken)
        {
            _version.Projects.Remove(project!);
            return null;
        }

        if (line.Kind == MergeKind.Add)
        {
            if (!line.Taken)
            {
                return null;
            }

            project = new PlanProject { Id = Guid.CreateVersion7(), VersionId = _version.Id, Key = Guid.CreateVersion7(), Position = 0, Title = "" };
            _version.Projects.Add(project);
        }

        if (line.Index is { } index)
        {
            Write(project!, line, _reviewed.Plan.Projects[index], _reviewed.Projects[index]);
        }

        return project;
    }

    private void Write(PlanProject project, ProjectMerge line, DraftProject decided, ReviewedProject origin)
    {
        var read = _reviewed.AsRead.Projects[origin.Index];
        var isNew = line.Kind == MergeKind.Add;
        foreach (var field in ProjectField.All.Where(f => isNew || Takes(line.Fields, f.Name)))
        {
            field.Take(project, decided);
        }

        if (decided.Strategy is { } strategy && (isNew || Takes(line.Fields, ProjectField.Strategy)))
        {
            project.StrategyId = _strategies[strategy].Id;
        }

        project.Source = decided.Source;

        // The committee decided on another project than the document has now.
        if (project.Standing is ProjectStanding.Accepted or ProjectStanding.Returned)
        {
            project.Standing = ProjectStanding.Proposed;
        }

        var items = line.Items.Select(item => (item, Key: WriteItem(project, item, read))).ToList();
        foreach (var kind in ItemLists.Kinds)
        {
            var order = items.Where(i => i.item.Of == kind).Select(i => i.Key).Index().ToDictionary(i => i.Item, i => i.Index);
            foreach (var (position, item) in project.Items(kind).OrderBy(i => order.GetValueOrDefault(i.Key)).Index())
            {
                item.Position = position;
            }
        }

        project.AsRead = AsRead(project.AsRead, read, items);
    }

    /// <returns>The item's key, by which it will be known again even when it was struck.</returns>
    private static Guid WriteItem(PlanProject project, ItemMerge line, DraftProject read)
    {
        var key = line.Key ?? Guid.CreateVersion7();
        var item = project.Items(line.Of).FirstOrDefault(i => i.Key == key);
        if (line.Kind == MergeKind.Gone && line.Taken)
        {
            project.RemoveItem(line.Of, item!);
            return key;
        }

        if (line.Kind == MergeKind.Add && line.Taken)
        {
            item = project.AddItem(line.Of, key);
        }

        if (item is null)
        {
            return key;
        }

        if (line.Taken)
        {
            line.Becomes!.PutInto(item);
        }

        if (line.Read is { } index)
        {
            var (content, source) = read.Items(line.Of)[index];
            item.Verbatim = item.Text == content.Text ? null : content.Text;
            item.Source = source;
        }

        return key;
    }

    /// <summary>What this document does not speak of stays as the one before said it.</summary>
    private ProjectAsRead AsRead(ProjectAsRead? before, DraftProject read, List<(ItemMerge Line, Guid Key)> items)
    {
        var fields = new Dictionary<string, string>(before?.Fields ?? []);
        foreach (var field in ProjectField.All.Where(f => _reviewed.AsRead.Projects.Any(p => f.InDocument(p).Length > 0)))
        {
            fields[field.Name] = field.InDocument(read);
        }

        if (read.Strategy is { } strategy)
        {
            fields[ProjectField.Strategy] = _strategies[strategy].Key.ToString();
        }

        var kinds = ItemLists.Kinds.Where(k => _reviewed.AsRead.Projects.Any(p => p.Items(k).Count > 0)).ToList();
        return new ProjectAsRead(
            fields,
            [
                .. (before?.Items ?? []).Where(i => !kinds.Contains(i.Kind)),
                .. items.Where(i => i.Line.Read is not null).Select(i => new ItemAsRead(i.Key, i.Line.Of, read.Items(i.Line.Of)[i.Line.Read!.Value].Content)),
            ]);
    }

    private static bool Takes(IReadOnlyList<FieldMerge> fields, string name) => fields.Any(f => f.Name == name && f.Taken);
}
