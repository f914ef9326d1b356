using System.CommandLine;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>plan …</c></summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal) =>
        new("plan", T("แผน: อ่าน นำเข้า พิมพ์", "Plans: read, import, print").ToString())
        {
            PlanReadCommand.Create(terminal),
            PlanImportCommand.Create(terminal),
            PlanBookCommand.Create(terminal),
        };
}
