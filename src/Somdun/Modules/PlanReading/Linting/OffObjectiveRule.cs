using System.Collections.Frozen;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>
/// Finds indicators that speak of something else than their project: not one of their words, beyond those every
/// project of an office uses, stands in its title, objectives, targets or activities. Words are compared by runs of four
/// letters, since Thai writes no spaces between them.
/// </summary>
internal static class OffObjectiveRule
{
    private const int Run = 4;

    /// <summary>An indicator of fewer runs says too little to judge.</summary>
    private const int FewestRuns = 10;

    /// <summary>What stands in this share of the projects says nothing about one of them.</summary>
    private const double Everywhere = 0.4;

    /// <summary>Words of every office's plan: they relate nothing to anything.</summary>
    private static readonly string[] Common =
    [
        "ข้าราชการครู", "บุคลากรทางการศึกษา", "ผู้บริหารสถานศึกษา", "ผู้บริหารโรงเรียน", "สถานศึกษา", "โรงเรียน", "ในสังกัด", "สำนักงานเขตพื้นที่การศึกษา", "ประถมศึกษา", "มัธยมศึกษา",
        "อย่างมีประสิทธิภาพ", "ประสิทธิภาพ", "ประสิทธิผล", "การดำเนินงาน", "ดำเนินการ", "การปฏิบัติงาน", "ปฏิบัติ", "หน้าที่", "การพัฒนา", "พัฒนา", "การศึกษา", "คุณภาพ", "สามารถ", "ร้อยละ", "จำนวน", "เพื่อให้", "เพื่อ",
        "ความพึงพอใจ", "พึงพอใจ", "ผู้เข้าร่วม", "ผู้เข้ารับการอบรม", "เข้าร่วม", "อบรม", "กลุ่มเป้าหมาย", "เป้าหมาย", "กิจกรรม", "โครงการ", "ระดับ", "มากที่สุด", "ขึ้นไป", "ไม่น้อยกว่า", "ผ่านเกณฑ์", "กำหนด", "นักเรียน", "ผู้เรียน",
        "ผู้ปกครอง", "ชุมชน", "ครบถ้วน", "ถูกต้อง", "ทันเวลา", "งบประมาณ", "เบิกจ่าย", "จัดทำ", "รายงาน", "ได้รับ", "ความรู้ความเข้าใจ", "ความรู้", "ทักษะ", "คะแนนเฉลี่ย", "ค่าเฉลี่ย", "เฉลี่ย", "อย่างน้อย", "ลดลง", "เพิ่มขึ้น", "ปีก่อน", "ค่าใช้จ่าย", "ผู้อำนวยการ", "ผลสัมฤทธิ์", "ครูและบุคลากร", "บุคลากร", "ผู้เกี่ยวข้อง", "ระยะเวลา", "หน่วยงาน", "at least", "satisfaction", "สพป", "สพม", "สพฐ", "การ", "ความ", "ได้", "ที่", "และ", "มี", "ใน", "ของ", "ให้", "เป็น", "ไป", "อย่าง",
    ];

    private static readonly FrozenSet<char> Marks = "ะาำิีึืุูัเแโใไ็่้๊๋์".ToFrozenSet();

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var about = plan.Plan.Projects.Select(About).ToList();
        var spread = about.SelectMany(a => a).CountBy(r => r).ToDictionary();
        var everywhere = plan.Plan.Projects.Count >= 6 ? (int)(Everywhere * plan.Plan.Projects.Count) : int.MaxValue;
        foreach (var (project, index) in plan.Projects)
        {
            if (project.Objectives.Count == 0 && project.Targets.Count == 0)
            {
                continue;
            }

            foreach (var indicator in project.Indicators)
            {
                var runs = Runs(Uncounted(indicator.Text)).Where(r => !(spread.TryGetValue(r, out var n) && n > everywhere)).ToHashSet();
                // Runs of four letters relate Thai words, not English ones.
                if (indicator.Text.Any(ThaiText.IsThai) && runs.Count >= FewestRuns && !runs.Overlaps(about[index]))
                {
                    yield return plan.About(FindingCode.IndicatorOffObjective, Severity.Warning, index, indicator.Source, T(
                        $"ตัวชี้วัดนี้พูดถึงเรื่องที่ไม่มีในชื่อ วัตถุประสงค์ และเป้าหมายของโครงการ จึงอาจไม่วัดผลของโครงการนี้: “{indicator.Text}”",
                        $"This indicator speaks of what is in neither the title, the objectives nor the targets of its project, so it may not measure it: “{indicator.Text}”"));
                }
            }
        }
    }

    private static HashSet<string> About(DraftProject project) =>
        [.. Runs(project.Title), .. project.Objectives.SelectMany(o => Runs(o.Text)), .. project.Targets.SelectMany(t => Runs(t.Text)), .. project.Activities.SelectMany(a => Runs(a.Text))];

    /// <summary>How many and how often are no subject: "10 เล่ม/คน", "เดือนละ 1 ครั้ง".</summary>
    private static string Uncounted(string text) =>
        QuantityReader.Read(text).Aggregate(text, (rest, quantity) => rest.Replace(quantity.Text, " ", StringComparison.Ordinal));

    private static HashSet<string> Runs(string text)
    {
        var key = ThaiText.SearchKey(text);
        foreach (var word in Common)
        {
            key = key.Replace(word, " ", StringComparison.Ordinal);
        }

        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= key.Length; i++)
        {
            var run = key.AsSpan(i, Run);
            if (!run.ContainsAny(' ', '.') && !Marks.Contains(run[0]))
            {
                runs.Add(run.ToString());
            }
        }

        return runs;
    }
}
