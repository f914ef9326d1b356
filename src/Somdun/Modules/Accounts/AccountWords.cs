using static Somdun.Text;

namespace Somdun.Modules.Accounts;

internal static class AccountWords
{
    extension(SignInMeans means)
    {
        public Text Name => means switch
        {
            SignInMeans.Password => T("รหัสผ่าน", "password"),
            SignInMeans.Passkey => T("พาสคีย์", "passkey"),
            SignInMeans.External => T("ผู้ให้บริการยืนยันตัวตน", "sign-in provider"),
            SignInMeans.Code => T("รหัสใช้ครั้งเดียว", "one-time code"),
            _ => T("ปุ่มของสำนักงานตัวอย่าง", "the demo's button"),
        };
    }

    extension(CodePurpose purpose)
    {
        public Text Name => purpose switch
        {
            CodePurpose.Invitation => T("รหัสเชิญ", "an invitation"),
            CodePurpose.PasswordReset => T("รหัสตั้งรหัสผ่านใหม่", "a password reset"),
            _ => T("รหัสตั้งต้นบัญชีใหม่", "a full reset"),
        };
    }

    extension(CodeDelivery delivery)
    {
        public Text Name => delivery switch
        {
            CodeDelivery.Mail => T("ทางอีเมล", "by mail"),
            CodeDelivery.Slip => T("พิมพ์เป็นใบ", "on a printed slip"),
            _ => T("ที่คอนโซล", "at the console"),
        };
    }
}
