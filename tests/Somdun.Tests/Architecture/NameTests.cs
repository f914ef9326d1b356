using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

public partial class NameTests
{
    private static readonly IReadOnlyList<Type> Types =
    [
        .. Modules.App.GetTypes().Concat(Modules.Kernel.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Somdun", StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.Contains('<', StringComparison.Ordinal)),
    ];

    // The framework's own word for what it finds by that name is TagHelper.
    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing() =>
        Faults.None(Types.Where(type => EmptyWord.IsMatch(type.Name)).Select(type => type.FullName));

    /// <summary>An interface with one implementation is an indirection, unless it is how a module meets the others.</summary>
    [Fact]
    public void An_interface_outside_the_contracts_has_more_than_one_implementation() =>
        Faults.None(Types
            .Where(type => type.IsInterface && type.Namespace?.EndsWith(".Contract", StringComparison.Ordinal) == false)
            .Where(type => Types.Count(other => !other.IsInterface && other.IsAssignableTo(type)) < 2)
            .Select(type => type.FullName));

    [GeneratedRegex(@"(Manager|(?<!Tag)Helper|Helpers|Util|Utils|Utility|Processor|Info|Data|Dto|Impl)(`\d+)?$")]
    private static partial Regex EmptyWord { get; }
}
