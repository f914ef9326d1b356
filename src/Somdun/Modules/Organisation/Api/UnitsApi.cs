using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary><c>GET /api/v1/units?asOf=&amp;kind=&amp;under=&amp;limit=&amp;cursor=</c>: the register as of a day, page by page.</summary>
internal static class UnitsApi
{
    private const int Usual = 200;
    private const int Most = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapUnitsApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/units", ListAsync).RequireAuthorization(OrganisationPermissions.View);

    private static async Task<IResult> ListAsync(
        string? asOf, string? kind, string? under, int? limit, string? cursor, HttpContext http, Units units, SomdunDb db, Actor actor, TimeProvider clock, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var day = today;
        if (asOf is not null && !ThaiDate.TryRead(asOf, out day))
        {
            return Fault("asOf", "day-form", T("asOf ต้องเป็นวันที่ เช่น 2020-10-31 หรือ 2563-10-31", "asOf is a day, like 2020-10-31 or 2563-10-31"));
        }

        UnitKind? wanted = null;
        if (kind is not null)
        {
            if (!Enum.TryParse<UnitKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            {
                return Fault("kind", "kind-unknown", T($"ไม่มีประเภท {kind}", $"There is no kind {kind}"));
            }

            wanted = known;
        }

        if (limit is < 1 or > Most)
        {
            return Fault("limit", "limit-range", T($"limit ต้องอยู่ระหว่าง 1 ถึง {Most}", $"limit is from 1 to {Most}"));
        }

        var after = Guid.Empty;
        if (cursor is not null && !TryReadCursor(cursor, out after))
        {
            return Fault("cursor", "cursor-form", T("cursor ใช้ไม่ได้ เริ่มอ่านใหม่โดยไม่ใส่", "The cursor cannot be used: begin again without it"));
        }

        var chosen = db.Set<Unit>().VisibleTo(actor, OrganisationPermissions.View, today, day, db);
        if (wanted is { } only)
        {
            chosen = chosen.Where(u => u.Kind == only);
        }

        if (under is not null)
        {
            if (await units.IdOfAsync(under, day, cancel) is not { } root)
            {
                return Fault("under", "unit-unknown", T($"ไม่พบหน่วยงาน {under}", $"There is no unit {under}"));
            }

            var below = db.Set<UnitAncestor>().UnitsUnder(new[] { root }, day);
            chosen = chosen.Where(u => below.Contains(u.Id) && u.Id != root);
        }

        var take = limit ?? Usual;
        var page = await db.RegisterOn(day, chosen.Where(u => u.Id.CompareTo(after) > 0)).OrderBy(r => r.Id).Take(take + 1).AsNoTracking().ToListAsync(cancel);
        var rows = page.Take(take).ToList();
        var answer = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                asOf = day,
                units = rows.Select(r => new
                {
                    id = r.Id,
                    kind = r.Kind,
                    code = r.Code,
                    moe = r.Moe,
                    name = new { th = r.Thai, en = r.English },
                    state = r.State,
                    stateSince = r.StateSince == Dated.Beginning ? (DateOnly?)null : r.StateSince,
                    successor = r.OtherId,
                    parent = r.ParentId,
                    district = r.DistrictId,
                    cluster = r.ClusterId,
                    pupils = r.Pupils,
                    countedOn = r.CountedOn,
                    levels = r.Levels,
                    subDistrict = r.SubDistrict,
                    latitude = r.Latitude / 1_000_000m,
                    longitude = r.Longitude / 1_000_000m,
                }),
                next = page.Count > take ? Base64Url.EncodeToString(rows[^1].Id.ToByteArray()) : null,
            },
            Json);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(answer))[..32]}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(answer, "application/json; charset=utf-8");
    }

    private static bool TryReadCursor(string text, out Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        var isRead = text.Length == 22 && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == 16;
        id = isRead ? new Guid(bytes) : Guid.Empty;
        return isRead;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Fault(string field, string code, Text message) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        detail: message.ToString(),
        extensions: new Dictionary<string, object?> { ["code"] = code, ["faults"] = new[] { new { field, code, message = message.ToString() } } });
}
