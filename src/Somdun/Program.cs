using System.Globalization;

namespace Somdun;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        await Task.CompletedTask;
        return args.Length;
    }
}
