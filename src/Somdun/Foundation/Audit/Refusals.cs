using Microsoft.AspNetCore.Authorization;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Foundation.Audit;

/// <summary>
/// Somebody asked for what is not there for them. Whether it exists for others is not said here either: whoever reads the events of
/// the account sees the address.
/// </summary>
[ToldAs("security.not-found", "ขอเปิดสิ่งที่ไม่มีหรือไม่มีสิทธิ์", "Asked for what is not there for them", ChangesNothing = true)]
internal sealed record AddressRefused(Guid AccountId, string Method, string Address, Guid? Unit) : ToldEvent
{
    /// <summary>Where the account works: those who answer for it there are to see what it tried.</summary>
    public override Guid? UnitId => Unit;

    public override Subject Subject => new("account", AccountId);

    public override Text Sentence => T($"ขอเปิด {Method} {Address} ซึ่งไม่มีหรือไม่มีสิทธิ์", $"Asked for {Method} {Address}, which is not there for them");
}

internal static class Refusals
{
    private const int AddressMaxLength = 500;

    /// <summary>Names the request for its audit events, and tells of each page that a signed-in account asked for and was not given.</summary>
    public static void UseAudit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var audited = context.RequestServices.GetRequiredService<AuditedRequest>();
        audited.Id = context.TraceIdentifier;
        audited.Way = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path}";
        await next(context);

        // A static file that is missing, or an address nobody answers, is no attempt at another's record.
        if (context.Response.StatusCode == StatusCodes.Status404NotFound &&
            context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null &&
            context.RequestServices.GetRequiredService<Actor>() is { AccountId: { } account })
        {
            // What was typed into a search may be somebody's number: the names of what was asked are told, not their values.
            var address = context.Request.Path + string.Concat(context.Request.Query.Keys.Select((name, i) => $"{(i == 0 ? '?' : '&')}{name}=…"));
            await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var actor = scope.ServiceProvider.GetRequiredService<ActorOfRequest>().Actor = context.RequestServices.GetRequiredService<Actor>();
            var apart = scope.ServiceProvider.GetRequiredService<AuditedRequest>();
            (apart.Id, apart.Way) = (audited.Id, audited.Way);
            scope.ServiceProvider.GetRequiredService<AuditTrail>().Tell(
                new AddressRefused(account, context.Request.Method, address.Length > AddressMaxLength ? address[..AddressMaxLength] : address, actor.Grants.Select(grant => grant.HeldIn).FirstOrDefault(unit => unit != Guid.Empty) is var unit && unit != Guid.Empty ? unit : null));
            await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(CancellationToken.None);
        }
    });
}
