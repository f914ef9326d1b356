using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Accepts what the linter proposes for a project of a draft: the edit a person would make by the form, made for them.</summary>
internal sealed class AcceptProposal(SomdunDb db, IPlanTextReader texts, EditProject edit)
{
    /// <param name="Key">Of the project.</param>
    /// <param name="Field">Within the project, as a proposal names it: <c>targets[0].text</c>.</param>
    /// <param name="Was">The text the proposal was made for.</param>
    /// <param name="Becomes">Null to strike the item.</param>
    internal sealed record Request(Guid VersionId, Guid Key, string Field, string Was, string? Becomes);

    public async Task<Outcome<EditProject.Saved>> RunAsync(Request request, CancellationToken cancel)
    {
        var strategies = await db.Set<PlanStrategy>().AsNoTracking().Where(s => s.VersionId == request.VersionId).ToListAsync(cancel);
        if (await db.Set<PlanProject>().NamedAsync(request.VersionId, request.Key.ToString(), cancel) is not { } project)
        {
            return VersionRefusals.Gone;
        }

        var form = ProjectForm.Of(project, strategies);
        var opened = ProjectFormMerge.Marks(form);
        if (!Apply(form, request))
        {
            return new Refusal(null, "proposal-stale", T(
                $"“{project.Title}” ถูกแก้ไขหลังจากตรวจแล้ว ข้อเสนอนี้จึงใช้ไม่ได้ ดูข้อค้นพบล่าสุด",
                $"“{project.Title}” was edited since it was checked, so this proposal fits no more. Look at the findings as they are now"));
        }

        return await edit.RunAsync(new(request.VersionId, request.Key, project.RowVersion, form, opened), cancel);
    }

    /// <summary>Whether a form can take a proposal for this field.</summary>
    public static bool IsKnown(string field) => Place.Of(field) is not null;

    private bool Apply(ProjectForm form, Request request)
    {
        if (Place.Of(request.Field) is not { } place)
        {
            return false;
        }

        if (place.List is null)
        {
            return place.Part == "budget" && ApplyBudget(form, request);
        }

        return place.List == "alignments" ? Apply(form.Alignments, place, request)
            : form.Lists().FirstOrDefault(list => list.Name.Equals(place.List, StringComparison.OrdinalIgnoreCase)) is { Rows: { } rows }
              && place.Index < rows.Count && Apply(rows[place.Index], place.Part, request);
    }

    private bool ApplyBudget(ProjectForm form, Request request)
    {
        if (request.Becomes is null || texts.Amount(request.Becomes) is not { } amount)
        {
            return false;
        }

        form.Budget = amount;
        return true;
    }

    private bool Apply(ItemRow row, string? part, Request request)
    {
        switch (part)
        {
            case null when request.Becomes is null && row.Text == request.Was:
                row.Remove = true;
                return true;
            case "label" when row.Label == request.Was:
                row.Label = request.Becomes;
                return true;
            case "text" when row.Text == request.Was && request.Becomes is { Length: > 0 } text:
                // The person who accepts the words accepts what they say.
                var (figures, threshold) = (QuantityText.Write(texts.Quantities(row.Text)), texts.Threshold(row.Text) is { } t ? QuantityText.Write(t) : null);
                (row.Text, row.ReadFrom) = (text, text);
                row.Quantities = row.Quantities == figures ? QuantityText.Write(texts.Quantities(text)) : row.Quantities;
                row.Threshold = row.Threshold == threshold ? (texts.Threshold(text) is { } read ? QuantityText.Write(read) : null) : row.Threshold;
                return true;
            default:
                return false;
        }
    }

    private static bool Apply(List<AlignmentRow> rows, Place place, Request request)
    {
        if (place.Index >= rows.Count)
        {
            return false;
        }

        var row = rows[place.Index];
        switch (place.Part)
        {
            case "framework" when (row.Framework ?? "") == request.Was:
                row.Framework = request.Becomes;
                return true;
            case "item" when (row.Item ?? "") == request.Was:
                row.Item = request.Becomes;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A field of a project as a proposal names it.</summary>
    /// <param name="List">Null for a field of the project itself.</param>
    /// <param name="Part">Null for the item as a whole.</param>
    private sealed record Place(string? List, int Index, string? Part)
    {
        private static readonly string[] Lists = ["objectives", "targets", "indicators", "activities", "alignments"];

        public static Place? Of(string field)
        {
            var (open, close) = (field.IndexOf('[', StringComparison.Ordinal), field.IndexOf(']', StringComparison.Ordinal));
            if (open < 0)
            {
                return field == "budget" ? new Place(null, 0, field) : null;
            }

            return close > open && Lists.Contains(field[..open]) && int.TryParse(field.AsSpan((open + 1)..close), out var index) && index >= 0
                ? new Place(field[..open], index, close + 1 < field.Length ? field[(close + 2)..] : null)
                : null;
        }
    }
}
