using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>token create</c>: a personal token for a program, printed once.</summary>
internal static class TokenCommand
{
    private const int DaysByDefault = 90;

    internal sealed record Call(string Account, IReadOnlyList<string> Scopes, string Name, int Days);

    public static Command Create(Terminal terminal)
    {
        var account = new Option<string>("--account") { Description = T("ชื่อผู้ใช้ของบัญชี", "The account's sign-in name").ToString(), Required = true };
        var scope = new Option<string[]>("--scope") { Description = T("สิทธิ์ที่โปรแกรมใช้ได้", "What the program may do").ToString(), Required = true, AllowMultipleArgumentsPerToken = true };
        var name = new Option<string>("--name") { Description = T("ใช้ทำอะไร", "What it is for").ToString(), DefaultValueFactory = _ => "token create" };
        var days = new Option<int>("--days") { Description = T("ใช้ได้กี่วัน", "For how many days").ToString(), DefaultValueFactory = _ => DaysByDefault };
        var create = new Command("create", T("ออกโทเค็นส่วนตัว แสดงครั้งเดียว", "Makes a personal token, shown once").ToString()) { account, scope, name, days };
        create.SetAction((parsed, cancel) => CreateAsync(
            SomdunSettings.OfProcess(),
            new(parsed.GetValue(account)!, parsed.GetValue(scope)!, parsed.GetValue(name)!, parsed.GetValue(days)),
            terminal,
            cancel));
        return new Command("token", T("โทเค็นส่วนตัวสำหรับโปรแกรม", "Personal tokens for programs").ToString()) { create };
    }

    public static async Task<int> CreateAsync(SomdunSettings settings, Call call, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("token create");
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        if (await DatabaseVersion.CheckAsync(db, settings.Database, cancel) is { } notReady)
        {
            await terminal.Error.WriteLineAsync(notReady.Reason.ToString());
            return ExitCode.Unusable;
        }

        var key = Account.KeyOf(call.Account);
        if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.SignInKey == key && a.ClosedAt == null, cancel) is not { } account)
        {
            await terminal.Error.WriteLineAsync(T($"ไม่มีบัญชี {call.Account}", $"There is no account {call.Account}").ToString());
            return ExitCode.Unusable;
        }

        var tokens = scope.ServiceProvider.GetRequiredService<TokensOfAccount>();
        var outcome = await tokens.MakeAsync(account.Id, new(call.Name, call.Scopes, call.Days), cancel);
        if (!outcome.Succeeded)
        {
            var may = string.Join(' ', (await tokens.ScopesAsync(account.Id, cancel)).Select(p => p.Code));
            await terminal.Error.WriteLineAsync(string.Join(' ', outcome.Refusals.Select(refusal => refusal.Reason.ToString())) + (outcome.Refusals.Any(r => r.Field == "Scopes") ? $" ({may})" : ""));
            return ExitCode.Unusable;
        }

        await terminal.Out.WriteLineAsync(outcome.Value);
        await terminal.Error.WriteLineAsync(T($"จะไม่แสดงอีก ใช้ได้ {call.Days} วัน", $"It is not shown again. It lasts {call.Days} days").ToString());
        return ExitCode.Done;
    }
}
