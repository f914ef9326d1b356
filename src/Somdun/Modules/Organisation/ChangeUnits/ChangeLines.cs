using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What is different about a unit from a day on, in words.</summary>
internal static class ChangeLines
{
    public static IReadOnlyList<PlannedLine> Of(UnitFacts before, UnitFacts after, DateOnly day, IReadOnlyDictionary<Guid, Text> names)
    {
        List<PlannedLine> lines = [];
        Add(T("ชื่อ", "Name"), before.NameOn(day)?.Text(), after.NameOn(day)?.Text());
        Add(T("สถานะ", "Status"), State(before.StateOn(day)), State(after.StateOn(day)));
        foreach (var scheme in Enum.GetValues<IdentifierScheme>())
        {
            Add(UnitWording.Scheme(scheme), Code(before, scheme), Code(after, scheme));
        }

        foreach (var hierarchy in Enum.GetValues<Hierarchy>())
        {
            Add(UnitWording.Hierarchy(hierarchy), Parents(before, hierarchy), Parents(after, hierarchy));
        }

        return lines;

        void Add(Text what, Text? was, Text? becomes)
        {
            if (was != becomes)
            {
                lines.Add(new(what, was, becomes));
            }
        }

        Text? State(StateFact? state) => state switch
        {
            null => null,
            { Other: { } other } when names.TryGetValue(other, out var name) && state.State is UnitState.Merged or UnitState.TeachingMerged => T(
                $"{UnitWording.State(state.State).Thai}กับ{name.Thai}", $"{UnitWording.State(state.State).English}: {name.English}"),
            _ => UnitWording.State(state.State),
        };

        Text? Code(UnitFacts facts, IdentifierScheme scheme) =>
            facts.Codes.FirstOrDefault(c => c.Scheme == scheme && c.Holds(day)) is { } code ? new Text(code.Text, code.Text) : null;

        Text? Parents(UnitFacts facts, Hierarchy hierarchy)
        {
            var parents = facts.ParentsOn(day).Where(p => p.Hierarchy == hierarchy).Select(p => names.GetValueOrDefault(p.ParentId)).ToList();
            return parents.Count == 0 ? null : new Text(string.Join(", ", parents.Select(p => p.Thai)), string.Join(", ", parents.Select(p => p.English)));
        }
    }
}
