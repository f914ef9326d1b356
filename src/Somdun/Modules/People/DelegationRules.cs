using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>
/// Who may let whom sign. Only the head of the unit, or who acts for the head, holds the authority to sign; what was delegated is not
/// passed on. Pure: it is asked with what the database holds.
/// </summary>
internal static class DelegationRules
{
    /// <summary>Every reason why it cannot be delegated so; none when it can.</summary>
    /// <param name="heads">Positions that head the unit, on any day.</param>
    /// <param name="others">What is delegated for the unit already, on any day.</param>
    public static IEnumerable<Refusal> WhyNot(Delegation delegation, IReadOnlyCollection<PersonPosition> heads, IReadOnlyCollection<Delegation> others)
    {
        if (delegation.Since >= delegation.Until)
        {
            yield return new("Form.Until", "ends-before-it-begins", T("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม", "It cannot end before it begins"));
            yield break;
        }

        if (delegation.FromPersonId == delegation.ToPersonId)
        {
            yield return new("Form.To", "delegated-to-oneself", T("มอบอำนาจให้ตนเองไม่ได้", "Nobody delegates to themselves"));
            yield break;
        }

        var beside = others.Where(other => other.Id != delegation.Id && other.Overlaps(delegation)).ToList();
        if (FirstDayWithout(delegation, heads.Where(head => head.PersonId == delegation.FromPersonId && Heads(head))) is { } day)
        {
            yield return beside.Exists(other => other.ToPersonId == delegation.FromPersonId)
                ? new("Form.From", "delegated-further", T(
                    "อำนาจที่รับมอบมาจะมอบต่ออีกไม่ได้", "What was delegated to somebody is not passed on by them"))
                : new("Form.From", "beyond-own-authority", T(
                    $"ผู้มอบไม่มีอำนาจลงนามของหน่วยงานนี้ในวันที่ {ThaiDate.Long(day)} จึงมอบไม่ได้",
                    $"On {ThaiDate.Long(day, Language.English)} the giver does not head this unit, and cannot delegate what they do not hold"));
        }

        if (heads.Any(head => head.PersonId == delegation.ToPersonId && Heads(head) && head.Overlaps(delegation)))
        {
            yield return new("Form.To", "holds-it-already", T(
                "ผู้รับมอบมีอำนาจลงนามของหน่วยงานนี้ในช่วงนี้อยู่แล้ว", "The receiver heads this unit, or acts for its head, in these days already"));
        }

        if (beside.Exists(other => other.FromPersonId == delegation.ToPersonId && other.ToPersonId == delegation.FromPersonId))
        {
            yield return new("Form.To", "delegated-back", T(
                "ผู้รับมอบเป็นผู้มอบอำนาจให้ผู้มอบอยู่ในช่วงนี้ มอบกลับไปมาไม่ได้", "The receiver delegates to the giver in these days: it cannot go back and forth"));
        }

        if (beside.Find(other => other.ToPersonId == delegation.ToPersonId && other.Matter == delegation.Matter) is { } same)
        {
            yield return new("Form.Since", "delegated-already", T(
                $"มอบเรื่องนี้ให้คนเดียวกันอยู่แล้ว ({PeopleWording.Stretch(same).Thai} ตาม{same.PaperNumber})",
                $"The same matter is delegated to the same person already ({PeopleWording.Stretch(same).English}, {same.PaperNumber})"));
        }
    }

    /// <summary>Whether the delegation counts on the day: it holds, and its giver still heads the unit.</summary>
    public static bool Counts(Delegation delegation, DateOnly day, IEnumerable<PersonPosition> heads) =>
        delegation.Holds(day) && heads.Any(head => head.UnitId == delegation.UnitId && head.PersonId == delegation.FromPersonId && Heads(head) && head.Holds(day));

    /// <summary>Whether it lets sign in the matter.</summary>
    public static bool Covers(SigningMatter held, SigningMatter asked) => held == SigningMatter.Everything || held == asked;

    private static bool Heads(PersonPosition position) => position.HeadsUnit && position.Capacity != Capacity.Seconded;

    /// <summary>The first day of the stretch that none of the ranges holds; null when they cover it.</summary>
    internal static DateOnly? FirstDayWithout(IDated stretch, IEnumerable<IDated> ranges)
    {
        var day = stretch.Since;
        foreach (var range in ranges.OrderBy(r => r.Since))
        {
            if (range.Holds(day))
            {
                day = range.Until;
                if (day >= stretch.Until)
                {
                    return null;
                }
            }
        }

        return day;
    }
}
