using System.CommandLine;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>keys rotate</c></summary>
internal static class KeysCommand
{
    public static Command Create(Terminal terminal)
    {
        var rotate = new Command("rotate", T("เพิ่มกุญแจรุ่นใหม่ ของเดิมยังเปิดได้", "Adds a new key; the old ones still open").ToString());
        rotate.SetAction((_, cancel) => RotateAsync(SomdunSettings.OfProcess(), terminal, cancel));
        return new Command("keys", T("กุญแจที่ปิดผนึกข้อมูล", "The keys that seal data").ToString()) { rotate };
    }

    public static async Task<int> RotateAsync(SomdunSettings settings, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("keys rotate");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Reason.ToString());
            return ExitCode.Unusable;
        }

        var key = services.GetRequiredService<Secrets>().Rotate();
        await terminal.Error.WriteLineAsync(T(
            $"เพิ่มกุญแจรุ่น {key.Version} ใน {settings.Keys} แล้ว: สำเนาแฟ้มนี้ไปทุกเครื่องและที่เก็บรักษา",
            $"Key {key.Version} is in {settings.Keys}: copy the file to every node and to where it is kept").ToString());
        return ExitCode.Done;
    }
}
