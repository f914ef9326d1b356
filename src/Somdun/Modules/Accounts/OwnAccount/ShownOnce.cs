using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Secrets on their way to the one page that shows them: in a sealed cookie of the browser that made them, gone once they are shown. They
/// are nowhere else.
/// </summary>
internal static class ShownOnce
{
    private const string Codes = "RecoveryCodes";
    private const string Token = "PersonalToken";

    public static IActionResult ShowOnce(this PageModel page, IReadOnlyList<string> codes)
    {
        page.TempData[Codes] = string.Join(' ', codes);
        return page.LocalRedirect(RecoveryCodesModel.Path);
    }

    public static IActionResult ShowOnce(this PageModel page, string token)
    {
        page.TempData[Token] = token;
        return page.LocalRedirect(TokensModel.Path);
    }

    public static IReadOnlyList<string> TakeCodes(this ITempDataDictionary tempData) => (tempData[Codes] as string)?.Split(' ') ?? [];

    public static string? TakeToken(this ITempDataDictionary tempData) => tempData[Token] as string;
}
