using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Somdun.Foundation.Data;
using Somdun.Foundation.Mail;
using Somdun.Foundation.Settings;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Mail;

public class OutboxSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_mail_is_sent_once_and_its_body_is_gone(Database database)
    {
        await using var server = new MailServer();
        using var app = new App(database);
        await PutAsync(app, "somsri@example.go.th", "คำเชิญ", "รหัส 7K3M-9QXA");

        var senders = Enumerable.Range(0, 3).Select(_ => Sender(app, server.Address)).ToList();
        await Task.WhenAll(senders.Select(sender => sender.SendWaitingAsync(Cancel)));

        var message = Assert.Single(server.Messages);
        Assert.Contains("RCPT TO:<somsri@example.go.th>", message, StringComparison.Ordinal);
        Assert.Contains("From: somdun@example.go.th", message, StringComparison.Ordinal);
        await using var db = app.On.Open();
        var mail = await db.Set<OutboxMail>().SingleAsync(Cancel);
        Assert.Equal(World.Now, mail.SentAt);
        Assert.Null(mail.SealedBody);
    }

    [Theory, OnEachDatabase]
    public async Task A_server_that_is_away_keeps_the_mail_waiting_ever_longer(Database database)
    {
        using var app = new App(database);
        await PutAsync(app, "somsri@example.go.th", "คำเชิญ", "…");
        var away = new Uri("smtp://127.0.0.1:1?from=somdun@example.go.th");

        await Sender(app, away).SendWaitingAsync(Cancel);
        Assert.Equal(0, await Sender(app, away).SendWaitingAsync(Cancel));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await Sender(app, away).SendWaitingAsync(Cancel));

        await using var db = app.On.Open();
        var mail = await db.Set<OutboxMail>().SingleAsync(Cancel);
        Assert.Equal(2, mail.Tries);
        Assert.NotNull(mail.LastFault);
        Assert.NotNull(mail.SealedBody);

        await using var server = new MailServer();
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Sender(app, server.Address).SendWaitingAsync(Cancel);
        Assert.Single(server.Messages);
    }

    private static OutboxSender Sender(App app, Uri server) => new(
        app.Services.GetRequiredService<IServiceScopeFactory>(),
        app.Services.GetRequiredService<SomdunSettings>() with { Mail = server },
        app.Clock,
        NullLogger<OutboxSender>.Instance);

    private static async Task PutAsync(App app, string to, string subject, string body)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Put(to, subject, body);
        await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(Cancel);
    }

    /// <summary>As much of SMTP as a client needs to hand its mail over.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<string> _messages = [];
        private readonly Task _serving;

        public MailServer()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}?from=somdun@example.go.th");

        public IReadOnlyList<string> Messages
        {
            get
            {
                lock (_messages)
                {
                    return [.. _messages];
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await _listener.AcceptTcpClientAsync();
                }
                catch (Exception fault) when (fault is SocketException or InvalidOperationException)
                {
                    // The listener was stopped, while it waited or between two clients.
                    return;
                }

                await TalkAsync(client);
            }
        }

        private async Task TalkAsync(TcpClient client)
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 mail.example.go.th");
                var heard = new StringBuilder();
                while (await reader.ReadLineAsync() is { } line)
                {
                    heard.AppendLine(line);
                    if (line == "DATA")
                    {
                        await writer.WriteLineAsync("354 go on");
                        while (await reader.ReadLineAsync() is { } content && content != ".")
                        {
                            heard.AppendLine(content);
                        }

                        lock (_messages)
                        {
                            _messages.Add(heard.ToString());
                        }

                        heard.Clear();
                        await writer.WriteLineAsync("250 taken");
                    }
                    else if (line == "QUIT")
                    {
                        await writer.WriteLineAsync("221 bye");
                        return;
                    }
                    else
                    {
                        await writer.WriteLineAsync("250 ok");
                    }
                }
            }
        }
    }
}
