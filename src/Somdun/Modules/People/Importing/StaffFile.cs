using System.Text.RegularExpressions;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What a column of a list of staff holds.</summary>
internal enum StaffColumn
{
    NationalId,
    StaffNumber,
    TeachingLicence,
    FullName,
    Prefix,
    GivenName,
    FamilyName,
    EnglishGivenName,
    EnglishFamilyName,
    BirthDate,
    AppointedOn,
    Unit,
    Title,
    Rank,
    Kind,
    PositionNumber,
    PositionSince,
    Email,
    Phone,
}

/// <summary>Something in the file that keeps its row from being used.</summary>
/// <param name="Place">The cell: "C14".</param>
/// <param name="Column">The heading as the file has it.</param>
internal sealed record StaffFault(int Row, string Place, string Column, string Code, Text Message);

/// <summary>One person as the file says them; what a cell does not say is null, and leaves what is known as it is.</summary>
internal sealed record StaffLine(int Row, NameParts Name, UnitEntry Unit, string Title, Capacity Capacity)
{
    public IReadOnlyDictionary<PersonIdentifierScheme, string> Numbers { get; init; } = new Dictionary<PersonIdentifierScheme, string>();

    public DateOnly? BirthDate { get; init; }

    public DateOnly? AppointedOn { get; init; }

    public string? Rank { get; init; }

    public StaffKind? Kind { get; init; }

    public string? PositionNumber { get; init; }

    public DateOnly? PositionSince { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Column → its cell, for what is found wrong later.</summary>
    public IReadOnlyDictionary<StaffColumn, (string Place, string Heading)> Cells { get; init; } = new Dictionary<StaffColumn, (string, string)>();

    public StaffFault Fault(StaffColumn column, string code, Text message) =>
        Cells.TryGetValue(column, out var cell) ? new(Row, cell.Place, cell.Heading, code, message) : new(Row, "", "", code, message);
}

/// <summary>A list of staff out of a file: its lines, and every fault with its row and column.</summary>
/// <param name="Doubts">What is brought in and yet worth another look, such as a check digit that is not right.</param>
/// <param name="Columns">Heading → what it holds; null where it was not understood, and is not read.</param>
internal sealed partial record StaffFile(
    IReadOnlyList<StaffLine> Lines,
    IReadOnlyList<StaffFault> Faults,
    IReadOnlyList<StaffFault> Doubts,
    IReadOnlyList<(string Heading, StaffColumn? Column)> Columns)
{
    private const int HeadingWithin = 15;

    // How offices head their columns, without spaces and punctuation.
    private const string NationalIdHeadings = "nationalid|citizenid|idcard|idcardno|เลขประจำตัวประชาชน|เลขบัตรประชาชน|เลขที่บัตรประชาชน|เลขประจำตัว13หลัก|รหัสประชาชน|รหัสประจำตัวประชาชน|เลขปชช|บัตรประชาชน";
    private const string StaffNumberHeadings = "staffnumber|staffno|employeeid|เลขประจำตัวบุคลากร|รหัสบุคลากร|เลขประจำตัวเจ้าหน้าที่";
    private const string TeachingLicenceHeadings = "teachinglicence|teachinglicense|เลขที่ใบอนุญาต|เลขที่ใบอนุญาตประกอบวิชาชีพ|ใบอนุญาตประกอบวิชาชีพ|ใบประกอบวิชาชีพ";
    private const string FullNameHeadings = "name|fullname|ชื่อนามสกุล|ชื่อสกุล|ชื่อและนามสกุล|ชื่อและสกุล|ชื่อตัวชื่อสกุล|รายชื่อ|คำนำหน้าชื่อนามสกุล";
    private const string PrefixHeadings = "prefix|title1|คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|ยศคำนำหน้า";
    private const string GivenNameHeadings = "firstname|givenname|ชื่อ|ชื่อตัว";
    private const string FamilyNameHeadings = "lastname|familyname|surname|นามสกุล|สกุล|ชื่อสกุลหลัง";
    private const string EnglishGivenNameHeadings = "firstnameen|givennameen|englishfirstname|ชื่อภาษาอังกฤษ|ชื่ออังกฤษ";
    private const string EnglishFamilyNameHeadings = "lastnameen|familynameen|englishlastname|นามสกุลภาษาอังกฤษ|นามสกุลอังกฤษ";
    private const string BirthDateHeadings = "birthdate|dateofbirth|born|birthday|วันเกิด|วันเดือนปีเกิด|วดปเกิด|เกิด|เกิดวันที่";
    private const string AppointedOnHeadings = "appointedon|appointmentdate|วันบรรจุ|วันที่บรรจุ|วันเดือนปีบรรจุ|บรรจุเมื่อ|วันบรรจุเข้ารับราชการ|วันเริ่มปฏิบัติราชการ";
    private const string UnitHeadings = "unit|unitcode|school|schoolcode|smiscode|workplace|หน่วยงาน|รหัสหน่วยงาน|สังกัด|โรงเรียน|สถานศึกษา|ชื่อโรงเรียน|รหัสโรงเรียน|กลุ่มงาน|กลุ่ม|กลุ่มโรงเรียนที่สังกัด|หน่วยงานที่ปฏิบัติงาน|สถานที่ปฏิบัติงาน|โรงเรียนหน่วยงาน|หน่วยงานโรงเรียน";
    private const string TitleHeadings = "position|positiontitle|jobtitle|ตำแหน่ง|ชื่อตำแหน่ง";
    private const string RankHeadings = "rank|level|academicstanding|วิทยฐานะ|ระดับ|วิทยฐานะระดับ|ระดับตำแหน่ง|อันดับ";
    private const string KindHeadings = "kind|stafftype|stafftypename|type|ประเภท|ประเภทบุคลากร|ประเภทตำแหน่ง";
    private const string PositionNumberHeadings = "positionnumber|positionno|เลขที่ตำแหน่ง|ตำแหน่งเลขที่|เลขตำแหน่ง";
    private const string PositionSinceHeadings = "since|positionsince|from|ดำรงตำแหน่งตั้งแต่|ดำรงตำแหน่งเมื่อ|วันที่ดำรงตำแหน่ง|วันดำรงตำแหน่ง|ตั้งแต่วันที่|ตั้งแต่";
    private const string EmailHeadings = "email|mail|อีเมล|อีเมล์|อีเมลล์";
    private const string PhoneHeadings = "phone|telephone|mobile|tel|โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|โทร|มือถือ|หมายเลขโทรศัพท์";

    // Kinds as lists of staff call them, without spaces and punctuation.
    private const string TeacherWords = "teacher|ข้าราชการครู|ข้าราชการครูและบุคลากรทางการศึกษา|ครู|ขรก|ข้าราชการ|ผู้บริหารสถานศึกษา|ผู้บริหารการศึกษา";
    private const string EducationOfficerWords = "educationofficer|38ค2|ม38ค2|มาตรา38ค2|บุคลากรทางการศึกษาม38ค2|บุคลากรทางการศึกษาอื่นม38ค2|บุคลากรทางการศึกษาอื่นตามมาตรา38ค2|บุคลากรทางการศึกษา|บุคลากร38ค2";
    private const string SupervisorWords = "supervisor|ศึกษานิเทศก์|ศน";
    private const string PermanentEmployeeWords = "permanentemployee|ลูกจ้างประจำ";
    private const string GovernmentEmployeeWords = "governmentemployee|พนักงานราชการ";
    private const string TemporaryEmployeeWords = "temporaryemployee|ลูกจ้างชั่วคราว|ครูอัตราจ้าง|อัตราจ้าง";
    private const string ServiceContractWords = "servicecontract|จ้างเหมาบริการ|จ้างเหมา|เหมาบริการ";

    private const string ActingWord = "รักษาราชการแทน";
    private const string InChargeWord = "รักษาการในตำแหน่ง";

    private static readonly Dictionary<string, StaffColumn> ByHeading = Lookup(
        (StaffColumn.NationalId, NationalIdHeadings),
        (StaffColumn.StaffNumber, StaffNumberHeadings),
        (StaffColumn.TeachingLicence, TeachingLicenceHeadings),
        (StaffColumn.FullName, FullNameHeadings),
        (StaffColumn.Prefix, PrefixHeadings),
        (StaffColumn.GivenName, GivenNameHeadings),
        (StaffColumn.FamilyName, FamilyNameHeadings),
        (StaffColumn.EnglishGivenName, EnglishGivenNameHeadings),
        (StaffColumn.EnglishFamilyName, EnglishFamilyNameHeadings),
        (StaffColumn.BirthDate, BirthDateHeadings),
        (StaffColumn.AppointedOn, AppointedOnHeadings),
        (StaffColumn.Unit, UnitHeadings),
        (StaffColumn.Title, TitleHeadings),
        (StaffColumn.Rank, RankHeadings),
        (StaffColumn.Kind, KindHeadings),
        (StaffColumn.PositionNumber, PositionNumberHeadings),
        (StaffColumn.PositionSince, PositionSinceHeadings),
        (StaffColumn.Email, EmailHeadings),
        (StaffColumn.Phone, PhoneHeadings));

    private static readonly Dictionary<string, StaffKind> ByKindWord = Lookup(
        (StaffKind.Teacher, TeacherWords),
        (StaffKind.EducationOfficer, EducationOfficerWords),
        (StaffKind.Supervisor, SupervisorWords),
        (StaffKind.PermanentEmployee, PermanentEmployeeWords),
        (StaffKind.GovernmentEmployee, GovernmentEmployeeWords),
        (StaffKind.TemporaryEmployee, TemporaryEmployeeWords),
        (StaffKind.ServiceContract, ServiceContractWords));

    /// <summary>The first table that has headings for a name, a unit and a position.</summary>
    /// <param name="among">The units that whoever brings it in may write to.</param>
    public static Outcome<StaffFile> Read(IReadOnlyList<FileTable> tables, string fileName, IReadOnlyList<Workplace> among, DateOnly today)
    {
        foreach (var table in tables)
        {
            for (var at = 0; at < Math.Min(HeadingWithin, table.Rows.Count); at++)
            {
                var headings = table.Rows[at].Cells.Select(cell => (Heading: cell, Column: ByHeading.TryGetValue(Key(cell), out var column) ? column : (StaffColumn?)null)).ToList();
                var known = headings.Select(h => h.Column).OfType<StaffColumn>().ToHashSet();
                if ((known.Contains(StaffColumn.FullName) || known.Contains(StaffColumn.GivenName)) && known.Contains(StaffColumn.Unit) && known.Contains(StaffColumn.Title))
                {
                    return OfRows(table.Rows.Skip(at + 1), headings, among, today);
                }
            }
        }

        return new Refusal("Document", "no-staff-table", T(
            $"ไม่พบรายชื่อบุคลากรใน “{fileName}”: ต้องมีหัวคอลัมน์ชื่อ-นามสกุล หน่วยงาน และตำแหน่ง",
            $"“{fileName}” holds no list of staff: it needs columns for the name, the unit and the position"));
    }

    private static StaffFile OfRows(IEnumerable<FileRow> rows, List<(string Heading, StaffColumn? Column)> headings, IReadOnlyList<Workplace> among, DateOnly today)
    {
        var reader = new LineReader(headings, among, today);
        foreach (var row in rows.Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            reader.Read(row);
        }

        reader.CompareRows();
        return new StaffFile(reader.Lines, reader.Faults, reader.Doubts, [.. headings.Where(h => h.Heading.Length > 0)]);
    }

    private static Dictionary<string, T> Lookup<T>(params ReadOnlySpan<(T Value, string Words)> entries)
    {
        Dictionary<string, T> found = new(StringComparer.Ordinal);
        foreach (var (value, words) in entries)
        {
            foreach (var word in words.Split('|'))
            {
                found.Add(Key(word), value);
            }
        }

        return found;
    }

    private static string Key(string heading) => NotOfHeading.Replace(ThaiText.ArabicDigits(ThaiText.Clean(heading)).ToLowerInvariant(), "");

    [GeneratedRegex(@"[\s_.()\-–/:,*]+")]
    private static partial Regex NotOfHeading { get; }

    /// <summary>Reads row by row; a row with a fault has no line.</summary>
    private sealed class LineReader(List<(string Heading, StaffColumn? Column)> headings, IReadOnlyList<Workplace> among, DateOnly today)
    {
        private readonly Dictionary<StaffColumn, int> _at = headings.Index().Where(h => h.Item.Column is not null)
            .DistinctBy(h => h.Item.Column).ToDictionary(h => h.Item.Column!.Value, h => h.Index);

        // A school's staff name the same school row after row.
        private readonly Dictionary<(string Text, DateOnly Since), Outcome<Workplace>> _units = [];

        private FileRow _row = null!;
        private bool _faulty;

        public List<StaffLine> Lines { get; } = [];

        public List<StaffFault> Faults { get; } = [];

        public List<StaffFault> Doubts { get; } = [];

        public void Read(FileRow row)
        {
            (_row, _faulty) = (row, false);
            var name = Name();
            var since = Day(StaffColumn.PositionSince, day => Positions.WhyNotDay("", day, today)?.Reason);
            var unit = Unit(since ?? today);
            var (title, capacity) = Title();
            var born = Day(StaffColumn.BirthDate, day => PersonFacts.WhyNotBirthDate(day, today));
            var line = new StaffLine(row.Number, name, unit!, title, capacity)
            {
                Numbers = Numbers(),
                BirthDate = born,
                AppointedOn = Day(StaffColumn.AppointedOn, day => PersonFacts.WhyNotAppointedOn(day, born, today)),
                Rank = Limited(StaffColumn.Rank, PersonPosition.RankMaxLength),
                Kind = Kind(),
                PositionNumber = Limited(StaffColumn.PositionNumber, PersonPosition.NumberMaxLength) is { } number ? ThaiText.ArabicDigits(number) : null,
                PositionSince = since,
                Email = Said(StaffColumn.Email, PersonFacts.WhyNotEmail),
                Phone = Said(StaffColumn.Phone, PersonFacts.WhyNotPhone),
                Cells = _at.Where(at => at.Value < row.Places.Count).ToDictionary(at => at.Key, at => (row.Places[at.Value], headings[at.Value].Heading)),
            };
            if (!_faulty)
            {
                Lines.Add(line);
            }
        }

        /// <summary>What only shows when rows are held beside each other: numbers that repeat, a person who stands twice.</summary>
        public void CompareRows()
        {
            HashSet<StaffLine> repeated = [];
            void Repeats(IEnumerable<IGrouping<string, StaffLine>> groups, StaffColumn column, string code, Func<string, Text> says)
            {
                foreach (var same in groups.Where(g => g.Count() > 1))
                {
                    foreach (var line in same)
                    {
                        repeated.Add(line);
                        Faults.Add(line.Fault(column, code, says(string.Join(", ", same.Where(l => l != line).Take(5).Select(l => l.Row)))));
                    }
                }
            }

            Repeats(Lines.Where(l => l.Numbers.ContainsKey(PersonIdentifierScheme.NationalId)).GroupBy(l => l.Numbers[PersonIdentifierScheme.NationalId]), StaffColumn.NationalId, "identifier-repeats",
                rows => T($"เลขประจำตัวประชาชนซ้ำกับแถว {rows}", $"This national id stands in row {rows} too"));
            Repeats(Lines.Where(l => l.Numbers.ContainsKey(PersonIdentifierScheme.StaffNumber)).GroupBy(l => l.Numbers[PersonIdentifierScheme.StaffNumber]), StaffColumn.StaffNumber, "identifier-repeats",
                rows => T($"เลขประจำตัวบุคลากรซ้ำกับแถว {rows}", $"This staff number stands in row {rows} too"));
            Repeats(Lines.Where(l => l.Numbers.Count == 0).GroupBy(l => $"{PersonName.SearchKeyOf(l.Name.GivenName, l.Name.FamilyName)}|{l.BirthDate}"), _at.ContainsKey(StaffColumn.FullName) ? StaffColumn.FullName : StaffColumn.GivenName, "person-repeats",
                rows => T($"ชื่อและวันเกิดซ้ำกับแถว {rows} และไม่มีเลขประจำตัวให้แยกกัน", $"The same name and birth date stand in row {rows}, without a number to tell them apart"));
            Repeats(Lines.Where(l => l is { PositionNumber: not null, Capacity: Capacity.Substantive }).GroupBy(l => l.PositionNumber!), StaffColumn.PositionNumber, "position-number-repeats",
                rows => T($"เลขที่ตำแหน่งซ้ำกับแถว {rows}", $"This position number stands in row {rows} too"));
            Lines.RemoveAll(repeated.Contains);
        }

        private NameParts Name()
        {
            var column = _at.ContainsKey(StaffColumn.GivenName) ? StaffColumn.GivenName : StaffColumn.FullName;
            var split = column == StaffColumn.FullName || Cell(StaffColumn.GivenName).Length == 0
                ? NamePrefixes.Split(Cell(StaffColumn.FullName))
                : _at.ContainsKey(StaffColumn.Prefix) ? new NameParts("", Cell(StaffColumn.GivenName), "") : NamePrefixes.Split(Cell(StaffColumn.GivenName));
            var name = split with
            {
                Prefix = Cell(StaffColumn.Prefix) is { Length: > 0 } prefix ? NamePrefixes.Written(prefix) : split.Prefix,
                FamilyName = Cell(StaffColumn.FamilyName) is { Length: > 0 } family ? family : split.FamilyName,
                EnglishGivenName = Limited(StaffColumn.EnglishGivenName, PersonName.PartMaxLength),
                EnglishFamilyName = Limited(StaffColumn.EnglishFamilyName, PersonName.PartMaxLength),
            };
            if (name.GivenName.Length == 0 || ThaiText.SearchKey(name.GivenName).Length == 0)
            {
                Fault(column, "name-missing", T("ไม่มีชื่อ", "There is no name"));
            }

            foreach (var (part, most, of) in new[] { (name.Prefix, PersonName.PrefixMaxLength, StaffColumn.Prefix), (name.GivenName, PersonName.PartMaxLength, column), (name.FamilyName, PersonName.PartMaxLength, StaffColumn.FamilyName) })
            {
                if (part.Length > most)
                {
                    Fault(_at.ContainsKey(of) ? of : column, "too-long", PeopleRefusals.TooLong(part.Length, most));
                }
            }

            return name.EnglishGivenName is null ? name with { EnglishFamilyName = null } : name;
        }

        private UnitEntry? Unit(DateOnly since)
        {
            var text = Cell(StaffColumn.Unit);
            if (!_units.TryGetValue((text, since), out var unit))
            {
                _units[(text, since)] = unit = Workplaces.ReadSince(text, "Unit", among, since);
            }

            if (unit.Succeeded)
            {
                // Whoever works there still on paper waits for an order; the list may say so, and is looked at again.
                if (unit.Value.EndedWithin(since, today.AddDays(1)) is { } ending)
                {
                    var told = unit.Value.Told(ending);
                    Doubts.Add(new(_row.Number, Place(StaffColumn.Unit), Heading(StaffColumn.Unit), "unit-ended", T(
                        $"{told.Thai} ตรวจว่ามีคำสั่งย้ายแล้วหรือไม่ (นำเข้าได้)", $"{told.English}: look whether an order moved this person (it can be brought in)")));
                }

                return unit.Value.Unit;
            }

            Fault(StaffColumn.Unit, unit.Refusals[0].Code, unit.Refusals[0].Reason);
            return null;
        }

        private (string Title, Capacity Capacity) Title()
        {
            var title = Limited(StaffColumn.Title, PersonPosition.TitleMaxLength) ?? "";
            if (title.Length == 0 && Cell(StaffColumn.Title).Length <= PersonPosition.TitleMaxLength)
            {
                Fault(StaffColumn.Title, "title-missing", T("ไม่มีชื่อตำแหน่ง", "There is no position"));
            }

            return title switch
            {
                _ when title.StartsWith(ActingWord, StringComparison.Ordinal) && title.Length > ActingWord.Length => (title[ActingWord.Length..].TrimStart(), Capacity.Acting),
                _ when title.StartsWith(InChargeWord, StringComparison.Ordinal) && title.Length > InChargeWord.Length => (title[InChargeWord.Length..].TrimStart(), Capacity.InCharge),
                _ => (title, Capacity.Substantive),
            };
        }

        private Dictionary<PersonIdentifierScheme, string> Numbers()
        {
            Dictionary<PersonIdentifierScheme, string> numbers = [];
            foreach (var (column, scheme) in new[]
            {
                (StaffColumn.NationalId, PersonIdentifierScheme.NationalId),
                (StaffColumn.StaffNumber, PersonIdentifierScheme.StaffNumber),
                (StaffColumn.TeachingLicence, PersonIdentifierScheme.TeachingLicence),
            })
            {
                var text = IdentifierText.Read(Cell(column));
                if (text.Length == 0)
                {
                    continue;
                }

                if (IdentifierText.WhyNot(scheme, text) is { } fault)
                {
                    Fault(column, "identifier-form", fault);
                    continue;
                }

                if (IdentifierText.WhyDoubtful(scheme, text) is { } doubt)
                {
                    Doubts.Add(new(_row.Number, Place(column), Heading(column), "identifier-check", doubt));
                }

                numbers[scheme] = text;
            }

            return numbers;
        }

        private DateOnly? Day(StaffColumn column, Func<DateOnly, Text?> whyNot)
        {
            var text = Cell(column);
            if (text.Length == 0 || text == "-")
            {
                return null;
            }

            if (!ThaiDate.TryRead(text, out var day))
            {
                Fault(column, "date-form", T($"อ่านวันที่ “{Workplaces.Short(text)}” ไม่ได้ เช่น 3 มี.ค. 2510", $"“{Workplaces.Short(text)}” is no day: write it like 3 มี.ค. 2510"));
                return null;
            }

            if (whyNot(day) is { } fault)
            {
                Fault(column, "date-odd", fault);
                return null;
            }

            return day;
        }

        private StaffKind? Kind()
        {
            var text = Cell(StaffColumn.Kind);
            if (text.Length == 0 || text == "-")
            {
                return null;
            }

            if (ByKindWord.TryGetValue(Key(text), out var kind))
            {
                return kind;
            }

            Fault(StaffColumn.Kind, "kind-unknown", T(
                $"ไม่รู้จักประเภทบุคลากร “{Workplaces.Short(text)}” ใช้ได้: {string.Join(", ", Enum.GetValues<StaffKind>().Select(k => PeopleWording.Kind(k).Thai))}",
                $"“{Workplaces.Short(text)}” is no kind of staff: {string.Join(", ", Enum.GetValues<StaffKind>().Select(k => PeopleWording.Kind(k).English))}"));
            return null;
        }

        private string? Said(StaffColumn column, Func<string, Text?> whyNot)
        {
            var text = Cell(column);
            if (text.Length == 0 || text == "-")
            {
                return null;
            }

            if (whyNot(text) is not { } fault)
            {
                return text;
            }

            Fault(column, "form", fault);
            return null;
        }

        private string? Limited(StaffColumn column, int most)
        {
            var text = Cell(column);
            if (text.Length > most)
            {
                Fault(column, "too-long", PeopleRefusals.TooLong(text.Length, most));
                return null;
            }

            return text.Length == 0 || text == "-" ? null : text;
        }

        private string Cell(StaffColumn column) => _at.TryGetValue(column, out var at) && at < _row.Cells.Count ? _row.Cells[at] : "";

        private string Place(StaffColumn column) => _at.TryGetValue(column, out var at) && at < _row.Places.Count ? _row.Places[at] : "";

        private string Heading(StaffColumn column) => _at.TryGetValue(column, out var at) ? headings[at].Heading : "";

        private void Fault(StaffColumn column, string code, Text message)
        {
            _faulty = true;
            Faults.Add(new(_row.Number, Place(column), Heading(column), code, message));
        }
    }
}
