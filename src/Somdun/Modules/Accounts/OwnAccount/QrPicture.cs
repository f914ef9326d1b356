using System.Globalization;
using System.Text;
using QRCoder;

namespace Somdun.Modules.Accounts;

/// <summary>A QR code as SVG of black squares on white, whatever the page's colours: cameras read no other.</summary>
internal static class QrPicture
{
    public static string Of(QRCodeData code)
    {
        var size = code.ModuleMatrix.Count;
        var squares = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    squares.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{squares}\"/></svg>");
    }
}
