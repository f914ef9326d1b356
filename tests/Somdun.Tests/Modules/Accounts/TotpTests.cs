using Somdun.Modules.Accounts;

namespace Somdun.Tests.Modules.Accounts;

public class TotpTests
{
    /// <summary>"12345678901234567890" in Base32, with the last six of the eight digits that RFC 6238 prints for it.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, DateTime.UnixEpoch.AddSeconds(seconds)));

    [Fact]
    public void A_code_counts_once_and_for_half_a_minute_to_either_side()
    {
        var now = DateTime.UnixEpoch.AddSeconds(2000000000);
        var code = Totp.CodeAt(Secret, now);

        var step = Totp.Match(Secret, code, now.AddSeconds(30), 0);
        Assert.NotNull(step);
        Assert.NotNull(Totp.Match(Secret, " 279 037 ", now, 0));
        Assert.NotNull(Totp.Match(Secret, "๒๗๙๐๓๗", now, 0));
        Assert.Null(Totp.Match(Secret, code, now, step.Value));
        Assert.Null(Totp.Match(Secret, code, now.AddSeconds(61), 0));
        Assert.Null(Totp.Match(Secret, "", now, 0));
        Assert.Null(Totp.Match(Secret, null, now, 0));
    }

    [Fact]
    public void Every_new_secret_makes_codes_of_its_own()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Totp.NewSecret()).ToList();

        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret));
        Assert.Equal(50, secrets.Distinct().Count());
        Assert.NotNull(Totp.Match(secrets[0], Totp.CodeAt(secrets[0], DateTime.UnixEpoch.AddDays(1)), DateTime.UnixEpoch.AddDays(1), 0));
    }
}
