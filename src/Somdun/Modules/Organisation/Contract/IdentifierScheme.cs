namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// Whose code it is. Codes are text and no key: they change, and a school's eight digits begin with the area that first
/// gave them, not the one it belongs to. A code without its scheme is looked for in this order.
/// </summary>
public enum IdentifierScheme
{
    /// <summary>The area's: 4 digits, 6 for a secondary area.</summary>
    Area,

    /// <summary>OBEC's code of a school (รหัส SMIS): 8 digits.</summary>
    Smis,

    /// <summary>The ministry's code of a school (รหัสกระทรวง): 10 digits.</summary>
    Moe,

    /// <summary>The six digits of the pupil register (PERCODE).</summary>
    PerCode,

    /// <summary>Of a province (2 digits) or a district (4), by the Department of Provincial Administration.</summary>
    Place,

    /// <summary>A code the office gave by itself.</summary>
    Own,
}
