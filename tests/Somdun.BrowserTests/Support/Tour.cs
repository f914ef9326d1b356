using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Somdun.BrowserTests.Support;

/// <summary>
/// One page of each kind that a person can reach by links from the first page: what the tests of every page go through. A new page is
/// among them as soon as something leads to it.
/// </summary>
internal static partial class Tour
{
    // Together they come upon every page there is.
    private static readonly string[] People = ["director", "planning", "personnel", "administrator", "clerk"];

    /// <summary>Signs in as one person after the other, and calls for each page that none before came upon.</summary>
    public static async Task EachPageOfEverybodyAsync(this IPage page, Func<string, Task> look)
    {
        HashSet<string> looked = [];
        foreach (var person in People)
        {
            await page.Context.ClearCookiesAsync(new() { Name = "somdun-session" });
            await page.SignInAsync(person);
            await page.EachPageAsync(path => looked.Add(KindOf(path)) ? look(path) : Task.CompletedTask);
        }
    }

    /// <summary>Calls for each page, opened. Papers are left out: they are no pages.</summary>
    public static async Task EachPageAsync(this IPage page, Func<string, Task> look)
    {
        HashSet<string> kinds = [];
        Queue<string> ahead = new(["/"]);
        while (ahead.TryDequeue(out var path))
        {
            if (!kinds.Add(KindOf(path)))
            {
                continue;
            }

            var response = await page.GotoAsync(path);
            Assert.True(response!.Ok, $"{path} answers {response.Status}.");
            await look(path);

            foreach (var link in await page.EvalOnSelectorAllAsync<string[]>("a[href^='/']:not([hreflang])", "links => links.map(a => a.getAttribute('href'))"))
            {
                if (!Paper().IsMatch(link))
                {
                    ahead.Enqueue(link.Split('#')[0]);
                }
            }
        }

        Assert.True(kinds.Count > 10, "The first page leads nowhere.");
    }

    private static string KindOf(string path) => Identity().Replace(Value().Replace(path, "$1"), "#");

    [GeneratedRegex(@"\.(pdf|docx|xlsx|csv|json)\b|/file\b")]
    private static partial Regex Paper();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")]
    private static partial Regex Identity();

    // What a page is filtered by makes it no other page.
    [GeneratedRegex("((?:code|version|unit|from|to|show)=)[^&]*")]
    private static partial Regex Value();
}
