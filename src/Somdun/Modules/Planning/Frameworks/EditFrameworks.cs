using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>A framework as a person fills it in. A row of an item left empty says nothing.</summary>
internal sealed class FrameworkForm
{
    public string? Code { get; set; }

    public string? ThaiName { get; set; }

    public string? EnglishName { get; set; }

    public string? Note { get; set; }

    public bool Confirmed { get; set; }

    public List<FrameworkItemRow> Items { get; set; } = [];

    public static FrameworkForm Of(AlignmentFramework framework) => new()
    {
        Code = framework.Code,
        ThaiName = framework.ThaiName,
        EnglishName = framework.EnglishName,
        Note = framework.Note,
        Confirmed = framework.Confirmed,
        Items = [.. framework.Items.Select(i => new FrameworkItemRow { Code = i.Code, ThaiTitle = i.ThaiTitle, EnglishTitle = i.EnglishTitle })],
    };
}

internal sealed record FrameworkItemRow
{
    public string? Code { get; set; }

    public string? ThaiTitle { get; set; }

    public string? EnglishTitle { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(ThaiTitle) && string.IsNullOrWhiteSpace(EnglishTitle);
}

/// <summary>Writes what a framework of a year means: its name, its items, and whether somebody has confirmed it.</summary>
internal sealed class EditFrameworks(SomdunDb db, IUnits units, AuditTrail audit)
{
    /// <param name="Id">Made when the form was first shown, for a new one.</param>
    /// <param name="RowVersion">The framework as it was shown; null for a new one.</param>
    internal sealed record Request(Guid Id, FiscalYear Year, int? RowVersion, FrameworkForm Form);

    public Task<Outcome<AlignmentFramework>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => EditAsync(request, cancel), cancel);

    /// <summary>What is wrong with the form itself; English may be left out where there is none.</summary>
    internal static List<Refusal> Check(FrameworkForm form) => All(
    [
        WhyNotText("Form.Code", form.Code, PlanAlignment.CodeMaxLength, "code-missing", T("กรอกรหัสกรอบตามที่พิมพ์ในแผน", "Write the code as plans print it")),
        WhyNotText("Form.ThaiName", form.ThaiName, AlignmentFramework.NameMaxLength, "name-missing", T("กรอกชื่อกรอบ", "Write the name of the framework")),
        WhyTooLong("Form.EnglishName", form.EnglishName, AlignmentFramework.NameMaxLength),
        WhyTooLong("Form.Note", form.Note, AlignmentFramework.NoteMaxLength),
        .. form.Items.SelectMany((row, i) => row.IsEmpty ? [] : (IEnumerable<Refusal?>)
        [
            WhyNotText($"Form.Items[{i}].Code", row.Code, PlanAlignment.CodeMaxLength, "code-missing", T("กรอกเลขข้อ", "Write the item's number")),
            WhyNotText($"Form.Items[{i}].ThaiTitle", row.ThaiTitle, AlignmentFramework.NameMaxLength, "title-missing", T("กรอกความหมายของข้อ", "Write what the item means")),
            WhyTooLong($"Form.Items[{i}].EnglishTitle", row.EnglishTitle, AlignmentFramework.NameMaxLength),
            !string.IsNullOrWhiteSpace(row.Code) && form.Items.Take(i).Any(r => Clean(r.Code) == Clean(row.Code))
                ? new($"Form.Items[{i}].Code", "code-twice", T($"มีข้อ {row.Code} อยู่แล้ว", $"There is an item {row.Code} already"))
                : null,
        ]),
    ]);

    private async Task<Outcome<AlignmentFramework>> EditAsync(Request request, CancellationToken cancel)
    {
        var framework = await db.Set<AlignmentFramework>().Include(f => f.Items).FirstOrDefaultAsync(f => f.Id == request.Id, cancel);
        var code = Clean(request.Form.Code);
        var refusals = All(
        [
            .. Check(request.Form),
            await db.Set<AlignmentFramework>().AnyAsync(f => f.Year == request.Year && f.Code == code && f.Id != request.Id, cancel)
                ? new("Form.Code", "framework-exists", T($"ปีนี้มีกรอบ {code} อยู่แล้ว", $"There is a framework {code} this year already"))
                : null,
            framework is not null && request.RowVersion is { } shown && framework.RowVersion != shown
                ? new(null, ChangedMeanwhile, T("มีผู้อื่นแก้ไขกรอบนี้ระหว่างที่ท่านเปิดหน้าอยู่ บันทึกอีกครั้งจะใช้ตามที่ท่านกรอก", "Somebody else changed this framework while you had the page open. Saving again keeps what you filled in"))
                : null,
        ]);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        if (framework is null)
        {
            framework = new AlignmentFramework { Id = request.Id, Year = request.Year, Code = "", ThaiName = "", EnglishName = "" };
            db.Add(framework);
        }
        else
        {
            db.Entry(framework).State = EntityState.Modified;
        }

        Write(framework, request.Form);
        audit.Tell(new FrameworkEdited(framework.Id, (await units.OfficeAsync(cancel))?.Id, request.Year.BuddhistYear, framework.Code));
        await db.SaveChangesAsync(cancel);
        return framework;
    }

    private void Write(AlignmentFramework framework, FrameworkForm form)
    {
        framework.Code = Clean(form.Code);
        framework.ThaiName = Clean(form.ThaiName);
        framework.EnglishName = string.IsNullOrWhiteSpace(form.EnglishName) ? framework.ThaiName : Clean(form.EnglishName);
        framework.Note = string.IsNullOrWhiteSpace(form.Note) ? null : Clean(form.Note);
        framework.Confirmed = form.Confirmed;

        var rows = form.Items.Where(r => !r.IsEmpty).ToList();
        db.RemoveRange(framework.Items.Where(i => !rows.Exists(r => Clean(r.Code) == i.Code)).ToList());
        foreach (var (position, row) in rows.Index())
        {
            var item = framework.Items.Find(i => i.Code == Clean(row.Code));
            if (item is null)
            {
                item = new AlignmentItem { Id = Guid.CreateVersion7(), FrameworkId = framework.Id, Position = position, Code = Clean(row.Code), ThaiTitle = "", EnglishTitle = "" };
                db.Add(item);
            }

            item.Position = position;
            item.ThaiTitle = Clean(row.ThaiTitle);
            item.EnglishTitle = string.IsNullOrWhiteSpace(row.EnglishTitle) ? item.ThaiTitle : Clean(row.EnglishTitle);
        }
    }

    private static string Clean(string? text) => ThaiText.Clean(text ?? "");
}
