using System.Text.RegularExpressions;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What days and addresses of a person can be; the same for forms and for files.</summary>
internal static partial class PersonFacts
{
    private const int YoungestAge = 15;
    private const int OldestAge = 110;

    /// <summary>Null when somebody born that day can be at work; most who cannot were written in the other era.</summary>
    public static Text? WhyNotBirthDate(DateOnly day, DateOnly today) => day > today.AddYears(-YoungestAge) || day < today.AddYears(-OldestAge)
        ? T($"วันเกิดต้องได้อายุระหว่าง {YoungestAge} ถึง {OldestAge} ปี ตรวจปี พ.ศ. และ ค.ศ. อีกครั้ง", $"The birth date must give an age from {YoungestAge} to {OldestAge}: look at the era of its year again")
        : null;

    public static Text? WhyNotAppointedOn(DateOnly day, DateOnly? birthDate, DateOnly today) =>
        day > today.AddYears(1) ? T("วันบรรจุอยู่ในอนาคตเกินหนึ่งปี ตรวจปี พ.ศ. และ ค.ศ. อีกครั้ง", "The day of appointment is more than a year ahead: look at the era of its year again")
        : birthDate is { } born && day < born.AddYears(YoungestAge) ? T("วันบรรจุอยู่ก่อนอายุ 15 ปี ตรวจวันเกิดและวันบรรจุอีกครั้ง", "The day of appointment lies before the age of 15: look at both days again")
        : null;

    public static Text? WhyNotEmail(string email) => email.Length > Person.EmailMaxLength ? PeopleRefusals.TooLong(email.Length, Person.EmailMaxLength)
        : EmailForm.IsMatch(email) ? null
        : T("อีเมลต้องเป็นเช่น name@example.com", "An e-mail address is like name@example.com");

    public static Text? WhyNotPhone(string phone) => phone.Length > Person.PhoneMaxLength ? PeopleRefusals.TooLong(phone.Length, Person.PhoneMaxLength)
        : PhoneForm.IsMatch(phone) ? null
        : T("เบอร์โทรศัพท์ต้องมีตัวเลข เช่น 038-000-000 ต่อ 12", "A telephone number has digits, like 038-000-000");

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>""]+\.[^\s@<>"".]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm { get; }

    [GeneratedRegex(@"^[^<>]*\d{3}[^<>]*$|^[^<>]*\d[\d\s\-().+]{5,}[^<>]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm { get; }
}
