using ToldChange = Somdun.Foundation.Audit.FieldChange;

namespace Somdun.Modules.Planning;

/// <summary>Differences of a plan as they are attached to what is told.</summary>
internal static class ToldChanges
{
    extension(IReadOnlyList<PartChange> changes)
    {
        public IReadOnlyList<ToldChange> ToTell() =>
        [
            .. changes.SelectMany(change => change.Fields.Select(field => new ToldChange(
                ChangeWording.Of(field.Field).Thai, field.Before, field.After, $"{ChangeWording.Of(change.Part.Kind).Thai} {ChangeWording.Name(change.Part)}"))),
        ];
    }

    extension(PlanMerge merge)
    {
        /// <summary>What a document wrote, line by line as it was taken.</summary>
        public IReadOnlyList<ToldChange> ToTell() =>
        [
            .. merge.Strategies.SelectMany(s => s.Fields.Where(f => f.Taken).Select(f => new ToldChange(f.Caption.Thai, f.Was, f.Becomes, s.Title))),
            .. merge.Projects.Where(p => p.Writes).SelectMany(OfProject),
        ];
    }

    private static string? Words(ItemContent? item) => item is null ? null : MergeSummary.Item(item).Thai;

    private static PartKind KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Objective => PartKind.Objective,
        ItemKind.Target => PartKind.Target,
        ItemKind.Indicator => PartKind.Indicator,
        _ => PartKind.Activity,
    };

    private static IEnumerable<ToldChange> OfProject(ProjectMerge project)
    {
        var of = $"{project.Number} {project.Title}".Trim();
        return project.Kind switch
        {
            MergeKind.Add => [new(ChangeWording.Of(ChangeKind.Added).Thai, null, project.Title, of)],
            MergeKind.Gone => [new(ChangeWording.Of(ChangeKind.Removed).Thai, project.Title, null, of)],
            _ =>
            [
                .. project.Fields.Where(f => f.Taken).Select(f => new ToldChange(f.Caption.Thai, f.Was, f.Becomes, of)),
                .. project.Items.Where(i => i.Taken).Select(i => new ToldChange(ChangeWording.Of(KindOf(i.Of)).Thai, Words(i.Was), Words(i.Becomes), of)),
            ],
        };
    }
}
