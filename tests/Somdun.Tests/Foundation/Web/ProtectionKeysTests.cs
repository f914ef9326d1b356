using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class ProtectionKeysTests
{
    [Theory, OnEachDatabase]
    public void What_one_node_protects_another_on_the_same_database_can_read(Database database)
    {
        using var on = TestDb.On(database);

        var text = Protector(on).Protect("ข้อความ");

        Assert.Equal("ข้อความ", Protector(on).Unprotect(text));
    }

    private static IDataProtector Protector(TestDb on) => Composition
        .BuildWeb(new SomdunSettings(DatabaseSetting.Parse(on.Setting), "http://127.0.0.1:0", Path.GetTempPath()))
        .Services.GetRequiredService<IDataProtectionProvider>()
        .CreateProtector("test");
}
