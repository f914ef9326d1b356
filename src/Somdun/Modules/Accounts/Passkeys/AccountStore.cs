using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Accounts;

/// <summary>Shows accounts and their passkeys to the framework's handler of WebAuthn, which reads and changes no more than these.</summary>
internal sealed class AccountStore(SomdunDb db) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInKey);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<Account>().FirstOrDefaultAsync(a => a.SignInKey == normalizedUserName && a.ClosedAt == null, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Set<AccountPasskey>().AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(AsFramework)];

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db.Set<Account>().FirstOrDefaultAsync(a => a.ClosedAt == null && db.Set<AccountPasskey>().Any(p => p.AccountId == a.Id && p.CredentialId == credentialId), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<AccountPasskey>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } passkey
            ? AsFramework(passkey)
            : null;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw WrittenElsewhere();

    public void Dispose()
    {
    }

    // Use cases write, with their audit events in the same transaction; a store that saved by itself would go round them.
    private static InvalidOperationException WrittenElsewhere() => new("Accounts are written by the use cases of this module alone.");

    private static UserPasskeyInfo AsFramework(AccountPasskey passkey) => new(
        passkey.CredentialId,
        passkey.PublicKey,
        new DateTimeOffset(passkey.CreatedAt),
        (uint)passkey.SignCount,
        passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        passkey.IsUserVerified,
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        passkey.AttestationObject,
        passkey.ClientDataJson)
    {
        Name = passkey.Name,
    };
}
