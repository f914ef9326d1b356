using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.People;

/// <summary>An office with its groups and two schools, and people in them; nobody of it exists.</summary>
internal sealed class PeopleWorld : IDisposable
{
    public static readonly DateOnly LongAgo = new(2010, 10, 1);

    private readonly string _files = Path.Combine(Path.GetTempPath(), $"somdun-test-{Guid.CreateVersion7():N}");
    private readonly ServiceProvider _services;

    private PeopleWorld(TestDb on)
    {
        On = on;
        Directory.CreateDirectory(_files);
        _services = Composition.BuildServices(
            new SomdunSettings(DatabaseSetting.Parse(on.Setting), "http://127.0.0.1", _files) { Keys = Path.Combine(_files, "keys.json") },
            added => added.AddSingleton<TimeProvider>(World.Clock()));
    }

    public TestDb On { get; }

    public Guid Office { get; private set; }

    /// <summary>กลุ่มบริหารงานบุคคล.</summary>
    public Guid Group { get; private set; }

    /// <summary>บ้านตัวอย่าง, 99020001.</summary>
    public Guid First { get; private set; }

    /// <summary>วัดสมมติ, 99020002.</summary>
    public Guid Second { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The program's services over what the database holds, without an office or a school of its own.</summary>
    public static PeopleWorld Over(TestDb on) => new(on);

    public static async Task<PeopleWorld> OnAsync(TestDb on)
    {
        var world = Over(on);
        await using var scope = world.Open(Actor.Program("ผู้ทดสอบ"));
        var units = scope.ServiceProvider.GetRequiredService<IUnits>();
        var office = await units.EnsureOfficeAsync("9902", new("สพป.ตัวอย่าง เขต 2", "Example Office 2"), AreaOfficeGroups.All, Cancel);
        world.Office = office.Id;
        world.Group = (await units.GroupsOfAsync(office.Id, Cancel)).Single(g => g.Name.Thai == AreaOfficeGroups.Personnel.Thai).Id;
        await using var db = on.Open();
        world.First = AddSchool(db, office.Id, "บ้านตัวอย่าง", "99020001");
        world.Second = AddSchool(db, office.Id, "วัดสมมติ", "99020002");
        await db.SaveChangesAsync(Cancel);
        await db.RenewAncestorsAsync([world.First, world.Second], Cancel);
        return world;
    }

    /// <summary>The services of one request of the actor.</summary>
    public AsyncServiceScope Open(Actor actor)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorOfRequest>().Actor = actor;
        return scope;
    }

    public AsyncServiceScope Open() => Open(Actor.Program("ผู้ทดสอบ"));

    /// <summary>Somebody who holds the role in the unit.</summary>
    public static Actor With(string role, Guid unit) =>
        new(Guid.CreateVersion7(), null, "ผู้ทดสอบ", [new(role, unit, unit, Roles.Table.Find(role)!.May)]);

    /// <summary>A person with one position.</summary>
    public async Task<Guid> AddAsync(
        string givenName, string familyName, Guid unit, string title = "ครู", Capacity capacity = Capacity.Substantive, DateOnly? since = null, DateOnly? until = null, bool heads = false)
    {
        var id = Guid.CreateVersion7();
        await using var db = On.Open();
        db.Add(new Person { Id = id });
        db.Add(PersonName.Of(id, new("นาย", givenName, familyName), Dated.Beginning, Dated.Open));
        db.Add(Position(id, unit, since ?? LongAgo, until ?? Dated.Open, title, capacity, heads));
        await db.SaveChangesAsync(Cancel);
        return id;
    }

    public static PersonPosition Position(
        Guid person, Guid unit, DateOnly since, DateOnly until, string title = "ครู", Capacity capacity = Capacity.Substantive, bool heads = false, string? number = null) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        UnitId = unit,
        Title = title,
        Kind = StaffKind.Teacher,
        Capacity = capacity,
        HeadsUnit = heads,
        Number = number,
        Since = since,
        Until = until,
    };

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_files, recursive: true);
    }

    private static Guid AddSchool(SomdunDb db, Guid office, string name, string code)
    {
        var id = Guid.CreateVersion7();
        db.Add(new Unit { Id = id, Kind = UnitKind.School });
        db.Add(UnitName.Of(id, new($"โรงเรียน{name}", $"โรงเรียน{name}"), Dated.Beginning, Dated.Open));
        db.Add(new UnitIdentifier { UnitId = id, Scheme = IdentifierScheme.Smis, Text = code, Since = Dated.Beginning, Until = Dated.Open });
        db.Add(new UnitStatus { UnitId = id, State = UnitState.Open, Since = Dated.Beginning, Until = Dated.Open });
        db.Add(new UnitMembership { UnitId = id, Hierarchy = Hierarchy.Administrative, ParentId = office, Since = Dated.Beginning, Until = Dated.Open });
        return id;
    }
}
