using static Somdun.Text;

namespace Somdun.Commands;

/// <summary>Why a file could not be written, in both languages; the system itself says it in English alone.</summary>
internal static class WhyNotWritten
{
    // ENOSPC, and what Windows calls the same.
    private static readonly int[] FullDisk = [28, 0x70, 0x27];

    /// <param name="path">As the person gave it.</param>
    public static Text Of(Exception fault, string path) => fault switch
    {
        _ when Directory.Exists(path) => T("มีโฟลเดอร์ชื่อนี้อยู่ ใส่ชื่อแฟ้มต่อท้าย", "there is a folder of that name: add the name of a file"),
        DirectoryNotFoundException => T(
            $"ไม่มีโฟลเดอร์ {Path.GetDirectoryName(Path.GetFullPath(path))} สร้างก่อน หรือเลือกที่อื่น",
            $"there is no folder {Path.GetDirectoryName(Path.GetFullPath(path))}: make it first, or choose another place"),
        UnauthorizedAccessException => T("ไม่มีสิทธิ์เขียนในที่นั้น", "you may not write there"),
        PathTooLongException => T("ชื่อแฟ้มหรือโฟลเดอร์ยาวเกินไป", "the name of the file or the folder is too long"),
        IOException when FullDisk.Contains(fault.HResult & 0xFFFF) => T("ที่เก็บข้อมูลเต็ม", "the disk is full"),
        _ => T($"ระบบปฏิบัติการแจ้งว่า “{fault.Message}”", fault.Message),
    };
}
