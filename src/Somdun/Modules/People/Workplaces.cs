using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>The units people work in: the office, its groups, its schools; named by code or by name.</summary>
internal sealed class Workplaces(SomdunDb db, IUnits units, Actor actor, TimeProvider clock)
{
    /// <summary>The office, its groups and the schools that the actor reaches by the permission, in that order, as today.</summary>
    public async Task<IReadOnlyList<UnitEntry>> ListAsync(string permission, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var roots = actor.ReachesEverything ? await units.OfficeAsync(cancel) is { } office ? [office.Id] : [] : actor.UnitsFor(permission);
        var ids = await db.Set<UnitAncestor>().UnitsUnder(roots, today).Distinct().ToListAsync(cancel);
        return [.. (await units.OfAsync(ids, today, cancel)).Values
            .Where(u => u.Kind is UnitKind.Area or UnitKind.Group or UnitKind.School && u.State is not (UnitState.Closed or UnitState.Merged))
            .OrderBy(u => u.Kind == UnitKind.School)
            .ThenBy(u => u.Kind)
            .ThenBy(u => u.Kind == UnitKind.Group ? "" : ThaiText.SortKey(u.Name.Thai), StringComparer.Ordinal)];
    }

    /// <summary>Such a unit as a person typed it: a code, a name, or both as a list of choices offers them; or its id, as addresses have it.</summary>
    public static Outcome<UnitEntry> Read(string? text, string field, IReadOnlyList<UnitEntry> among)
    {
        var typed = ThaiText.ArabicDigits(ThaiText.Clean(text ?? ""));
        if (typed.Length == 0)
        {
            return new Refusal(field, "unit-missing", T("กรอกหน่วยงาน", "Write the unit"));
        }

        if (among.FirstOrDefault(u => u.Code is { } code && (typed == code || typed.StartsWith($"{code} ", StringComparison.Ordinal))) is { } byCode)
        {
            return byCode;
        }

        if (Guid.TryParse(typed, out var id) && among.FirstOrDefault(u => u.Id == id) is { } byId)
        {
            return byId;
        }

        var key = KeyOf(typed);
        var named = among.Where(u => KeyOf(u.Name.Thai) == key || ThaiText.SearchKey(u.Name.English) == ThaiText.SearchKey(typed)).ToList();
        return named switch
        {
            [var one] => one,
            [] => new Refusal(field, "unit-unknown", T($"ไม่พบหน่วยงาน “{Short(typed)}” ในขอบเขตของท่าน", $"There is no unit “{Short(typed)}” within your reach")),
            _ => new Refusal(field, "unit-ambiguous", T(
                $"มีหน่วยงานชื่อ “{Short(typed)}” {named.Count} แห่ง ({string.Join(", ", named.Select(u => u.Code))}) ให้ระบุรหัส",
                $"{named.Count} units are called “{Short(typed)}” ({string.Join(", ", named.Select(u => u.Code))}): write the code")),
        };
    }

    /// <summary>A unit as a list of choices offers it.</summary>
    public static string Choice(UnitEntry unit) => unit.Code is { } code ? $"{code} {unit.Name.Thai}" : unit.Name.Thai;

    internal static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;

    // โรงเรียนบ้านตัวอย่าง and บ้านตัวอย่าง are one school.
    private static string KeyOf(string name)
    {
        var key = ThaiText.SearchKey(name);
        return key.StartsWith(SchoolWord, StringComparison.Ordinal) && key.Length > SchoolWord.Length ? key[SchoolWord.Length..] : key;
    }

    private const string SchoolWord = "โรงเรียน";
}
