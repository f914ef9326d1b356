using Somdun.Foundation.Security;
using Somdun.Foundation.Typesetting;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>A code on its way to paper: it is here once, and nowhere afterwards.</summary>
/// <param name="Grant">What the account is for; null where it holds nothing.</param>
internal sealed record Slip(Account Account, AccountGrant? Grant, string Code, CodePurpose Purpose);

/// <summary>Codes as slips to be cut apart: four to a page, each with all that its reader needs, in Thai and English.</summary>
internal sealed class SlipPrinter(Accounts accounts, RoleTable roles, OneTimeCodes codes, TimeProvider clock)
{
    private const int OnAPage = 4;
    private const double Height = 62;

    public async Task<byte[]> PrintAsync(IReadOnlyList<Slip> slips, CancellationToken cancel)
    {
        var names = await accounts.NamesOfAsync(slips.Select(s => s.Grant?.UnitId).OfType<Guid>(), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var title = T("ใบรหัสเข้าใช้ระบบสมดุล", "Codes for Somdun");
        var document = new Document
        {
            Title = title.ToString(),
            Language = Languages.OfReader,
            CreatedAt = now,
            Sections = [.. slips.Chunk(OnAPage).Select(page => new Section
            {
                Margins = new Margins(14, 15, 14, 15),
                Blocks =
                [
                    new Table
                    {
                        Columns = [Column.Share(1.25), Column.Share()],
                        Ruling = Ruling.Rows,
                        Size = 11,
                        Rows = [.. page.Select(slip => Row(slip, slip.Grant?.UnitId is { } unit && names.TryGetValue(unit, out var name) ? name : null, now))],
                    },
                    new Paragraph(T("ตัดตามเส้น แล้วส่งให้ถึงมือผู้รับ", "Cut along the lines, and hand each to its reader").ToString()) { Size = 8, Alignment = Alignment.End },
                ],
            })],
        };
        using var pdf = new MemoryStream();
        DocumentWriter.Write(document, FileFormat.Pdf, pdf);
        return pdf.ToArray();
    }

    private Row Row(Slip slip, Text? unit, DateTime now)
    {
        var role = slip.Grant is { } grant ? roles.Find(grant.Role)?.Name : null;
        var address = codes.LinkTo("").Split('?')[0];
        var lastDay = BangkokTime.DayOf(now + OneTimeCodes.Lasting(slip.Purpose, CodeDelivery.Slip));
        var heading = slip.Purpose == CodePurpose.Invitation ? T("วิธีเข้าใช้ครั้งแรก", "Signing in for the first time") : T("วิธีตั้งรหัสผ่านใหม่", "Choosing a new password");
        IReadOnlyList<Text> steps =
        [
            T($"เปิด {address}", $"Open {address}"),
            T("พิมพ์รหัสใช้ครั้งเดียวบนใบนี้", "Type the one-time code of this slip"),
            T("ตั้งรหัสผ่านของท่านเอง แล้วทำลายใบนี้", "Choose your own password, then destroy this slip"),
        ];
        var lasting = T(
            $"ใช้ได้ครั้งเดียว ถึง {ThaiDate.Long(lastDay)} อย่าถ่ายรูปส่งต่อ",
            $"It works once, until {ThaiDate.Long(lastDay, Language.English)}. Send no picture of it");
        return new Row(
            new Cell(
                new Paragraph(new Run(unit?.Thai ?? slip.Account.DisplayName) { Bold = true, Size = 15 }) { SpaceAfter = 2 },
                new Paragraph(role is { } held ? $"{held.Thai} · {held.English}" : slip.Account.DisplayName) { SpaceAfter = 8 },
                Label(T("ชื่อผู้ใช้", "Sign-in name")),
                new Paragraph(new Run(slip.Account.SignInName) { Bold = true, Size = 13 }) { SpaceAfter = 6 },
                Label(T("รหัสใช้ครั้งเดียว", "One-time code")),
                new Paragraph(new Run(slip.Code) { Bold = true, Size = 18 })),
            new Cell(
            [
                new Paragraph(new Run(heading.Thai) { Bold = true }) { SpaceAfter = 2 },
                .. steps.Index().Select(step => new Paragraph(step.Item.Thai) { Label = $"{step.Index + 1}.", Size = 10, SpaceAfter = 1 }),
                new Paragraph(lasting.Thai) { Size = 9, SpaceAfter = 6 },
                new Paragraph($"{heading.English}: {string.Join("; ", steps.Select(step => step.English))}. {lasting.English}.") { Size = 8.5 },
            ]))
        {
            MinimumHeight = Height,
            MaySplit = false,
        };

        static Paragraph Label(Text label) => new($"{label.Thai} · {label.English}") { Size = 9, SpaceAfter = 0 };
    }
}
