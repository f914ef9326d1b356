using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Security;

public sealed class SecretsTests : IDisposable
{
    private const string Purpose = "people.citizen-id";

    private static readonly Guid Owner = Guid.Parse("0193f000-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("0193f000-0000-7000-8000-000000000002");

    private readonly TestDb _db = TestDb.On(Database.Sqlite);
    private readonly List<ServiceProvider> _nodes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("somdun-test-").FullName;

    [Fact]
    public void What_was_sealed_opens_again()
    {
        var secrets = Secrets();

        // Half a surrogate pair is no text.
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text => secrets.Open(Purpose, Owner, secrets.Seal(Purpose, Owner, text)) == text);
    }

    [Fact]
    public void The_same_text_sealed_twice_looks_different_and_is_found_by_one_hash()
    {
        var secrets = Secrets();

        Assert.NotEqual(secrets.Seal(Purpose, Owner, "1234567890121"), secrets.Seal(Purpose, Owner, "1234567890121"));
        Assert.Equal(secrets.Hash(Purpose, "1234567890121"), secrets.Hash(Purpose, "1234567890121"));
        Assert.NotEqual(secrets.Hash(Purpose, "1234567890121"), secrets.Hash("people.passport", "1234567890121"));
    }

    [Fact]
    public void What_was_sealed_for_one_row_or_purpose_opens_for_no_other()
    {
        var secrets = Secrets();
        var text = secrets.Seal(Purpose, Owner, "1234567890121");

        Assert.ThrowsAny<CryptographicException>(() => secrets.Open(Purpose, Other, text));
        Assert.ThrowsAny<CryptographicException>(() => secrets.Open("people.passport", Owner, text));
    }

    [Fact]
    public void A_single_letter_changed_is_noticed()
    {
        var secrets = Secrets();
        var text = secrets.Seal(Purpose, Owner, "1234567890121").Text;

        // The last letter of base64url may hold bits that are not read.
        for (var at = text.IndexOf('.', StringComparison.Ordinal) + 1; at < text.Length - 1; at++)
        {
            var changed = new Sealed(string.Concat(text.AsSpan(0, at), text[at] == 'A' ? "B" : "A", text.AsSpan(at + 1)));
            Assert.ThrowsAny<CryptographicException>(() => secrets.Open(Purpose, Owner, changed));
        }
    }

    [Theory, InlineData(""), InlineData("1"), InlineData("x.AAAA"), InlineData("-1.AAAA")]
    public void What_was_never_sealed_is_refused(string text)
    {
        var secrets = Secrets();

        Assert.Throws<FormatException>(() => secrets.Open(Purpose, Owner, new Sealed(text)));
    }

    [Fact]
    public void The_key_file_is_made_once_and_for_its_owner_alone()
    {
        var first = Secrets().Ring.Newest;
        var second = Secrets().Ring.Newest;

        Assert.Equal(first.Id, second.Id);
        Assert.False(new KeyFile(Settings()).IsOpenToOthers ?? OperatingSystem.IsWindows());
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task Of_twenty_who_come_first_at_once_all_hold_the_same_key()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Secrets().Ring.Newest.Id, TestContext.Current.CancellationToken)));

        Assert.Single(made.Distinct());
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void After_a_rotation_the_new_key_seals_and_the_old_still_opens_and_finds()
    {
        var secrets = Secrets();
        var old = secrets.Seal(Purpose, Owner, "1234567890121");
        var hash = secrets.Hash(Purpose, "1234567890121");

        Assert.Equal(2, secrets.Rotate().Version);

        Assert.Equal(2, secrets.Seal(Purpose, Owner, "1234567890121").KeyVersion);
        Assert.Equal(1, old.KeyVersion);
        Assert.Equal("1234567890121", secrets.Open(Purpose, Owner, old));
        Assert.Contains(hash, secrets.Hashes(Purpose, "1234567890121"));
        Assert.NotEqual(hash, secrets.Hash(Purpose, "1234567890121"));
    }

    [Fact]
    public void A_node_that_read_the_keys_before_a_rotation_opens_what_another_sealed_after_it()
    {
        var here = Secrets();
        var there = Secrets();
        Assert.Equal(1, here.NewestVersion);

        there.Rotate();

        Assert.Equal("ลับ", here.Open(Purpose, Owner, there.Seal(Purpose, Owner, "ลับ")));
    }

    [Fact]
    public void A_key_that_is_not_in_the_file_is_told_by_name()
    {
        var secrets = Secrets();
        Assert.Equal(1, secrets.NewestVersion);
        var keys = File.ReadAllText(Settings().Keys);
        secrets.Rotate();
        var late = secrets.Seal(Purpose, Owner, "ลับ");
        File.WriteAllText(Settings().Keys, keys);

        var fault = Assert.Throws<KeyFileUnusableException>(() => Secrets().Open(Purpose, Owner, late));

        Assert.Contains("newest rotation", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_that_is_gone_is_asked_for_and_not_made_anew()
    {
        Assert.Equal(1, Secrets().NewestVersion);
        File.Delete(Settings().Keys);

        Assert.Contains("put it back", Assert.Throws<KeyFileUnusableException>(() => Secrets().Ring).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Settings().Keys));
    }

    [Theory, OnEachDatabase]
    public async Task Of_nodes_on_different_machines_that_come_first_at_once_one_makes_the_key_and_the_others_are_told(Database database)
    {
        using var on = TestDb.On(database);
        var nodes = Enumerable.Range(0, 8).Select(i => Secrets(Settings() with { Database = DatabaseSetting.Parse(on.Setting), Keys = Path.Combine(_folder, $"{i}", "keys.json") })).ToList();

        var made = await Task.WhenAll(nodes.Select(node => Task.Run(
            () =>
            {
                try
                {
                    return node.NewestVersion;
                }
                catch (KeyFileUnusableException)
                {
                    return 0;
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(1, made.Sum());
        Assert.Single(Directory.EnumerateFiles(_folder, "keys.json", SearchOption.AllDirectories));
    }

    [Theory, InlineData("pfx"), InlineData("pem")]
    public void With_a_certificate_the_key_file_alone_opens_nothing(string kind)
    {
        var certificate = Certificate(kind, "one");
        var text = Secrets(certificate).Seal(Purpose, Owner, "ลับ");

        Assert.Equal("ลับ", Secrets(certificate).Open(Purpose, Owner, text));
        Assert.Contains("SOMDUN_KEYS_CERTIFICATE", Assert.Throws<KeyFileUnusableException>(() => Secrets().Ring).Message, StringComparison.Ordinal);
        Assert.Contains("another certificate", Assert.Throws<KeyFileUnusableException>(() => Secrets(Certificate(kind, "two")).Ring).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_stood_as_they_are_are_encrypted_to_a_certificate_set_later_by_the_next_rotation()
    {
        var text = Secrets().Seal(Purpose, Owner, "ลับ");
        var certificate = Certificate("pem", "later");

        Secrets(certificate).Rotate();

        Assert.Throws<KeyFileUnusableException>(() => Secrets().Ring);
        Assert.Equal("ลับ", Secrets(certificate).Open(Purpose, Owner, text));
    }

    [Theory, InlineData(""), InlineData("{}"), InlineData("""{"format":1,"keys":[]}"""), InlineData("""{"format":2,"keys":[]}""")]
    public void A_broken_key_file_is_told_and_never_written_over(string content)
    {
        File.WriteAllText(Settings().Keys, content);

        Assert.Throws<KeyFileUnusableException>(() => Secrets().Ring);
        Assert.Equal(content, File.ReadAllText(Settings().Keys));
    }

    public void Dispose()
    {
        _nodes.ForEach(node => node.Dispose());
        _db.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SomdunSettings Settings(string? certificate = null) =>
        new(DatabaseSetting.Parse(_db.Setting), "http://127.0.0.1", Path.Combine(_folder, "files")) { KeysCertificate = certificate, KeysCertificatePassword = "รหัส" };

    private Secrets Secrets(string? certificate = null) => Secrets(Settings(certificate));

    private Secrets Secrets(SomdunSettings settings)
    {
        var node = Composition.BuildServices(settings);
        _nodes.Add(node);
        return node.GetRequiredService<Secrets>();
    }

    private string Certificate(string kind, string name)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(World.Now).AddDays(-1), new DateTimeOffset(World.Now).AddYears(1));
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "certificates")).FullName, $"{name}.{kind}");
        if (kind == "pfx")
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "รหัส"));
        }
        else
        {
            File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{rsa.ExportPkcs8PrivateKeyPem()}");
        }

        return path;
    }
}
