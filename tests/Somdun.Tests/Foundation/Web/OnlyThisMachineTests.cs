using System.Net;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class OnlyThisMachineTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://localhost:5080;http://[::1]:5080", null)]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081", "http://0.0.0.0:5081")]
    [InlineData("http://*:80", "http://*:80")]
    [InlineData("http://192.168.1.5", "http://192.168.1.5")]
    public void Listening_where_others_could_reach_it_is_refused_by_name(string urls, string? refused)
    {
        Assert.Equal(refused, OnlyThisMachine.AddressNotAllowed(urls));
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("somdun.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_name_of_elsewhere_that_points_here_is_not_answered(string host, HttpStatusCode answer)
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var response = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(answer, response.StatusCode);
    }
}
