namespace Somdun.Foundation.Web;

/// <summary>
/// One entry of the menu. Each module adds its own to the services, for pages that exist.
/// </summary>
/// <param name="Path">The page it opens; it is the current one on every page below that address too.</param>
/// <param name="Position">Its place in the menu, from the top.</param>
/// <param name="Permission">Shown only to whoever holds it; null for everybody who has signed in.</param>
internal sealed record MenuEntry(Text Label, string Path, int Position, string? Permission = null)
{
    public bool Holds(PathString path) => Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.Ordinal);
}
