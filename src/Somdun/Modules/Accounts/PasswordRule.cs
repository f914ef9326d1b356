using Somdun.Results;
using Zxcvbn.Matcher;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Whether a password withstands guessing: long enough, and of a strength that zxcvbn judges by words, names, dates, rows of keys and
/// repetitions. Which kinds of letters it is made of is nobody's business.
/// </summary>
internal static class PasswordRule
{
    public const int MinLength = 12;

    /// <summary>More would only cost time; whoever wants a sentence has room for one.</summary>
    public const int MaxLength = 200;

    /// <summary>0–4; at 3 it withstands a hundred million guesses, of which a lock-out allows two thousand a day.</summary>
    private const int LeastScore = 3;

    /// <summary>What is judged: beyond this any password that begins strong is strong, and judging takes time in its square.</summary>
    private const int Judged = 64;

    /// <summary>What Thai people begin passwords with, which a dictionary of English does not know.</summary>
    private const string ThaiWords =
        "สมดุล สวัสดี โรงเรียน รหัสผ่าน ประเทศไทย รักเธอ ครู นักเรียน สำนักงาน เขตพื้นที่ การศึกษา "
        + "ประถมศึกษา ผู้อำนวยการ ธุรการ คิดถึง ขอบคุณ กรุงเทพ ครับ มกราคม เมษายน ธันวาคม วันจันทร์";

    private static readonly string[] RomanWords =
        ["somdun", "sawasdee", "sawatdee", "thailand", "bangkok", "rongrian", "school", "obec", "admin", "krub", "khun", "rakthailand", "numberone", "chokdee"];

    private const string ThaiPrefixes = "โรงเรียน โรงเรียนบ้าน โรงเรียนวัด บ้าน วัด อนุบาล นางสาว นาง นาย";

    private static readonly string[] Prefixes = ThaiPrefixes.Split(' ');

    private static readonly string[] Common = [.. ThaiWords.Split(' '), .. ThaiWords.Split(' ').Select(AsTypedOnEnglishKeys), .. RomanWords];

    /// <param name="about">What somebody who knows the account would guess first: its names, its school.</param>
    public static List<Refusal> Check(string field, string? password, params IEnumerable<string?> about)
    {
        if (string.IsNullOrEmpty(password))
        {
            return [new(field, "password-missing", T("ตั้งรหัสผ่าน", "Choose a password"))];
        }

        if (password.Length < MinLength)
        {
            return [new(field, "password-short", T($"รหัสผ่านต้องยาวอย่างน้อย {MinLength} ตัวอักษร (นี่ {password.Length}) ใช้หลายคำที่ไม่เกี่ยวกันต่อกันได้", $"A password has at least {MinLength} letters (this one {password.Length}); several words that have nothing to do with each other will do"))];
        }

        if (password.Length > MaxLength)
        {
            return [new(field, "password-long", T($"รหัสผ่านยาวได้ไม่เกิน {MaxLength} ตัวอักษร", $"A password has at most {MaxLength} letters"))];
        }

        return WhyWeak(password, about) is { } why ? [new(field, "password-weak", why)] : [];
    }

    public static Text Hint => T(
        $"อย่างน้อย {MinLength} ตัวอักษร หลายคำที่ไม่เกี่ยวกันต่อกันจำง่ายและเดายาก ไม่บังคับตัวเลขหรือเครื่องหมาย",
        $"At least {MinLength} letters. Several words that have nothing to do with each other are easy to keep and hard to guess; no figures or signs are asked for");

    public static List<Refusal> CheckAgain(string field, string? password, string? again) =>
        string.Equals(password, again, StringComparison.Ordinal) ? [] : [new(field, "password-differs", T("สองช่องไม่ตรงกัน พิมพ์ใหม่", "The two are not the same: type it again"))];

    /// <summary>Why it would be guessed, in the reader's words; null for one that would not.</summary>
    internal static Text? WhyWeak(string password, IEnumerable<string?> about)
    {
        var judged = password[..Math.Min(password.Length, Judged)];
        var inputs = Common.Concat(about.OfType<string>().SelectMany(Words).SelectMany(word => new[] { word, AsTypedOnEnglishKeys(word) })).Distinct(StringComparer.OrdinalIgnoreCase);
        var result = Zxcvbn.Zxcvbn.MatchPassword(judged, inputs);
        if (result.Score >= LeastScore)
        {
            return null;
        }

        var reasons = result.MatchSequence.Where(match => match.Pattern != "bruteforce").OrderByDescending(match => match.Token.Length).Select(Reason).Distinct().Take(2).ToList();
        var found = reasons.Count == 0
            ? T("มีตัวอักษรที่ต่างกันน้อยเกินไป", "it has too few different letters")
            : T(string.Join(" และ", reasons.Select(r => r.Thai)), string.Join(", and ", reasons.Select(r => r.English)));
        return T(
            $"รหัสผ่านนี้เดาได้ง่าย เพราะ{found.Thai} เพิ่มคำอีกสองสามคำที่ไม่เกี่ยวกัน",
            $"This password is easy to guess, as {found.English}. Add a few more words that have nothing to do with each other");
    }

    private static Text Reason(Zxcvbn.Match match) => match switch
    {
        RepeatMatch => T($"“{match.Token}” ซ้ำตัวเดิม", $"“{match.Token}” repeats itself"),
        SequenceMatch => T($"“{match.Token}” เรียงลำดับกัน", $"“{match.Token}” is a sequence"),
        SpatialMatch => T($"“{match.Token}” เป็นแถวของแป้นพิมพ์", $"“{match.Token}” is a row of keys"),
        L33tDictionaryMatch => T($"“{match.Token}” เป็นคำที่แทนตัวอักษรด้วยเลขหรือเครื่องหมาย", $"“{match.Token}” is a word with figures or signs for letters"),
        DictionaryMatch => T($"“{match.Token}” เป็นคำหรือชื่อที่ใช้กันทั่วไป", $"“{match.Token}” is a common word or name"),
        _ when match.Pattern == "date" => T($"“{match.Token}” เป็นวันที่", $"“{match.Token}” is a date"),
        _ => T($"“{match.Token}” เป็นรูปแบบที่ใช้กันทั่วไป", $"“{match.Token}” is a common pattern"),
    };

    // A school is called with or without โรงเรียน, a person with or without the prefix: Thai writes both as one word with the name.
    private static IEnumerable<string> Words(string text) => text.Split([' ', '@', '.', '-', '_', '/'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => Prefixes.Where(prefix => word.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => word[prefix.Length..]).Append(word))
        .Where(word => word.Length > 2);

    /// <summary>The English letters on the keys of a Thai word (Kedmanee): what comes out when one types Thai and forgot to switch.</summary>
    private static string AsTypedOnEnglishKeys(string thai) =>
        string.Concat(thai.Select(letter => ThaiKeys.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? EnglishKeys[at] : letter));

    // Row by row, then the same rows with the shift key.
    private const string ThaiKeys = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + "๑๒๓๔ู฿๕๖๗๘๙๐ฎฑธํ๊ณฯญฐฅฤฆฏโฌ็๋ษศซฉฮฺ์ฒฬฦ";
    private const string EnglishKeys = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + "@#$%^&*()_+QERTYUIOP{|ASDFGHJKL:CVBN<>?";
}
