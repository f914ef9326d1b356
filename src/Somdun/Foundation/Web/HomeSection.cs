namespace Somdun.Foundation.Web;

/// <summary>
/// What a module shows on the first page. Each module adds its own to the services; the first page knows none of them.
/// </summary>
/// <param name="View">The path of a partial view, which asks for what it needs by itself.</param>
/// <param name="Position">Its place on the page, from the top.</param>
internal sealed record HomeSection(string View, int Position);
