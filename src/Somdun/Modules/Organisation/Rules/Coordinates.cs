using System.Globalization;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Organisation.Rules;

/// <summary>Where something lies, in millionths of degrees north and east, as the register keeps it.</summary>
internal static class Coordinates
{
    /// <summary>Where Thailand lies: a point outside is a slip of the pen.</summary>
    private const int SouthMost = 5_000_000, NorthMost = 21_000_000, WestMost = 97_000_000, EastMost = 106_000_000;

    /// <summary>Decimal degrees, in Thai digits too; false for anything else.</summary>
    public static bool TryRead(string text, out int millionths)
    {
        var isNumber = decimal.TryParse(
            ThaiText.ArabicDigits(text).Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180;
        millionths = isNumber ? (int)decimal.Round(degrees * 1_000_000m) : 0;
        return isNumber;
    }

    /// <summary>Why no school of Thailand lies there; null where one may.</summary>
    public static Text? WhyNot(int latitude, int longitude) =>
        latitude is >= SouthMost and <= NorthMost && longitude is >= WestMost and <= EastMost ? null
        : longitude is >= SouthMost and <= NorthMost && latitude is >= WestMost and <= EastMost
            ? T("ละติจูดกับลองจิจูดสลับกัน", "Latitude and longitude stand in each other's place")
            : T("พิกัดอยู่นอกประเทศไทย", "The point lies outside Thailand");
}
