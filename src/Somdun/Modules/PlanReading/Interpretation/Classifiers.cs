using System.Collections.Frozen;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a classifier counts; it decides whether two counts beside each other multiply.</summary>
internal enum ClassifierKind
{
    Person,
    Place,
    Thing,

    /// <summary>ครั้ง, รุ่น: how often. Multiplies with what stands beside it.</summary>
    Occasion,

    /// <summary>วัน, เดือน, ปี: how long, or per how long. Multiplies with what stands beside it.</summary>
    Span,

    /// <summary>ด้าน, งาน, ข้อ: sides of a subject, counted in passing as often as set as a target.</summary>
    Aspect,

    /// <summary>คะแนน, เมตร, บาท: a measure.</summary>
    Measure,

    Percent,
}

/// <summary>A classifier (ลักษณนาม) found in a text.</summary>
internal readonly record struct Classifier(string Word, ClassifierKind Kind);

/// <summary>The words Thai plans count with.</summary>
internal static class Classifiers
{
    private static readonly (ClassifierKind Kind, string Words)[] Table =
    [
        (ClassifierKind.Person, "คน ราย ท่าน อัตรา รูป องค์ ครอบครัว ครัวเรือน ทีม คณะ คู่ ตำแหน่ง persons person people participants participant teachers students staff posts"),
        (ClassifierKind.Place, "โรงเรียน โรง แห่ง จุด ศูนย์ ศูนย์เครือข่าย อำเภอ ตำบล จังหวัด หมู่บ้าน ชุมชน เขต เขตพื้นที่ เขตพื้นที่การศึกษา หน่วยงาน หน่วย หน่วยเบิก หน่วยรับตรวจ สถานศึกษา สถานที่ กลุ่ม กลุ่มเครือข่าย "
            + "กลุ่มโรงเรียน กลุ่มงาน เครือข่าย สหวิทยาเขต ห้อง ห้องเรียน ห้องสมุด ห้องประชุม อาคาร หลัง วัด สำนัก องค์กร ฝ่าย ชั้นเรียน สนาม บูธ ร้าน พื้นที่ สาขา ฐาน ฐานการเรียนรู้ schools school rooms room sites offices districts"),
        (ClassifierKind.Thing, "เล่ม ฉบับ ชุด เครื่อง เรื่อง ระบบ รายการ หลักสูตร โครงการ กิจกรรม แผ่น ใบ ตัว คัน ชิ้น อัน ผืน หน้า คลิป เพลง นวัตกรรม ผลงาน รางวัล ทุน โล่ เกียรติบัตร วุฒิบัตร เหรียญ แบบ ไฟล์ "
            + "เว็บไซต์ ช่องทาง ต้น กล่อง แพ็ค ถุง ขวด จอ แผน บท บทเรียน หน่วยการเรียนรู้ ตอน สื่อ คำสั่ง สัญญา ป้าย ซุ้ม พวง ช่อ ดวง ด้าม แท่ง หัว ลำ เส้น สาย รีม ม้วน กระป๋อง ก้อน ซอง แฟ้ม เอกสาร รายงาน ตัวอย่าง "
            + "ฐานข้อมูล โปรแกรม แอปพลิเคชัน งานวิจัย บทความ ข่าว จดหมายข่าว แผนงาน คู่มือ ข้อสอบ แบบทดสอบ copies copy sets set books reports items computers devices classrooms courses course projects activities systems"),
        (ClassifierKind.Occasion, "ครั้ง หน รุ่น รอบ เที่ยว มื้อ คาบ ระยะ งวด times time rounds round sessions session"),
        (ClassifierKind.Span, "วัน วันทำการ เดือน ปี ปีงบประมาณ ปีการศึกษา ภาคเรียน ภาคการศึกษา ไตรมาส สัปดาห์ ชั่วโมง ชม. นาที คืน days day months month years year weeks week hours hour quarters quarter"),
        (ClassifierKind.Aspect, "ด้าน งาน ภารกิจ มิติ องค์ประกอบ มาตรฐาน ประเภท ขั้นตอน ขั้น หมวด ข้อ สาระ กลุ่มสาระ กลุ่มสาระการเรียนรู้ วิชา รายวิชา ประการ ประเด็น ระดับ ชั้น ช่วงชั้น ตัวชี้วัด กลยุทธ์ ยุทธศาสตร์ "
            + "เป้าหมาย นโยบาย จุดเน้น มาตรการ กระบวนการ กระบวนงาน ภาษา ทักษะ คุณลักษณะ สมรรถนะ หัวข้อ ปัจจัย พันธกิจ"),
        (ClassifierKind.Measure, "คะแนน บาท ล้านบาท ดาว เมตร ตารางเมตร ตร.ม. ตารางวา ไร่ งานไร่ กิโลเมตร กม. ลิตร กิโลกรัม กก. กรัม ซม. นิ้ว ฟุต points baht"),
        (ClassifierKind.Percent, "% เปอร์เซ็นต์ เปอร์เซ็น percent"),
    ];

    // A classifier that begins a longer word is not there: "3 ข้อมูล" counts no ข้อ.
    private static readonly FrozenDictionary<string, string[]> NotBefore = new Dictionary<string, string[]>
    {
        ["ข้อ"] = ["มูล", "เสนอ", "ตกลง", "ความ", "บังคับ", "ปฏิบัติ"],
        ["ราย"] = ["ได้", "จ่าย", "ละเอียด", "เดือน", "ปี", "วัน", "บุคคล", "ไตรมาส"],
        ["หน้า"] = ["ที่"],
        ["งาน"] = ["วิชาการ", "บุคคล"],
        ["ตัว"] = ["แทน", "บ่งชี้", "อย่าง"],
        ["แบบ"] = ["อย่าง", "บูรณาการ", "มีส่วนร่วม"],
        ["ฐาน"] = ["ะ"],
        ["ใบ"] = ["งาน"],
        ["คู่"] = ["ขนาน"],
        ["ต้น"] = ["แบบ", "ทุน", "ปี"],
        ["วิชา"] = ["การ", "ชีพ"],
        ["องค์"] = ["ความรู้"],
        ["เครื่อง"] = ["มือ", "ราช"],
        ["สาย"] = ["งาน", "สอน", "ตา"],
        ["หัว"] = ["หน้า"],
        ["โรง"] = ["อาหาร", "พยาบาล"],
        ["ชั้น"] = ["ปี"],
        ["สาระ"] = ["สนเทศ", "สำคัญ"],
        ["หลัก"] = ["การ"],
        ["ปี"] = ["ที่"],
        ["วัด"] = ["ผล", "ความ"],
        ["แห่ง"] = ["ความ", "การ"],
        ["สื่อ"] = ["สาร"],
        ["ภาษา"] = ["ไทย", "อังกฤษ"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ClassifierKind> Kinds = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Kind)))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.Kind, StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> ByFirst = Kinds.Keys
        .GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    private static readonly FrozenDictionary<char, string[]> ByLast = Kinds.Keys
        .GroupBy(word => word[^1])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>The kind of a classifier, null when it is not one of those known.</summary>
    public static ClassifierKind? KindOf(string? unit) =>
        unit is null ? null : unit == "ร้อยละ" ? ClassifierKind.Percent : Kinds.TryGetValue(unit, out var kind) ? kind : null;

    /// <summary>The longest classifier that the text begins with.</summary>
    public static Classifier? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !ByFirst.TryGetValue(char.ToLowerInvariant(text[0]), out var words))
        {
            return null;
        }

        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && StandsAlone(word, text[word.Length..]))
            {
                return new(text[..word.Length].ToString(), Kinds[word]);
            }
        }

        return null;
    }

    /// <summary>The longest classifier that the text ends with.</summary>
    public static Classifier? Before(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !ByLast.TryGetValue(text[^1], out var words))
        {
            return null;
        }

        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return new(word, Kinds[word]);
            }
        }

        return null;
    }

    private static bool StandsAlone(string word, ReadOnlySpan<char> after)
    {
        if (after.IsEmpty)
        {
            return true;
        }

        if (char.IsAsciiLetter(word[^1]))
        {
            return !char.IsAsciiLetter(after[0]);
        }

        // A vowel or mark right behind belongs to the same syllable: it is another word.
        if (after[0] is >= '\u0E30' and <= '\u0E3A' or 'ๅ' or >= '\u0E47' and <= '\u0E4E')
        {
            return false;
        }

        if (NotBefore.TryGetValue(word, out var longer))
        {
            foreach (var rest in longer)
            {
                if (after.StartsWith(rest, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
