using Somdun.Foundation.Data;
using Somdun.Foundation.Security;

namespace Somdun.Foundation.Mail;

/// <summary>Where mails are put by use cases: written with what they tell of, sent after it stands.</summary>
internal sealed class Outbox(SomdunDb db, Secrets secrets, TimeProvider clock)
{
    private const string Purpose = "mail.body";

    /// <summary>The caller saves.</summary>
    public void Put(string to, string subject, string body)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7();
        db.Add(new OutboxMail
        {
            Id = id,
            To = to,
            Subject = subject,
            SealedBody = secrets.Seal(Purpose, id, body),
            MadeAt = now,
            NextTryAt = now,
        });
    }

    /// <summary>What it says; null once it was sent.</summary>
    public string? BodyOf(OutboxMail mail) => mail.SealedBody is { } body ? secrets.Open(Purpose, mail.Id, body) : null;
}
