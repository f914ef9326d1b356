using System.Globalization;
using System.Reflection;
using System.Text;
using Somdun.Foundation.Security;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>Who may do what is one table, and one that a person has read.</summary>
public class PermissionTests
{
    private static readonly IReadOnlyList<string> Declared =
    [
        .. Modules.App.GetTypes().Where(type => type.Name.EndsWith("Permissions", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Every_permission_has_a_name_for_people_and_none_is_named_twice() =>
        Assert.Equal(Declared.Order(StringComparer.Ordinal), Roles.Table.Permissions.Select(p => p.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void A_role_holds_only_permissions_that_exist_and_each_permission_is_held_by_some_role()
    {
        var held = Roles.Table.All.SelectMany(role => role.Permissions).ToHashSet();

        Assert.Empty(held.Except(Declared));
        Assert.Empty(Declared.Except(held));
    }

    [Fact]
    public void Who_runs_the_system_does_not_see_the_register_of_people() =>
        Assert.DoesNotContain(Roles.Table.Find("system-administrator")!.Permissions, p => p.StartsWith("people.", StringComparison.Ordinal));

    [Fact, Trait("approval", "yes")]
    public void Who_may_do_what_is_what_docs_permissions_says()
    {
        var text = new StringBuilder(
            """
            # Who may do what

            Printed by a test from `src/Somdun/Roles.cs`; run `bin/approve` after a deliberate change, and read the difference. A role counts
            over the unit it is held in with all under it (*own*), over the whole area that unit belongs to (*area*), or *everywhere*.


            """);
        foreach (var role in Roles.Table.All.Append(Roles.Table.Everybody))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {role.Name.Thai} · {role.Name.English}\n\n`{role.Code}`, reach: {Reach(role.Reach)}\n\n");
            text.AppendJoin("", role.Permissions.Select(code => Roles.Table.Permissions.Single(p => p.Code == code))
                .Select(p => $"- `{p.Code}`: {p.Name.Thai} · {p.Name.English}\n"));
            text.Append('\n');
        }

        Approved.File("docs/permissions.md", text.ToString().TrimEnd('\n') + "\n");

        static string Reach(RoleReach reach) => reach switch
        {
            RoleReach.Own => "own",
            RoleReach.Area => "area",
            RoleReach.Nothing => "what is published",
            _ => "everywhere",
        };
    }
}
