using System.Net;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class WhoIsAnsweredTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://localhost:5080;http://[::1]:5080", null)]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081", "http://0.0.0.0:5081")]
    [InlineData("http://*:80", "http://*:80")]
    [InlineData("http://192.168.1.5", "http://192.168.1.5")]
    public void An_address_that_others_could_reach_is_known_by_name(string urls, string? named) =>
        Assert.Equal(named, WhoIsAnswered.AddressForOthers(urls));

    [Fact]
    public void The_names_answered_are_those_of_the_settings() =>
        Assert.Equal(
            ["0.0.0.0", "intranet", "somdun.example.go.th"],
            WhoIsAnswered.Names(new SomdunSettings(DatabaseSetting.Parse("sqlite:a.db"), "http://0.0.0.0:80", "files")
            {
                Address = new Uri("https://somdun.example.go.th"),
                Hosts = ["intranet"],
            }).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("somdun.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_name_of_elsewhere_that_points_here_is_not_answered(string host, HttpStatusCode answer)
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.OpenSignedOut();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = host;

        using var response = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(answer, response.StatusCode);
    }
}
