using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Mail;
using Somdun.Foundation.Settings;

namespace Somdun.Modules.Accounts;

/// <summary>Mails that wait, that went, that failed. One that waits can be read here, where there is no mail server; reading it is told.</summary>
[Authorize(AccountsPermissions.Administer)]
internal sealed class OutboxModel(SomdunDb db, Outbox outbox, SomdunSettings settings, AuditTrail audit) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];

    public bool HasServer => settings.Mail is not null;

    public Guid? Read { get; private set; }

    public string? Body { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<OutboxMail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is not { SealedBody: not null } mail)
        {
            return NotFound();
        }

        audit.Tell(new WaitingMailRead(mail.Id, mail.To));
        await db.SaveChangesAsync(cancel);
        (Read, Body) = (mail.Id, outbox.BodyOf(mail));
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Mails = await db.Set<OutboxMail>().AsNoTracking().OrderByDescending(m => m.MadeAt).Take(Most).ToListAsync(cancel);
}
