using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Somdun.Foundation.Web;
using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>How two people came to differ over one field.</summary>
internal enum ClashKind
{
    /// <summary>Both changed it, to different things.</summary>
    Changed,

    /// <summary>The other person removed what this one changed.</summary>
    RemovedByOther,

    /// <summary>This person removes what the other changed.</summary>
    ChangedByOther,
}

/// <summary>A field that two people changed: what each would have it say.</summary>
/// <param name="Name">The field of the form it is shown at: <c>Form.Targets[1].Text</c>.</param>
/// <param name="Part">What the field is of.</param>
/// <param name="Theirs">As the other person saved it, in the words of <see cref="PlanPart"/>.</param>
/// <param name="Mine">As it stands in the form.</param>
internal sealed record FieldClash(string Name, PartKind Part, PlanField Field, ClashKind Kind, string? Theirs, string? Mine)
{
    /// <summary>The id of the box the field has on the page.</summary>
    public string AnchorId => TagBuilder.CreateSanitizedId(Name, "_");
}

/// <summary>A form with what another person saved meanwhile put in, wherever this person touched nothing.</summary>
/// <param name="Form">Rows stand where they stood in the form sent; what the other person added comes after them.</param>
/// <param name="Clashes">What both changed: the form still says what this person wants.</param>
/// <param name="Taken">The fields that now say what the other person saved.</param>
internal sealed record MergedForm(ProjectForm Form, IReadOnlyList<FieldClash> Clashes, IReadOnlyList<string> Taken);

/// <summary>Merges the form of one person with what another saved since it was shown, field by field.</summary>
internal sealed class ProjectFormMerge
{
    private static readonly Field<ProjectForm>[] OfProject =
    [
        new(nameof(ProjectForm.Number), PlanField.Number, f => Text(f.Number), (to, from) => to.Number = from.Number),
        new(nameof(ProjectForm.Title), PlanField.Title, f => Clean(f.Title), (to, from) => to.Title = from.Title),
        new(nameof(ProjectForm.Strategy), PlanField.Strategy, f => f.Strategy?.ToString(), (to, from) => to.Strategy = from.Strategy),
        new(nameof(ProjectForm.OwnerUnit), PlanField.OwnerUnit, f => f.OwnerUnit?.ToString(), (to, from) => to.OwnerUnit = from.OwnerUnit),
        new(nameof(ProjectForm.OwnerText), PlanField.OwnerText, f => Clean(f.OwnerText), (to, from) => to.OwnerText = from.OwnerText),
        new(nameof(ProjectForm.ResponsiblePerson), PlanField.ResponsiblePerson, f => Clean(f.ResponsiblePerson), (to, from) => to.ResponsiblePerson = from.ResponsiblePerson),
        new(nameof(ProjectForm.Nature), PlanField.Nature, f => f.Nature?.ToString(), (to, from) => to.Nature = from.Nature),
        new(nameof(ProjectForm.StartsOn), PlanField.StartsOn, f => Text(f.StartsOn), (to, from) => to.StartsOn = from.StartsOn),
        new(nameof(ProjectForm.EndsOn), PlanField.EndsOn, f => Text(f.EndsOn), (to, from) => to.EndsOn = from.EndsOn),
        new(nameof(ProjectForm.Place), PlanField.Place, f => Clean(f.Place), (to, from) => to.Place = from.Place),
        new(nameof(ProjectForm.Rationale), PlanField.Rationale, f => Lines(f.Rationale), (to, from) => to.Rationale = from.Rationale),
        new(nameof(ProjectForm.Budget), PlanField.Budget, f => f.Budget?.ToString(), (to, from) => to.Budget = from.Budget),
        new(nameof(ProjectForm.BudgetSource), PlanField.BudgetSource, f => Clean(f.BudgetSource), (to, from) => to.BudgetSource = from.BudgetSource),
        new(nameof(ProjectForm.ExpectedResults), PlanField.ExpectedResults, f => Lines(f.ExpectedResults), (to, from) => to.ExpectedResults = from.ExpectedResults),
        new(nameof(ProjectForm.Risks), PlanField.Risks, f => Lines(f.Risks), (to, from) => to.Risks = from.Risks),
        new(nameof(ProjectForm.Evaluation), PlanField.Evaluation, f => Lines(f.Evaluation), (to, from) => to.Evaluation = from.Evaluation),
    ];

    private static readonly Field<ItemRow>[] OfItem =
    [
        new(nameof(ItemRow.Label), PlanField.Label, r => Clean(r.Label), (to, from) => to.Label = from.Label),
        new(nameof(ItemRow.Text), PlanField.Text, r => Clean(r.Text), (to, from) => (to.Text, to.ReadFrom) = (from.Text, from.ReadFrom)),
        new(nameof(ItemRow.Quantities), PlanField.Quantities, r => Lines(r.Quantities), (to, from) => to.Quantities = from.Quantities),
        new(nameof(ItemRow.Threshold), PlanField.Threshold, r => Clean(r.Threshold), (to, from) => to.Threshold = from.Threshold),
        new(nameof(ItemRow.Months), PlanField.Months, r => Lines(string.Join(' ', r.Months.Order(StringComparer.Ordinal))), (to, from) => to.Months = [.. from.Months]),
        new(nameof(ItemRow.Budget), PlanField.Budget, r => r.Budget?.ToString(), (to, from) => to.Budget = from.Budget),
        new(nameof(ItemRow.Position), null, r => Text(r.Position), (to, from) => to.Position = from.Position),
    ];

    private readonly ProjectForm _mine;
    private readonly ProjectForm _theirs;
    private readonly FormMarks _opened;
    private readonly IReadOnlySet<string> _unreadable;
    private readonly List<FieldClash> _clashes = [];
    private readonly List<string> _taken = [];

    private ProjectFormMerge(ProjectForm mine, ProjectForm theirs, FormMarks opened, IReadOnlySet<string> unreadable) =>
        (_mine, _theirs, _opened, _unreadable) = (mine.Copy(), theirs, opened, unreadable);

    /// <summary>What the form says as it is shown, to be sent along with it.</summary>
    public static string Marks(ProjectForm form) => FormMarks.Write(
    [
        .. OfProject.Select(f => (f.Name, f.Read(form))),
        .. form.Lists().SelectMany(list => list.Rows.SelectMany(row => (IEnumerable<(string, string?)>)
        [
            (PathOf(list.Name, row), ""),
            .. OfItem.Select(f => ($"{PathOf(list.Name, row)}/{f.Name}", f.Read(row))),
        ])),
        .. Keyed(form.Expenses, KindOf).SelectMany(e => (IEnumerable<(string, string?)>)[(e.Path, ""), ($"{e.Path}/{nameof(ExpenseRow.Amount)}", e.Row.Amount?.ToString())]),
        .. Keyed(form.Alignments, CodeOf).Select(a => (a.Path, (string?)"")),
    ]);

    /// <param name="mine">As it was sent; it stays as it is.</param>
    /// <param name="theirs">The form as the project stands now.</param>
    /// <param name="opened">What <see cref="Marks"/> gave when the form was shown.</param>
    /// <param name="unreadable">Fields in which something was typed that could not be read.</param>
    public static MergedForm Merge(ProjectForm mine, ProjectForm theirs, FormMarks opened, IReadOnlySet<string> unreadable)
    {
        var merge = new ProjectFormMerge(mine, theirs, opened, unreadable);
        merge.Fields();
        foreach (var (ours, others) in merge._mine.Lists().Zip(theirs.Lists()))
        {
            merge.Items(ours, others.Rows);
        }

        merge.Expenses();
        merge.Alignments();
        return new MergedForm(merge._mine, merge._clashes, merge._taken);
    }

    private void Fields()
    {
        foreach (var field in OfProject)
        {
            One(field, _mine, _theirs, field.Name, $"{ProjectFormReader.Field}.{field.Name}", PartKind.Project);
        }
    }

    private void One<T>(Field<T> field, T mine, T theirs, string path, string name, PartKind part)
    {
        var (ours, others) = (field.Read(mine), field.Read(theirs));
        var isUnread = _unreadable.Contains(name);
        if ((ours == others && !isUnread) || _opened.Had(path, others))
        {
            return;
        }

        if (!isUnread && _opened.Had(path, ours))
        {
            field.Take(mine, theirs);
            _taken.Add(name);
        }
        else if (field.Of is { } of)
        {
            _clashes.Add(new(name, part, of, ClashKind.Changed, others, ours));
        }
    }

    private void Items(ItemList mine, List<ItemRow> theirs)
    {
        foreach (var (i, row) in mine.Rows.Index())
        {
            var (name, path) = ($"{ProjectFormReader.Field}.{mine.Name}[{i}]", PathOf(mine.Name, row));
            var other = theirs.Find(t => t.Key == row.Key);
            var wasThere = _opened.Had(path, "");
            var removes = row.Remove || (row.IsEmpty && (wasThere || other is not null));
            if (other is null)
            {
                if (wasThere && !removes)
                {
                    RemovedByOther(mine.Kind, row, path, name);
                }
            }
            else if (removes)
            {
                if (Changed(path, other))
                {
                    ShowBeforeRemoving(mine.Kind, row, other, name);
                }
            }
            else
            {
                foreach (var field in OfItem)
                {
                    One(field, row, other, $"{path}/{field.Name}", $"{name}.{field.Name}", mine.Kind);
                }
            }
        }

        foreach (var added in theirs.Where(t => !mine.Rows.Exists(m => m.Key == t.Key) && (!_opened.Had(PathOf(mine.Name, t), "") || Changed(PathOf(mine.Name, t), t))).ToList())
        {
            mine.Rows.Add(added.Copy());
            _taken.Add($"{ProjectFormReader.Field}.{mine.Name}[{mine.Rows.Count - 1}].{nameof(ItemRow.Text)}");
        }
    }

    private void RemovedByOther(PartKind kind, ItemRow row, string path, string name)
    {
        if (OfItem.Any(f => _unreadable.Contains($"{name}.{f.Name}")) || Changed(path, row))
        {
            _clashes.Add(new($"{name}.{nameof(ItemRow.Text)}", kind, PlanField.Text, ClashKind.RemovedByOther, null, Clean(row.Text)));
        }
        else
        {
            row.Remove = true;
            _taken.Add($"{name}.{nameof(ItemRow.Remove)}");
        }
    }

    // The tick stays: what goes with it is shown as the other person left it.
    private void ShowBeforeRemoving(PartKind kind, ItemRow row, ItemRow other, string name)
    {
        foreach (var field in OfItem)
        {
            field.Take(row, other);
            _taken.Add($"{name}.{field.Name}");
        }

        row.Remove = true;
        _taken.Add($"{name}.{nameof(ItemRow.Remove)}");
        _clashes.Add(new($"{name}.{nameof(ItemRow.Remove)}", kind, PlanField.Text, ClashKind.ChangedByOther, Clean(other.Text), null));
    }

    // Its place among the others is not what it says.
    private bool Changed(string path, ItemRow row) => OfItem.Any(f => f.Of is not null && !_opened.Had($"{path}/{f.Name}", f.Read(row)));

    // Expenses have no key of their own: a kind is one and the same, its second line the second.
    private void Expenses()
    {
        var theirs = Keyed(_theirs.Expenses, KindOf).ToDictionary(e => e.Path, e => e.Row, StringComparer.Ordinal);
        var mine = Keyed(_mine.Expenses, KindOf).ToList();
        foreach (var (i, path, row) in mine)
        {
            var name = $"{ProjectFormReader.Field}.{nameof(ProjectForm.Expenses)}[{i}]";
            var amount = $"{path}/{nameof(ExpenseRow.Amount)}";
            if (theirs.TryGetValue(path, out var other))
            {
                One(AmountOfExpense, row, other, amount, $"{name}.{nameof(row.Amount)}", PartKind.Expense);
            }
            else if (_opened.Had(path, ""))
            {
                if (_unreadable.Contains($"{name}.{nameof(row.Amount)}") || !_opened.Had(amount, row.Amount?.ToString()))
                {
                    _clashes.Add(new($"{name}.{nameof(row.Amount)}", PartKind.Expense, PlanField.Budget, ClashKind.RemovedByOther, null, row.Amount?.ToString()));
                }
                else
                {
                    (row.Kind, row.Amount) = (null, null);
                    _taken.AddRange([$"{name}.{nameof(row.Kind)}", $"{name}.{nameof(row.Amount)}"]);
                }
            }
        }

        foreach (var (path, other) in theirs.Where(t => !mine.Exists(m => m.Path == t.Key)))
        {
            var wasThere = _opened.Had(path, "");
            if (!wasThere || !_opened.Had($"{path}/{nameof(ExpenseRow.Amount)}", other.Amount?.ToString()))
            {
                _mine.Expenses.Add(other with { });
                var name = $"{ProjectFormReader.Field}.{nameof(ProjectForm.Expenses)}[{_mine.Expenses.Count - 1}]";
                _taken.Add($"{name}.{nameof(other.Kind)}");
                if (wasThere)
                {
                    _clashes.Add(new($"{name}.{nameof(other.Amount)}", PartKind.Expense, PlanField.Budget, ClashKind.ChangedByOther, other.Amount?.ToString(), null));
                }
            }
        }
    }

    // A code is there or it is not: nothing to differ over.
    private void Alignments()
    {
        var theirs = Keyed(_theirs.Alignments, CodeOf).ToList();
        var mine = Keyed(_mine.Alignments, CodeOf).ToList();
        foreach (var (i, path, row) in mine.Where(m => _opened.Had(m.Path, "") && !theirs.Exists(t => t.Path == m.Path)))
        {
            (row.Framework, row.Item) = (null, null);
            var name = $"{ProjectFormReader.Field}.{nameof(ProjectForm.Alignments)}[{i}]";
            _taken.AddRange([$"{name}.{nameof(row.Framework)}", $"{name}.{nameof(row.Item)}"]);
        }

        foreach (var (_, _, row) in theirs.Where(t => !_opened.Had(t.Path, "") && !mine.Exists(m => m.Path == t.Path)))
        {
            _mine.Alignments.Add(row with { });
            _taken.Add($"{ProjectFormReader.Field}.{nameof(ProjectForm.Alignments)}[{_mine.Alignments.Count - 1}].{nameof(row.Item)}");
        }
    }

    private static readonly Field<ExpenseRow> AmountOfExpense = new(nameof(ExpenseRow.Amount), PlanField.Budget, e => e.Amount?.ToString(), (to, from) => to.Amount = from.Amount);

    private static string PathOf(string list, ItemRow row) => $"{list}/{row.Key}";

    private static string? KindOf(ExpenseRow row) => row.IsEmpty ? null : $"{nameof(ProjectForm.Expenses)}/{Clean(row.Kind)}";

    private static string? CodeOf(AlignmentRow row) => row.IsEmpty ? null : $"{nameof(ProjectForm.Alignments)}/{Clean(row.Framework)}/{Clean(row.Item)}";

    /// <summary>The rows that say something, each with a path of its own: a name given twice counts on.</summary>
    private static IEnumerable<(int Index, string Path, T Row)> Keyed<T>(IEnumerable<T> rows, Func<T, string?> pathOf)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, row) in rows.Index().ToList())
        {
            if (pathOf(row) is { } path)
            {
                var before = seen.GetValueOrDefault(path);
                seen[path] = before + 1;
                yield return (i, before == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}#{before + 1}"), row);
            }
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) || ThaiText.Clean(text) is not { Length: > 0 } clean ? null : clean;

    private static string? Lines(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Select(ThaiText.Clean)).Trim('\n') is { Length: > 0 } lines ? lines : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A field of a form or of a row in it.</summary>
    /// <param name="Of">Null for a place among others: no content is lost where two set it differently, and the later one's holds.</param>
    /// <param name="Read">What it says, in one way whatever way it was typed; null where it says nothing.</param>
    /// <param name="Take">Puts what the second says into the first.</param>
    private sealed record Field<T>(string Name, PlanField? Of, Func<T, string?> Read, Action<T, T> Take);
}
