using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

// Not told: what it writes by itself is made up from the start; all else goes through the use cases, which tell.
/// <summary>
/// A made-up office in the midst of its work: a plan read from the sample document and approved, an amendment under way,
/// the next document waiting to be looked through. Everything goes through the same use cases as in a real office, and each
/// step looks first whether it was taken already, so that a demo broken off is carried on.
/// </summary>
internal sealed class DemoOffice(
    SomdunDb db,
    IUnits units,
    IPlanTextReader texts,
    StartImport startImport,
    DecideImport decideImport,
    ApplyImport applyImport,
    DecideOnProjects decideOnProjects,
    ScreenVersion screenVersion,
    ApproveVersion approveVersion)
{
    public const string Code = "9902";

    private const string Period = "2563";

    private const string PaperNumber = "ศธ 09902/128";

    private static readonly DateOnly PaperDay = new(2019, 9, 27);

    private const string ObecCode = "สพฐ.";

    private static readonly FiscalYear Year = new(2563);

    private static readonly Text Name = T("สพป.ตัวอย่าง เขต 2", "Example Primary Education Area Office 2");

    private static readonly Text Officer = T("เจ้าหน้าที่แผน (ตัวอย่าง)", "A planning officer (example)");

    private static readonly Text Committee = T("คณะกรรมการกลั่นกรองแผน (ตัวอย่าง)", "The screening committee (example)");

    private static readonly Text Director = T("ผู้อำนวยการ (ตัวอย่าง)", "The director (example)");

    private static readonly Text Despite = T(
        "รับทราบข้อค้นพบแล้ว ให้แก้ไขในฉบับปรับปรุง",
        "What was found is known and is put right in an amendment");

    private static readonly Text Amending = T(
        "โอนเงินจากงานบริหารสำนักงานไปคลังข้อมูลสารสนเทศ และแก้ข้อความที่ตรวจพบเมื่อนำแผนเข้าระบบ",
        "Money moved from office administration to the data system, and wording put right that was found when the plan came in");

    /// <summary>Which group would own which project, by its number.</summary>
    private static readonly Dictionary<string, int[]> Owners = new()
    {
        [AreaOfficeGroups.Administration.Thai] = [22, 23, 24, 42],
        [AreaOfficeGroups.PolicyAndPlanning.Thai] = [25, 26, 27, 28],
        [AreaOfficeGroups.DistanceLearning.Thai] = [33, 34, 35, 36],
        [AreaOfficeGroups.Finance.Thai] = [38, 40, 43],
        [AreaOfficeGroups.Personnel.Thai] = [20, 30, 31, 32],
        [AreaOfficeGroups.StaffDevelopment.Thai] = [21],
        [AreaOfficeGroups.Supervision.Thai] = [29, 41],
        [AreaOfficeGroups.EducationalProvision.Thai] = [37],
        [AreaOfficeGroups.InternalAudit.Thai] = [39],
    };

    /// <summary>What the amendment moves, by project number.</summary>
    private static readonly Dictionary<int, string> AmendedBudgets = new() { [36] = "45,000", [42] = "809,140" };

    public async Task EnsureAsync(IProgress<Text> progress, CancellationToken cancel)
    {
        var office = await units.EnsureOfficeAsync(Code, Name, AreaOfficeGroups.All, cancel);
        await EnsureFrameworksAsync(cancel);

        if (await NewestAsync(office, cancel) is null)
        {
            progress.Report(T("อ่านแผนตัวอย่างและนำเข้า", "Reading the sample plan and bringing it in"));
            await ApplyAsync(await StartAsync("action-plan-2563.docx", cancel), null, cancel);
        }

        if (await NewestAsync(office, cancel) is { Number: 1, State: not VersionState.Approved } first)
        {
            progress.Report(T("กลั่นกรองและอนุมัติแผน", "Screening and approving the plan"));
            await ApproveAsync(office, first, cancel);
        }

        if (await NewestAsync(office, cancel) is { Number: 1 })
        {
            progress.Report(T("เริ่มปรับแผน", "Beginning an amendment"));
            await AmendAsync(cancel);
        }

        if (!await db.Set<PlanImport>().AnyAsync(i => i.UnitId == office.Id && i.State == ImportState.InReview, cancel))
        {
            await StartAsync("action-plan-2563.xlsx", cancel);
        }
    }

    private async Task<PlanVersion?> NewestAsync(UnitEntry office, CancellationToken cancel) =>
        await db.PlanOfAsync(office.Id, Year, cancel) is { } plan
            ? await db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == plan.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel)
            : null;

    private async Task<PlanImport> StartAsync(string sample, CancellationToken cancel)
    {
        await using var file = Sample(sample);
        return Done(await startImport.RunAsync(
            new(Guid.CreateVersion7(), Period, Code, sample, file, new Dictionary<string, ColumnRole>(), Officer.Thai), cancel));
    }

    private async Task ApplyAsync(PlanImport import, Text? reason, CancellationToken cancel)
    {
        var target = await ImportTarget.FindAsync(db, import.UnitId, import.FirstYear, import.LastYear, cancel);
        var merge = PlanMerge.Of(target.Newest, ApplyDecisions.To(import.Reading, import.Decisions, texts), import.Decisions);
        Done(await applyImport.RunAsync(new(import.Id, merge.Fingerprint, Takes: null, reason?.Thai, Officer.Thai), cancel));
    }

    private async Task ApproveAsync(UnitEntry office, PlanVersion version, CancellationToken cancel)
    {
        if (version.State == VersionState.Draft)
        {
            await NameOwnersAsync(office, version, cancel);
            var projects = await db.Set<PlanProject>().AsNoTracking()
                .Where(p => p.VersionId == version.Id && p.Standing == ProjectStanding.Proposed)
                .ToDictionaryAsync(p => p.Key, p => p.RowVersion, cancel);
            if (projects.Count > 0)
            {
                Done(await decideOnProjects.RunAsync(new(version.Id, projects, ProjectStanding.Accepted, null, Committee.Thai), cancel));
            }

            version = Done(await screenVersion.RunAsync(new(version.Id, await RowVersionAsync(version, cancel), PlanSigners.Outside, Committee.Thai, Despite.Thai), cancel));
        }

        Done(await approveVersion.RunAsync(
            new(version.Id, await RowVersionAsync(version, cancel), PlanSigners.Outside, Director.Thai, PaperNumber, PaperDay, Year.FirstDay, Despite.Thai), cancel));
    }

    private async Task NameOwnersAsync(UnitEntry office, PlanVersion version, CancellationToken cancel)
    {
        var groups = (await units.GroupsOfAsync(office.Id, cancel)).ToDictionary(g => g.Name.Thai, g => g.Id);
        var owners = Owners.SelectMany(o => o.Value.Select(number => (number, Group: groups[o.Key]))).ToDictionary(o => o.number, o => o.Group);
        foreach (var project in await db.Set<PlanProject>().Where(p => p.VersionId == version.Id && p.OwnerUnitId == null && p.Number != null).ToListAsync(cancel))
        {
            project.OwnerUnitId = owners.TryGetValue(project.Number!.Value, out var group) ? group : null;
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The same document again, with every correction that was proposed accepted and some money moved.</summary>
    private async Task AmendAsync(CancellationToken cancel)
    {
        var import = await StartAsync("action-plan-2563.docx", cancel);
        var proposals = import.Reading.Findings.Index().Where(f => f.Item.Proposal is not null).Select(f => f.Index).ToList();
        Done(await decideImport.AcceptAsync(import.Id, proposals, cancel));
        var budgets = import.Reading.Plan.Projects.Index()
            .Where(p => p.Item.Number is { } number && AmendedBudgets.ContainsKey(number))
            .ToDictionary(p => $"projects[{p.Index}].budget", p => (string?)AmendedBudgets[p.Item.Number!.Value]);
        await ApplyAsync(Done(await decideImport.CorrectAsync(import.Id, budgets, decision: null, cancel)), Amending, cancel);
    }

    private async Task<int> RowVersionAsync(PlanVersion version, CancellationToken cancel) =>
        await db.Set<PlanVersion>().Where(v => v.Id == version.Id).Select(v => v.RowVersion).SingleAsync(cancel);

    private async Task EnsureFrameworksAsync(CancellationToken cancel)
    {
        if (await db.Set<AlignmentFramework>().AnyAsync(f => f.Year == Year, cancel))
        {
            return;
        }

        db.Add(Framework(ObecCode, T("นโยบายสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "Policies of the Office of the Basic Education Commission"), confirmed: true, note: null,
        [
            ("1", T("ด้านความมั่นคง", "Security")),
            ("2", T("ด้านความสามารถในการแข่งขัน", "Competitiveness")),
            ("3", T("ด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์", "Human potential")),
            ("4", T("ด้านโอกาส ความเสมอภาค และการลดความเหลื่อมล้ำ", "Opportunity and equality")),
            ("5", T("ด้านคุณภาพชีวิตที่เป็นมิตรกับสิ่งแวดล้อม", "Quality of life in keeping with the environment")),
            ("6", T("ด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการ", "Balance and development of administration")),
        ]));

        // Nobody has found what ESPG14 stands for: its codes are kept, its meaning is not guessed.
        var unconfirmed = T("ความหมายรอยืนยัน", "Meaning to be confirmed");
        db.Add(Framework("ESPG14", unconfirmed, confirmed: false, T("แผนใช้รหัสนี้ แต่ยังไม่พบเอกสารที่บอกความหมาย", "Plans use this code; no paper that tells its meaning has been found").Thai,
            [("2", unconfirmed), ("3", unconfirmed), ("4", unconfirmed)]));
        await db.SaveChangesAsync(cancel);
    }

    private static AlignmentFramework Framework(string code, Text name, bool confirmed, string? note, IReadOnlyList<(string Code, Text Title)> items)
    {
        var id = Guid.CreateVersion7();
        return new AlignmentFramework
        {
            Id = id,
            Year = Year,
            Code = code,
            ThaiName = name.Thai,
            EnglishName = name.English,
            Confirmed = confirmed,
            Note = note,
            Items = [.. items.Select((item, i) => new AlignmentItem
            {
                Id = Guid.CreateVersion7(),
                FrameworkId = id,
                Position = i,
                Code = item.Code,
                ThaiTitle = item.Title.Thai,
                EnglishTitle = item.Title.English,
            })],
        };
    }

    private static Stream Sample(string name) =>
        typeof(DemoOffice).Assembly.GetManifestResourceStream($"Samples/{name}") ?? throw new InvalidOperationException($"The program was built without its sample {name}.");

    /// <summary>The demo does nothing that an office may not: a refusal here is a fault of the program.</summary>
    private static T Done<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(r => r.Reason.English)));
}
