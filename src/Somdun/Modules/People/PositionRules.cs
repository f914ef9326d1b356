using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Which positions may stand beside each other. Pure: it is asked with what the database holds.</summary>
internal static class PositionRules
{
    /// <summary>Every reason why the position cannot stand beside the others; none when it can.</summary>
    /// <param name="others">Other positions of the person, of the unit and with the same number; the position itself is passed over.</param>
    public static IEnumerable<Refusal> WhyNot(PersonPosition position, IEnumerable<PersonPosition> others)
    {
        if (position.Since >= position.Until)
        {
            yield return new("Form.Until", "ends-before-it-begins", T("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม", "It cannot end before it begins"));
            yield break;
        }

        var beside = others.Where(other => other.Id != position.Id && other.Overlaps(position)).ToList();
        if (position.Capacity == Capacity.Substantive
            && beside.Find(other => other.PersonId == position.PersonId && other.Capacity == Capacity.Substantive) is { } held)
        {
            yield return new("Form.Since", "position-overlaps", T(
                $"ในช่วงนี้ดำรงตำแหน่ง{held.Title}อยู่แล้ว ({PeopleWording.Stretch(held).Thai}) ให้สิ้นสุดตำแหน่งเดิมก่อน",
                $"In these days the person holds {held.Title} already ({PeopleWording.Stretch(held).English}): end that one first"));
        }

        if (position.HeadsUnit && position.Capacity != Capacity.Seconded
            && beside.Find(other => other.HeadsUnit && other.UnitId == position.UnitId && other.Capacity != Capacity.Seconded && other.IsActing == position.IsActing) is { } head)
        {
            yield return position.IsActing
                ? new("Form.Since", "acting-head-overlaps", T(
                    $"ในช่วงนี้มีผู้รักษาราชการแทนหรือรักษาการในตำแหน่งหัวหน้าหน่วยงานนี้อยู่แล้ว ({PeopleWording.Stretch(head).Thai})",
                    $"In these days somebody acts for the head of this unit already ({PeopleWording.Stretch(head).English})"))
                : new("Form.Since", "head-overlaps", T(
                    $"ในช่วงนี้มีผู้ดำรงตำแหน่งหัวหน้าหน่วยงานนี้อยู่แล้ว ({PeopleWording.Stretch(head).Thai})",
                    $"In these days this unit has a head already ({PeopleWording.Stretch(head).English})"));
        }

        if (position is { Capacity: Capacity.Substantive, Number: { } number }
            && beside.Find(other => other.Capacity == Capacity.Substantive && other.Number == number && other.PersonId != position.PersonId) is { } same)
        {
            yield return new("Form.Number", "position-number-taken", T(
                $"เลขที่ตำแหน่ง {number} มีผู้ดำรงตำแหน่งอยู่แล้ว ({PeopleWording.Stretch(same).Thai})",
                $"Position number {number} is held by somebody else already ({PeopleWording.Stretch(same).English})"));
        }
    }

    /// <summary>Whether a title is that of a unit's head: ผู้อำนวยการโรงเรียน…, ผู้อำนวยการกลุ่ม…, but not a deputy.</summary>
    public static bool IsOfHead(string title) => title.StartsWith(HeadTitle, StringComparison.Ordinal);

    private const string HeadTitle = "ผู้อำนวยการ";
}
