using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>What the program itself processes, so that the record is true on the first day; the office words it as its own.</summary>
internal sealed class DefaultRecord : AfterMigrating
{
    // What it rests on: Personal Data Protection Act B.E. 2562, ss. 24, 37 and 39; Computer Crime Act B.E. 2550 and 2560, s. 26.
    protected override async Task RunAsync(DbContext db, CancellationToken cancel)
    {
        if (await db.Set<ProcessingActivity>().AnyAsync(cancel))
        {
            return;
        }

        var sealedAndScoped = T(
            "เลขประจำตัวเข้ารหัสในฐานข้อมูล ผู้ใช้เห็นเฉพาะหน่วยงานในขอบเขต และบันทึกทุกครั้งที่มีผู้ดูข้อมูลเต็ม",
            "Numbers are sealed in the database, each user sees the units within reach, and every look at data in full is recorded");
        db.AddRange(
            Of(
                1,
                LawfulBasis.PublicTask,
                T("ทะเบียนบุคลากร", "The register of people"),
                T("บริหารงานบุคคล มอบหมายงาน และรู้ว่าใครมีอำนาจลงนามในวันใด", "Personnel work, and knowing who held which position and might sign on which day"),
                T("ข้าราชการ ลูกจ้าง และผู้รับจ้างเหมาบริการของสำนักงานและสถานศึกษา", "Officials, employees and contractors of the office and of schools"),
                T("ชื่อ เลขประจำตัว วันเกิด วันบรรจุ ตำแหน่ง คำสั่ง อีเมล โทรศัพท์", "Names, identifiers, birth date, day of appointment, positions, orders, e-mail, telephone"),
                T("หน่วยงานต้นสังกัดและหน่วยงานที่กฎหมายกำหนด", "The offices above, and those that law names"),
                T("เท่าที่ระเบียบว่าด้วยทะเบียนประวัติและงานสารบรรณกำหนด", "As long as the rules on records of service and on correspondence ask"),
                sealedAndScoped),
            Of(
                2,
                LawfulBasis.PublicTask,
                T("บัญชีผู้ใช้และประวัติการทำงาน", "Accounts, and what was done with them"),
                T("ให้เฉพาะผู้มีสิทธิเข้าใช้ และตรวจสอบย้อนหลังได้ว่าใครทำสิ่งใด", "Letting in those who may enter, and knowing afterwards who did what"),
                T("ผู้ใช้ระบบ", "Users of the system"),
                T("ชื่อบัญชี อีเมล บทบาท เวลาเข้าใช้ และสิ่งที่ทำ", "Name of the account, e-mail, roles, times of signing in, and what was done"),
                T("ผู้ตรวจสอบภายในและหน่วยงานที่กฎหมายกำหนด", "The internal auditor, and those that law names"),
                T("ตามที่สำนักงานตั้งไว้ในระบบ", "As the office has set in the system"),
                sealedAndScoped),
            Of(
                3,
                LawfulBasis.LegalDuty,
                T("ข้อมูลจราจรทางคอมพิวเตอร์", "The traffic log"),
                T("ปฏิบัติตามพระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์ ม.26", "Following section 26 of the Computer Crime Act"),
                T("ผู้เข้าใช้เว็บไซต์", "Whoever uses the site"),
                T("เวลา หมายเลขเครือข่าย บัญชี และหน้าที่ขอ", "Time, network address, account, and the page asked for"),
                T("พนักงานเจ้าหน้าที่ตามกฎหมาย", "Competent officials"),
                T("ไม่น้อยกว่า 90 วัน", "Ninety days at least"),
                T("เก็บแยกจากข้อมูลอื่น เปิดได้เฉพาะผู้ดูแลระบบ", "Kept apart, and opened by whoever runs the system alone")));
        // Not told: it is what the program itself brings, before anybody is there.
        await db.SaveChangesAsync(cancel);
    }

    private static ProcessingActivity Of(int position, LawfulBasis basis, Text name, Text purpose, Text subjects, Text contents, Text recipients, Text retention, Text measures) => new()
    {
        Id = Guid.CreateVersion7(),
        Position = position,
        Basis = basis,
        ThaiName = name.Thai,
        EnglishName = name.English,
        ThaiPurpose = purpose.Thai,
        EnglishPurpose = purpose.English,
        ThaiSubjects = subjects.Thai,
        EnglishSubjects = subjects.English,
        ThaiContents = contents.Thai,
        EnglishContents = contents.English,
        ThaiRecipients = recipients.Thai,
        EnglishRecipients = recipients.English,
        ThaiRetention = retention.Thai,
        EnglishRetention = retention.English,
        ThaiMeasures = measures.Thai,
        EnglishMeasures = measures.English,
    };
}
