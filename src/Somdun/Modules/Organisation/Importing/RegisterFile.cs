using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Organisation.Rules;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What a column of a register holds.</summary>
internal enum RegisterColumn
{
    Smis,
    Moe,
    Name,
    EnglishName,
    Levels,
    AreaCode,
    AreaName,
    Province,
    District,
    SubDistrict,
    Cluster,
    Latitude,
    Longitude,
    Pupils,
    CountedOn,
}

/// <summary>Something in the file that keeps its row from being used, or (a note) that a person should know.</summary>
/// <param name="Place">"C14".</param>
internal sealed record RegisterFault(int Row, string Place, string Code, Text Message);

/// <summary>One school as the file says it.</summary>
/// <param name="Millionths">North and east.</param>
internal sealed record RegisterLine(
    int Row,
    string? Smis,
    string? Moe,
    string Name,
    string? EnglishName,
    string? Levels,
    string? AreaCode,
    string? AreaName,
    string? Province,
    string? District,
    string? SubDistrict,
    string? Cluster,
    (int Latitude, int Longitude)? Millionths,
    int? Pupils,
    DateOnly? CountedOn)
{
    public string PlaceOfName { get; init; } = "";

    public string PlaceOfDistrict { get; init; } = "";

    public string PlaceOfCode { get; init; } = "";

    public string PlaceOfArea { get; init; } = "";
}

/// <summary>A register of schools out of a file: its lines, and every fault with its row and column.</summary>
/// <param name="Columns">Heading → what it holds; null where it was not understood, and is not read.</param>
internal sealed partial record RegisterFile(
    IReadOnlyList<RegisterLine> Lines,
    IReadOnlyList<RegisterFault> Faults,
    IReadOnlyList<RegisterFault> Notes,
    IReadOnlyList<(string Heading, RegisterColumn? Column)> Columns)
{
    private const int HeadingWithin = 15;
    private const int EarliestYear = 1950;

    /// <summary>The day of which the file says it is: in a title above its headings, or on every row alike; null where it says none, or several.</summary>
    public DateOnly? Day { get; private init; }

    // How offices head their columns, without spaces and punctuation.
    private const string SmisHeadings = "smiscode|smiscode8|smis|รหัสsmis|รหัสโรงเรียนsmis|รหัสโรงเรียน|รหัส8หลัก|รหัสโรงเรียน8หลัก|รหัสสพฐ|รหัสสถานศึกษาsmis";
    private const string MoeHeadings = "ministrycode|schoolid10|moe|moecode|รหัสกระทรวง|รหัส10หลัก|รหัสสถานศึกษา|รหัสโรงเรียน10หลัก|รหัสกระทรวงศึกษาธิการ";
    private const string NameHeadings = "name|schoolname|school|ชื่อโรงเรียน|โรงเรียน|ชื่อสถานศึกษา|สถานศึกษา|ชื่อ";
    private const string EnglishNameHeadings = "englishname|nameen|schoolnameen|ชื่อภาษาอังกฤษ|ชื่อโรงเรียนภาษาอังกฤษ|ชื่ออังกฤษ";
    private const string LevelsHeadings = "levels|level|ระดับชั้น|ระดับ|ระดับที่เปิดสอน|ชั้นที่เปิดสอน";
    private const string AreaCodeHeadings = "areacode|รหัสเขตพื้นที่|รหัสเขต|รหัสเขตพื้นที่การศึกษา|รหัสสพป";
    private const string AreaNameHeadings = "areaname|area|เขตพื้นที่|ชื่อเขตพื้นที่|เขตพื้นที่การศึกษา|สำนักงานเขตพื้นที่การศึกษา|สังกัด";
    private const string ProvinceHeadings = "province|จังหวัด";
    private const string DistrictHeadings = "district|อำเภอ|เขตอำเภอ";
    private const string SubDistrictHeadings = "subdistrict|tambon|ตำบล|แขวงตำบล";
    private const string ClusterHeadings = "cluster|schoolcluster|กลุ่มโรงเรียน|ศูนย์เครือข่าย|กลุ่มเครือข่าย|เครือข่าย|กลุ่ม";
    private const string LatitudeHeadings = "latitude|lat|ละติจูด|พิกัดละติจูด";
    private const string LongitudeHeadings = "longitude|long|lng|lon|ลองจิจูด|พิกัดลองจิจูด|ลองติจูด";
    private const string PupilsHeadings = "pupils|students|headcount|จำนวนนักเรียน|นักเรียน|รวมนักเรียน|นร|จำนวนนร|นักเรียนรวม";
    private const string CountedOnHeadings = "countedon|countday|pupilson|นับเมื่อ|วันที่นับ|ข้อมูลณวันที่|ณวันที่";

    private static readonly Dictionary<string, RegisterColumn> ByHeading = new (RegisterColumn Column, string Headings)[]
    {
        (RegisterColumn.Smis, SmisHeadings),
        (RegisterColumn.Moe, MoeHeadings),
        (RegisterColumn.Name, NameHeadings),
        (RegisterColumn.EnglishName, EnglishNameHeadings),
        (RegisterColumn.Levels, LevelsHeadings),
        (RegisterColumn.AreaCode, AreaCodeHeadings),
        (RegisterColumn.AreaName, AreaNameHeadings),
        (RegisterColumn.Province, ProvinceHeadings),
        (RegisterColumn.District, DistrictHeadings),
        (RegisterColumn.SubDistrict, SubDistrictHeadings),
        (RegisterColumn.Cluster, ClusterHeadings),
        (RegisterColumn.Latitude, LatitudeHeadings),
        (RegisterColumn.Longitude, LongitudeHeadings),
        (RegisterColumn.Pupils, PupilsHeadings),
        (RegisterColumn.CountedOn, CountedOnHeadings),
    }.SelectMany(entry => entry.Headings.Split('|').Select(heading => (Key: Key(heading), entry.Column))).ToDictionary(e => e.Key, e => e.Column, StringComparer.Ordinal);

    /// <summary>The first table that has a heading for the school's name and one for a code.</summary>
    public static Outcome<RegisterFile> Read(IReadOnlyList<FileTable> tables, string fileName, DateOnly today)
    {
        foreach (var table in tables)
        {
            for (var at = 0; at < Math.Min(HeadingWithin, table.Rows.Count); at++)
            {
                var headings = table.Rows[at].Cells.Select(cell => (Heading: cell, Column: ByHeading.TryGetValue(Key(cell), out var column) ? column : (RegisterColumn?)null)).ToList();
                var known = headings.Select(h => h.Column).OfType<RegisterColumn>().ToHashSet();
                if (known.Contains(RegisterColumn.Name) && (known.Contains(RegisterColumn.Smis) || known.Contains(RegisterColumn.Moe)))
                {
                    return OfRows(table.Rows.Skip(at + 1), headings, DayIn(table.Rows.Take(at), today), today);
                }
            }
        }

        return new Refusal("File", "no-register-table", T(
            $"ไม่พบทะเบียนโรงเรียนใน “{fileName}”: ต้องมีหัวคอลัมน์ชื่อโรงเรียน และรหัสโรงเรียน 8 หลักหรือ 10 หลัก",
            $"“{fileName}” holds no register of schools: it needs a column for the school's name, and one for its code of 8 or of 10 digits"));
    }

    private static DateOnly? DayIn(IEnumerable<FileRow> titles, DateOnly today)
    {
        var said = titles.SelectMany(row => row.Cells).SelectMany(cell => DayInTitle.Matches(ThaiText.ArabicDigits(cell)))
            .Select(match => ThaiDate.TryRead(match.Value, out var day) && day <= today && day.Year >= EarliestYear ? day : (DateOnly?)null)
            .OfType<DateOnly>().Distinct().ToList();
        return said is [var only] ? only : null;
    }

    private static RegisterFile OfRows(IEnumerable<FileRow> rows, List<(string Heading, RegisterColumn? Column)> headings, DateOnly? titled, DateOnly today)
    {
        var reader = new LineReader(headings, today);
        foreach (var row in rows.Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            reader.Read(row);
        }

        reader.CompareRows();
        return new RegisterFile(reader.Lines, reader.Faults, reader.Notes, [.. headings.Where(h => h.Heading.Length > 0)])
        {
            Day = titled ?? (reader.Lines.Select(line => line.CountedOn).Distinct().ToList() is [{ } only] ? only : null),
        };
    }

    private static string Key(string heading) => NotOfHeading.Replace(ThaiText.ArabicDigits(ThaiText.Clean(heading)).ToLowerInvariant(), "");

    [GeneratedRegex(@"(?<!\d)(?:\d{1,2}\s*[^\d\s/]+\s*(?:\u0E1E\.?\s*\u0E28\.?\s*)?(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayInTitle { get; }

    [GeneratedRegex(@"[\s_.()\-/:,]+")]
    private static partial Regex NotOfHeading { get; }

    /// <summary>Reads row by row; a row with a fault has no line.</summary>
    private sealed class LineReader(List<(string Heading, RegisterColumn? Column)> headings, DateOnly today)
    {
        private readonly Dictionary<RegisterColumn, int> _at = headings.Index().Where(h => h.Item.Column is not null)
            .DistinctBy(h => h.Item.Column).ToDictionary(h => h.Item.Column!.Value, h => h.Index);

        private FileRow _row = null!;
        private bool _faulty;

        public List<RegisterLine> Lines { get; } = [];

        public List<RegisterFault> Faults { get; } = [];

        public List<RegisterFault> Notes { get; } = [];

        public void Read(FileRow row)
        {
            (_row, _faulty) = (row, false);
            var smis = Code(RegisterColumn.Smis, IdentifierScheme.Smis);
            var moe = Code(RegisterColumn.Moe, IdentifierScheme.Moe);
            if (!_faulty && smis is null && moe is null)
            {
                Fault(_at.ContainsKey(RegisterColumn.Smis) ? RegisterColumn.Smis : RegisterColumn.Moe, "code-missing", T("ไม่มีรหัสโรงเรียน", "There is no code of the school"));
            }

            var name = Limited(RegisterColumn.Name, UnitName.NameMaxLength);
            if (name is null && Cell(RegisterColumn.Name).Length == 0)
            {
                Fault(RegisterColumn.Name, "name-missing", T("ไม่มีชื่อโรงเรียน", "There is no name of the school"));
            }

            var area = Code(RegisterColumn.AreaCode, IdentifierScheme.Area);
            if (_at.ContainsKey(RegisterColumn.AreaCode) && Cell(RegisterColumn.AreaCode).Length == 0)
            {
                Fault(RegisterColumn.AreaCode, "area-missing", T("ไม่มีรหัสเขตพื้นที่ จึงไม่รู้ว่าโรงเรียนสังกัดเขตใด", "There is no area code, so it is not known to which area the school belongs"));
            }

            var line = new RegisterLine(
                row.Number,
                smis,
                moe,
                name ?? "",
                Limited(RegisterColumn.EnglishName, UnitName.NameMaxLength),
                Limited(RegisterColumn.Levels, Unit.LevelsMaxLength),
                area,
                Limited(RegisterColumn.AreaName, UnitName.NameMaxLength),
                Limited(RegisterColumn.Province, UnitName.NameMaxLength),
                Limited(RegisterColumn.District, UnitName.NameMaxLength),
                Limited(RegisterColumn.SubDistrict, Unit.SubDistrictMaxLength),
                Limited(RegisterColumn.Cluster, UnitName.NameMaxLength),
                Point(),
                PupilsOf(),
                DayOf())
            {
                PlaceOfName = Place(RegisterColumn.Name),
                PlaceOfDistrict = Place(RegisterColumn.District),
                PlaceOfCode = Place(_at.ContainsKey(RegisterColumn.Smis) ? RegisterColumn.Smis : RegisterColumn.Moe),
                PlaceOfArea = Place(RegisterColumn.AreaCode),
            };
            if (!_faulty)
            {
                Lines.Add(line);
            }
        }

        /// <summary>What only shows when rows are held beside each other: codes that repeat, names that repeat.</summary>
        public void CompareRows()
        {
            HashSet<RegisterLine> repeated = [];
            foreach (var (codes, scheme) in new[] { (Lines.Where(l => l.Smis is not null).ToLookup(l => l.Smis!), IdentifierScheme.Smis), (Lines.Where(l => l.Moe is not null).ToLookup(l => l.Moe!), IdentifierScheme.Moe) })
            {
                foreach (var same in codes.Where(c => c.Count() > 1))
                {
                    foreach (var line in same)
                    {
                        repeated.Add(line);
                        var others = string.Join(", ", same.Where(l => l != line).Take(5).Select(l => l.Row));
                        Faults.Add(new(line.Row, line.PlaceOfCode, "code-repeats", T(
                            $"{UnitWording.Scheme(scheme).Thai} {same.Key} ซ้ำกับแถว {others}", $"{UnitWording.Scheme(scheme).English} {same.Key} is that of row {others} too")));
                    }
                }
            }

            Lines.RemoveAll(repeated.Contains);
            foreach (var same in Lines.GroupBy(l => (l.AreaCode, l.Name)).Where(g => g.Count() > 1))
            {
                var rows = string.Join(", ", same.Select(l => l.Row));
                Notes.Add(new(same.First().Row, same.First().PlaceOfName, "name-ambiguous", T(
                    $"ชื่อ “{same.Key.Name}” ซ้ำกันในเขตเดียวกัน (แถว {rows}) ระบบแยกด้วยรหัส", $"“{same.Key.Name}” stands for more than one school of the area (rows {rows}); they are told apart by their codes")));
            }
        }

        private string Cell(RegisterColumn column) => _at.TryGetValue(column, out var at) && at < _row.Cells.Count ? _row.Cells[at] : "";

        private string Place(RegisterColumn column) => _at.TryGetValue(column, out var at) && at < _row.Places.Count ? _row.Places[at] : "";

        private string? Code(RegisterColumn column, IdentifierScheme scheme)
        {
            var code = ThaiText.ArabicDigits(Cell(column)).Replace(" ", "", StringComparison.Ordinal);
            if (code.Length == 0)
            {
                return null;
            }

            if (UnitCode.WhyNot(scheme, code) is { } fault)
            {
                Fault(column, "code-form", fault);
                return null;
            }

            return code;
        }

        private string? Limited(RegisterColumn column, int most)
        {
            var text = Cell(column);
            if (text.Length > most)
            {
                Fault(column, "too-long", T($"ยาวเกิน {most:N0} ตัวอักษร (มี {text.Length:N0})", $"Longer than {most:N0} letters (it has {text.Length:N0})"));
                return null;
            }

            return text.Length == 0 || text == "-" ? null : text;
        }

        private (int, int)? Point()
        {
            var (north, east) = (Millionths(RegisterColumn.Latitude), Millionths(RegisterColumn.Longitude));
            if (north is null != east is null && !_faulty)
            {
                Fault(north is null ? RegisterColumn.Latitude : RegisterColumn.Longitude, "point-half", T("พิกัดต้องมีทั้งละติจูดและลองจิจูด", "A point needs both its latitude and its longitude"));
            }

            if (north is not { } latitude || east is not { } longitude)
            {
                return null;
            }

            if (Coordinates.WhyNot(latitude, longitude) is { } outside)
            {
                Fault(RegisterColumn.Latitude, "point-outside", outside);
                return null;
            }

            return (latitude, longitude);
        }

        private int? Millionths(RegisterColumn column)
        {
            var text = Cell(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (Coordinates.TryRead(text, out var millionths))
            {
                return millionths;
            }

            Fault(column, "point-form", T($"อ่านพิกัด “{Short(text)}” ไม่ได้ ต้องเป็นองศาทศนิยม เช่น 13.68812", $"“{Short(text)}” is no coordinate: write decimal degrees, like 13.68812"));
            return null;
        }

        private int? PupilsOf()
        {
            var text = ThaiText.ArabicDigits(Cell(RegisterColumn.Pupils));
            if (text.Length == 0 || text == "-")
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pupils) && pupils is >= 0 and <= HeadCount.MostPupils)
            {
                return pupils;
            }

            Fault(RegisterColumn.Pupils, "pupils-form", T(
                $"จำนวนนักเรียน “{Short(text)}” ต้องเป็นจำนวนเต็ม 0 ถึง {HeadCount.MostPupils:N0}", $"The number of pupils “{Short(text)}” must be a whole number from 0 to {HeadCount.MostPupils:N0}"));
            return null;
        }

        private DateOnly? DayOf()
        {
            var text = Cell(RegisterColumn.CountedOn);
            if (text.Length == 0)
            {
                return null;
            }

            if (!ThaiDate.TryRead(text, out var day))
            {
                Fault(RegisterColumn.CountedOn, "day-form", T($"อ่านวันที่ “{Short(text)}” ไม่ได้ เขียนเช่น 10 มิ.ย. 2563", $"“{Short(text)}” is no day: write it like 10 มิ.ย. 2563"));
                return null;
            }

            if (day > today || day.Year < EarliestYear)
            {
                Fault(RegisterColumn.CountedOn, "day-era", T(
                    $"วันที่ “{Short(text)}” คือ {ThaiDate.Short(day)} ซึ่ง{(day > today ? "ยังมาไม่ถึง" : "เก่าเกินไป")} ตรวจว่าปีเป็น พ.ศ. หรือ ค.ศ.",
                    $"“{Short(text)}” is {ThaiDate.Short(day, Language.English)}, {(day > today ? "which is still to come" : "too long ago")}: look at the era of its year"));
                return null;
            }

            return day;
        }

        private void Fault(RegisterColumn column, string code, Text message)
        {
            _faulty = true;
            Faults.Add(new(_row.Number, Place(column), code, message));
        }

        private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
    }
}
