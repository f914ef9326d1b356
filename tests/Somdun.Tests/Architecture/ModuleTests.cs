using System.Text;
using System.Xml.Linq;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.xUnitV3;
using Somdun.Tests.Support;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Somdun.Tests.Architecture;

public class ModuleTests
{
    public static TheoryData<string> All => [.. Modules.All];

    [Theory, MemberData(nameof(All))]
    public void A_module_knows_other_modules_only_by_their_contract(string module)
    {
        var others = Types().That().ResideInNamespaceMatching($@"^Somdun\.Modules\.(?!{module}(\.|$))[^.]+(?!\.Contract)(\.|$)");

        Check(Types().That().ResideInNamespaceMatching($@"^Somdun\.Modules\.{module}(\.|$)").Should().NotDependOnAny(others));
    }

    [Fact]
    public void A_contract_shows_nothing_of_its_module_but_itself() =>
        Check(Types().That().ResideInNamespaceMatching(@"^Somdun\.Modules\.[^.]+\.Contract$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Somdun\.(Modules\.[^.]+(?!\.Contract)(\.|$)|Foundation)")));

    [Fact]
    public void Foundation_knows_no_module() =>
        Check(Types().That().ResideInNamespaceMatching(@"^Somdun\.Foundation(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Somdun\.Modules(\.|$)")));

    [Fact]
    public void Modules_and_foundation_do_not_know_the_commands() =>
        Check(Types().That().ResideInNamespaceMatching(@"^Somdun\.(Foundation|Modules)(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Somdun\.Commands(\.|$)")));

    [Fact]
    public void Reading_a_plan_knows_no_database_and_no_web() =>
        Check(Types().That().ResideInNamespaceMatching(@"^Somdun\.Modules\.PlanReading(\.|$)")
            .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^(Microsoft\.(EntityFrameworkCore|AspNetCore)|Somdun\.Foundation\.(Data|Web))")));

    [Fact]
    public void The_kernel_has_no_packages()
    {
        var project = XDocument.Load(Repository.PathOf("src/Somdun.Kernel/Somdun.Kernel.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    [Fact]
    public void No_module_knows_itself_by_way_of_others()
    {
        foreach (var module in Modules.All)
        {
            Assert.False(Reaches(module, module, []), $"{module} knows itself by way of {string.Join(", ", Modules.Arrows[module])}.");
        }
    }

    [Fact, Trait("approval", "yes")]
    public void Who_knows_whom_is_what_docs_modules_says()
    {
        var text = new StringBuilder(
            """
            # Which module knows which

            An arrow reads "knows the contract of". Printed by a test from what the compiler saw: run `bin/approve` after a
            deliberate change, and read the difference. Every module stands on `Foundation` and the kernel, which know none of them.

            ```mermaid
            flowchart LR

            """);
        foreach (var module in Modules.All)
        {
            text.Append(Modules.Arrows[module].Count == 0 ? $"  {module}\n" : "");
            text.AppendJoin("", Modules.Arrows[module].Select(other => $"  {module} --> {other}\n"));
        }

        Approved.File("docs/modules.md", text.Append("```\n").ToString());
    }

    private static bool Reaches(string from, string to, HashSet<string> seen) =>
        Modules.Arrows[from].Any(next => next == to || (seen.Add(next) && Reaches(next, to, seen)));

    // Without positive results required: a young module may have no type that a rule could speak of.
    private static void Check(TypesShouldConjunction rule) => rule.WithoutRequiringPositiveResults().Check(Modules.Code);
}
