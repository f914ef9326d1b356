using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Tests.Support;

/// <summary>A made-up area with two schools: for who sees what is whose.</summary>
internal sealed record TwoSchools(Guid Office, Guid Group, Guid Mine, Guid Neighbour)
{
    private static readonly DateOnly Since = new(2000, 1, 1);

    public static async Task<TwoSchools> MakeAsync(TestDb on)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = on.Open();
        var units = new Units(db, World.Clock());
        var office = await units.EnsureOfficeAsync("9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [new Text("กลุ่มนโยบายและแผน", "Policy and Planning")], cancel);
        var mine = School(db, office.Id, "99020001", "บ้านหนึ่ง");
        var neighbour = School(db, office.Id, "99020002", "บ้านสอง");
        await db.SaveChangesAsync(cancel);
        await db.RenewAncestorsAsync([mine, neighbour], cancel);
        return new TwoSchools(office.Id, (await units.GroupsOfAsync(office.Id, cancel))[0].Id, mine, neighbour);
    }

    private static Guid School(SomdunDb db, Guid office, string code, string name)
    {
        var id = Guid.CreateVersion7();
        db.AddRange(
            new Unit { Id = id, Kind = UnitKind.School },
            UnitName.Of(id, new Text(name, name), Since, Dated.Open),
            new UnitIdentifier { UnitId = id, Scheme = IdentifierScheme.Smis, Text = code, Since = Since, Until = Dated.Open },
            new UnitMembership { UnitId = id, Hierarchy = Hierarchy.Administrative, ParentId = office, Since = Since, Until = Dated.Open });
        return id;
    }
}
