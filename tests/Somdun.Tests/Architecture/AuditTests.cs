using System.Text;
using System.Text.RegularExpressions;
using Somdun.Foundation.Audit;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>What is done is told, in words that a person has read.</summary>
public partial class AuditTests
{
    /// <summary>
    /// A use case that writes tells at least one event in the same file. One that rightly tells none says why, in a comment that begins
    /// "Not told:".
    /// </summary>
    [Fact]
    public void Every_use_case_that_writes_tells_what_it_did() =>
        Faults.None(Repository.Files("src/Somdun/Modules", "*.cs")
            .Select(file => (file, Source: File.ReadAllText(Repository.PathOf(file))))
            .Where(found => Writes.IsMatch(found.Source) && !Tells.IsMatch(found.Source))
            .Select(found => $"{found.file} writes and tells nothing of it."));

    [Fact]
    public void The_code_of_an_event_is_its_modules_and_no_other_bears_it()
    {
        Assert.Equal(ToldEvents.All.Count, ToldEvents.All.Select(told => told.Code).Distinct().Count());
        Faults.None(ToldEvents.All.Where(told => !Code.IsMatch(told.Code)).Select(told => told.Code));
    }

    [Fact, Trait("approval", "yes")]
    public void What_can_be_told_is_what_docs_audit_events_says() =>
        Approved.File("docs/audit-events.md", new StringBuilder(
            """
            # What is told

            Every event the program can tell, printed by a test; run `bin/approve` after a deliberate change, and read the difference. A code
            is never given to another event, nor taken away while an office keeps events that bear it.

            | Code | เหตุการณ์ | Event |
            |---|---|---|

            """).AppendJoin("", ToldEvents.All.Select(told => $"| `{told.Code}` | {told.Name.Thai} | {told.Name.English} |\n")).ToString());

    [GeneratedRegex(@"SaveChangesAsync\(|ExecuteUpdateAsync\(|ExecuteDeleteAsync\(|ExecuteSql(Raw|Interpolated)?Async\(")]
    private static partial Regex Writes { get; }

    [GeneratedRegex(@"\baudit\.Tell\(|// Not told: \w")]
    private static partial Regex Tells { get; }

    [GeneratedRegex(@"^[a-z-]+\.[a-z-]+$")]
    private static partial Regex Code { get; }
}
