using Somdun.Foundation.Audit;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>What happens to an account; its history is read by it.</summary>
internal abstract record AccountEvent(Guid AccountId) : ToldEvent
{
    public override Subject Subject => new("account", AccountId);
}

[ToldAs("accounts.signed-in", "เข้าสู่ระบบ", "Signed in", ChangesNothing = true)]
internal sealed record SignedIn(Guid AccountId, SignInMeans Means, bool SecondFactor, string Device, string Address) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เข้าสู่ระบบด้วย{Means.Name.Thai}{(SecondFactor ? " พร้อมปัจจัยที่สอง" : "")} จาก {Address} {Device}", $"Signed in by {Means.Name.English}{(SecondFactor ? " with a second factor" : "")} from {Address} {Device}");
}

[ToldAs("accounts.signed-out", "ออกจากระบบ", "Signed out", ChangesNothing = true)]
internal sealed record SignedOut(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("ออกจากระบบ", "Signed out");
}

/// <param name="AccountId">Empty where no account bears the name: what was typed may be a password in the wrong box, so it is not kept.</param>
[ToldAs("accounts.sign-in-failed", "เข้าสู่ระบบไม่สำเร็จ", "Failed to sign in", ChangesNothing = true)]
internal sealed record SignInFailed(Guid AccountId, SignInMeans Means, string Address) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เข้าสู่ระบบด้วย{Means.Name.Thai}ไม่สำเร็จ จาก {Address}", $"Failed to sign in by {Means.Name.English} from {Address}");
}

[ToldAs("accounts.sign-in-locked", "ล็อกการเข้าสู่ระบบชั่วคราว", "Locked signing in for a while")]
internal sealed record SignInLocked(Guid AccountId, string Address) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ล็อกการเข้าสู่ระบบด้วยรหัสผ่านชั่วคราว เพราะลองผิดหลายครั้ง ครั้งสุดท้ายจาก {Address}", $"Locked signing in by password for a while after too many tries, the last from {Address}");
}

[ToldAs("accounts.unlocked", "ปลดล็อกการเข้าสู่ระบบ", "Unlocked signing in")]
internal sealed record SignInUnlocked(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("ปลดล็อกการเข้าสู่ระบบด้วยรหัสผ่าน", "Unlocked signing in by password");
}

[ToldAs("accounts.account-made", "สร้างบัญชี", "Made an account")]
internal sealed record AccountMade(Guid AccountId, string SignInName, string DisplayName) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"สร้างบัญชี {SignInName} ({DisplayName})", $"Made the account {SignInName} ({DisplayName})");
}

[ToldAs("accounts.account-renamed", "แก้ชื่อหรืออีเมลของบัญชี", "Changed an account's names or mail address")]
internal sealed record AccountRenamed(Guid AccountId, string SignInName, string DisplayName) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"แก้ข้อมูลบัญชีเป็น {SignInName} ({DisplayName})", $"Changed the account to {SignInName} ({DisplayName})");
}

[ToldAs("accounts.person-linked", "ระบุบุคลากรเจ้าของบัญชี", "Said who stands behind an account")]
internal sealed record AccountLinked(Guid AccountId, string SignInName, Guid? PersonId, Text? PersonName) : AccountEvent(AccountId)
{
    public override Text Sentence => PersonName is { } name
        ? T($"บัญชี {SignInName} เป็นของ {name.Thai}", $"The account {SignInName} belongs to {name.English}")
        : T($"บัญชี {SignInName} ไม่ระบุเจ้าของในทะเบียนบุคลากรแล้ว", $"The account {SignInName} belongs to nobody of the register any more");
}

[ToldAs("accounts.account-closed", "ระงับบัญชี", "Closed an account")]
internal sealed record AccountClosed(Guid AccountId, string DisplayName) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ระงับบัญชีของ {DisplayName}", $"Closed the account of {DisplayName}");
}

[ToldAs("accounts.account-reopened", "เปิดบัญชีที่ระงับไว้", "Opened a closed account again")]
internal sealed record AccountReopened(Guid AccountId, string DisplayName) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เปิดบัญชีของ {DisplayName} อีกครั้ง", $"Opened the account of {DisplayName} again");
}

[ToldAs("accounts.code-made", "ออกรหัสใช้ครั้งเดียว", "Made a one-time code")]
internal sealed record CodeMade(Guid AccountId, CodePurpose Purpose, CodeDelivery Delivery, DateTime ExpiresAt) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ออก{Purpose.Name.Thai} ({Delivery.Name.Thai})", $"Made {Purpose.Name.English} ({Delivery.Name.English})");
}

[ToldAs("accounts.slips-printed", "พิมพ์ใบรหัส", "Printed slips", ChangesNothing = true)]
internal sealed record SlipsPrinted(Guid AccountId, int Count, string Of) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"พิมพ์ใบรหัส {Count:N0} ใบ: {Of}", $"Printed {Count:N0} slips: {Of}");
}

[ToldAs("accounts.slips-forgotten", "ลบรหัสของใบที่พิมพ์แล้ว", "Forgot the codes of printed slips")]
internal sealed record SlipsForgotten(Guid AccountId, int Count) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ใบรหัส {Count:N0} ใบพิมพ์แล้ว ลบรหัสที่เก็บไว้", $"{Count:N0} slips are printed; their codes are no longer kept");
}

[ToldAs("accounts.reset-asked", "ขอตั้งรหัสผ่านใหม่", "Asked for a new password", ChangesNothing = true)]
internal sealed record ResetAsked(Guid AccountId, string Address) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"มีผู้ขอตั้งรหัสผ่านใหม่ จาก {Address}", $"Somebody asked for a new password, from {Address}");
}

[ToldAs("accounts.code-used", "ใช้รหัสใช้ครั้งเดียว", "Used a one-time code")]
internal sealed record CodeUsed(Guid AccountId, CodePurpose Purpose, string Address) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ใช้{Purpose.Name.Thai}และตั้งรหัสผ่าน จาก {Address}", $"Used {Purpose.Name.English} and set a password, from {Address}");
}

[ToldAs("accounts.password-changed", "เปลี่ยนรหัสผ่าน", "Changed the password")]
internal sealed record PasswordChanged(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("เปลี่ยนรหัสผ่าน เซสชันอื่นสิ้นสุดทั้งหมด", "Changed the password; all other sessions ended");
}

[ToldAs("accounts.second-factor-set", "ตั้งแอปรหัสยืนยัน", "Set up an authenticator app")]
internal sealed record SecondFactorSet(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("ตั้งแอปรหัสยืนยันเป็นปัจจัยที่สอง", "Set up an authenticator app as the second factor");
}

[ToldAs("accounts.second-factor-removed", "เลิกใช้แอปรหัสยืนยัน", "Removed the authenticator app")]
internal sealed record SecondFactorRemoved(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("เลิกใช้แอปรหัสยืนยัน", "Removed the authenticator app");
}

[ToldAs("accounts.recovery-codes-made", "ออกรหัสกู้คืนชุดใหม่", "Made new recovery codes")]
internal sealed record RecoveryCodesMade(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("ออกรหัสกู้คืนชุดใหม่ ชุดเดิมใช้ไม่ได้", "Made new recovery codes; the old ones are worthless");
}

[ToldAs("accounts.recovery-code-used", "ใช้รหัสกู้คืน", "Used a recovery code")]
internal sealed record RecoveryCodeUsed(Guid AccountId, int Left) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ใช้รหัสกู้คืน เหลือ {Left} รหัส", $"Used a recovery code; {Left} are left");
}

[ToldAs("accounts.passkey-added", "เพิ่มพาสคีย์", "Added a passkey")]
internal sealed record PasskeyAdded(Guid AccountId, string Name) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เพิ่มพาสคีย์ “{Name}”", $"Added the passkey “{Name}”");
}

[ToldAs("accounts.passkey-renamed", "ตั้งชื่อพาสคีย์ใหม่", "Renamed a passkey")]
internal sealed record PasskeyRenamed(Guid AccountId, string Was, string Name) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เปลี่ยนชื่อพาสคีย์ “{Was}” เป็น “{Name}”", $"Renamed the passkey “{Was}” to “{Name}”");
}

[ToldAs("accounts.passkey-removed", "ลบพาสคีย์", "Removed a passkey")]
internal sealed record PasskeyRemoved(Guid AccountId, string Name) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ลบพาสคีย์ “{Name}”", $"Removed the passkey “{Name}”");
}

[ToldAs("accounts.session-ended", "สั่งให้เซสชันสิ้นสุด", "Ended a session")]
internal sealed record SessionEnded(Guid AccountId, string Device) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"สั่งให้เซสชันใน {Device} สิ้นสุด", $"Ended the session in {Device}");
}

[ToldAs("accounts.sessions-ended", "สั่งให้เซสชันทั้งหมดสิ้นสุด", "Ended all sessions")]
internal sealed record SessionsEnded(Guid AccountId) : AccountEvent(AccountId)
{
    public override Text Sentence => T("สั่งให้เซสชันของบัญชีสิ้นสุดทั้งหมด", "Ended all sessions of the account");
}

[ToldAs("accounts.external-joined", "ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน", "Joined an account to a sign-in provider")]
internal sealed record ExternalJoined(Guid AccountId, string Provider) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ผูกบัญชีกับ {Provider}", $"Joined the account to {Provider}");
}

[ToldAs("accounts.external-parted", "เลิกผูกบัญชีกับผู้ให้บริการยืนยันตัวตน", "Parted an account from a sign-in provider")]
internal sealed record ExternalParted(Guid AccountId, string Provider) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เลิกผูกบัญชีกับ {Provider}", $"Parted the account from {Provider}");
}

[ToldAs("accounts.role-given", "ให้บทบาท", "Gave a role")]
internal sealed record RoleGiven(Guid AccountId, string To, string Role, Text RoleName, Guid? AtUnit, Text UnitName, DateOnly Since, DateOnly? Until, string? Paper) : AccountEvent(AccountId)
{
    public override Guid? UnitId => AtUnit;

    public override Text Sentence => T(
        $"ให้บทบาท{RoleName.Thai} ({UnitName.Thai}) แก่ {To}{(Paper is null ? "" : $" ตาม {Paper}")}",
        $"Gave {To} the role {RoleName.English} ({UnitName.English}){(Paper is null ? "" : $" by {Paper}")}");
}

/// <summary>Entered by who runs the system, and without effect until a second person confirms it.</summary>
[ToldAs("accounts.role-proposed", "เสนอให้บทบาท", "Proposed a role")]
internal sealed record RoleProposed(Guid AccountId, string To, string Role, Text RoleName, Guid? AtUnit, Text UnitName, DateOnly Since, DateOnly? Until, string? Paper) : AccountEvent(AccountId)
{
    public override Guid? UnitId => AtUnit;

    public override Text Sentence => T(
        $"เสนอให้บทบาท{RoleName.Thai} ({UnitName.Thai}) แก่ {To}{(Paper is null ? "" : $" ตาม {Paper}")} รอผู้มีอำนาจรับรอง",
        $"Proposed the role {RoleName.English} ({UnitName.English}) for {To}{(Paper is null ? "" : $" by {Paper}")}; it waits to be confirmed");
}

[ToldAs("accounts.role-confirmed", "รับรองบทบาท", "Confirmed a role")]
internal sealed record RoleConfirmed(Guid AccountId, string To, Text RoleName, Guid? AtUnit, Text UnitName) : AccountEvent(AccountId)
{
    public override Guid? UnitId => AtUnit;

    public override Text Sentence => T(
        $"รับรองบทบาท{RoleName.Thai} ({UnitName.Thai}) ของ {To}",
        $"Confirmed the role {RoleName.English} ({UnitName.English}) of {To}");
}

[ToldAs("accounts.role-declined", "ไม่รับรองบทบาท", "Declined a role")]
internal sealed record RoleDeclined(Guid AccountId, string To, Text RoleName, Guid? AtUnit, Text UnitName) : AccountEvent(AccountId)
{
    public override Guid? UnitId => AtUnit;

    public override Text Sentence => T(
        $"ไม่รับรองบทบาท{RoleName.Thai} ({UnitName.Thai}) ของ {To}",
        $"Declined the role {RoleName.English} ({UnitName.English}) of {To}");
}

[ToldAs("accounts.role-withdrawn", "ถอนบทบาท", "Took a role back")]
internal sealed record RoleWithdrawn(Guid AccountId, string From, Text RoleName, Guid? AtUnit, Text UnitName) : AccountEvent(AccountId)
{
    public override Guid? UnitId => AtUnit;

    public override Text Sentence => T(
        $"ถอนบทบาท{RoleName.Thai} ({UnitName.Thai}) จาก {From}",
        $"Took the role {RoleName.English} ({UnitName.English}) back from {From}");
}

[ToldAs("accounts.token-made", "ออกโทเค็นส่วนตัว", "Made a personal token")]
internal sealed record TokenMade(Guid AccountId, string Name, string Scopes, DateTime ExpiresAt) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"ออกโทเค็นส่วนตัว “{Name}” สำหรับ {Scopes}", $"Made the personal token “{Name}” for {Scopes}");
}

[ToldAs("accounts.token-revoked", "เพิกถอนโทเค็นส่วนตัว", "Revoked a personal token")]
internal sealed record TokenRevoked(Guid AccountId, string Name) : AccountEvent(AccountId)
{
    public override Text Sentence => T($"เพิกถอนโทเค็นส่วนตัว “{Name}”", $"Revoked the personal token “{Name}”");
}

[ToldAs("accounts.mail-read", "เปิดอ่านจดหมายที่รอส่ง", "Read a mail that waits to be sent", ChangesNothing = true)]
internal sealed record WaitingMailRead(Guid MailId, string To) : ToldEvent
{
    public override Subject Subject => new("mail", MailId);

    public override Text Sentence => T($"เปิดอ่านจดหมายถึง {To} ที่รอส่ง", $"Read the mail to {To} that waits to be sent");
}
