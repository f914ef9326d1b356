using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>What a person asked for, and agreed to: access, erasure, consents given and taken back.</summary>
[Authorize(PrivacyPermissions.HandleRequests)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DataOfPersonModel(SomdunDb db, PrivacyReach reach, HandleAccess access, HandleErasure erasure, KeepConsents consents, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? AccessReceivedOn { get; set; }

    [BindProperty]
    public string? AccessWish { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public string? Wish { get; set; }

    [BindProperty]
    public Guid? Activity { get; set; }

    [BindProperty]
    public DateOnly? GivenOn { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public Guid Consent { get; set; }

    public PersonEntry Person { get; private set; } = null!;

    public IReadOnlyList<AccessRequest> AccessRequests { get; private set; } = [];

    public IReadOnlyList<ErasureRequest> Requests { get; private set; } = [];

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public IReadOnlyList<Choice> ConsentActivities { get; private set; } = [];

    private Dictionary<Guid, ProcessingActivity> _activities = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        (AccessReceivedOn, ReceivedOn, GivenOn) = (BangkokTime.Today(clock), BangkokTime.Today(clock), BangkokTime.Today(clock));
        return Page();
    }

    public async Task<IActionResult> OnPostAccessAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var asked = await access.AskAsync(Id, AccessReceivedOn, AccessWish, cancel);
        return asked.Succeeded
            ? this.Done(T("บันทึกคำขอแล้ว ท่านเป็นผู้ดำเนินการ", "The request is recorded, and you handle it"), $"/privacy/access/{asked.Value.Id}")
            : this.Refused(asked.Refusals);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? await DoneAsync(erasure.AskAsync(Id, ReceivedOn, Wish, cancel), T("บันทึกคำขอแล้ว", "The request is recorded")) : NotFound();

    public async Task<IActionResult> OnPostConsentAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? await DoneAsync(consents.GiveAsync(Id, Activity, GivenOn, Evidence, cancel), T("บันทึกความยินยอมแล้ว", "The consent is recorded")) : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? await DoneAsync(consents.WithdrawAsync(Id, Consent, cancel), T("ถอนความยินยอมแล้ว", "The consent is withdrawn")) : NotFound();

    public Text NameOfActivity(Guid id) => new(_activities[id].ThaiName, _activities[id].EnglishName);

    private async Task<IActionResult> DoneAsync<TDone>(Task<Outcome<TDone>> work, Text notice)
    {
        var outcome = await work;
        return outcome.Succeeded ? this.Done(notice, $"/privacy/people/{Id}") : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reach.FindAsync(Id, cancel) is not { } person)
        {
            return false;
        }

        Person = person;
        AccessRequests = await db.Set<AccessRequest>().AsNoTracking().Where(r => r.PersonId == Id).OrderByDescending(r => r.ReceivedOn).ToListAsync(cancel);
        Requests = await db.Set<ErasureRequest>().AsNoTracking().Where(r => r.PersonId == Id).OrderByDescending(r => r.ReceivedOn).ToListAsync(cancel);
        Consents = await db.Set<Consent>().AsNoTracking().Where(c => c.PersonId == Id).OrderByDescending(c => c.GivenOn).ToListAsync(cancel);
        _activities = await db.Set<ProcessingActivity>().AsNoTracking().Where(a => a.Basis == LawfulBasis.Consent).ToDictionaryAsync(a => a.Id, cancel);
        ConsentActivities = [.. _activities.Values.Where(a => a.EndedOn == null).OrderBy(a => a.Position).Select(a => new Choice(a.Id.ToString(), new Text(a.ThaiName, a.EnglishName)))];
        return true;
    }
}
