using System.Reflection;
using ArchUnitNET.Loader;
using Somdun.Foundation.Data;

namespace Somdun.Tests.Architecture;

/// <summary>The program as the rules look at it. A module is found by its namespace, so a new one is covered at birth.</summary>
internal static class Modules
{
    public static readonly Assembly App = typeof(SomdunDb).Assembly;

    public static readonly Assembly Kernel = typeof(Text).Assembly;

    public static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader().LoadAssemblies(App, Kernel).Build();

    public static readonly IReadOnlyList<string> All =
        [.. App.GetTypes().Select(type => Of(type.Namespace)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Module → the modules it knows, as the compiler saw it.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Arrows = All.ToDictionary(
        module => module,
        module => (IReadOnlyList<string>)
        [
            .. Code.Types
                .Where(type => Of(type.Namespace?.FullName) == module)
                .SelectMany(type => type.Dependencies)
                .Select(dependency => Of(dependency.Target.Namespace?.FullName))
                .OfType<string>()
                .Where(other => other != module)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ]);

    /// <summary>The module of a namespace; null outside the modules.</summary>
    public static string? Of(string? name) => name?.Split('.') is ["Somdun", "Modules", var module, ..] ? module : null;
}
