using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>
/// Applies what a person decided to a copy of a reading. A text that was changed is read again, so that its quantities,
/// thresholds, alignments and amounts follow it. Nothing is applied that the person did not accept or type.
/// </summary>
internal sealed class ApplyDecisions
{
    private readonly IPlanTextReader _reader;
    private readonly Dictionary<string, string?> _texts;
    private readonly HashSet<string> _placed = [];

    private ApplyDecisions(IPlanTextReader reader, Dictionary<string, string?> texts)
    {
        _reader = reader;
        _texts = texts;
    }

    public static ReviewedPlan To(DocumentReading reading, ImportDecisions decisions, IPlanTextReader reader)
    {
        Dictionary<string, string?> texts = [];
        foreach (var accepted in decisions.Accepted.Order())
        {
            if (reading.Findings.ElementAtOrDefault(accepted)?.Proposal is { } proposal)
            {
                texts[proposal.Field] = texts.TryGetValue(proposal.Field, out var before) ? Both(before, proposal) : proposal.Becomes;
            }
        }

        // What a person typed stands above what they accepted for the same field before.
        foreach (var (field, text) in decisions.Corrections)
        {
            texts[field] = field.EndsWith(".quantities", StringComparison.Ordinal)
                ? string.Join('\n', text.Split('\n').Select(ThaiText.Clean))
                : ThaiText.Clean(text);
        }

        return new ApplyDecisions(reader, texts).Review(reading.Plan);
    }

    /// <summary>
    /// A second proposal for a text that another has changed already: what it replaces is replaced there. Where that is no
    /// longer to be found, the later one stands.
    /// </summary>
    private static string? Both(string? text, Proposal proposal)
    {
        var (was, becomes) = (proposal.Was, proposal.Becomes);
        if (text is null || becomes is null)
        {
            return null;
        }

        var start = was.Zip(becomes).TakeWhile(c => c.First == c.Second).Count();
        var end = was.Skip(start).Reverse().Zip(becomes.Skip(start).Reverse()).TakeWhile(c => c.First == c.Second).Count();

        // Wider and wider, until it stands in the text just once.
        for (var (from, to) = (start, was.Length - end); ; (from, to) = (Math.Max(0, from - 1), Math.Min(was.Length, to + 1)))
        {
            var piece = was[from..to];
            var at = piece.Length == 0 ? -1 : text.IndexOf(piece, StringComparison.Ordinal);
            if (at >= 0 && text.IndexOf(piece, at + 1, StringComparison.Ordinal) < 0)
            {
                return string.Concat(text.AsSpan(0, at), becomes.AsSpan(from..(becomes.Length - (was.Length - to))), text.AsSpan(at + piece.Length));
            }

            if ((piece.Length > 0 && at < 0) || (from == 0 && to == was.Length))
            {
                return becomes;
            }
        }
    }

    private ReviewedPlan Review(DraftPlan plan)
    {
        var strategies = plan.Strategies
            .Select((s, i) => s with
            {
                Number = Number($"strategies[{i}].number", s.Number),
                Title = Text($"strategies[{i}].title", s.Title),
            })
            .ToList();
        var (projects, kept) = Kept("projects", plan.Projects, (path, project) => Project(path, project, strategies));
        var reviewed = plan with { Strategies = strategies, Projects = [.. projects.Select(p => p.Draft)] };

        return new ReviewedPlan(
            plan,
            reviewed,
            [.. projects.Select((p, i) => new ReviewedProject(kept[i], p.Items))],
            [.. _texts.Keys.Where(path => !_placed.Contains(path)).Order(StringComparer.Ordinal)]);
    }

    private (DraftProject Draft, IReadOnlyDictionary<ItemKind, IReadOnlyList<int>> Items) Project(
        string path, DraftProject read, List<DraftStrategy> strategies)
    {
        var objectives = Kept($"{path}.objectives", read.Objectives, (at, item) => item with
        {
            Label = Optional($"{at}.label", item.Label),
            Text = Text($"{at}.text", item.Text),
        });
        var targets = Kept($"{path}.targets", read.Targets, Target);
        var indicators = Kept($"{path}.indicators", read.Indicators, Indicator);
        var activities = Kept($"{path}.activities", read.Activities, (at, item) => item with
        {
            Label = Optional($"{at}.label", item.Label),
            Text = Text($"{at}.text", item.Text),
            Budget = TryText($"{at}.budget", out var amount) ? Amount(amount) : item.Budget,
        });
        var expenses = Kept($"{path}.expenses", read.Expenses, (at, item) => item with
        {
            Kind = Text($"{at}.kind", item.Kind),
            Amount = TryText($"{at}.amount", out var amount) ? Amount(amount) : item.Amount,
        });

        var draft = read with
        {
            Number = Number($"{path}.number", read.Number),
            Strategy = Strategy($"{path}.strategy", read.Strategy, strategies),
            Title = Text($"{path}.title", read.Title),
            Owner = Optional($"{path}.owner", read.Owner),
            Objectives = objectives.Items,
            Targets = targets.Items,
            Indicators = indicators.Items,
            Activities = activities.Items,
            Expenses = expenses.Items,
            Alignments = Alignments($"{path}.alignments", read),
        };
        if (TryText($"{path}.budget", out var budget))
        {
            draft = draft with { Budget = Amount(budget), BudgetText = budget };
        }

        return (draft, new Dictionary<ItemKind, IReadOnlyList<int>>
        {
            [ItemKind.Objective] = objectives.Indexes,
            [ItemKind.Target] = targets.Indexes,
            [ItemKind.Indicator] = indicators.Indexes,
            [ItemKind.Activity] = activities.Indexes,
        });
    }

    private DraftTarget Target(string path, DraftTarget read)
    {
        var target = read with { Label = Optional($"{path}.label", read.Label) };
        if (TryText($"{path}.text", out var text) && text is { Length: > 0 })
        {
            target = target with { Text = text, Quantities = _reader.Quantities(text) };
        }

        return TryText($"{path}.quantities", out var quantities)
            ? target with { Quantities = quantities is { Length: > 0 } ? Quantities(quantities) ?? target.Quantities : [] }
            : target;
    }

    private DraftIndicator Indicator(string path, DraftIndicator read)
    {
        var indicator = read with { Label = Optional($"{path}.label", read.Label) };
        if (TryText($"{path}.text", out var text) && text is { Length: > 0 })
        {
            indicator = indicator with { Text = text, Threshold = _reader.Threshold(text) };
        }

        return TryText($"{path}.threshold", out var threshold)
            ? indicator with { Threshold = threshold is { Length: > 0 } ? Threshold(threshold, _reader) : null }
            : indicator;
    }

    /// <summary>As forms write thresholds (&gt;= 80 ร้อยละ), or as documents do (ร้อยละ 80); null for neither.</summary>
    public static Threshold? Threshold(string text, IPlanTextReader reader) =>
        QuantityText.TryRead(text, out Threshold? threshold) ? threshold : reader.Threshold(text);

    /// <summary>As forms write quantities, one a line; null where a line is none.</summary>
    public static IReadOnlyList<Quantity>? Quantities(string text)
    {
        List<Quantity> quantities = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!QuantityText.TryRead(line, out Quantity? quantity))
            {
                return null;
            }

            quantities.Add(quantity);
        }

        return quantities;
    }

    /// <summary>The whole cell typed anew, or item by item; one item may become several, since ranges expand.</summary>
    private IReadOnlyList<DraftAlignment> Alignments(string path, DraftProject read)
    {
        if (TryText(path, out var cell))
        {
            return cell is { Length: > 0 } ? _reader.Alignments(cell, read.Source) : [];
        }

        List<DraftAlignment> alignments = [];
        foreach (var (i, alignment) in read.Alignments.Index())
        {
            if (TryText($"{path}[{i}]", out var whole))
            {
                alignments.AddRange(whole is { Length: > 0 } ? _reader.Alignments(whole, alignment.Source) : []);
            }
            else
            {
                alignments.Add(alignment with
                {
                    Framework = Optional($"{path}[{i}].framework", alignment.Framework),
                    Item = Optional($"{path}[{i}].item", alignment.Item),
                });
            }
        }

        return alignments;
    }

    /// <summary>A strategy is named by its title, or by its number.</summary>
    private int? Strategy(string path, int? read, List<DraftStrategy> strategies)
    {
        if (!TryText(path, out var name) || name is not { Length: > 0 })
        {
            return read;
        }

        var key = ThaiText.SearchKey(name);
        var found = strategies.FindIndex(s => ThaiText.SearchKey(s.Title) == key || s.Number?.ToString(CultureInfo.InvariantCulture) == key);
        return found >= 0 ? found : NotPlaced(path, read);
    }

    private (IReadOnlyList<TResult> Items, IReadOnlyList<int> Indexes) Kept<T, TResult>(
        string path, IReadOnlyList<T> read, Func<string, T, TResult> apply)
    {
        List<TResult> items = [];
        List<int> indexes = [];
        foreach (var (i, item) in read.Index())
        {
            var at = $"{path}[{i}]";
            if (!IsStruck(at))
            {
                items.Add(apply(at, item));
                indexes.Add(i);
            }
        }

        return (items, indexes);
    }

    /// <summary>An item is struck by a proposal that leaves nothing of it, or by emptying its text.</summary>
    private bool IsStruck(string path) =>
        (TryText(path, out var whole) && string.IsNullOrEmpty(whole)) ||
        (TryText($"{path}.text", out var text) && string.IsNullOrEmpty(text)) ||
        (TryText($"{path}.kind", out var kind) && string.IsNullOrEmpty(kind));

    private string Text(string path, string read) => TryText(path, out var text) && text is { Length: > 0 } ? text : read;

    private string? Optional(string path, string? read) => TryText(path, out var text) ? (text is { Length: > 0 } ? text : null) : read;

    private Baht? Amount(string? text) => text is { Length: > 0 } ? _reader.Amount(text) : null;

    private int? Number(string path, int? read)
    {
        if (!TryText(path, out var text))
        {
            return read;
        }

        if (text is not { Length: > 0 })
        {
            return null;
        }

        return int.TryParse(ThaiText.ArabicDigits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : NotPlaced(path, read);
    }

    private int? NotPlaced(string path, int? read)
    {
        _placed.Remove(path);
        return read;
    }

    private bool TryText(string path, out string? text)
    {
        if (!_texts.TryGetValue(path, out text))
        {
            return false;
        }

        _placed.Add(path);
        return true;
    }
}
