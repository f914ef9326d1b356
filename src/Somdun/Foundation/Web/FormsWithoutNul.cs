namespace Somdun.Foundation.Web;

/// <summary>
/// Takes NULs out of a form before it is read. The server refuses a whole form for one of them, which no person types and every other
/// field would be lost for; they come from what is pasted from old programs.
/// </summary>
internal static class FormsWithoutNul
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    public static void UseFormsWithoutNul(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true)
        {
            // Bounded by what the server takes of any request.
            var sent = new MemoryStream();
            await request.Body.CopyToAsync(sent, context.RequestAborted);
            request.Body = new MemoryStream(Without(sent.GetBuffer().AsSpan(0, (int)sent.Length)));
        }

        await next(context);
    });

    /// <summary>The same without bytes of nought, however they are written.</summary>
    internal static byte[] Without(ReadOnlySpan<byte> form)
    {
        if (form.IndexOf("%00"u8) < 0 && form.IndexOf((byte)0) < 0)
        {
            return form.ToArray();
        }

        var kept = new byte[form.Length];
        var length = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i..].StartsWith("%00"u8))
            {
                i += 2;
            }
            else if (form[i] != 0)
            {
                kept[length++] = form[i];
            }
        }

        return kept[..length];
    }
}
