using Somdun.Foundation.Audit;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>A unit was founded, renamed, moved, merged, split or closed.</summary>
[ToldAs("organisation.unit-changed", "เปลี่ยนแปลงหน่วยงาน", "Changed a unit")]
internal sealed record UnitChanged(Guid Unit, ChangeKind Kind, DateOnly Day, string ThaiName, string EnglishName) : ToldEvent
{
    public override Subject Subject => new("unit", Unit);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T(
        $"{UnitWording.Change(Kind).Thai}: {ThaiName} มีผล {ThaiDate.Short(Day)}", $"{UnitWording.Change(Kind).English}: {EnglishName}, from {ThaiDate.Short(Day, Language.English)}");
}

[ToldAs("organisation.change-withdrawn", "เพิกถอนรายการเปลี่ยนแปลงหน่วยงาน", "Took back a change of a unit")]
internal sealed record UnitChangeWithdrawn(Guid Unit, ChangeKind Kind, DateOnly Day) : ToldEvent
{
    public override Subject Subject => new("unit", Unit);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T(
        $"เพิกถอนรายการ “{UnitWording.Change(Kind).Thai}” ของ {ThaiDate.Short(Day)}", $"Took back “{UnitWording.Change(Kind).English}” of {ThaiDate.Short(Day, Language.English)}");
}

/// <summary>Pupils of a school were counted; a number that was there for the day is attached.</summary>
[ToldAs("organisation.pupils-counted", "บันทึกจำนวนนักเรียน", "Entered a count of pupils")]
internal sealed record PupilsCounted(Guid Unit, DateOnly Day, int Pupils) : ToldEvent
{
    public override Subject Subject => new("unit", Unit);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T($"นักเรียน {Pupils:N0} คน ณ {ThaiDate.Short(Day)}", $"{Pupils:N0} pupils on {ThaiDate.Short(Day, Language.English)}");
}

/// <summary>Where a school lies or what it teaches was put right; what changed is attached.</summary>
[ToldAs("organisation.school-described", "แก้ไขที่ตั้งหรือระดับที่เปิดสอน", "Changed where a school lies or what it teaches")]
internal sealed record SchoolDescribed(Guid Unit) : ToldEvent
{
    public override Subject Subject => new("unit", Unit);

    public override Guid? UnitId => Unit;

    public override Text Sentence => T("แก้ไขตำบล พิกัด หรือระดับที่เปิดสอน", "Changed the sub-district, coordinates or levels taught");
}

/// <summary>A register came in; its changes are attached.</summary>
[ToldAs("organisation.register-imported", "นำทะเบียนโรงเรียนเข้า", "Brought a register of schools in")]
internal sealed record RegisterImported(Guid? Office, string File, int Added, int Changed, int Untouched, int Gone, int LeftOut) : ToldEvent
{
    public override Subject Subject => new("unit", Office ?? Guid.Empty);

    public override Guid? UnitId => Office;

    public override Text Sentence => T(
        $"นำทะเบียน {File} เข้า: เพิ่ม {Added:N0} เปลี่ยน {Changed:N0} คงเดิม {Untouched:N0} ไม่มีในไฟล์ {Gone:N0} เว้น {LeftOut:N0}",
        $"Brought the register {File} in: {Added:N0} added, {Changed:N0} changed, {Untouched:N0} untouched, {Gone:N0} not in it, {LeftOut:N0} left out");
}

[ToldAs("organisation.target-group-saved", "บันทึกกลุ่มเป้าหมาย", "Saved a target group")]
internal sealed record TargetGroupSaved(Guid Group, string Name) : ToldEvent
{
    public override Subject Subject => new("target-group", Group);

    public override Text Sentence => T($"บันทึกกลุ่มเป้าหมาย “{Name}”", $"Saved the target group “{Name}”");
}

[ToldAs("organisation.target-group-frozen", "ตรึงรายชื่อกลุ่มเป้าหมาย", "Froze a target group")]
internal sealed record TargetGroupFrozen(Guid Group, string Name, DateOnly Day, int Units) : ToldEvent
{
    public override Subject Subject => new("target-group", Group);

    public override Text Sentence => T(
        $"ตรึงกลุ่มเป้าหมาย “{Name}” ณ {ThaiDate.Short(Day)}: {Units:N0} แห่ง", $"Froze the target group “{Name}” as of {ThaiDate.Short(Day, Language.English)}: {Units:N0} units");
}
