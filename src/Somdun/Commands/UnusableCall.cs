using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary>Says in one sentence why a call cannot be used, in the language the call asks for.</summary>
internal static class UnusableCall
{
    /// <summary>Null where the call can be used.</summary>
    public static Text? Of(ParseResult parsed)
    {
        if (parsed.Action is not ParseErrorAction)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            return T($"คำสั่ง {command.Name} ไม่รู้จัก “{token}”", $"The command {command.Name} does not know “{token}”");
        }

        var unset = command.Options.Where(o => o.Required && parsed.GetResult(o) is null).Select(o => o.Name)
            .Concat(command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => a.Name))
            .ToList();
        if (unset.Count > 0)
        {
            return T($"คำสั่ง {command.Name} ต้องมี {string.Join(' ', unset)}", $"The command {command.Name} needs {string.Join(' ', unset)}");
        }

        if (parsed.Errors.Select(e => e.SymbolResult).OfType<OptionResult>().FirstOrDefault() is { } option)
        {
            var given = string.Join(' ', option.Tokens.Select(t => t.Value));
            var allowed = string.Join(", ", option.Option.GetCompletions(CompletionContext.Empty).Select(c => c.Label));
            return given.Length == 0
                ? T($"{option.Option.Name} ต้องมีค่า", $"{option.Option.Name} needs a value")
                : T(
                    $"{option.Option.Name} เป็น “{given}” ไม่ได้{(allowed.Length == 0 ? "" : " ต้องเป็น " + allowed)}",
                    $"{option.Option.Name} cannot be “{given}”{(allowed.Length == 0 ? "" : "; it is one of " + allowed)}");
        }

        var below = string.Join(", ", command.Subcommands.Select(c => c.Name));
        return T($"ต้องบอกคำสั่งอย่างใดอย่างหนึ่ง: {below}", $"A command is needed, one of {below}");
    }

    /// <summary>The language asked for, as far as a call that cannot be read asks for one.</summary>
    public static Language LanguageOf(IReadOnlyList<string> args) =>
        args.Contains("--language=en", StringComparer.Ordinal) || args.Zip(args.Skip(1)).Contains(("--language", "en")) ? Language.English : Language.Thai;
}
