using System.Net;
using System.Text.RegularExpressions;
using Somdun.Tests.Support;

namespace Somdun.Tests.Permissions;

/// <summary>Goes wherever links lead from the first page, a few of each kind of page.</summary>
internal static partial class Walk
{
    private const int OfAKind = 3;

    /// <summary>Every page that was opened, and every address a link named that is not there.</summary>
    public static async Task<(IReadOnlyList<Page> Opened, IReadOnlyList<string> Dead)> EverywhereAsync(this Browser browser)
    {
        List<Page> opened = [];
        List<string> dead = [];
        Dictionary<string, int> kinds = [];
        HashSet<string> seen = ["/"];
        Queue<(string Path, string From)> ahead = new([("/", "")]);
        while (ahead.TryDequeue(out var step))
        {
            var page = await browser.OpenAsync(step.Path);
            if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.Found))
            {
                dead.Add($"{step.From} leads to {step.Path}, which answers {(int)page.Status}");
                continue;
            }

            opened.Add(page);
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']:not([hreflang])").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                var kind = KindOf(link);
                if (!Paper().IsMatch(link) && kinds.GetValueOrDefault(kind) < OfAKind && seen.Add(link))
                {
                    kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                    ahead.Enqueue((link, step.Path));
                }
            }
        }

        return (opened, dead);
    }

    // What a page is filtered by makes it no other page; which version or unit it is of does.
    private static string KindOf(string path) => Identity().Replace(Value().Replace(path, "$1"), "#");

    [GeneratedRegex(@"\.(pdf|docx|xlsx|csv|json)\b|/file\b|\.(svg|css|js)\b")]
    private static partial Regex Paper();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")]
    private static partial Regex Identity();

    [GeneratedRegex("((?:code|from|to|show|before|Subject|Kind|[A-Z]\\w*)=)[^&]*")]
    private static partial Regex Value();
}
