namespace Somdun.Modules.Planning;

/// <summary>A finding as a page shows it; its buttons belong to the form around it.</summary>
internal sealed record ShownFinding(ReviewedFinding Of, bool MayDecide, bool WithPlace);
