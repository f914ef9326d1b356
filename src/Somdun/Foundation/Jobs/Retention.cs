using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Jobs;

/// <summary>How long one kind of record is kept. Modules declare theirs; the person who runs the server may change the days.</summary>
/// <param name="Name">Names the setting: <c>traffic-log</c> is SOMDUN_KEEP_TRAFFIC_LOG.</param>
/// <param name="Days">When nothing else is set.</param>
/// <param name="Least">What law or use asks for; a setting under it is refused.</param>
/// <param name="Because">Why not less, with the law where it is one.</param>
/// <param name="ForgetAsync">Deletes what is from before the moment, and says how much; null where the owner of the record does so itself.</param>
internal sealed record RetentionRule(
    string Name, Text What, int Days, int Least, Text Because, Func<IServiceProvider, DateTime, CancellationToken, Task<int>>? ForgetAsync)
{
    public string Setting => $"SOMDUN_KEEP_{Name.Replace('-', '_').ToUpperInvariant()}";
}

/// <summary>All rules with the days that are set, and the daily job that acts on them.</summary>
internal sealed class Retention(IEnumerable<RetentionRule> rules, SomdunSettings settings, TimeProvider clock)
{
    public const string JobName = "retention";

    public IReadOnlyList<RetentionRule> Rules { get; } = [.. rules.OrderBy(r => r.Name, StringComparer.Ordinal)];

    public int DaysOf(RetentionRule rule) =>
        settings.Named(rule.Setting) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : rule.Days;

    public int DaysOf(string name) => DaysOf(Rules.Single(r => r.Name == name));

    /// <summary>The first setting that cannot stand, or null.</summary>
    public Refusal? Unusable()
    {
        foreach (var rule in Rules)
        {
            if (settings.Named(rule.Setting) is not { Length: > 0 } text)
            {
                continue;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > 36500)
            {
                return new Refusal(rule.Setting, "retention-unreadable", T($"{rule.Setting} ต้องเป็นจำนวนวัน แต่เป็น “{text}”", $"{rule.Setting} is a number of days, and cannot be “{text}”"));
            }

            if (days < rule.Least)
            {
                return new Refusal(rule.Setting, "retention-too-short", T(
                    $"{rule.Setting} ต้องไม่น้อยกว่า {rule.Least} วัน ({rule.Because.Thai})",
                    $"{rule.Setting} is at least {rule.Least} days ({rule.Because.English})"));
            }
        }

        return null;
    }

    /// <summary>Deletes what has been kept long enough, rule by rule.</summary>
    public async Task<int> ForgetAsync(IServiceProvider services, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var forgotten = 0;
        foreach (var rule in Rules)
        {
            if (rule.ForgetAsync is { } forget)
            {
                forgotten += await forget(services, BangkokTime.StartOf(today.AddDays(-DaysOf(rule))), cancel);
            }
        }

        return forgotten;
    }
}

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<Retention>();
        services.AddSingleton(new Job(
            Retention.JobName, T("ลบสิ่งที่เก็บครบกำหนดแล้ว", "Deletes what has been kept long enough"), JobSchedule.DailyAt(new TimeOnly(2, 30)),
            (scope, cancel) => scope.GetRequiredService<Retention>().ForgetAsync(scope, cancel)));
        services.AddSingleton(new RetentionRule(
            "job-runs", T("บันทึกการทำงานเบื้องหลัง", "Runs of background jobs"), 90, 1, T("ใช้ตรวจว่างานเดินอยู่", "they show whether jobs run"),
            (scope, before, cancel) => scope.GetRequiredService<SomdunDb>().Set<JobRun>().Where(r => r.StartedAt < before && r.Outcome != JobOutcome.Running).ExecuteDeleteAsync(cancel)));
        services.AddSingleton(new RetentionRule(
            "sent-forms", T("เลขประจำแบบฟอร์มที่ส่งแล้ว", "Keys of forms that were sent"), 7, 1, T("กันการส่งซ้ำ", "they keep a form from counting twice"),
            (scope, before, cancel) => scope.GetRequiredService<SomdunDb>().Set<SubmittedForm>().Where(f => f.At < before).ExecuteDeleteAsync(cancel)));
        return services;
    }
}
