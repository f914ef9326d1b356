using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;

namespace Somdun.Modules.Accounts;

/// <summary>
/// What becomes of somebody whom the provider vouches for: in, where an account is joined; joined, where an account is signed in or an
/// invitation is shown. An account is never made from here.
/// </summary>
internal sealed class ProviderArrival(SomdunDb db, SignInDoor door, Sessions sessions, SessionOfRequest ofRequest, OneTimeCodes codes, Secrets secrets, SomdunSettings settings, TimeProvider clock)
{
    private const string SubjectPurpose = "accounts.provider-subject";
    private const string NotJoined = "/sign-in?provider=not-joined";

    /// <returns>Where to go; null where what came is not what was asked for.</returns>
    public async Task<string?> GoOnAsync(HttpContext context, ClaimsPrincipal who, AuthenticationProperties state, CancellationToken cancel)
    {
        // The framework drops the claim of the issuer, and keeps it with each of the others.
        if (who.FindFirst("sub") is not { Value.Length: > 0, Issuer.Length: > 0 and <= ExternalSignIn.IssuerMaxLength } subject)
        {
            return null;
        }

        var issuer = subject.Issuer;
        var key = $"{issuer} {subject.Value}";
        var hashes = secrets.Hashes(SubjectPurpose, key);
        var known = await db.Set<ExternalSignIn>().FirstOrDefaultAsync(e => hashes.Contains(e.Subject), cancel);
        if (state.Items.TryGetValue(ProviderScheme.Joining, out var joining))
        {
            return ofRequest.Standing is { } standing && standing.AccountId.ToString() == joining
                ? await JoinAsync(standing.AccountId, known, issuer, key, who, cancel) ? ProviderModel.Path : $"{ProviderModel.Path}?taken=true"
                : null;
        }

        if (state.Items.TryGetValue(ProviderScheme.Inviting, out var code))
        {
            return await AcceptAsync(context, code, known, issuer, key, who, cancel);
        }

        if (known is null || await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == known.AccountId && a.ClosedAt == null, cancel) is not { } account)
        {
            sessions.TrailOfNobody().Tell(new SignInFailed(known?.AccountId ?? Guid.Empty, SignInMeans.External, context.Address()));
            await db.SaveChangesAsync(cancel);
            return NotJoined;
        }

        known.LastUsedAt = clock.GetUtcNow().UtcDateTime;
        return await door.PassAsync(context, account, SignInMeans.External, secondFactor: false, SignIn.Within(state.Items.TryGetValue(SignIn.Next, out var next) ? next : null), cancel);
    }

    private async Task<string?> AcceptAsync(HttpContext context, string? code, ExternalSignIn? known, string issuer, string key, ClaimsPrincipal who, CancellationToken cancel)
    {
        if (await codes.FindAsync(code, context.Address(), cancel) is not { Code.Purpose: CodePurpose.Invitation } found)
        {
            return null;
        }

        if (known is not null && known.AccountId != found.Account.Id)
        {
            return "/sign-in?provider=taken";
        }

        if (!await codes.UseUpAsync(found.Code, found.Account, context.Address(), cancel) || !await JoinAsync(found.Account.Id, known, issuer, key, who, cancel))
        {
            return null;
        }

        return await door.PassAsync(context, found.Account, SignInMeans.External, secondFactor: false, "/", cancel);
    }

    /// <summary>False where the person is joined to another account: one person, one account.</summary>
    private async Task<bool> JoinAsync(Guid accountId, ExternalSignIn? known, string issuer, string key, ClaimsPrincipal who, CancellationToken cancel)
    {
        if (known is not null)
        {
            return known.AccountId == accountId;
        }

        var account = await db.Set<Account>().SingleAsync(a => a.Id == accountId, cancel);
        var name = who.ClaimOf("name") ?? who.ClaimOf("preferred_username") ?? settings.Oidc!.Name;
        db.Add(new ExternalSignIn
        {
            Id = Guid.CreateVersion7(),
            AccountId = accountId,
            Issuer = issuer,
            Subject = secrets.Hash(SubjectPurpose, key),
            Name = name.Length > ExternalSignIn.NameMaxLength ? name[..ExternalSignIn.NameMaxLength] : name,
            JoinedAt = clock.GetUtcNow().UtcDateTime,
        });
        var audit = sessions.TrailOf(account);
        audit.Tell(new ExternalJoined(accountId, settings.Oidc!.Name));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
