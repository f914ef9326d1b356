using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Mail;

/// <summary>
/// Sends what waits in the outbox, where a mail server is set. A mail is claimed before it is sent, so that two nodes do not send it both; it
/// is tried again for two days, ever less often.
/// </summary>
internal sealed partial class OutboxSender(IServiceScopeFactory scopes, SomdunSettings settings, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ClaimedFor = TimeSpan.FromMinutes(5);
    private const int AtOnce = 50;
    private const int MostTries = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is null)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendWaitingAsync(stoppingToken) == AtOnce)
                {
                    // More may wait.
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be away for a while: mails wait in it, and the next look finds them.
                LookFailed(fault);
            }

            await Task.Delay(LooksEvery, stoppingToken);
        }
    }

    /// <summary>Tries each mail that is due once.</summary>
    /// <returns>How many were tried.</returns>
    internal async Task<int> SendWaitingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Set<OutboxMail>().AsNoTracking()
            .Where(m => m.SentAt == null && m.GivenUpAt == null && m.NextTryAt <= now)
            .OrderBy(m => m.NextTryAt)
            .Take(AtOnce)
            .ToListAsync(cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        using var client = new SmtpClient();
        foreach (var mail in due)
        {
            var claimed = await db.Set<OutboxMail>().Where(m => m.Id == mail.Id && m.NextTryAt == mail.NextTryAt && m.SentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, now + ClaimedFor).SetProperty(m => m.Tries, m => m.Tries + 1), cancel) == 1;
            if (claimed)
            {
                await TryAsync(db, outbox, client, mail, now, cancel);
            }
        }

        await client.DisconnectAsync(quit: true, cancel);
        return due.Count;
    }

    private async Task TryAsync(SomdunDb db, Outbox outbox, SmtpClient client, OutboxMail mail, DateTime now, CancellationToken cancel)
    {
        var row = db.Set<OutboxMail>().Where(m => m.Id == mail.Id);
        try
        {
            if (!client.IsConnected)
            {
                await ConnectAsync(client, cancel);
            }

            using var message = Written(mail, outbox.BodyOf(mail) ?? "");
            await client.SendAsync(message, cancel);
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now).SetProperty(m => m.SealedBody, (Sealed?)null).SetProperty(m => m.LastFault, (string?)null), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var said = fault.Message.Length > OutboxMail.FaultMaxLength ? fault.Message[..OutboxMail.FaultMaxLength] : fault.Message;
            var tries = mail.Tries + 1;
            var next = now + TimeSpan.FromMinutes(Math.Pow(2, tries));
            await row.ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.LastFault, said)
                    .SetProperty(m => m.NextTryAt, next)
                    .SetProperty(m => m.GivenUpAt, m => tries >= MostTries ? now : null),
                cancel);
            MailFailed(mail.Id, tries, said);
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        var server = settings.Mail!;
        var secure = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : WhoIsLocal(server) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, secure, cancel);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), cancel);
        }
    }

    private static bool WhoIsLocal(Uri server) => server.IsLoopback;

    private MimeMessage Written(OutboxMail mail, string body)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = new DateTimeOffset(mail.MadeAt), MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id:N}@{settings.Mail!.Host}") };
        message.From.Add(MailboxAddress.Parse(MailFrom(settings.Mail)));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Body = new TextPart("plain") { Text = body };
        return message;
    }

    /// <summary>The sender's address: <c>?from=</c> of the setting, else <c>somdun@</c> its host.</summary>
    private static string MailFrom(Uri server) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(server.Query).TryGetValue("from", out var from) && from.ToString() is { Length: > 0 } given ? given : $"somdun@{server.Host}";

    [LoggerMessage(LogLevel.Warning, "Mail {Id} could not be sent (try {Tries}): {Fault}")]
    private partial void MailFailed(Guid id, int tries, string fault);

    [LoggerMessage(LogLevel.Error, "The outbox could not be looked through")]
    private partial void LookFailed(Exception fault);
}
