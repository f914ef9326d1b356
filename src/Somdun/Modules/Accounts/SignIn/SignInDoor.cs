using Somdun.Foundation.Data;

namespace Somdun.Modules.Accounts;

// Not told: Sessions tells of each one that begins.
/// <summary>The last step of each way of signing in: a second factor where the account has one, then a session.</summary>
internal sealed class SignInDoor(SomdunDb db, Sessions sessions, SignInSteps steps)
{
    /// <summary>Goes on after the first means was right. The second factor is asked for where an app is set up.</summary>
    /// <returns>Where to go.</returns>
    public async Task<string> PassAsync(HttpContext context, Account account, SignInMeans means, bool secondFactor, string next, CancellationToken cancel)
    {
        if (account.TotpSince is not null && !secondFactor)
        {
            await steps.BeginAsync(context, SignInStepKind.SecondFactor, account.Id, means, null, cancel);
            return SecondFactorModel.Path + QueryString.Create(Foundation.Security.SignIn.Next, next);
        }

        await EnterAsync(context, account, means, secondFactor, cancel);
        return next;
    }

    public async Task EnterAsync(HttpContext context, Account account, SignInMeans means, bool secondFactor, CancellationToken cancel)
    {
        var key = sessions.Begin(account, means, secondFactor, context.Device(), context.Address());
        await db.SaveChangesAsync(cancel);
        context.Hold(SessionCookie.Session, key);
    }
}
