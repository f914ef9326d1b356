using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Leaves a format's reader from any depth with the refusal a person will see. It never leaves
/// <see cref="DocumentFile"/>, which returns the refusal as a value.
/// </summary>
internal sealed class UnreadableException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Why a file cannot be read, in one sentence that says what it is, where, and what helps.</summary>
internal static class Unreadable
{
    public static Refusal Empty(string file) => new(null, "file-empty", T(
        $"ไฟล์ “{file}” ว่างเปล่า ไม่มีเนื้อหาให้อ่าน",
        $"The file “{file}” is empty: there is nothing to read"));

    public static Refusal TooLarge(string file, long limit) => new(null, "file-too-large", T(
        $"ไฟล์ “{file}” ใหญ่กว่า {limit >> 20} MB ให้ลดขนาดรูปภาพ หรือแยกเฉพาะส่วนที่เป็นตารางโครงการ",
        $"The file “{file}” is larger than {limit >> 20} MB: make its pictures smaller, or keep only the part with the project tables"));

    public static Refusal TooMuch(string file, long limit, Text what, Text where) => new(null, "document-too-large", T(
        $"ไฟล์ “{file}” มี{what.Thai}เกิน {limit:N0} {what.Thai} ซึ่งมากเกินกว่าจะเป็นแผน หยุดอ่านที่ {where.Thai} ให้แยกเฉพาะส่วนที่เป็นตารางโครงการ",
        $"The file “{file}” has more than {limit:N0} {what.English}, too many for a plan; reading stopped at {where.English}. Keep only the part with the project tables"));

    public static Refusal PageTooLarge(string file, int page, long limit) => new(null, "page-too-large", T(
        $"หน้า {page} ของไฟล์ “{file}” มีข้อความหรือภาพวาดเกิน {limit >> 20} MB จึงไม่อ่าน ให้แยกเฉพาะหน้าที่เป็นตารางโครงการ",
        $"Page {page} of the file “{file}” has more than {limit >> 20} MB of text or drawing and is not read. Keep only the pages with the project tables"));

    public static Refusal FormulasWithoutValues(string file, int formulas, Text where) => new(null, "formulas-without-values", T(
        $"สูตรในไฟล์ “{file}” {formulas:N0} ช่องไม่มีค่าที่คำนวณไว้ และไม่มีข้อความอื่น (ช่องแรกที่ {where.Thai}) ให้เปิดใน Excel หรือ LibreOffice แล้วบันทึกใหม่",
        $"The {formulas:N0} formulas of the file “{file}” hold no computed values, and nothing else is in it (the first at {where.English}): open it in Excel or LibreOffice and save it again"));

    public static Refusal Busy(string file) => new(null, "reader-busy", T(
        $"ระบบกำลังอ่านเอกสารขนาดใหญ่หลายฉบับ ยังไม่ได้อ่านไฟล์ “{file}” โปรดลองใหม่ในอีกหนึ่งนาที",
        $"Several large documents are being read just now and “{file}” has not been read yet: please try again in a minute"));

    public static Refusal TooDeep(string file, Text where) => new(null, "document-too-deep", T(
        $"ไฟล์ “{file}” ซ้อนเนื้อหาลึกผิดปกติที่ {where.Thai} จึงไม่อ่านต่อ",
        $"The file “{file}” nests its content unusually deep at {where.English}, so it is not read further"));

    public static Refusal TooSlow(string file, TimeSpan limit, Text where) => new(null, "reading-too-slow", T(
        $"อ่านไฟล์ “{file}” ไม่เสร็จภายใน {limit.TotalSeconds:0} วินาที หยุดที่ {where.Thai} ให้แยกเฉพาะส่วนที่เป็นตารางโครงการ",
        $"The file “{file}” could not be read within {limit.TotalSeconds:0} seconds; reading stopped at {where.English}. Keep only the part with the project tables"));

    public static Refusal Damaged(string file, Text what) => new(null, "file-damaged", T(
        $"ไฟล์ “{file}” เสียหายหรือรับมาไม่ครบ ({what.Thai}) ให้ขอไฟล์ใหม่ หรือเปิดในโปรแกรมเดิมแล้วบันทึกอีกครั้ง",
        $"The file “{file}” is damaged or incomplete ({what.English}): get it again, or open it in its own program and save it once more"));

    public static Refusal UnpacksTooLarge(string file, Text what) => new(null, "unpacks-too-large", T(
        $"ไฟล์ “{file}” คลายออกมาแล้วใหญ่ผิดปกติ ({what.Thai}) จึงไม่เปิดเพื่อความปลอดภัย",
        $"The file “{file}” unpacks to an unusual size ({what.English}); it is not opened, for safety"));

    public static Refusal Password(string file) => new(null, "file-protected", T(
        $"ไฟล์ “{file}” ตั้งรหัสผ่านไว้ ให้เปิดด้วยรหัสผ่านแล้วบันทึกเป็นไฟล์ที่ไม่มีรหัสก่อน",
        $"The file “{file}” is protected by a password: open it with the password and save a copy without one"));

    public static Refusal Picture(string file, string kind) => new(null, "file-is-picture", T(
        $"ไฟล์ “{file}” เป็นรูปภาพ ({kind}) ไม่มีตัวอักษรให้อ่าน ให้ใช้ไฟล์เอกสารต้นฉบับ (DOCX, XLSX หรือ PDF ที่คัดลอกข้อความได้)",
        $"The file “{file}” is a picture ({kind}) with no text to read: use the original document (DOCX, XLSX, or a PDF whose text can be copied)"));

    public static Refusal Scan(string file, int pages) => new(null, "pdf-without-text", T(
        $"ไฟล์ “{file}” เป็น PDF ที่สแกนหรือถ่ายภาพมา {pages} หน้า ไม่มีชั้นข้อความให้อ่าน ให้ใช้ไฟล์ต้นฉบับ (DOCX หรือ XLSX) หรือทำ OCR ภาษาไทยก่อน",
        $"The file “{file}” is a scanned or photographed PDF of {pages} {(pages == 1 ? "page" : "pages")} without a text layer: use the original (DOCX or XLSX), or run Thai text recognition on it first"));

    public static Refusal OldWord(string file) => new(null, "format-doc", T(
        $"ไฟล์ “{file}” เป็นเอกสาร Word รุ่นเก่า (DOC) ให้เปิดใน Word หรือ LibreOffice แล้วบันทึกเป็น DOCX",
        $"The file “{file}” is a Word document of the old kind (DOC): open it in Word or LibreOffice and save it as DOCX"));

    public static Refusal OtherFormat(string file, string kind, string saveAs) => new(null, "format-not-read", T(
        $"ไฟล์ “{file}” เป็น {kind} ซึ่งไม่ได้อ่านโดยตรง ให้เปิดในโปรแกรมเดิมแล้วบันทึกเป็น {saveAs}",
        $"The file “{file}” is {kind}, which is not read directly: open it in its own program and save it as {saveAs}"));

    public static Refusal Archive(string file, string kind) => new(null, "format-archive", T(
        $"ไฟล์ “{file}” เป็นไฟล์รวม ({kind}) ให้แตกไฟล์ก่อน แล้วเลือกเอกสารแผนที่อยู่ข้างใน",
        $"The file “{file}” is an archive ({kind}): unpack it first and choose the plan document inside"));

    public static Refusal Unknown(string file) => new(null, "format-unknown", T(
        $"ไฟล์ “{file}” ไม่ใช่เอกสารที่รู้จัก ใช้ได้กับ DOCX, XLSX, XLS, PDF ที่คัดลอกข้อความได้, HTML, CSV และข้อความ",
        $"The file “{file}” is no document known here; DOCX, XLSX, XLS, PDF with text, HTML, CSV and plain text are read"));

    public static Refusal Garbled(string file, Text where, string example) => new(null, "text-garbled", T(
        $"ตัวอักษรในไฟล์ “{file}” เพี้ยนจนกู้คืนไม่ได้ ที่ {where.Thai} เช่น “{example}” ให้ขอไฟล์ต้นฉบับ หรือบันทึกใหม่เป็น UTF-8",
        $"The letters of the file “{file}” are garbled beyond repair at {where.English}, for example “{example}”: get the original, or save it again as UTF-8"));
}
