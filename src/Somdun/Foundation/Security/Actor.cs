namespace Somdun.Foundation.Security;

/// <summary>
/// Who asks: an account with the rights it holds today, nobody yet, or the program itself. Use cases and queries see nothing else of
/// accounts; a page asks whether it may be opened, a query (<c>VisibleTo(actor)</c>) which rows exist for this actor.
/// </summary>
internal sealed class Actor
{
    /// <summary>Whoever has not signed in, where there is no office yet that publishes anything.</summary>
    public static readonly Actor Nobody = new(null, null, "", []);

    private readonly bool _isProgram;
    private readonly Role? _everybody;

    public Actor(Guid? accountId, Guid? personId, string name, IReadOnlyList<Grant> grants, IReadOnlySet<string>? scopes = null)
    {
        AccountId = accountId;
        PersonId = personId;
        Name = name;
        Grants = grants;
        Scopes = scopes;
    }

    private Actor(string name)
        : this(null, null, name, []) => _isProgram = true;

    private Actor(Actor actor, Role everybody)
        : this(actor.AccountId, actor.PersonId, actor.Name, actor.Grants, actor.Scopes) => (_isProgram, _everybody) = (actor._isProgram, everybody);

    public Guid? AccountId { get; }

    /// <summary>The person behind the account, where the register of people has one.</summary>
    public Guid? PersonId { get; }

    /// <summary>As it stands beside what was done.</summary>
    public string Name { get; }

    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>What a personal token narrows its account to; null where the account itself acts.</summary>
    public IReadOnlySet<string>? Scopes { get; }

    public bool IsSignedIn => AccountId is not null || _isProgram;

    /// <summary>Whether every unit is within reach, as for the console of the machine that holds the database.</summary>
    public bool ReachesEverything => _isProgram;

    /// <summary>The program at the console of its own machine, or making the demo: it may do everything.</summary>
    /// <param name="name">As it stands beside what was done.</param>
    public static Actor Program(string name) => new(name);

    /// <summary>Whoever has not signed in, looking at what an office publishes: everybody's role counts in the office, and reaches nothing that is the office's own.</summary>
    public static Actor OfThePublic(Role everybody, Guid office) => new(null, null, "", [new Grant(everybody.Code, office, Guid.Empty, everybody.May)]);

    /// <summary>The same who has signed in, and who loses by that nothing of what everybody may see. It makes no unit the actor's own.</summary>
    public Actor WithWhatEverybodyMay(Role everybody) => IsSignedIn ? new(this, everybody) : this;

    /// <summary>Whether the actor holds this permission anywhere at all, if only because everybody does.</summary>
    public bool May(string permission) =>
        _isProgram || _everybody?.May.Contains(permission) == true || (Scopes?.Contains(permission) != false && Grants.Any(grant => grant.Permissions.Contains(permission)));

    /// <summary>The units over which the actor holds the permission, with all that lies under each: none where <see cref="May"/> is false.</summary>
    public IReadOnlyList<Guid> UnitsFor(string permission) =>
        Scopes?.Contains(permission) == false
            ? []
            : [.. Grants.Where(grant => grant.Permissions.Contains(permission)).Select(grant => grant.Reach).Distinct()];

    /// <summary>The very units in which the actor was given a role with the permission, whatever its reach.</summary>
    public IReadOnlyList<Guid> HeldIn(string permission) =>
        Scopes?.Contains(permission) == false
            ? []
            : [.. Grants.Where(grant => grant.Permissions.Contains(permission)).Select(grant => grant.HeldIn).Distinct()];
}

/// <summary>A role held in a unit today.</summary>
/// <param name="Role">The role's code.</param>
/// <param name="HeldIn">The unit it was given in: a school, a group of the office.</param>
/// <param name="Reach">The unit over which, with all that lies under it, it counts.</param>
/// <param name="Permissions">What the role may do.</param>
internal sealed record Grant(string Role, Guid HeldIn, Guid Reach, IReadOnlySet<string> Permissions);

/// <summary>Holds the actor of one request, or of one command; set once, before anything asks for <see cref="Actor"/>.</summary>
internal sealed class ActorOfRequest(RoleTable roles)
{
    public Actor Actor
    {
        get;
        set => field = value.WithWhatEverybodyMay(roles.Everybody);
    } = Actor.Nobody;
}
