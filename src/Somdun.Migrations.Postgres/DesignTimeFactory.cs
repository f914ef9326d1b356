using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Somdun.Foundation.Data;

namespace Somdun.Migrations.Postgres;

/// <summary>How the migration tool opens the model; the database itself is never touched.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SomdunDb>
{
    public SomdunDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SomdunDb>();
        DatabaseSetting.Parse("Host=127.0.0.1;Database=design").Configure(options);
        return new SomdunDb(options.Options);
    }
}
