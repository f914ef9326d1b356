using System.Collections.Frozen;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a heading says its column holds.</summary>
/// <param name="Role">Null for headings that are understood and belong to no part of a project (หมายเหตุ).</param>
/// <param name="Coverage">How much of the heading is made of known words, 0 to 1.</param>
internal readonly record struct HeadingMeaning(ColumnRole? Role, double Coverage)
{
    public const double Enough = 0.6;
    public const double Sure = 0.75;
}

/// <summary>
/// The words with which offices head the columns of their plans. A heading is read as a chain of them: it means what its
/// first word with a meaning says, and is believed when known words cover most of it.
/// </summary>
internal static class HeadingLexicon
{
    private static readonly (ColumnRole? Role, string Words)[] Table =
    [
        (ColumnRole.Number, "ที่ ลำดับ ลำดับที่ ลำดับโครงการ รหัส รหัสโครงการ รหัสกิจกรรม รหัสงาน เลขที่ ข้อ ข้อที่ No No. Number Item # Nr"),
        (ColumnRole.Project, "โครงการ ชื่อโครงการ งาน/โครงการ ชื่องาน ชื่อกิจกรรม แผนงาน/โครงการ แผนงาน/งาน/โครงการ ผลผลิต/โครงการ โครงการหลัก รายการ รายชื่อโครงการ โครงการ/กิจกรรม กิจกรรม/โครงการ งาน/กิจกรรม งาน/โครงการ/กิจกรรม Project Projects Project/Activity Programme"),
        (ColumnRole.Objectives, "วัตถุประสงค์ จุดประสงค์ จุดมุ่งหมาย จุดหมาย Objective Objectives Purpose"),
        (ColumnRole.Targets, "เป้าหมาย เป้าหมายผลผลิต กลุ่มเป้าหมาย เชิงปริมาณ เชิงคุณภาพ ผลผลิต ปริมาณ ปริมาณงาน Target Targets Output Outputs Quantity Quality"),
        (ColumnRole.IndicatorValue, "ค่าเป้าหมาย ระดับความสำเร็จ เกณฑ์เป้าหมาย เป้าหมายตัวชี้วัด Targetvalue"),
        (ColumnRole.Indicators, "ตัวชี้วัด ตัวชี้วัดความสำเร็จ ตัวชี้วัดผลสำเร็จ ตัวบ่งชี้ ตัวบ่งชี้ความสำเร็จ ดัชนีชี้วัด ดัชนีวัดความสำเร็จ เกณฑ์ความสำเร็จ เครื่องชี้วัด KPI KPIs Indicator Indicators"),
        (ColumnRole.Activities, "กิจกรรม กิจกรรมหลัก กิจกรรมสำคัญ กิจกรรมย่อย วิธีดำเนินการ วิธีดำเนินงาน ขั้นตอน ขั้นตอนการดำเนินงาน รายละเอียดกิจกรรม รายละเอียดของกิจกรรม รายละเอียดโครงการ รายละเอียดของโครงการ รายละเอียดการดำเนินงาน การดำเนินงาน การดำเนินการ ขั้นตอนดำเนินการ ขั้นตอนการดำเนินการ ขั้นตอนและวิธีดำเนินการ วิธีการ วิธีการดำเนินงาน วิธีการดำเนินการ แนวทาง แนวทางการดำเนินงาน แนวดำเนินการ Activity Activities"),
        (ColumnRole.Budget, "งบประมาณ งบ จำนวนเงิน วงเงิน วงเงินงบประมาณ เงินงบประมาณ ค่าใช้จ่าย เป็นเงิน รวมเงิน รวมงบประมาณ งบประมาณรวม งบประมาณรวมทั้งสิ้น รวมเป็นเงิน จำนวนงบประมาณ บาท Budget Amount Cost Baht"),
        (ColumnRole.Alignment, "สอดคล้อง ความสอดคล้อง สอดรับ สนอง ตอบสนอง สนองกลยุทธ์ สนองนโยบาย สนองมาตรฐาน เชื่อมโยง ความเชื่อมโยง นโยบาย นโยบายสพฐ จุดเน้น ยุทธศาสตร์ชาติ ยุทธศาสตร์สพฐ กลยุทธ์สพฐ แผนแม่บท มาตรฐาน มาตรฐานการศึกษา มาตรฐานที่ ตอบสนองนโยบาย ตอบสนองกลยุทธ์ SDG SDGs Alignment Policy Aligned"),
        (ColumnRole.Owner, "ผู้รับผิดชอบ ผู้รับผิดชอบโครงการ ผู้รับผิดชอบหลัก ผู้รับผิดชอบกิจกรรม ครูผู้รับผิดชอบ หัวหน้าโครงการ ผู้ประสานงาน ผู้เสนอโครงการ หน่วยดำเนินการ หน่วยงานดำเนินการ งานที่รับผิดชอบ สำนัก กอง หน่วยงานรับผิดชอบ หน่วยงานที่รับผิดชอบ หน่วยรับผิดชอบ กลุ่มที่รับผิดชอบ กลุ่มรับผิดชอบ กลุ่มงานที่รับผิดชอบ ฝ่ายที่รับผิดชอบ กลุ่ม กลุ่มงาน หน่วยงาน ฝ่าย ฝ่ายงาน เจ้าของโครงการ หน่วยงานเจ้าของโครงการ ผู้ดำเนินการ เจ้าภาพ Owner Responsible Person Unit Department"),
        (ColumnRole.Period, "ระยะเวลา ระยะเวลาดำเนินการ ระยะเวลาดำเนินงาน ระยะเวลาในการดำเนินงาน ช่วงเวลา ช่วงเวลาดำเนินการ ห้วงเวลา กำหนดเวลา วันเวลา วันเริ่มต้น วันสิ้นสุด วันที่เริ่มต้น วันที่เริ่ม วันที่สิ้นสุด เริ่มต้น สิ้นสุด Start End กำหนดการ ปฏิทินปฏิบัติงาน ปฏิทิน วันเดือนปี วันที่ เดือน เวลา แผนการดำเนินงาน แผนดำเนินงาน Period Timeline Duration Schedule When"),
        (ColumnRole.Quarter, "ไตรมาส ไตรมาสที่ Quarter"),
        (ColumnRole.BudgetSource, "แหล่งงบประมาณ แหล่งงบ แหล่งเงิน แหล่งเงินงบประมาณ แหล่งที่มา แหล่งที่มาของงบประมาณ ที่มาของงบประมาณ กองทุน แหล่งทุน แหล่งเงินทุน ประเภทของเงิน ประเภทงบประมาณ ประเภทงบ ประเภทเงิน หมวดเงิน แหล่งของงบประมาณ Source Fund"),
        (ColumnRole.Expense, "ค่าตอบแทน ตอบแทน ค่าใช้สอย ใช้สอย ค่าวัสดุ วัสดุ ค่าสาธารณูปโภค สาธารณูปโภค ครุภัณฑ์ ค่าครุภัณฑ์ ค่าที่ดิน ที่ดิน สิ่งก่อสร้าง ค่าที่ดินและสิ่งก่อสร้าง งบดำเนินงาน งบลงทุน งบบุคลากร งบเงินอุดหนุน เงินอุดหนุน งบอุดหนุน งบรายจ่ายอื่น รายจ่ายอื่น งบรายจ่าย ค่าเบี้ยเลี้ยง เงินรายได้ รายละเอียดค่าใช้จ่าย รายละเอียดงบประมาณ รายละเอียดการใช้งบประมาณ รายละเอียดการใช้จ่าย รายการค่าใช้จ่าย เงินนอกงบประมาณ นอกงบประมาณ งบรายได้ งบประมาณแผ่นดิน งบแผ่นดิน เงินแผ่นดิน งบกลาง งบอื่น งบอื่นๆ เงินสมทบ งบพัฒนา งบประจำ เงินรายได้สถานศึกษา เงินบริจาค Remuneration Materials Services"),
        (ColumnRole.Strategy, "แผนงาน กลยุทธ์ ยุทธศาสตร์ ประเด็นยุทธศาสตร์ กลยุทธ์ที่ ยุทธศาสตร์ที่ Strategy"),
        (null, "หมายเหตุ จำนวนโครงการ ร้อยละ ผลที่คาดว่าจะได้รับ ผลที่คาดหวัง ผลการดำเนินงาน สถานที่ สถานที่ดำเนินการ ผลการเบิกจ่าย เบิกจ่าย คงเหลือ หน่วยนับ สถานะ สถานะโครงการ ความก้าวหน้า ลักษณะโครงการ ลักษณะกิจกรรม ประเภทโครงการ ประเภทกิจกรรม หลักการ หลักการและเหตุผล เหตุผล เหตุผลความจำเป็น ความเป็นมา ผลที่คาดว่าจะเกิดขึ้น ผลที่คาดว่า ผลลัพธ์ที่คาดหวัง ผลลัพธ์ที่คาดว่าจะได้รับ ประโยชน์ที่คาดว่าจะได้รับ ประโยชน์ที่จะได้รับ การประเมินผล การวัดผล วิธีการประเมิน วิธีการประเมินผล วิธีประเมิน ประเมินผล วิธีวัด วิธีวัดผล วิธีการวัด เครื่องมือ เครื่องมือที่ใช้ การติดตาม การติดตามประเมินผล การติดตามและประเมินผล การกำกับติดตาม ความเสี่ยง การบริหารความเสี่ยง การวิเคราะห์ความเสี่ยง ปัจจัยเสี่ยง แนวทางการบริหารความเสี่ยง ที่ปรึกษา ที่ปรึกษาโครงการ หน่วยงานที่เกี่ยวข้อง หน่วยงานสนับสนุน ผู้เกี่ยวข้อง ผู้มีส่วนเกี่ยวข้อง ผู้อนุมัติ ผู้เห็นชอบ ค่าฐาน ข้อมูลฐาน ข้อมูลพื้นฐาน ปีฐาน ผลงานปีที่ผ่านมา พื้นที่ พื้นที่ดำเนินการ หน่วย หน่วยละ ราคา ราคาต่อหน่วย ความถี่ แหล่งข้อมูล สูตรคำนวณ น้ำหนัก พันธกิจ เป้าประสงค์ มาตรการ โทรศัพท์ เบอร์โทร เอกสารอ้างอิง ภาพถ่าย ลงชื่อ ปัญหา อุปสรรค ปัญหาอุปสรรค ปัญหาและอุปสรรค ข้อเสนอแนะ แนวทางแก้ไข Baseline Evaluation Risk Rationale Location Status Evidence Remark Remarks Note Notes Place Expectedresults"),
    ];

    private const string Fillers = "ของ ที่ ใน การ ดำเนินการ ดำเนินงาน ดำเนิน ประจำปี ปี พ.ศ. และ หรือ ตาม ความสำเร็จ ผลสำเร็จ ความ สำเร็จ สพฐ สพป สพม สพท ศธ ประสงค์ ที่ใช้ ใช้ ที่ได้รับ ได้รับ จัดสรร อนุมัติ ที่ขอ เสนอ กับ ต่อ ด้าน หลัก "
        + "ย่อย รวม ทั้งสิ้น ทั้งหมด จำนวน โครงการ กิจกรรม งาน นโยบาย กลยุทธ์ ยุทธศาสตร์ มาตรฐาน ตัวบ่งชี้ การศึกษา สถานศึกษา โรงเรียน เขตพื้นที่ เขต จังหวัด กระทรวง เงิน บาท ผลผลิต ผลลัพธ์ ปีงบประมาณ หรือ เกี่ยวข้อง โดย ระดับ รายละเอียด date of the and in per name plan";

    // Whichever stands first, this is what a heading with one of these is about.
    private static readonly string[] Decisive = ["สอดคล้อง", "สนอง", "เชื่อมโยง"];

    private static readonly FrozenDictionary<string, (bool Meant, ColumnRole? Role)> Words = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (Key: Key(word), Meant: true, row.Role)))
        .Concat(Fillers.Split(' ').Select(word => (Key: Key(word), Meant: false, Role: (ColumnRole?)null)))
        .Where(entry => entry.Key.Length > 0)
        .DistinctBy(entry => entry.Key)
        .ToFrozenDictionary(entry => entry.Key, entry => (entry.Meant, entry.Role), StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> ByFirst = Words.Keys
        .GroupBy(word => word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>What two spellings of one heading have in common: letters and digits alone.</summary>
    public static string Key(string heading)
    {
        var key = ThaiText.SearchKey(heading);
        return key.All(IsOfWord) ? key : string.Concat(key.Where(IsOfWord));
    }

    /// <summary>The meaning of a heading; null when it has none that is known.</summary>
    public static HeadingMeaning? Read(string heading)
    {
        var key = Key(WithoutBrackets(heading));
        if (key.Length == 0)
        {
            key = Key(heading);
        }

        if (key.Length == 0 || key.Length > 60)
        {
            return null;
        }

        var chain = Chain(key) ?? Chain(Key(heading)) ?? (heading.Contains("บาท", StringComparison.Ordinal) ? new HeadingMeaning(ColumnRole.Budget, HeadingMeaning.Enough) : null);
        return chain is { Coverage: >= HeadingMeaning.Enough } ? chain : Nearest(key) ?? chain;
    }

    private static HeadingMeaning? Chain(string key)
    {
        var covered = 0;
        (bool Meant, ColumnRole? Role)? meaning = null;
        for (var at = 0; at < key.Length;)
        {
            var word = LongestAt(key.AsSpan(at));
            if (word is null)
            {
                at++;
                continue;
            }

            covered += word.Length;
            at += word.Length;
            if (meaning is null && Words[word].Meant)
            {
                meaning = Words[word];
            }
        }

        if (meaning is { Role: ColumnRole.Strategy } && key.Contains("โครงการ", StringComparison.Ordinal) && !key.Contains("จำนวนโครงการ", StringComparison.Ordinal))
        {
            // กลยุทธ์/โครงการ: the strategies are headings among the projects.
            meaning = (true, ColumnRole.Project);
        }

        if (Decisive.Any(word => key.Contains(word, StringComparison.Ordinal)))
        {
            meaning = (true, ColumnRole.Alignment);
        }

        return meaning is { } m ? new(m.Role, (double)covered / key.Length) : null;
    }

    /// <summary>A heading one or two letters off a known one, as a scan leaves it.</summary>
    private static HeadingMeaning? Nearest(string key)
    {
        if (key.Length < 6)
        {
            return null;
        }

        var allowed = key.Length >= 10 ? 2 : 1;
        foreach (var (word, meaning) in Words)
        {
            if (meaning.Meant && Math.Abs(word.Length - key.Length) <= allowed && Edits.Within(word, key, allowed))
            {
                return new(meaning.Role, HeadingMeaning.Enough);
            }
        }

        return null;
    }

    private static string? LongestAt(ReadOnlySpan<char> key)
    {
        if (ByFirst.TryGetValue(key[0], out var words))
        {
            foreach (var word in words)
            {
                if (key.StartsWith(word, StringComparison.Ordinal))
                {
                    return word;
                }
            }
        }

        return null;
    }

    private static string WithoutBrackets(string heading)
    {
        var open = heading.IndexOf('(', StringComparison.Ordinal);
        var close = heading.LastIndexOf(')');
        return open > 0 && close > open ? heading[..open] + heading[(close + 1)..] : heading;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || ThaiText.IsThai(c);
}
