using Microsoft.Extensions.Time.Testing;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;

namespace Somdun.Tests.Support;

/// <summary>The small made-up world that tests share. Builders for more stand here as modules need them.</summary>
internal static class World
{
    /// <summary>Sunday 22 November 2569, nine in the morning in Bangkok.</summary>
    public static readonly DateTime Now = new(2026, 11, 22, 2, 0, 0, DateTimeKind.Utc);

    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>A clock that stands at <see cref="Now"/> until the test moves it.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(Now));

    /// <summary>Who may do everything, for tests of something else than who may do what.</summary>
    public static readonly Actor Everything = Actor.Program("ผู้ทดสอบ");

    /// <summary>Tells as <see cref="Everything"/>.</summary>
    public static AuditTrail Audit(SomdunDb db) => new(db, Everything, new AuditedRequest { Way = "test" }, Clock());
}
