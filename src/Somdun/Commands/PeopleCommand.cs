using System.CommandLine;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>people …</c></summary>
internal static class PeopleCommand
{
    public static Command Create(Terminal terminal) =>
        new("people", T("บุคลากร: นำเข้า", "People: import").ToString())
        {
            PeopleImportCommand.Create(terminal),
        };
}
