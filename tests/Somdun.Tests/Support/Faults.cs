namespace Somdun.Tests.Support;

/// <summary>For a rule that many places must keep.</summary>
internal static class Faults
{
    /// <summary>Fails with every place that breaks the rule, each on a line of its own.</summary>
    public static void None(IEnumerable<string?> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
