using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database answers too, and is of this version.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => "live").AllowAnonymous();
        routes.MapGet("/health/ready", async (SomdunDb db, CancellationToken cancel) =>
            !await db.Database.CanConnectAsync(cancel) ? NotReady("the database does not answer")
            : (await db.Database.GetPendingMigrationsAsync(cancel)).Any() ? NotReady("the database is of another version: run ./somdun migrate")
            : TypedResults.Text("ready")).AllowAnonymous();
    }

    private static ContentHttpResult NotReady(string reason) => TypedResults.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
