using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>The record of processing on paper.</summary>
[Authorize(PrivacyPermissions.EditRecord)]
internal sealed class PrintRecordModel(SomdunDb db, IUnits units, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancel)
    {
        var language = Languages.OfReader;
        var now = clock.GetUtcNow().UtcDateTime;
        var office = (await units.OfficeAsync(cancel))?.Name.In(language);
        var activities = await db.Set<ProcessingActivity>().AsNoTracking().OrderBy(a => a.EndedOn != null).ThenBy(a => a.Position).ToListAsync(cancel);
        var title = T("บันทึกรายการกิจกรรมการประมวลผลข้อมูลส่วนบุคคล (ม.39)", "Record of processing of personal data (s. 39)").In(language);
        var document = new Document
        {
            Title = title,
            Author = office,
            Language = language,
            CreatedAt = now,
            Provenance = T($"ข้อมูล ณ {ThaiDate.Short(BangkokTime.DayOf(now))}", $"As of {ThaiDate.Short(BangkokTime.DayOf(now), Language.English)}").In(language),
            Sections =
            [
                new Section
                {
                    Landscape = true,
                    Margins = Margins.Wide,
                    Header = office,
                    Blocks =
                    [
                        new Heading(1, title),
                        new Table
                        {
                            Name = T("กิจกรรม", "Activities").In(language),
                            Size = 10,
                            Columns = [Column.Share(), Column.Share(1.3), Column.Share(), Column.Share(1.3), Column.Share(0.9), Column.Share(), Column.Share(), Column.Share(1.2)],
                            Head =
                            [
                                new Row(
                                    T("กิจกรรม", "Activity").In(language), T("วัตถุประสงค์", "What for").In(language), T("ข้อมูลของใคร", "Of whom").In(language), T("ข้อมูลใด", "Which data").In(language),
                                    T("ฐานทางกฎหมาย", "Basis").In(language), T("เปิดเผยต่อ", "Given to").In(language), T("เก็บนานเท่าใด", "Kept for").In(language), T("มาตรการ", "Protection").In(language)),
                            ],
                            Rows =
                            [
                                .. activities.Select(a => new Row(
                                    T(a.ThaiName, a.EnglishName).In(language), T(a.ThaiPurpose, a.EnglishPurpose).In(language), T(a.ThaiSubjects, a.EnglishSubjects).In(language), T(a.ThaiContents, a.EnglishContents).In(language),
                                    PrivacyWording.Basis(a.Basis).In(language), T(a.ThaiRecipients, a.EnglishRecipients).In(language), T(a.ThaiRetention, a.EnglishRetention).In(language), T(a.ThaiMeasures, a.EnglishMeasures).In(language))),
                            ],
                        },
                    ],
                },
            ],
        };
        var fileFormat = Enum.Parse<FileFormat>(format, ignoreCase: true);
        var content = new MemoryStream();
        DocumentWriter.Write(document, fileFormat, content);
        content.Position = 0;
        return File(content, DocumentWriter.ContentType(fileFormat), $"record-of-processing.{format}");
    }
}
