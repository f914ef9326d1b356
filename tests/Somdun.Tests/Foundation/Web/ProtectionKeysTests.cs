using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class ProtectionKeysTests
{
    [Theory, OnEachDatabase]
    public void What_one_node_protects_another_on_the_same_database_can_read(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);

        var text = Protector(place).Protect("ข้อความ");

        Assert.Equal("ข้อความ", Protector(place).Unprotect(text));
    }

    [Theory, OnEachDatabase]
    public async Task The_database_holds_the_keys_sealed_also_those_of_a_release_that_did_not_seal(Database database)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await using (var db = on.Open())
        {
            db.Add(new ProtectionKey
            {
                Id = Guid.CreateVersion7(),
                Name = "key-1",
                Xml = "<revocation version=\"1\"><revocationDate>2026-01-01T00:00:00Z</revocationDate><key id=\"*\" /><reason>plain</reason></revocation>",
            });
            await db.SaveChangesAsync(cancel);
        }

        Protector(place).Protect("ข้อความ");

        await using var after = on.Open();
        var kept = await after.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync(cancel);
        Assert.Equal(2, kept.Count);
        Assert.All(kept, xml => Assert.StartsWith("1.", xml, StringComparison.Ordinal));
    }

    private static IDataProtector Protector(Place place) => Composition
        .BuildWeb(place.Settings)
        .Services.GetRequiredService<IDataProtectionProvider>()
        .CreateProtector("test");
}
