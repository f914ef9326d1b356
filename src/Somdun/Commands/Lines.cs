namespace Somdun.Commands;

/// <summary>Says each step as it begins; the library's Progress would say them later, on another thread.</summary>
internal sealed class Lines(Terminal terminal) : IProgress<Text>
{
    public void Report(Text value) => terminal.Error.WriteLine($"{value} …");
}
