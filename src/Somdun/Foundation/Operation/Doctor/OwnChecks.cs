using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Backups;
using Somdun.Foundation.Operation.Traffic;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Foundation.Operation.Doctor;

/// <summary>What <c>doctor</c> looks at of its own: machine, database, keys, files, jobs, backups.</summary>
internal static class OwnChecks
{
    private const long LeastFreeBytes = 1L << 30;
    private const int OldestBackupDays = 2;
    private const int CertificateDays = 30;
    private const string InThaiOrder = "กา ก่า เกา แก โก ไก่ ขา เขา";
    private const string KnowsThaiLetters = "select ('ก' ~ '[[:alpha:]]')::text";
    private static readonly TimeSpan MostClockSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostJobDelay = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        void Add(string code, Func<IServiceProvider, CancellationToken, Task<DoctorLine>> run) => services.AddSingleton(new DoctorCheck(code, false, run));
        void AddAsked(string code, Func<IServiceProvider, CancellationToken, Task<DoctorLine>> run) => services.AddSingleton(new DoctorCheck(code, true, run));

        Add("versions", (_, _) => Task.FromResult(Versions()));
        Add("thai-text", (_, _) => Task.FromResult(ThaiText()));
        Add("fonts", (_, _) => Task.FromResult(Fonts()));
        Add("disk", (scope, _) => Task.FromResult(Disk(scope.GetRequiredService<SomdunSettings>())));
        Add("permissions", (scope, _) => Task.FromResult(Permissions(scope.GetRequiredService<SomdunSettings>(), scope.GetRequiredService<KeyFile>())));
        Add("retention", (scope, _) => Task.FromResult(RetentionDays(scope.GetRequiredService<Retention>())));
        Add("certificate", (scope, _) => Task.FromResult(Certificate(scope.GetRequiredService<SomdunSettings>(), scope.GetRequiredService<TimeProvider>())));
        Add("mail", (scope, cancel) => MailAsync(scope.GetRequiredService<SomdunSettings>(), cancel));
        AddAsked("database-health", (scope, cancel) => HealthAsync(scope.GetRequiredService<SomdunDb>(), cancel));
        AddAsked("database-language", (scope, cancel) => LanguageAsync(scope.GetRequiredService<SomdunDb>(), cancel));
        AddAsked("clock", (scope, cancel) => ClockAsync(scope.GetRequiredService<SomdunDb>(), scope.GetRequiredService<TimeProvider>(), cancel));
        AddAsked("keys", (scope, _) => Task.FromResult(Keys(scope.GetRequiredService<Secrets>())));
        AddAsked("traffic-log", (scope, _) => Task.FromResult(Traffic(scope.GetRequiredService<SomdunSettings>(), scope.GetRequiredService<Secrets>())));
        AddAsked("files", (scope, _) => Task.FromResult(Files(scope.GetRequiredService<FileStore>(), scope.GetRequiredService<SomdunSettings>())));
        AddAsked("jobs", (scope, cancel) => JobsAsync(scope.GetRequiredService<SomdunDb>(), scope.GetRequiredService<TimeProvider>(), cancel));
        AddAsked("backup-age", (scope, cancel) => BackupAgeAsync(scope.GetRequiredService<SomdunDb>(), scope.GetRequiredService<TimeProvider>(), cancel));
        AddAsked("backup-tools", async (scope, cancel) => scope.GetRequiredService<SomdunSettings>().Database is { IsSqlite: false } database
            ? await new PostgresTools(database.Connection).CheckAsync(cancel) is { } refusal ? Short(refusal.Reason) : Well(T("pg_dump และ pg_restore พร้อม", "pg_dump and pg_restore are here"))
            : Well(T("SQLite สำรองได้เองโดยไม่ต้องใช้โปรแกรมอื่น", "SQLite needs no other program to be backed up")));
        return services;
    }

    private static DoctorLine Versions()
    {
        var program = typeof(OwnChecks).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return Well(T(
            $"สมดุล {program} · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription}",
            $"Somdun {program} · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription}"));
    }

    /// <summary>Whether the machine's ICU knows Thai: with the invariant mode, or without the library, Thai lists come out in the order of bytes.</summary>
    private static DoctorLine ThaiText()
    {
        var order = InThaiOrder.Split(' ');
        try
        {
            var thai = CultureInfo.GetCultureInfo("th-TH");
            var sorted = order.Reverse().Order(Comparer<string>.Create((a, b) => thai.CompareInfo.Compare(a, b, CompareOptions.None)));
            return sorted.SequenceEqual(order)
                ? Well(T("ICU เรียงลำดับภาษาไทยถูกต้อง", "ICU is here and sorts Thai"))
                : Short(T("ICU ของเครื่องเรียงลำดับภาษาไทยไม่ถูก: ติดตั้ง libicu ของระบบ", "This machine's ICU does not sort Thai: install the system's libicu"));
        }
        catch (CultureNotFoundException)
        {
            return Short(T("เครื่องนี้ไม่มี ICU หรือปิดไว้ (InvariantGlobalization): ติดตั้ง libicu", "There is no ICU here, or it is switched off (InvariantGlobalization): install libicu"));
        }
    }

    private static readonly string[] FontsNeeded = ["Fonts/Sarabun-Regular.ttf", "Fonts/Sarabun-Bold.ttf"];

    private static DoctorLine Fonts()
    {
        var missing = FontsNeeded.Where(font => typeof(OwnChecks).Assembly.GetManifestResourceInfo(font) is null).ToList();
        return missing.Count == 0
            ? Well(T("แบบอักษร Sarabun มากับโปรแกรม", "The Sarabun fonts are in the program"))
            : Short(T($"ไม่มีแบบอักษร {string.Join(' ', missing)} ในโปรแกรม: ติดตั้งโปรแกรมใหม่", $"The fonts {string.Join(' ', missing)} are not in the program: install it anew"));
    }

    private static DoctorLine Disk(SomdunSettings settings)
    {
        var places = new[] { settings.Database.SqlitePath, settings.Files, settings.Keys, settings.Traffic }.OfType<string>().Select(Standing).Distinct().ToList();
        var least = places.Select(place => (Place: place, Free: new DriveInfo(place).AvailableFreeSpace)).MinBy(place => place.Free);
        var free = string.Create(CultureInfo.InvariantCulture, $"{least.Free / (double)(1L << 30):N1} GB");
        return least.Free >= LeastFreeBytes
            ? Well(T($"เนื้อที่ว่าง {free} ที่ {least.Place}", $"{free} free at {least.Place}"))
            : Short(T($"เนื้อที่ว่างเหลือ {free} ที่ {least.Place}: เพิ่มเนื้อที่ก่อนเต็ม", $"Only {free} free at {least.Place}: make room before it is full"));
    }

    private static string Standing(string path)
    {
        var place = path;
        while (!Directory.Exists(place))
        {
            place = Path.GetDirectoryName(place)!;
        }

        return place;
    }

    private static DoctorLine Permissions(SomdunSettings settings, KeyFile keys)
    {
        if (keys.IsOpenToOthers is true)
        {
            return Short(T($"ผู้อื่นอ่านแฟ้มกุญแจได้: สั่ง chmod 600 {keys.Path}", $"Others can read the key file: chmod 600 {keys.Path}"));
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            string? open = null;
            foreach (var path in new[] { settings.Database.SqlitePath, settings.Files }.OfType<string>().Where(Path.Exists))
            {
                if ((File.GetUnixFileMode(path) & others) != 0 && (File.GetUnixFileMode(Path.GetDirectoryName(path)!) & UnixFileMode.OtherExecute) != 0)
                {
                    open ??= path;
                }
            }

            if (open is not null)
            {
                return new DoctorLine(DoctorState.Note, T(
                    $"ผู้ใช้อื่นของเครื่องอ่าน {open} ได้: ถ้าเครื่องนี้มีผู้ใช้อื่น สั่ง chmod -R o-rwx {Path.GetDirectoryName(open)}",
                    $"Other users of this machine can read {open}: if it has any, chmod -R o-rwx {Path.GetDirectoryName(open)}"));
            }
        }

        return Well(T("แฟ้มข้อมูลและกุญแจเป็นของโปรแกรมเท่านั้น", "Data and keys are the program's alone"));
    }

    private static DoctorLine RetentionDays(Retention retention) => retention.Unusable() is { } refusal
        ? Short(refusal.Reason)
        : Well(T(
            $"เก็บ: {string.Join(", ", retention.Rules.Select(r => $"{r.What.Thai} {retention.DaysOf(r)} วัน"))}",
            $"Kept: {string.Join(", ", retention.Rules.Select(r => $"{r.What.English} {retention.DaysOf(r)} days"))}"));

    private static DoctorLine Certificate(SomdunSettings settings, TimeProvider clock)
    {
        if (settings.KeysCertificate is not { } path)
        {
            return Well(T("ไม่ได้ใช้ใบรับรองกับแฟ้มกุญแจ", "No certificate is used for the key file"));
        }

        using var certificate = KeyFile.Load(path, settings.KeysCertificatePassword);
        var until = certificate.NotAfter.ToUniversalTime();
        return until > clock.GetUtcNow().UtcDateTime.AddDays(CertificateDays)
            ? Well(T($"ใบรับรองของแฟ้มกุญแจใช้ได้ถึง {until:yyyy-MM-dd}", $"The key file's certificate lasts until {until:yyyy-MM-dd}"))
            : Short(T($"ใบรับรองของแฟ้มกุญแจหมดอายุ {until:yyyy-MM-dd}: ออกใบใหม่แล้วสั่ง ./somdun keys rotate", $"The key file's certificate ends on {until:yyyy-MM-dd}: make a new one and run ./somdun keys rotate"));
    }

    private static async Task<DoctorLine> MailAsync(SomdunSettings settings, CancellationToken cancel)
    {
        if (settings.Named("SOMDUN_MAIL") is not { } text)
        {
            return new DoctorLine(DoctorState.Note, T("ไม่ได้ตั้ง SOMDUN_MAIL: จดหมายรออยู่ในระบบ", "SOMDUN_MAIL is not set: mail waits in the outbox"));
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return Short(T("SOMDUN_MAIL ต้องเป็นที่อยู่ smtp://เครื่อง:พอร์ต", "SOMDUN_MAIL is an address like smtp://host:port"));
        }

        var port = uri.Port > 0 ? uri.Port : 25;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(uri.Host, port, patience.Token);
            return Well(T($"เครื่องส่งจดหมาย {uri.Host}:{port} ตอบ", $"The mail server {uri.Host}:{port} answers"));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return Short(T($"ติดต่อเครื่องส่งจดหมาย {uri.Host}:{port} ไม่ได้: {fault.Message}", $"The mail server {uri.Host}:{port} does not answer: {fault.Message}"));
        }
    }

    private static async Task<DoctorLine> HealthAsync(SomdunDb db, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancel);
        if (!db.Database.IsSqlite())
        {
            var broken = await connection.ScalarAsync("select string_agg(indexrelid::regclass::text, ', ') from pg_index where not indisvalid", cancel);
            var version = ((NpgsqlConnection)connection).PostgreSqlVersion;
            return version.Major < 15 ? Short(T($"PostgreSQL {version} เก่าเกินไป: ใช้รุ่น 15 ขึ้นไป", $"PostgreSQL {version} is too old: 15 or later"))
                : broken is not null ? Short(T($"ดัชนีเสีย: {broken} สั่ง reindex", $"Indexes are broken: {broken}; reindex them"))
                : Well(T($"PostgreSQL {version} ดัชนีครบ", $"PostgreSQL {version}, its indexes are valid"));
        }

        if (await connection.ScalarAsync("pragma integrity_check(1)", cancel) is not "ok" and var fault)
        {
            return Short(T($"ฐานข้อมูลเสียหาย ({fault}): กู้คืนจากแฟ้มสำรอง", $"The database is damaged ({fault}): restore a backup"));
        }

        return await connection.ScalarAsync("pragma journal_mode", cancel) is "wal"
            ? Well(T("ฐานข้อมูล SQLite ไม่เสียหาย และอยู่ในโหมด WAL", "The SQLite database is whole, and in WAL mode"))
            : Short(T("ฐานข้อมูลไม่ได้อยู่ในโหมด WAL: ผู้อ่านจะรอผู้เขียน สั่ง ./somdun migrate", "The database is not in WAL mode, so readers wait for writers: run ./somdun migrate"));
    }

    private static async Task<DoctorLine> LanguageAsync(SomdunDb db, CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            return Well(T("SQLite เก็บข้อความเป็น UTF-8", "SQLite keeps text as UTF-8"));
        }

        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancel);
        var encoding = await connection.ScalarAsync("show server_encoding", cancel);
        var type = await connection.ScalarAsync("select datctype::text from pg_database where datname = current_database()", cancel);
        if (encoding != "UTF8" || await connection.ScalarAsync(KnowsThaiLetters, cancel) != "true")
        {
            return Short(T(
                $"ฐานข้อมูลไม่รู้จักตัวอักษรไทย (encoding {encoding}, ctype {type}): สร้างใหม่ด้วย -E UTF8 --locale=C.UTF-8",
                $"The database does not know Thai letters (encoding {encoding}, ctype {type}): create it with -E UTF8 --locale=C.UTF-8"));
        }

        return await connection.ScalarAsync("select name from pg_available_extensions where name = 'pg_trgm'", cancel) is null
            ? Short(T("ไม่มีส่วนขยาย pg_trgm ซึ่งการค้นหาใช้: ติดตั้ง postgresql-contrib", "The extension pg_trgm, by which the search works, is not there: install postgresql-contrib"))
            : Well(T($"ฐานข้อมูลรู้จักตัวอักษรไทย (ctype {type}) และมี pg_trgm", $"The database knows Thai letters (ctype {type}) and has pg_trgm"));
    }

    private static async Task<DoctorLine> ClockAsync(SomdunDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            return Well(T("ฐานข้อมูลใช้นาฬิกาเครื่องเดียวกัน", "The database uses this machine's clock"));
        }

        var theirs = await db.Database.SqlQuery<DateTime>($"""select clock_timestamp() at time zone 'utc' as "Value" """).SingleAsync(cancel);
        var skew = (clock.GetUtcNow().UtcDateTime - theirs).Duration();
        return skew <= MostClockSkew
            ? Well(T("นาฬิกาตรงกับฐานข้อมูล", "The clock agrees with the database's"))
            : Short(T($"นาฬิกาต่างจากฐานข้อมูล {skew.TotalSeconds:F0} วินาที: ตั้ง NTP ทั้งสองเครื่อง", $"The clock is {skew.TotalSeconds:F0} seconds off the database's: set up NTP on both machines"));
    }

    private static DoctorLine Keys(Secrets secrets)
    {
        try
        {
            return Well(T($"กุญแจตรงกับฐานข้อมูล (รุ่น {secrets.NewestVersion})", $"The keys are those of this database (version {secrets.NewestVersion})"));
        }
        catch (KeyFileUnusableException fault)
        {
            return Short(fault.Reason);
        }
    }

    private static DoctorLine Traffic(SomdunSettings settings, Secrets secrets) => TrafficLog.FirstFault(settings.Traffic, secrets.Ring) is { } fault
        ? Short(T(
            $"บันทึกข้อมูลจราจรถูกแก้หรือขาดที่ {fault.File} บรรทัด {fault.Line}: เก็บแฟ้มไว้เป็นหลักฐาน",
            $"The traffic log was changed, or lacks something, at {fault.File}, line {fault.Line}: keep the file as evidence"))
        : Well(T($"บันทึกข้อมูลจราจรต่อเนื่องครบ ({TrafficLog.FilesIn(settings.Traffic).Count} แฟ้ม)", $"The traffic log is whole ({TrafficLog.FilesIn(settings.Traffic).Count} files)"));

    private static DoctorLine Files(FileStore files, SomdunSettings settings)
    {
        var trial = Path.Combine(settings.Files, $"{Guid.CreateVersion7():N}.arriving");
        Directory.CreateDirectory(settings.Files);
        File.WriteAllBytes(trial, []);
        File.Delete(trial);
        return Well(T($"เก็บไฟล์ได้ที่ {settings.Files} ({files.All().Count} ไฟล์)", $"Files can be kept in {settings.Files} ({files.All().Count} there)"));
    }

    private static async Task<DoctorLine> JobsAsync(SomdunDb db, TimeProvider clock, CancellationToken cancel)
    {
        var late = clock.GetUtcNow().UtcDateTime - MostJobDelay;
        var leases = await db.Set<JobLease>().AsNoTracking().ToListAsync(cancel);
        var failing = leases.Where(l => l.Failures > 0).Select(l => l.Name).ToList();
        var waiting = leases.Where(l => l.DueAt < late && !(l.HeldUntil > late)).Select(l => l.Name).ToList();
        return failing.Count > 0 ? Short(T($"งานเบื้องหลังที่ทำไม่สำเร็จ: {string.Join(", ", failing)} (ดูบันทึกของระบบ)", $"Background jobs that fail: {string.Join(", ", failing)} (the log says why)"))
            : waiting.Count > 0 ? Short(T($"งานเบื้องหลังที่ไม่มีเครื่องใดทำ: {string.Join(", ", waiting)} (เปิดระบบอยู่หรือไม่)", $"Background jobs that no node does: {string.Join(", ", waiting)} (is a server running?)"))
            : Well(T($"งานเบื้องหลัง {leases.Count} งาน ไม่มีงานค้าง", $"{leases.Count} background jobs, none waiting"));
    }

    private static async Task<DoctorLine> BackupAgeAsync(SomdunDb db, TimeProvider clock, CancellationToken cancel)
    {
        var last = await db.Set<JobRun>().Where(r => r.Name == MakeBackup.RunName).MaxAsync(r => (DateTime?)r.StartedAt, cancel);
        var days = last is { } at ? (clock.GetUtcNow().UtcDateTime - at).TotalDays : double.MaxValue;
        return last is null ? Short(T("ยังไม่เคยสำรองข้อมูล: สั่ง ./somdun backup --out แฟ้ม", "No backup was ever made: ./somdun backup --out FILE"))
            : days > OldestBackupDays ? Short(T($"สำรองครั้งล่าสุด {days:F0} วันก่อน: ตั้งให้สำรองทุกวัน", $"The last backup is {days:F0} days old: have one made each day"))
            : Well(T($"สำรองล่าสุด {last:yyyy-MM-dd HH:mm} UTC", $"The last backup is of {last:yyyy-MM-dd HH:mm} UTC"));
    }

    private static DoctorLine Well(Text message) => new(DoctorState.Well, message);

    private static DoctorLine Short(Text message) => new(DoctorState.Short, message);
}
