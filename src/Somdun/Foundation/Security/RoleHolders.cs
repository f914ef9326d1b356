namespace Somdun.Foundation.Security;

/// <summary>
/// Who could do what on a day. The foundation knows no accounts and modules do not know each other's: whoever composes the program answers
/// (<c>GrantedRoles</c>).
/// </summary>
internal abstract class RoleHolders
{
    /// <summary>Those who held a role with the permission over the unit on the day, in the order of their names.</summary>
    public abstract Task<IReadOnlyList<RoleHolder>> OfAsync(string permission, Guid unitId, DateOnly day, CancellationToken cancel);
}

/// <param name="PersonId">The person of the register behind the account; null where there is none.</param>
/// <param name="Name">As others see it beside what was done.</param>
/// <param name="Role">What they could do it as.</param>
internal sealed record RoleHolder(Guid AccountId, Guid? PersonId, string Name, Text Role);
