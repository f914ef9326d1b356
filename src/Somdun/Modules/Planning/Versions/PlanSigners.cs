using Somdun.Foundation.Security;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Who may close the screening of a plan, or approve it, on a day: whoever acts, those who held the role then, and for approving also those
/// who could sign for the head of the unit. A paper signed by somebody the system does not know bears that person's name alone.
/// </summary>
internal sealed class PlanSigners(Actor actor, RoleHolders holders, IPeople people, TimeProvider clock)
{
    /// <summary>What a form sends for whoever fills it in.</summary>
    public const string Self = "self";

    /// <summary>What a form sends for somebody whom the system does not know.</summary>
    public const string Outside = "outside";

    /// <param name="permission"><see cref="PlanningPermissions.Screen"/> or <see cref="PlanningPermissions.Approve"/>.</param>
    public async Task<IReadOnlyList<SignerChoice>> OfAsync(string permission, Guid unitId, DateOnly day, CancellationToken cancel)
    {
        List<SignerChoice> choices = [];
        var held = await holders.OfAsync(permission, unitId, day, cancel);
        if (day == BangkokTime.Today(clock) || actor.ReachesEverything || held.Any(h => h.AccountId == actor.AccountId))
        {
            choices.Add(new(Self, new PlanSigner(actor.Name, actor.AccountId, actor.PersonId), T("ท่านเอง", "yourself")));
        }

        foreach (var holder in held.Where(h => h.AccountId != actor.AccountId))
        {
            choices.Add(new($"account:{holder.AccountId}", new PlanSigner(holder.Name, holder.AccountId, holder.PersonId), holder.Role));
        }

        if (permission == PlanningPermissions.Approve)
        {
            foreach (var signatory in await people.SignatoriesAsync(unitId, SigningMatter.Plans, day, cancel))
            {
                // One who has an account as well is one and the same.
                if (!choices.Exists(c => c.Signer.PersonId == signatory.Person.Id))
                {
                    choices.Add(new($"person:{signatory.Person.Id}", new PlanSigner(signatory.Person.Name.Thai, null, signatory.Person.Id), signatory.Right));
                }
            }
        }

        return choices;
    }

    /// <param name="by">As the form sends it.</param>
    /// <param name="name">The name on the paper, for <see cref="Outside"/>.</param>
    /// <param name="day">Null where the form does not say it (yet): then nobody is refused for it.</param>
    public async Task<(PlanSigner? Signer, Refusal? Refusal)> ChooseAsync(string permission, Guid unitId, string? by, string? name, DateOnly? day, CancellationToken cancel)
    {
        if (by == Outside)
        {
            return WhyNotText("Signatory", name, PlanVersion.NameMaxLength, "name-missing", T("กรอกชื่อผู้ลงนามตามที่ปรากฏในหนังสือ", "Write the name of who signed, as the paper has it")) is { } refusal
                ? (null, refusal)
                : (new PlanSigner(ThaiText.Clean(name!)), null);
        }

        var on = day ?? BangkokTime.Today(clock);
        if ((await OfAsync(permission, unitId, on, cancel)).FirstOrDefault(c => c.Value == by) is { } chosen)
        {
            return (chosen.Signer, null);
        }

        return (null, string.IsNullOrWhiteSpace(by)
            ? new Refusal("By", "signer-missing", T("เลือกผู้ดำเนินการ", "Choose who does this"))
            : new Refusal("By", "signer-unentitled", T(
                $"ผู้ที่เลือกไม่มีอำนาจในวันที่ {ThaiDate.Short(on)} เลือกผู้ที่ดำรงตำแหน่งหรือได้รับมอบอำนาจในวันนั้น หรือเลือก “ผู้ลงนามนอกระบบ”",
                $"Whoever you chose had no right to on {ThaiDate.Short(on, Language.English)}. Choose somebody who held the role or was given the authority that day, or “somebody outside the system”")));
    }
}

/// <summary>One whom a form offers.</summary>
/// <param name="Value">As the form sends it.</param>
/// <param name="Right">By what right.</param>
internal sealed record SignerChoice(string Value, PlanSigner Signer, Text Right)
{
    public Text Label => T($"{Signer.Name} ({Right.Thai})", $"{Signer.Name} ({Right.English})");
}
