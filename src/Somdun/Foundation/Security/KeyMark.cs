using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Security;

/// <summary>
/// What the database knows of a key: not the key, but by what it is recognised. So a node with another key file, or without one, is stopped
/// before it seals what nobody could open.
/// </summary>
internal sealed class KeyMark
{
    public const int FingerprintMaxLength = 64;

    public required int Version { get; init; }

    public required string Fingerprint { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class KeyMarkConfiguration : IEntityTypeConfiguration<KeyMark>
{
    public void Configure(EntityTypeBuilder<KeyMark> mark)
    {
        mark.ToTable("key_marks");
        mark.HasKey(m => m.Version);
        mark.Property(m => m.Version).ValueGeneratedNever();
        mark.Property(m => m.Fingerprint).HasMaxLength(KeyMark.FingerprintMaxLength);
    }
}

/// <summary>The marks in the database. Keys are asked for where nothing can be awaited, so this does not wait either.</summary>
internal sealed class KeyMarks(IServiceScopeFactory scopes, TimeProvider clock)
{
    public bool Any()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<SomdunDb>().Set<KeyMark>().Any();
    }

    /// <summary>Marks keys that have no mark yet. False when the database knows a version by another key, or one that is not here.</summary>
    public bool TryMark(KeyRing keys)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        foreach (var key in keys.Keys)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            db.Database.ExecuteSql($"insert into key_marks (version, fingerprint, at) values ({key.Version}, {key.Fingerprint}, {now}) on conflict do nothing");
        }

        return db.Set<KeyMark>().AsNoTracking().ToList().TrueForAll(mark => keys.Of(mark.Version)?.Fingerprint == mark.Fingerprint);
    }
}
