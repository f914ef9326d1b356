using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>
/// All that is dated about one unit, as values: a change is worked out on it before anything is written, shown, and then written
/// as worked out. Each kind of fact is a line of stretches that do not overlap; what is put on a day holds until the next
/// stretch that was there already.
/// </summary>
internal sealed record UnitFacts(
    Guid UnitId,
    IReadOnlyList<NameFact> Names,
    IReadOnlyList<CodeFact> Codes,
    IReadOnlyList<ParentFact> Parents,
    IReadOnlyList<StateFact> States)
{
    public static UnitFacts Empty(Guid unitId) => new(unitId, [], [], [], []);

    public NameFact? NameOn(DateOnly day) => Names.FirstOrDefault(n => n.Holds(day));

    public StateFact? StateOn(DateOnly day) => States.FirstOrDefault(s => s.Holds(day));

    public ParentFact? ParentOn(Hierarchy hierarchy, DateOnly day) => Parents.FirstOrDefault(p => p.Hierarchy == hierarchy && p.Holds(day));

    public IEnumerable<ParentFact> ParentsOn(DateOnly day) => Parents.Where(p => p.Holds(day));

    public UnitFacts WithName(DateOnly day, string thai, string? english) => this with
    {
        Names = Put(Names, day, (since, until) => new NameFact(since, until, thai, english)),
    };

    public UnitFacts WithCode(IdentifierScheme scheme, DateOnly day, string text) => this with
    {
        Codes = [.. Codes.Where(c => c.Scheme != scheme), .. Put([.. Codes.Where(c => c.Scheme == scheme)], day, (since, until) => new CodeFact(since, until, scheme, text))],
    };

    public UnitFacts WithState(DateOnly day, UnitState state, string? paper, Guid? other, string? note) => this with
    {
        States = Put(States, day, (since, until) => new StateFact(since, until, state, paper, other, note)),
    };

    /// <summary>From the day on it belongs to another, or to nobody, in a hierarchy that knows one parent a day.</summary>
    public UnitFacts WithParent(Hierarchy hierarchy, DateOnly day, Guid? parent) => this with
    {
        Parents =
        [
            .. Parents.Where(p => p.Hierarchy != hierarchy),
            .. parent is { } known
                ? Put([.. Parents.Where(p => p.Hierarchy == hierarchy)], day, (since, until) => new ParentFact(since, until, hierarchy, known))
                : End([.. Parents.Where(p => p.Hierarchy == hierarchy)], day),
        ],
    };

    /// <summary>Joins one of several networks or funds.</summary>
    public UnitFacts Joining(Hierarchy hierarchy, DateOnly day, Guid parent) => this with
    {
        Parents =
        [
            .. Parents.Where(p => p.Hierarchy != hierarchy || p.ParentId != parent),
            .. Put([.. Parents.Where(p => p.Hierarchy == hierarchy && p.ParentId == parent)], day, (since, until) => new ParentFact(since, until, hierarchy, parent)),
        ],
    };

    /// <summary>Leaves one of several networks or funds.</summary>
    public UnitFacts Leaving(Hierarchy hierarchy, DateOnly day, Guid parent) => this with
    {
        Parents =
        [
            .. Parents.Where(p => p.Hierarchy != hierarchy || p.ParentId != parent),
            .. End([.. Parents.Where(p => p.Hierarchy == hierarchy && p.ParentId == parent)], day),
        ],
    };

    public bool Same(UnitFacts other) =>
        UnitId == other.UnitId && Equal(Names, other.Names) && Equal(Codes, other.Codes) && Equal(Parents, other.Parents) && Equal(States, other.States);

    private static bool Equal<TFact>(IReadOnlyList<TFact> a, IReadOnlyList<TFact> b) => a.Count == b.Count && a.ToHashSet().SetEquals(b);

    private static List<TFact> Put<TFact>(IReadOnlyList<TFact> line, DateOnly day, Func<DateOnly, DateOnly, TFact> make)
        where TFact : Fact
    {
        var until = line.Where(f => f.Since > day).Select(f => f.Since).DefaultIfEmpty(Dated.Open).Min();
        List<TFact> put = [.. line.Where(f => f.Until <= day || f.Since > day)];
        put.AddRange(line.Where(f => f.Since < day && f.Until > day).Select(f => (TFact)(f with { Until = day })));

        // The stretch before that says the same goes on: a name given anew does not cut it in two.
        var made = make(day, until);
        var before = put.FirstOrDefault(f => f.Until == day && (f with { Since = made.Since, Until = made.Until }).Equals(made));
        if (before is not null)
        {
            put.Remove(before);
            made = (TFact)(made with { Since = before.Since });
        }

        put.Add(made);
        return [.. put.OrderBy(f => f.Since)];
    }

    private static List<TFact> End<TFact>(IReadOnlyList<TFact> line, DateOnly day)
        where TFact : Fact =>
        [.. line.Where(f => f.Since < day).Select(f => f.Until > day ? (TFact)(f with { Until = day }) : f)];
}

/// <summary>What holds from a day until another.</summary>
internal abstract record Fact(DateOnly Since, DateOnly Until) : IDated;

internal sealed record NameFact(DateOnly Since, DateOnly Until, string Thai, string? English) : Fact(Since, Until)
{
    public Text Text() => new(Thai, English ?? Thai);
}

internal sealed record CodeFact(DateOnly Since, DateOnly Until, IdentifierScheme Scheme, string Text) : Fact(Since, Until);

internal sealed record ParentFact(DateOnly Since, DateOnly Until, Hierarchy Hierarchy, Guid ParentId) : Fact(Since, Until);

internal sealed record StateFact(DateOnly Since, DateOnly Until, UnitState State, string? Paper, Guid? Other, string? Note) : Fact(Since, Until);
