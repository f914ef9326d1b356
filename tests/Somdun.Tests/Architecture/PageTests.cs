using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>Every page says who may open it, and the list of what anybody may open is one that a person has read.</summary>
public partial class PageTests
{
    [Fact, Trait("approval", "yes")]
    public void Who_may_open_which_page_is_what_docs_pages_says()
    {
        using var web = Composition.BuildWeb(new SomdunSettings(DatabaseSetting.Parse("sqlite:pages.db"), "http://127.0.0.1", "files"));
        var pages = ((IEndpointRouteBuilder)web).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(page => (Address: "/" + Constraint.Replace(page.RoutePattern.RawText!, ""), Who: Who(page)))
            .Distinct()
            .OrderBy(page => page.Address, StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(pages);
        Faults.None(pages.Where(page => page.Who is null).Select(page => $"{page.Address} has neither a policy nor [AllowAnonymous]."));

        var text = new StringBuilder(
            """
            # Who may open which page

            Printed by a test; run `bin/approve` after a deliberate change, and read the difference. [Who may do what](permissions.md) says
            which roles hold a permission. What one may not open answers 404; who has not signed in is led to the door.

            | Page | Who |
            |---|---|

            """);
        Approved.File("docs/pages.md", text.AppendJoin("", pages.Select(page => $"| `{page.Address}` | {page.Who} |\n")).ToString());
    }

    private static string? Who(RouteEndpoint page) =>
        page.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anybody"
            : page.Metadata.GetOrderedMetadata<IAuthorizeData>() is not [_, ..] doors ? null
            : doors.FirstOrDefault(data => data.Policy is not null) is { } policy ? $"`{policy.Policy}`" : "whoever has signed in";

    /// <summary>What a part of an address may look like (<c>{code:int}</c>): no matter of who may open it.</summary>
    [GeneratedRegex(@"(?<=\{\w+):[^{}]*")]
    private static partial Regex Constraint { get; }
}
