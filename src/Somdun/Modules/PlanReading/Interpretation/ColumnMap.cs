using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a person says of columns beforehand: <c>"ชื่องาน=project"</c>.</summary>
internal static class ColumnMap
{
    public static Outcome<IReadOnlyDictionary<string, ColumnRole>> Read(IEnumerable<string> entries)
    {
        var map = new Dictionary<string, ColumnRole>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var equals = entry.LastIndexOf('=');
            var role = equals < 0 ? "" : entry[(equals + 1)..].Trim().Replace("-", "", StringComparison.Ordinal);
            if (equals < 1 || role.Length == 0 || char.IsAsciiDigit(role[0]) || !Enum.TryParse<ColumnRole>(role, ignoreCase: true, out var known))
            {
                var roles = string.Join(", ", Enum.GetNames<ColumnRole>().Select(n => n.ToLowerInvariant()));
                return new Refusal("map", "map-unreadable", T(
                    $"อ่าน --map \"{entry}\" ไม่ได้ ต้องเป็น \"ชื่อคอลัมน์=ชนิด\" โดยชนิดคือ {roles}",
                    $"--map \"{entry}\" cannot be read: it must be \"heading=role\", the role one of {roles}"));
            }

            map[entry[..equals].Trim()] = known;
        }

        return map;
    }
}
