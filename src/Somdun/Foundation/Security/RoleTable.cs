namespace Somdun.Foundation.Security;

/// <summary>One thing that may be done: its code as pages and queries name it, and its name for people.</summary>
/// <param name="Code"><c>module.thing.verb</c>.</param>
internal sealed record Permission(string Code, Text Name);

/// <summary>How far a role reaches from the unit it is held in.</summary>
internal enum RoleReach
{
    /// <summary>That unit, with all that lies under it.</summary>
    Own,

    /// <summary>The whole area to which that unit belongs: a group of the office works for all schools.</summary>
    Area,

    /// <summary>Every unit there is.</summary>
    Everything,

    /// <summary>No unit's own work; what units publish.</summary>
    Nothing,
}

/// <summary>A role and all that it may do.</summary>
internal sealed record Role(string Code, Text Name, RoleReach Reach, params IReadOnlyList<string> Permissions)
{
    public IReadOnlySet<string> May { get; } = Permissions.ToHashSet(StringComparer.Ordinal);
}

/// <summary>Who may do what, as the composition of the program says (<c>Roles.cs</c>); the foundation knows no role.</summary>
/// <param name="everybody">What may be seen without signing in. Nobody is given it: who is a stranger has it, over the office this is the system of.</param>
internal sealed class RoleTable(IReadOnlyList<Role> roles, Role everybody, IReadOnlyList<Permission> permissions)
{
    private readonly Dictionary<string, Role> _byCode = roles.ToDictionary(role => role.Code, StringComparer.Ordinal);

    public IReadOnlyList<Role> All => roles;

    public Role Everybody => everybody;

    public IReadOnlyList<Permission> Permissions => permissions;

    /// <summary>Null for a code that no role bears (any more).</summary>
    public Role? Find(string code) => _byCode.GetValueOrDefault(code);
}
