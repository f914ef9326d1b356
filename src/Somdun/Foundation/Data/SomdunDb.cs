using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Security;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Foundation.Data;

/// <summary>
/// The one database context. It knows no module: each brings its own configurations, found in this assembly.
/// </summary>
internal sealed class SomdunDb(DbContextOptions<SomdunDb> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcMoment>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<FiscalYear>().HaveConversion<FiscalYearNumber>();
        conventions.Properties<Baht>().HaveConversion<SatangNumber>();
        conventions.Properties<Sealed>().HaveConversion<SealedText>().HaveMaxLength(Sealed.MaxLength);
        conventions.Properties<LookupHash>().HaveConversion<LookupHashText>().HaveMaxLength(LookupHash.MaxLength);
    }

    protected override void OnModelCreating(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(SomdunDb).Assembly);
}
