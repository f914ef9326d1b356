using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>A unit somebody works or worked in.</summary>
/// <param name="Unit">As today.</param>
/// <param name="Endings">When it was merged or closed, if ever; it may have opened again.</param>
internal sealed record Workplace(UnitEntry Unit, IReadOnlyList<UnitEnding> Endings)
{
    public bool IsOpen => Unit.State is not (UnitState.Closed or UnitState.Merged);

    /// <summary>The first ending that reaches into the days; null where it is open in all of them.</summary>
    public UnitEnding? EndedWithin(DateOnly since, DateOnly until) => Endings.FirstOrDefault(e => e.Since < until && since < e.Until);

    /// <summary>“วัดตัวอย่าง ยุบรวมกับบ้านตัวอย่างตั้งแต่ 1 พ.ย. 2562”.</summary>
    public Text Told(UnitEnding ending)
    {
        var (thai, english) = (ThaiDate.Short(ending.Since), ThaiDate.Short(ending.Since, Language.English));
        return (ending.State, ending.Successor) switch
        {
            (UnitState.Merged, { } into) => T($"{Unit.Name.Thai} ยุบรวมกับ{into.Name.Thai}ตั้งแต่ {thai}", $"{Unit.Name.English} is merged into {into.Name.English} since {english}"),
            (UnitState.Merged, _) => T($"{Unit.Name.Thai} ยุบรวมแล้วตั้งแต่ {thai}", $"{Unit.Name.English} is merged since {english}"),
            _ => T($"{Unit.Name.Thai} เลิกแล้วตั้งแต่ {thai}", $"{Unit.Name.English} is closed since {english}"),
        };
    }
}

/// <summary>The units people work or worked in: the office, its groups, its schools; named by code or by name.</summary>
internal sealed class Workplaces(SomdunDb db, IUnits units, Actor actor, TimeProvider clock)
{
    /// <summary>
    /// The office, its groups and the schools that the actor reaches by the permission, in that order, as today; those that ended among them.
    /// </summary>
    public async Task<IReadOnlyList<Workplace>> EverAsync(string permission, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var roots = actor.ReachesEverything ? await units.OfficeAsync(cancel) is { } office ? [office.Id] : [] : actor.UnitsFor(permission);
        var ids = await db.Set<UnitAncestor>().UnitsUnder(roots, today).Distinct().ToListAsync(cancel);
        var entries = (await units.OfAsync(ids, today, cancel)).Values.Where(u => Takes(u.Kind)).ToList();
        var endings = await units.EndingsOfAsync([.. entries.Select(u => u.Id)], cancel);
        return [.. entries
            .OrderBy(u => u.Kind == UnitKind.School)
            .ThenBy(u => u.Kind)
            .ThenBy(u => u.Kind == UnitKind.Group ? "" : ThaiText.SortKey(u.Name.Thai), StringComparer.Ordinal)
            .Select(u => new Workplace(u, [.. endings[u.Id].OrderBy(e => e.Since)]))];
    }

    public static bool Takes(UnitKind kind) => kind is UnitKind.Area or UnitKind.Group or UnitKind.School;

    /// <summary>Those that are open today, as a list of choices offers them.</summary>
    public static IReadOnlyList<UnitEntry> Open(IReadOnlyList<Workplace> among) => [.. among.Where(w => w.IsOpen).Select(w => w.Unit)];

    /// <summary>
    /// Such a unit as a person typed it: a code, a name, or both as a list of choices offers them; or its id, as addresses have it. One that is
    /// open goes before one that ended.
    /// </summary>
    public static Outcome<Workplace> Read(string? text, string field, IReadOnlyList<Workplace> among) => Read(text, field, among, w => w.IsOpen ? 0 : 1);

    /// <summary>The same for a position of these days: one that ended by then is refused by what became of it.</summary>
    public static Outcome<Workplace> ReadFor(string? text, string field, IReadOnlyList<Workplace> among, DateOnly since, DateOnly until)
    {
        var read = Read(text, field, among, w => w.EndedWithin(since, until) is null ? 0 : 1);
        return read is { Succeeded: true, Value: var found } && found.EndedWithin(since, until) is { } ending ? Ended(field, found, ending, since) : read;
    }

    /// <summary>The same for a position that a list of today's staff says to have begun on a day, and not whether it ended.</summary>
    public static Outcome<Workplace> ReadSince(string? text, string field, IReadOnlyList<Workplace> among, DateOnly since)
    {
        var read = Read(text, field, among, w => w.EndedWithin(since, Dated.Open) is not { } ending ? 0 : ending.Since > since ? 1 : 2);
        return read is { Succeeded: true, Value: var found } && found.EndedWithin(since, Dated.Open) is { } ending && ending.Since <= since ? Ended(field, found, ending, since) : read;
    }

    /// <summary>A unit as a list of choices offers it.</summary>
    public static string Choice(UnitEntry unit) => unit.Code is { } code ? $"{code} {unit.Name.Thai}" : unit.Name.Thai;

    internal static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;

    private static Outcome<Workplace> Read(string? text, string field, IReadOnlyList<Workplace> among, Func<Workplace, int> rank)
    {
        var typed = ThaiText.ArabicDigits(ThaiText.Clean(text ?? ""));
        if (typed.Length == 0)
        {
            return new Refusal(field, "unit-missing", T("กรอกหน่วยงาน", "Write the unit"));
        }

        if (among.Where(w => w.Unit.Code is { } code && (typed == code || typed.StartsWith($"{code} ", StringComparison.Ordinal))).MinBy(rank) is { } byCode)
        {
            return byCode;
        }

        if (Guid.TryParse(typed, out var id) && among.FirstOrDefault(w => w.Unit.Id == id) is { } byId)
        {
            return byId;
        }

        var key = KeyOf(typed);
        var named = among.Where(w => KeyOf(w.Unit.Name.Thai) == key || ThaiText.SearchKey(w.Unit.Name.English) == ThaiText.SearchKey(typed)).GroupBy(rank).MinBy(g => g.Key)?.ToList() ?? [];
        return named switch
        {
            [var one] => one,
            [] => new Refusal(field, "unit-unknown", T($"ไม่พบหน่วยงาน “{Short(typed)}” ในขอบเขตของท่าน", $"There is no unit “{Short(typed)}” within your reach")),
            _ => new Refusal(field, "unit-ambiguous", T(
                $"มีหน่วยงานชื่อ “{Short(typed)}” {named.Count} แห่ง ({string.Join(", ", named.Select(w => w.Unit.Code))}) ให้ระบุรหัส",
                $"{named.Count} units are called “{Short(typed)}” ({string.Join(", ", named.Select(w => w.Unit.Code))}): write the code")),
        };
    }

    private static Refusal Ended(string field, Workplace found, UnitEnding ending, DateOnly since)
    {
        var told = found.Told(ending);
        return new Refusal(field, "unit-ended", since < ending.Since
            ? T($"{told.Thai} ให้กรอกวันสุดท้ายก่อนวันนั้น", $"{told.English}: write a last day before that")
            : told);
    }

    // โรงเรียนบ้านตัวอย่าง and บ้านตัวอย่าง are one school.
    private static string KeyOf(string name)
    {
        var key = ThaiText.SearchKey(name);
        return key.StartsWith(SchoolWord, StringComparison.Ordinal) && key.Length > SchoolWord.Length ? key[SchoolWord.Length..] : key;
    }

    private const string SchoolWord = "โรงเรียน";
}
