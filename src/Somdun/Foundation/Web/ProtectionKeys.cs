using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;

namespace Somdun.Foundation.Web;

/// <summary>A key that protects cookies, form tokens and notices, shared by every node that serves this database; sealed.</summary>
internal sealed class ProtectionKey
{
    public const int NameMaxLength = 200;
    public const int XmlMaxLength = 20000;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The sealed XML. Releases before sealing left it as it is, and it is sealed when it is next read.</summary>
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("protection_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(ProtectionKey.NameMaxLength);
        key.Property(k => k.Xml).HasMaxLength(ProtectionKey.XmlMaxLength);
    }
}

/// <summary>Keeps the keys in the database, sealed by the key file. The framework asks synchronously, at start and when keys turn over.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes, Secrets secrets) : IXmlRepository
{
    private const string Purpose = "web.protection-keys";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.Id).ToList().Select(key => XElement.Parse(Open(db, key)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var id = Guid.CreateVersion7();
        db.Add(new ProtectionKey { Id = id, Name = friendlyName, Xml = secrets.Seal(Purpose, id, element.ToString(SaveOptions.DisableFormatting)).Text });
        db.SaveChanges();
    }

    private string Open(SomdunDb db, ProtectionKey key)
    {
        if (!key.Xml.StartsWith('<'))
        {
            return secrets.Open(Purpose, key.Id, new Sealed(key.Xml));
        }

        var text = secrets.Seal(Purpose, key.Id, key.Xml).Text;
        db.Set<ProtectionKey>().Where(k => k.Id == key.Id && k.Xml == key.Xml).ExecuteUpdate(set => set.SetProperty(k => k.Xml, text));
        return key.Xml;
    }
}

internal sealed class KeepKeysInDatabase(IServiceScopeFactory scopes, Secrets secrets) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = new ProtectionKeys(scopes, secrets);
}
