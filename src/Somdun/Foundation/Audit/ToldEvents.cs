using System.Reflection;
using System.Text.Json;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Audit;

/// <summary>Every kind of event the program can tell, found in this assembly, by its code.</summary>
internal static class ToldEvents
{
    private static readonly IReadOnlyDictionary<Type, ToldAsAttribute> Attributes = typeof(ToldEvents).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ToldEvent)) && !type.IsAbstract)
        .ToDictionary(type => type, type => type.GetCustomAttribute<ToldAsAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [ToldAs]."));

    private static readonly Dictionary<string, Type> ByCode = Attributes.ToDictionary(pair => pair.Value.Code, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Code and name of each, in the order of their codes.</summary>
    public static IReadOnlyList<ToldAsAttribute> All { get; } = [.. Attributes.Values.OrderBy(told => told.Code, StringComparer.Ordinal)];

    public static string CodeOf(Type told) => Attributes[told].Code;

    /// <summary>Null for a code that a newer release wrote.</summary>
    public static ToldAsAttribute? Find(string code) => ByCode.TryGetValue(code, out var type) ? Attributes[type] : null;

    /// <summary>The event as it was told; null when this release does not know its kind.</summary>
    public static ToldEvent? Read(string code, string details) =>
        ByCode.TryGetValue(code, out var type) ? (ToldEvent?)JsonSerializer.Deserialize(details, type, JsonColumns.Options) : null;
}
