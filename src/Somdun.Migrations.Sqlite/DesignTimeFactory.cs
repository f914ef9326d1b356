using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Somdun.Foundation.Data;

namespace Somdun.Migrations.Sqlite;

/// <summary>How the migration tool opens the model; the database itself is never touched.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SomdunDb>
{
    public SomdunDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SomdunDb>();
        DatabaseSetting.Parse("sqlite:design.db").Configure(options);
        return new SomdunDb(options.Options);
    }
}
