using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation;
using Somdun.Modules.People;
using Somdun.Modules.Planning;
using Somdun.Modules.Privacy;
using static Somdun.Text;

namespace Somdun;

/// <summary>
/// The one table of who may do what. docs/permissions.md is printed from it and approved by test; which rows a role reaches is said by its
/// reach and by the unit it is held in.
/// </summary>
internal static class Roles
{
    public static readonly RoleTable Table = new(
    [
        new("director", T("ผู้อำนวยการสำนักงานเขตพื้นที่", "Director of the area office"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Screen, PlanningPermissions.Approve,
            OrganisationPermissions.View, OrganisationPermissions.Edit, OrganisationPermissions.EditTargetGroups,
            PeoplePermissions.View, PeoplePermissions.Delegate,
            AccountsPermissions.View, AccountsPermissions.Grant,
            PrivacyPermissions.EditRecord, PrivacyPermissions.HandleRequests, PrivacyPermissions.HandleBreaches,
            AuditPermissions.View, AuditPermissions.Export),

        new("deputy", T("รองผู้อำนวยการสำนักงานเขตพื้นที่", "Deputy director of the area office"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Screen,
            OrganisationPermissions.View, OrganisationPermissions.EditTargetGroups,
            PeoplePermissions.View,
            AuditPermissions.View),

        new("group-head", T("ผู้อำนวยการกลุ่ม", "Head of a group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View, OrganisationPermissions.EditTargetGroups,
            PeoplePermissions.View),

        new("planning-officer", T("เจ้าหน้าที่กลุ่มนโยบายและแผน", "Officer of the Policy and Planning Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose, PlanningPermissions.Edit, PlanningPermissions.Screen,
            OrganisationPermissions.View, OrganisationPermissions.Edit, OrganisationPermissions.Import, OrganisationPermissions.EditTargetGroups),

        new("screening-committee", T("กรรมการกลั่นกรองแผน", "Member of the plan's screening committee"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Screen,
            OrganisationPermissions.View),

        new("finance-officer", T("เจ้าหน้าที่กลุ่มบริหารงานการเงินและสินทรัพย์", "Officer of the Finance and Assets Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View),

        new("personnel-officer", T("เจ้าหน้าที่กลุ่มบริหารงานบุคคล", "Officer of the Personnel Management Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View,
            PeoplePermissions.View, PeoplePermissions.ViewSensitive, PeoplePermissions.Edit, PeoplePermissions.Import, PeoplePermissions.Delegate),

        new("administration-officer", T("เจ้าหน้าที่กลุ่มอำนวยการ", "Officer of the Administration Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View,
            PeoplePermissions.View),

        new("ict-officer", T("เจ้าหน้าที่กลุ่มส่งเสริมการศึกษาทางไกลฯ (DLICT)", "Officer of the Distance Learning and ICT Promotion Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View, OrganisationPermissions.Import, OrganisationPermissions.EditTargetGroups),

        new("development-officer", T("เจ้าหน้าที่กลุ่มพัฒนาครูและบุคลากรฯ", "Officer of the Teacher and Personnel Development Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View,
            PeoplePermissions.View),

        new("provision-officer", T("เจ้าหน้าที่กลุ่มส่งเสริมการจัดการศึกษา", "Officer of the Educational Provision Promotion Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View),

        new("legal-officer", T("เจ้าหน้าที่กลุ่มกฎหมายและคดี", "Officer of the Legal Affairs and Litigation Group"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View,
            PeoplePermissions.View,
            PrivacyPermissions.EditRecord, PrivacyPermissions.HandleRequests, PrivacyPermissions.HandleBreaches),

        new("supervisor", T("ศึกษานิเทศก์", "Supervisor"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose,
            OrganisationPermissions.View),

        new("internal-auditor", T("ผู้ตรวจสอบภายใน", "Internal auditor"), RoleReach.Area,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts,
            OrganisationPermissions.View,
            AuditPermissions.View, AuditPermissions.Export),

        new("school-director", T("ผู้อำนวยการโรงเรียน", "School director"), RoleReach.Own,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose, PlanningPermissions.Edit, PlanningPermissions.Approve,
            OrganisationPermissions.View,
            PeoplePermissions.View, PeoplePermissions.Delegate,
            AccountsPermissions.View, AccountsPermissions.Grant,
            AuditPermissions.View),

        new("school-clerk", T("ธุรการโรงเรียน", "School clerk"), RoleReach.Own,
            PlanningPermissions.View, PlanningPermissions.ViewDrafts, PlanningPermissions.Propose, PlanningPermissions.Edit,
            OrganisationPermissions.View),

        new("agency", T("หน่วยงานอื่น (ดูอย่างเดียว)", "Other agency (reads only)"), RoleReach.Own,
            PlanningPermissions.View,
            OrganisationPermissions.View),

        // Runs the system and its accounts; sees neither the register of people nor the office's own work.
        new("system-administrator", T("ผู้ดูแลระบบ", "System administrator"), RoleReach.Everything,
            AccountsPermissions.View, AccountsPermissions.Edit, AccountsPermissions.Grant, AccountsPermissions.Administer,
            AuditPermissions.ViewSystem),
    ],

    // Plans in force with their projects and budgets are open to public inspection: Official Information Act B.E. 2540, section 9.
    new("public", T("ประชาชน (ไม่ต้องเข้าสู่ระบบ)", "The public (without signing in)"), RoleReach.Nothing,
        PlanningPermissions.View),
    [
        .. PlanningPermissions.All,
        .. OrganisationPermissions.All,
        .. PeoplePermissions.All,
        .. AccountsPermissions.All,
        .. PrivacyPermissions.All,
        .. AuditPermissions.All,
    ]);
}
