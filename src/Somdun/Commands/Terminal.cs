namespace Somdun.Commands;

/// <summary>
/// What a command may write to: standard output for the result alone, standard error for progress and refusals.
/// </summary>
/// <param name="Out">The result, and nothing else: it may be piped.</param>
/// <param name="Error">Progress and one-sentence refusals.</param>
/// <param name="ShowsProgress">Whether somebody is watching standard error.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool ShowsProgress)
{
    /// <summary>Where a person answers questions; null when nobody is there to be asked.</summary>
    public TextReader? Answers { get; init; }

    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected)
    {
        Answers = Console.IsInputRedirected ? null : Console.In,
    };
}

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but something fell short: findings of severity error, a check that failed.</summary>
    public const int FellShort = 1;

    /// <summary>The input or the call cannot be used.</summary>
    public const int Unusable = 2;
}
