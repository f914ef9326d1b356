using System.IO.Compression;
using System.Text;
using CsCheck;
using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

/// <summary>Whatever becomes of a file on its way, reading it ends in a document or in a refusal.</summary>
public class MutationTests
{
    /// <summary>A few seconds in the suite; a night's run says more: SOMDUN_FUZZ=5000.</summary>
    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("SOMDUN_FUZZ"), out var tries) ? tries : 25;

    public static TheoryData<string, byte[]> Files => new()
    {
        { "text", Encoding.UTF8.GetBytes("แผน\n\nที่\tโครงการ\tงบ\n1\t<p>อบรม</p><ul><li>ครู</li></ul>\t\"47,000\n\"\n") },
        { "csv", Encoding.UTF8.GetBytes("ที่,โครงการ,งบ\n1,\"อบรม\nครู\",\"47,000\"\n2,นิเทศ,500\n") },
        { "html", Encoding.UTF8.GetBytes("<html><body><p>แผน<table><tr><td rowspan=2>1<td colspan=2>อบรม</tr><tr><td><ol><li>ก</ol><td>5</table>") },
        { "docx", System.IO.File.ReadAllBytes(Support.Repository.PathOf("samples/action-plan-2563.docx")) },
        { "xlsx", Documents.File("plan-97.xlsx") },
        { "xls", Documents.File("plan-97.xls") },
        { "pdf", Documents.File("ruled-chromium.pdf") },
        { "unruled pdf", Documents.File("unruled-chromium.pdf") },
        { "thai text", CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes("ที่\tโครงการ\tเป้าหมาย\n1\tอบรมครู\tครู 30 คน\n2\tนิเทศ\t10 โรงเรียน\n") },
        { "utf-16", Encoding.Unicode.GetBytes("ที่\tโครงการ\tเป้าหมาย\n1\tอบรมครู\tครู 30 คน\n2\tนิเทศ\t10 โรงเรียน\n") },
    };

    /// <summary>Bytes changed, cut out and doubled anywhere, inside the parts of a zip too, where the packing would hide them.</summary>
    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_damaged_file_is_read_or_refused(string format, byte[] file)
    {
        Assert.True(Documents.Extract(file, format).Succeeded);

        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 3], Gen.Int[1, 12]).Sample(
            (seed, kind, changes) =>
            {
                var random = new Random(seed);
                var damaged = file is [(byte)'P', (byte)'K', ..] && kind > 0 ? Repacked(file, random, changes) : Damaged(file, random, changes);

                var outcome = Documents.Extract(damaged, format);

                return outcome.Succeeded
                    ? outcome.Value.Blocks.OfType<TableBlock>().All(t => t.Rows.All(r => r.Cells.Count == t.Rows[0].Cells.Count))
                    : outcome.Refusals is [{ Reason: { Thai.Length: > 0, English.Length: > 0 } }];
            },
            iter: Tries,
            threads: 1);
    }

    private static byte[] Damaged(byte[] file, Random random, int changes)
    {
        var bytes = new List<byte>(file);
        for (var i = 0; i < changes && bytes.Count > 0; i++)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, random.Next(1, 40));
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(10) == 0 ? bytes.Count - at : 0);
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Repacked(byte[] file, Random random, int changes)
    {
        using var source = new ZipArchive(new MemoryStream(file));
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(source.Entries.Count);
            foreach (var (index, entry) in source.Entries.Index())
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                using var part = zip.CreateEntry(entry.FullName).Open();
                part.Write(index == chosen ? Damaged(content.ToArray(), random, changes) : content.ToArray());
            }
        }

        return target.ToArray();
    }
}
