using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using Somdun.Foundation.Data;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary><c>GET /api/v1/plans/2563?unit=&amp;version=</c>: a version of a plan, whole, for programs.</summary>
internal static class PlansApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // The answer is application/json and never sniffed: ">=" may stand as itself.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new BahtNumber() },
    };

    public static void MapPlansApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/plans/{period}", ShowAsync).RequireAuthorization(PlanningPermissions.View);

    private static async Task<IResult> ShowAsync(
        string period, string? unit, string? version, HttpContext http, Plans plans, SomdunDb db, CancellationToken cancel)
    {
        var number = 0;
        var isNumber = version is null || int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (!isNumber || unit?.Contains('\0', StringComparison.Ordinal) == true || await plans.FindAsync(period, unit, version is null ? null : number, cancel) is not { } place)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                detail: T("ไม่พบแผนตามปี หน่วยงาน และฉบับที่ขอ", "There is no plan of that year, unit and version").ToString(),
                extensions: new Dictionary<string, object?> { ["code"] = "plan-unknown" });
        }

        var tag = new EntityTagHeaderValue($"\"{await db.HashAsync(place.Version.Id, cancel)}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var whole = (await db.Set<PlanVersion>().WholeAsync(place.Version.Id, cancel))!;
        return TypedResults.Json(PlanAnswer.Of(place, whole), Json);
    }

    /// <summary>Baht with its two decimals: <c>47000.00</c>.</summary>
    private sealed class BahtNumber : JsonConverter<Baht>
    {
        public override Baht Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Baht.Of(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Baht value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Amount.ToString("0.00", CultureInfo.InvariantCulture));
    }
}
