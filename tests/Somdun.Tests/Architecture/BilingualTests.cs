using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>
/// What people read stands in the source as a pair, <c>T("ภาษาไทย", "English")</c>. Three places handle Thai as material,
/// and may hold it by itself: the kernel, which writes and reads Thai dates, money and letters; PlanReading, which knows
/// the words of other people's documents; and the breaking of lines. A single letter is material anywhere, and so is a word that
/// the program matches and has named: a constant.
/// </summary>
public partial class BilingualTests
{
    private static readonly string[] ThaiIsMaterialIn =
        ["src/Somdun.Kernel/", "src/Somdun/Modules/PlanReading/", "src/Somdun/Foundation/Typesetting/Lines/"];

    private static readonly IReadOnlyList<(string File, CompilationUnitSyntax Tree)> Sources =
    [
        .. Repository.Files("src", "*.cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(file => (file, CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(file))).GetCompilationUnitRoot())),
    ];

    [Fact]
    public void Thai_in_the_source_has_its_English_beside_it() =>
        Faults.None(Sources
            .Where(source => !ThaiIsMaterialIn.Any(folder => source.File.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(source => source.Tree.DescendantNodes()
                .Where(node => (node.IsKind(SyntaxKind.StringLiteralExpression) || node is InterpolatedStringTextSyntax) && Thai.IsMatch(node.ToString()))
                .Where(node => !IsInAPair(node) && !IsInACitation(node) && !IsAConstant(node))
                .Select(node => $"{source.File}:{Line(node)}: {node}")));

    [Fact]
    public void Every_pair_has_both_its_sides()
    {
        var pairs = Sources.SelectMany(source => source.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(IsPair)
            .Select(call => (At: $"{source.File}:{Line(call)}", Thai: Words(call, 0), English: Words(call, 1)))).ToList();

        Assert.NotEmpty(pairs);
        Faults.None(pairs.Where(pair => pair.Thai is "").Select(pair => $"{pair.At} has no Thai."));
        Faults.None(pairs.Where(pair => pair.English is "").Select(pair => $"{pair.At} has no English."));
        Faults.None(pairs.Where(pair => pair.English is not null && IsRatherThai(pair.English)).Select(pair => $"{pair.At} has Thai for its English: {pair.English}"));
    }

    [Fact]
    public void Thai_in_pages_has_its_English_beside_it() =>
        Faults.None(Repository.Files("src", "*.cshtml").Concat(Repository.Files("src", "*.razor"))
            .SelectMany(file => PagePair.Replace(PageComment.Replace(File.ReadAllText(Repository.PathOf(file)), ""), pair => IsRatherThai(pair.Groups["english"].Value) ? pair.Value : "")
                .Split('\n')
                .Where(line => Thai.IsMatch(line))
                .Select(line => $"{file}: {line.Trim()}")));

    private static bool IsPair(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.Text: "T" } && call.ArgumentList.Arguments.Count == 2;

    // Within T(…), within new Text(…), within [ToldAs(code, thai, english)], or the Thai of a pair of two parts that ends in one: ("ไม่เกิน", "at most ").
    private static bool IsInAPair(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor switch
    {
        InvocationExpressionSyntax call => IsPair(call),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var thai, var english] } => Holds(thai, node) && IsWords(english.Expression),
        AttributeSyntax { ArgumentList.Arguments: [_, var thai, var english, ..] } attribute => attribute.Name.ToString() is "ToldAs" && thai.Span.Contains(node.Span) && IsWords(english.Expression),
        TupleExpressionSyntax { Arguments: [var thai, var english] } => Holds(thai, node) && IsWords(english.Expression),
        _ => false,
    });

    private static bool Holds(SyntaxNode outer, SyntaxNode inner) => outer.Span.Contains(inner.Span);

    private static bool IsWords(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.StringLiteralExpression) || expression is InterpolatedStringExpressionSyntax;

    private static bool IsAConstant(SyntaxNode node) =>
        node.Ancestors().OfType<FieldDeclarationSyntax>().Any(field => field.Modifiers.Any(SyntaxKind.ConstKeyword));

    private static bool IsInACitation(SyntaxNode node) => node.Ancestors().OfType<AttributeSyntax>().Any(attribute => attribute.Name.ToString() is "Cites");

    /// <summary>The words written in an argument; null where it is no literal but computed.</summary>
    private static string? Words(InvocationExpressionSyntax call, int argument) => call.ArgumentList.Arguments[argument].Expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.Trim(),
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "…")).Trim(),
        _ => null,
    };

    // A Thai word may be quoted in a sentence of English.
    private static bool IsRatherThai(string words) => words.Count(char.IsAsciiLetter) <= Thai.Count(words) && Thai.IsMatch(words);

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex("[ก-๙]")]
    private static partial Regex Thai { get; }

    [GeneratedRegex("""@\*.*?\*@|<!--.*?-->|^\s*//.*$""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex PageComment { get; }

    // T("ไทย", "English"), where the English is there; whether it is English, its user asks.
    [GeneratedRegex("""\bT\(\s*\$?"(?:[^"\\]|\\.)+",\s*\$?"(?<english>(?:[^"\\]|\\.)+)"\s*\)""")]
    private static partial Regex PagePair { get; }
}
