namespace Somdun.Regulations;

/// <summary>The law a rule stands on.</summary>
/// <param name="instrument">The act, order or resolution by its Thai name and year: <c>พระราชบัญญัติบำเหน็จบำนาญข้าราชการ พ.ศ. 2494</c>.</param>
/// <param name="provision">Where in it: <c>มาตรา 19</c>; of a resolution, its day.</param>
/// <param name="source">The file in the repository that holds what it says: <c>docs/regulations/pension-act-2494.md</c>.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class CitesAttribute(string instrument, string provision, string source) : Attribute
{
    public string Instrument { get; } = instrument;

    public string Provision { get; } = provision;

    public string Source { get; } = source;
}
