using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Modules.Planning;
using Somdun.Tests.Permissions;
using Somdun.Tests.Support;

[assembly: AssemblyFixture(typeof(DemoWorld))]

namespace Somdun.Tests.Permissions;

/// <summary>The demo office served within the test process, made when a test first asks for it, with a way in for every role.</summary>
public sealed class DemoWorld : IDisposable
{
    private readonly Lazy<Task<App>> _app = new(MakeAsync);

    /// <summary>Every role of <c>Roles.cs</c>.</summary>
    internal static IEnumerable<string> AllRoles => Roles.Table.All.Select(role => role.Code);

    internal Task<App> AppAsync() => _app.Value;

    /// <summary>The browser of a new account that holds the role where such a person would: in the office, one of its groups, a school.</summary>
    /// <param name="school">Which of the office's schools, in the order of their codes, where the role is a school's.</param>
    internal async Task<Browser> OpenAsync(string role, int school = 0)
    {
        var app = await AppAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var units = scope.ServiceProvider.GetRequiredService<IUnits>();
        var office = (await units.OfficeAsync(TestContext.Current.CancellationToken))!;
        var at = Roles.Table.Find(role)!.Reach switch
        {
            RoleReach.Everything => (Guid?)null,
            RoleReach.Own when role.StartsWith("school", StringComparison.Ordinal) => (await SchoolsAsync(scope.ServiceProvider))[school],
            _ => office.Id,
        };
        return await app.OpenAsAsync(role, at);
    }

    /// <summary>Every address that the program answers at, with the methods and what opens it.</summary>
    internal async Task<IReadOnlyList<Address>> AddressesAsync() =>
        [.. (await AppAsync()).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { Length: > 0 })
            .Select(e => new Address(
                "/" + e.RoutePattern.RawText!.TrimStart('/'),
                e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"],
                e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                [.. e.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct()]))
            .DistinctBy(a => (a.Template, string.Join(',', a.Methods)))];

    public void Dispose()
    {
        if (_app.IsValueCreated)
        {
            _app.Value.Result.Dispose();
        }
    }

    private static async Task<IReadOnlyList<Guid>> SchoolsAsync(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<SomdunDb>();
        return await db.Set<UnitIdentifier>()
            .Where(i => i.Scheme == IdentifierScheme.Smis && i.Until == Dated.Open && db.Set<Unit>().Any(u => u.Id == i.UnitId && u.Kind == UnitKind.School))
            .OrderBy(i => i.Text)
            .Select(i => i.UnitId)
            .Take(4)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<App> MakeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var app = new App(Database.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        provider.GetRequiredService<ActorOfRequest>().Actor = World.Everything;
        provider.GetRequiredService<AuditedRequest>().Way = "test";
        await ActivatorUtilities.CreateInstance<DemoOffice>(provider).EnsureAsync(new Progress<Text>(), cancel);
        await ActivatorUtilities.CreateInstance<DemoSchools>(provider).EnsureAsync(new Progress<Text>(), cancel);
        await ActivatorUtilities.CreateInstance<DemoStaff>(provider).EnsureAsync(new Progress<Text>(), cancel);
        await provider.GetRequiredService<DemoAccounts>().EnsureAsync(cancel);
        return app;
    }
}

/// <param name="Template">As the route has it: <c>/plans/{period}</c>.</param>
/// <param name="Policies">What it asks for; none where it is enough to have signed in.</param>
internal sealed record Address(string Template, IReadOnlyList<string> Methods, bool IsForAnybody, IReadOnlyList<string> Policies);
