using System.Globalization;
using System.Net;
using CsCheck;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>What must hold of every plan, however it is cut into pages, ordered in columns or saved.</summary>
public class ReadingPropertyTests
{
    /// <summary>How a page end goes through a cell.</summary>
    private enum CutKind
    {
        /// <summary>It does not: the cell stands whole above it.</summary>
        None,

        /// <summary>Between two syllables.</summary>
        Syllable,

        /// <summary>At a space, also between a label and its item.</summary>
        Space,
    }

    private const string Title = "แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2567";

    private static readonly string[] Headings = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัด", "งบประมาณ", "ผู้รับผิดชอบ"];

    private static readonly string[] Verbs = ["พัฒนา", "ส่งเสริม", "นิเทศ", "ประชุม", "อบรม", "จัดหา", "ปรับปรุง", "ติดตาม"];

    private static readonly string[] Things = ["ห้องสมุด", "ครูแกนนำ", "ระบบสารสนเทศ", "แหล่งเรียนรู้", "สวนพฤกษศาสตร์", "ลูกเสือ", "อาหารกลางวัน", "หลักสูตรท้องถิ่น"];

    private static readonly Gen<string[]> Row =
        from verb in Gen.Int[0, Verbs.Length - 1].Select(i => Verbs[i])
        from thing in Gen.Int[0, Things.Length - 1].Select(i => Things[i])
        from items in Gen.Int[1, 3]
        from people in Gen.Int[1, 900]
        from times in Gen.Int[1, 12]
        from percent in Gen.Int[50, 100]
        from baht in Gen.Int[1, 900]
        select (string[])
        [
            "",
            $"{verb}{thing}",
            string.Join(' ', Enumerable.Range(1, items).Select(i => $"{i}. เพื่อ{Verbs[(i + people) % Verbs.Length]}{thing}ของเขต")),
            $"1. ครู จำนวน {people} คน จำนวน {times} ครั้ง 2. โรงเรียน {times} แห่ง",
            $"ร้อยละ {percent} ของครูใช้{thing}ได้",
            $"{baht},500",
            "กลุ่มนิเทศ",
        ];

    private static readonly Gen<(CutKind Kind, int Share)> Cut =
        from kind in Gen.Enum<CutKind>() from share in Gen.Int[20, 95] select (kind, share);

    private static readonly Gen<string[][]> Rows = Row.Array[2, 9].Select(rows => rows.Select((r, i) => (string[])[Number(i + 1), .. r.Skip(1)]).ToArray());

    [Fact]
    public void Cutting_between_rows_with_the_heading_repeated_changes_nothing() =>
        (from rows in Rows from cut in Gen.Int[1, rows.Length - 1] select (rows, cut)).Sample(
            plan => Same(Text(plan.rows), Text(plan.rows[..plan.cut]) + "\n" + Plans.Tabs([Headings, .. plan.rows[plan.cut..]])),
            iter: 60);

    [Fact]
    public void Cutting_through_a_cell_with_the_heading_repeated_changes_nothing() =>
        (from rows in Rows from at in Gen.Int[0, rows.Length - 1] from column in Gen.Int[1, 3] from share in Gen.Int[20, 80] select (rows, at, column, share)).Sample(plan =>
        {
            var cell = plan.rows[plan.at][plan.column];
            var cut = Seam(cell, cell.Length * plan.share / 100);
            var before = plan.rows[..(plan.at + 1)].Select(r => r.ToArray()).ToArray();
            before[^1][plan.column] = cell[..cut].TrimEnd();
            var rest = new string[Headings.Length];
            Array.Fill(rest, "");
            rest[plan.column] = cell[cut..].TrimStart();
            return Same(Text(plan.rows), Text(before) + "\n" + Plans.Tabs([Headings, rest, .. plan.rows[(plan.at + 1)..]]));
        }, iter: 60);

    [Fact]
    public void A_page_end_through_every_cell_loses_nothing() =>
        (from rows in Rows from at in Gen.Int[0, rows.Length - 1] from cuts in Cut.Array[4] select (rows, at, cuts)).Sample(plan =>
        {
            var (head, tail) = (plan.rows[plan.at].ToArray(), new string[Headings.Length]);
            Array.Fill(tail, "");
            foreach (var (i, (kind, share)) in plan.cuts.Index().Where(c => c.Item.Kind != CutKind.None))
            {
                var cell = head[i + 1];
                var at = kind == CutKind.Space && cell.Contains(' ', StringComparison.Ordinal) ? Space(cell, cell.Length * share / 100) : Seam(cell, cell.Length * share / 100);
                (head[i + 1], tail[i + 1]) = (cell[..at].TrimEnd(), cell[at..].TrimStart());
            }

            string[][] before = [.. plan.rows[..plan.at], head];
            var cut = Text(before) + "\n" + Plans.Tabs([Headings, tail, .. plan.rows[(plan.at + 1)..]]);
            return tail.All(t => t.Length == 0) || Spaceless(Text(plan.rows)) == Spaceless(cut);
        }, iter: 60);

    [Fact]
    public void The_order_of_the_columns_changes_nothing() =>
        (from rows in Rows from order in Gen.Shuffle(Enumerable.Range(0, 7).ToArray()) select (rows, order)).Sample(
            plan => Same(Text(plan.rows), $"{Title}\n\n" + Plans.Tabs([.. plan.rows.Prepend(Headings).Select(r => plan.order.Select(c => r[c]).ToArray())])),
            iter: 60);

    [Fact]
    public void Text_csv_and_html_of_one_plan_read_alike() =>
        Rows.Sample(
            rows => Same(Text(rows), Csv(rows), "plan.csv") && Same(Text(rows), Html(rows), "plan.html"),
            iter: 40);

    private static bool Same(string a, string b, string name = "plan.txt") => Content(Plans.Read(a)) == Content(Plans.Read(b, name));

    /// <summary>The content without its spaces: whether one stood where the page ended nobody can tell.</summary>
    private static string Spaceless(string text) => Content(Plans.Read(text)).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Everything a reading says, but where.</summary>
    private static string Content(DocumentReading reading) => string.Join('\n', reading.Plan.Projects.Select(p => string.Join('|',
        p.Number, p.Title, p.Owner, p.Budget,
        string.Join(';', p.Objectives.Select(o => o.Label + o.Text)),
        string.Join(';', p.Targets.Select(t => t.Label + t.Text + string.Join(',', t.Quantities.Select(Written.Of)))),
        string.Join(';', p.Indicators.Select(i => i.Label + i.Text + Written.Of(i.Threshold))))))
        + $"\n{reading.Plan.Year} {reading.Plan.Budget} {string.Join(',', reading.Findings.Select(f => (f.Code, f.Project)))}";

    private static string Text(string[][] rows) => $"{Title}\n\n" + Plans.Tabs([Headings, .. rows]);

    private static string Csv(string[][] rows) =>
        $"{Title},,,,,,\n" + string.Join('\n', rows.Prepend(Headings).Select(r => string.Join(',', r.Select(c => $"\"{c}\"")))) + "\n";

    private static string Html(string[][] rows) =>
        $"<p>{Title}</p><table>" + string.Concat(rows.Prepend(Headings).Select(r => "<tr>" + string.Concat(r.Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>")) + "</tr>")) + "</table>";

    /// <summary>A place near <paramref name="at"/> where a page may cut: between syllables, not within a number or a label.</summary>
    private static int Seam(string cell, int at)
    {
        bool Fits(int i) => i > 0 && i < cell.Length
            && cell[i] is (>= 'ก' and <= 'ฮ' and not 'อ') or 'เ' or 'แ' or 'โ' or 'ไ' or 'ใ'
            && cell[i - 1] is >= 'ก' and <= '๎'
            && !IsMarkAhead(cell[i - 1]);

        return Enumerable.Range(0, cell.Length).OrderBy(i => Math.Abs(i - at)).First(Fits);
    }

    private static int Space(string cell, int at) => Enumerable.Range(1, cell.Length - 2).Where(i => cell[i] == ' ').MinBy(i => Math.Abs(i - at));

    private static bool IsMarkAhead(char c) => c is 'เ' or 'แ' or 'โ' or 'ไ' or 'ใ';

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
