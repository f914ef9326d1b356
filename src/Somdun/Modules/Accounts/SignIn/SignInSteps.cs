using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Accounts;

// Not told: a step is forgotten within minutes; what it leads to is told.
/// <summary>Keeps what a sign-in has come to between two requests.</summary>
internal sealed class SignInSteps(SomdunDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);

    public async Task BeginAsync(HttpContext context, SignInStepKind kind, Guid? accountId, SignInMeans means, string? state, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var key = RandomSecrets.NewKey();
        await db.Set<SignInStep>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        db.Add(new SignInStep
        {
            Id = Guid.CreateVersion7(),
            KeyHash = RandomSecrets.HashOf(key),
            Kind = kind,
            AccountId = accountId,
            Means = means,
            State = state,
            ExpiresAt = now + Lasting,
        });
        await db.SaveChangesAsync(cancel);
        context.Hold(SessionCookie.Step, key, Lasting);
    }

    /// <summary>The step the browser holds the key of, or null where there is none of this kind that still lasts.</summary>
    public async Task<SignInStep?> FindAsync(HttpContext context, SignInStepKind kind, CancellationToken cancel)
    {
        if (context.HeldKey(SessionCookie.Step) is not { } key)
        {
            return null;
        }

        var (hash, now) = (RandomSecrets.HashOf(key), clock.GetUtcNow().UtcDateTime);
        return await db.Set<SignInStep>().FirstOrDefaultAsync(s => s.KeyHash == hash && s.Kind == kind && now < s.ExpiresAt, cancel);
    }

    /// <summary>Uses it up. False where another request was quicker: one step leads to one session.</summary>
    public async Task<bool> UseUpAsync(HttpContext context, SignInStep step, CancellationToken cancel)
    {
        context.LetGo(SessionCookie.Step);
        db.Entry(step).State = EntityState.Detached;
        return await db.Set<SignInStep>().Where(s => s.Id == step.Id).ExecuteDeleteAsync(cancel) == 1;
    }
}
