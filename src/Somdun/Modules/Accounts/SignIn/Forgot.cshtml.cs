using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>A mail with a code for whoever forgot the password. It answers the same whether or not there is such an account.</summary>
[AllowAnonymous]
internal sealed class ForgotModel(OneTimeCodes codes) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Account.EmailMaxLength)
        {
            return this.Refused(new Refusal("Name", "name-missing", T("กรอกชื่อผู้ใช้หรืออีเมล", "Write your sign-in name or mail address")));
        }

        await codes.AskAsync(Name, HttpContext.Address(), cancel);
        return this.Done(
            T("ถ้ามีบัญชีนี้และมีอีเมล ระบบส่งจดหมายพร้อมรหัสให้แล้ว ไม่ได้รับภายในสิบนาที ติดต่อผู้ดูแลระบบ", "If there is such an account with a mail address, a mail with a code is on its way. If none comes within ten minutes, ask your administrator"),
            CodeModel.Path);
    }
}
