using System.Globalization;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What kinds, capacities, matters and numbers are called.</summary>
internal static class PeopleWording
{
    public static Text Kind(StaffKind kind) => kind switch
    {
        StaffKind.Teacher => T("ข้าราชการครู", "Teaching civil servant"),
        StaffKind.EducationOfficer => T("บุคลากรทางการศึกษา ม.38 ค.(2)", "Education officer (s. 38 c (2))"),
        StaffKind.Supervisor => T("ศึกษานิเทศก์", "Supervisor"),
        StaffKind.PermanentEmployee => T("ลูกจ้างประจำ", "Permanent employee"),
        StaffKind.GovernmentEmployee => T("พนักงานราชการ", "Government employee"),
        StaffKind.TemporaryEmployee => T("ลูกจ้างชั่วคราว", "Temporary employee"),
        StaffKind.ServiceContract => T("จ้างเหมาบริการ", "Service contract"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Of(Capacity capacity) => capacity switch
    {
        Capacity.Substantive => T("ดำรงตำแหน่ง", "Holds the position"),
        Capacity.Seconded => T("ช่วยราชการ", "Seconded"),
        Capacity.Acting => T("รักษาราชการแทน", "Acting for"),
        Capacity.InCharge => T("รักษาการในตำแหน่ง", "In charge of the position of"),
        _ => throw new ArgumentOutOfRangeException(nameof(capacity)),
    };

    /// <summary>As it stands under a signature; titles are kept in Thai, as orders have them.</summary>
    public static Text Title(Capacity capacity, string title) => capacity switch
    {
        Capacity.Substantive => T(title, title),
        Capacity.Seconded => T($"{title} (ช่วยราชการ)", $"{title} (seconded)"),
        _ => T($"{Of(capacity).Thai}{title}", $"{Of(capacity).English} {title}"),
    };

    public static Text Title(PersonPosition position) => Title(position.Capacity, position.Title);

    public static Text Matter(SigningMatter matter) => matter switch
    {
        SigningMatter.Everything => T("ทุกเรื่อง", "Everything"),
        SigningMatter.Correspondence => T("หนังสือราชการ", "Correspondence"),
        SigningMatter.Plans => T("แผนและโครงการ", "Plans and projects"),
        SigningMatter.Finance => T("การเงินและพัสดุ", "Finance and procurement"),
        SigningMatter.Personnel => T("การบริหารงานบุคคล", "Personnel"),
        SigningMatter.Leave => T("การลา", "Leave"),
        _ => throw new ArgumentOutOfRangeException(nameof(matter)),
    };

    public static Text Scheme(PersonIdentifierScheme scheme) => scheme switch
    {
        PersonIdentifierScheme.NationalId => T("เลขประจำตัวประชาชน", "National id"),
        PersonIdentifierScheme.StaffNumber => T("เลขประจำตัวบุคลากร", "Staff number"),
        PersonIdentifierScheme.TeachingLicence => T("เลขที่ใบอนุญาตประกอบวิชาชีพ", "Teaching licence"),
        PersonIdentifierScheme.Passport => T("เลขที่หนังสือเดินทาง", "Passport"),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme)),
    };

    /// <summary>1 ต.ค. 2562 – 30 ก.ย. 2563 of the days it holds: the last is the day before <see cref="IDated.Until"/>.</summary>
    public static Text Stretch(IDated dated)
    {
        var (since, last) = (dated.Since, dated.Until);
        return (since == Dated.Beginning, last == Dated.Open) switch
        {
            (true, true) => T("ไม่ทราบวันเริ่ม – ปัจจุบัน", "since an unknown day"),
            (true, false) => T($"ถึง {ThaiDate.Short(last.AddDays(-1))}", $"until {ThaiDate.Short(last.AddDays(-1), Language.English)}"),
            (false, true) => T($"ตั้งแต่ {ThaiDate.Short(since)}", $"since {ThaiDate.Short(since, Language.English)}"),
            (false, false) => T($"{ThaiDate.Short(since)} – {ThaiDate.Short(last.AddDays(-1))}", $"{ThaiDate.Short(since, Language.English)} – {ThaiDate.Short(last.AddDays(-1), Language.English)}"),
        };
    }

    /// <summary>The birth date in full, or its year alone.</summary>
    public static string? BirthDate(DateOnly? day, bool inFull) => day switch
    {
        null => null,
        { } known when inFull => ThaiDate.Long(known, Languages.OfReader),
        { } known => T($"พ.ศ. {CalendarYear.Containing(known).BuddhistYear}", known.Year.ToString(CultureInfo.InvariantCulture)).ToString(),
    };
}
