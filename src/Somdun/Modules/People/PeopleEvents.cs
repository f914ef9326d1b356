using Somdun.Foundation.Audit;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Names are told as they were at the time; numbers of people never.</summary>
internal abstract record PersonEvent(Guid PersonId, string Name, Guid? InUnit) : ToldEvent
{
    public const string Kind = "person";

    public override Subject Subject => new(Kind, PersonId);

    public override Guid? UnitId => InUnit;
}

[ToldAs("people.person-added", "เพิ่มบุคลากร", "Person added")]
internal sealed record PersonAdded(Guid PersonId, string Name, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"เพิ่ม {Name} ในทะเบียนบุคลากร", $"Added {Name} to the register of people");
}

[ToldAs("people.person-edited", "แก้ไขข้อมูลบุคลากร", "Person edited")]
internal sealed record PersonEdited(Guid PersonId, string Name, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"แก้ไขข้อมูลของ {Name}", $"Edited the record of {Name}");
}

[ToldAs("people.name-changed", "เปลี่ยนชื่อบุคลากร", "Name of a person changed")]
internal sealed record NameOfPersonChanged(Guid PersonId, string Name, string Was, DateOnly Since, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"เปลี่ยนชื่อจาก {Was} เป็น {Name}", $"{Was} is called {Name} from now on");
}

[ToldAs("people.position-given", "ให้ดำรงตำแหน่ง", "Position given")]
internal sealed record PositionGiven(Guid PersonId, string Name, string Title, DateOnly Since, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"{Name} เป็น{Title}", $"{Name} became {Title}");
}

[ToldAs("people.position-ended", "สิ้นสุดตำแหน่ง", "Position ended")]
internal sealed record PositionEnded(Guid PersonId, string Name, string Title, DateOnly Until, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"{Name} พ้นจากตำแหน่ง{Title}", $"{Name} is no longer {Title}");
}

[ToldAs("people.identifiers-seen", "ดูเลขประจำตัวเต็ม", "Identifiers seen in full", ChangesNothing = true)]
internal sealed record IdentifiersSeen(Guid PersonId, string Name, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"ดูเลขประจำตัวและวันเกิดเต็มของ {Name}", $"Saw the identifiers and the birth date of {Name} in full");
}

[ToldAs("people.looked-up-by-number", "ค้นบุคลากรด้วยเลขประจำตัว", "Person looked up by number", ChangesNothing = true)]
internal sealed record LookedUpByNumber(Guid PersonId, string Name, Guid? InUnit) : PersonEvent(PersonId, Name, InUnit)
{
    public override Text Sentence => T($"ค้นหา {Name} ด้วยเลขประจำตัว", $"Looked {Name} up by a number");
}

[ToldAs("people.authority-delegated", "มอบอำนาจลงนาม", "Authority delegated")]
internal sealed record AuthorityDelegated(Guid DelegationId, Guid Unit, string From, string To, SigningMatter Matter, string PaperNumber) : ToldEvent
{
    public override Subject Subject => new("delegation", DelegationId);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T(
        $"{From} มอบอำนาจลงนาม ({PeopleWording.Matter(Matter).Thai}) ให้ {To} ตาม{PaperNumber}",
        $"{From} delegated signing ({PeopleWording.Matter(Matter).English}) to {To}, {PaperNumber}");
}

[ToldAs("people.delegation-ended", "สิ้นสุดการมอบอำนาจ", "Delegation ended")]
internal sealed record DelegationEnded(Guid DelegationId, Guid Unit, string From, string To, SigningMatter Matter, DateOnly Until) : ToldEvent
{
    public override Subject Subject => new("delegation", DelegationId);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T(
        $"สิ้นสุดการมอบอำนาจลงนาม ({PeopleWording.Matter(Matter).Thai}) จาก {From} ให้ {To}",
        $"Ended the delegation of signing ({PeopleWording.Matter(Matter).English}) from {From} to {To}");
}

[ToldAs("people.group-saved", "บันทึกกลุ่มบุคลากร", "Saved a group of people")]
internal sealed record PeopleGroupSaved(Guid Group, string Name) : ToldEvent
{
    public override Subject Subject => new("people-group", Group);

    public override Text Sentence => T($"บันทึกกลุ่มบุคลากร “{Name}”", $"Saved the group of people “{Name}”");
}

[ToldAs("people.group-frozen", "ตรึงรายชื่อกลุ่มบุคลากร", "Froze a group of people")]
internal sealed record PeopleGroupFrozen(Guid Group, string Name, DateOnly Day, int People) : ToldEvent
{
    public override Subject Subject => new("people-group", Group);

    public override Text Sentence => T(
        $"ตรึงกลุ่มบุคลากร “{Name}” ณ {ThaiDate.Short(Day)}: {People:N0} คน", $"Froze the group of people “{Name}” as of {ThaiDate.Short(Day, Language.English)}: {People:N0}");
}

[ToldAs("people.staff-imported", "นำเข้าทะเบียนบุคลากร", "Staff imported")]
internal sealed record StaffImported(Guid ImportId, string FileName, int Added, int Changed, int Untouched, Guid? InUnit) : ToldEvent
{
    public override Subject Subject => new("people-import", ImportId);

    public override Guid? UnitId => InUnit;

    public override Text Sentence => T(
        $"นำเข้าทะเบียนบุคลากรจาก “{FileName}”: เพิ่ม {Added} แก้ไข {Changed} ไม่เปลี่ยน {Untouched} คน",
        $"Brought people in from “{FileName}”: {Added} added, {Changed} changed, {Untouched} untouched");
}
