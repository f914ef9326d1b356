namespace Somdun.Modules.Organisation.Contract;

/// <summary>What a unit is. It never changes: what becomes something else is another unit.</summary>
public enum UnitKind
{
    /// <summary>The Office of the Basic Education Commission (สพฐ.), to which the areas belong.</summary>
    Nation,
    Province,

    /// <summary>An education service area with its office.</summary>
    Area,

    /// <summary>A group or unit within an office.</summary>
    Group,
    District,

    /// <summary>Neighbouring schools that work together (กลุ่มโรงเรียน), as the office arranged them.</summary>
    Cluster,

    /// <summary>Schools joined for a purpose, wherever they lie (เครือข่าย).</summary>
    Network,

    /// <summary>Schools that an education fund helps (กลุ่มกองทุนการศึกษา).</summary>
    EducationFund,
    School,
}
