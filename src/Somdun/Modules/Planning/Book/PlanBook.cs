using Somdun.Foundation.Typesetting;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// The plan as the book an office owes: cover, contents, summary, the project table in seven columns, a write-up of each project.
/// </summary>
internal static class PlanBook
{
    /// <param name="place">Which version of which plan, and whose.</param>
    /// <param name="version">The same version whole and in order.</param>
    /// <param name="groups">Names of the groups within the unit.</param>
    /// <param name="frameworks">The year's alignment frameworks with their items.</param>
    /// <param name="moment">When the book is made, UTC; an approved version's book is dated by its approval, so that it comes out the same again.</param>
    public static Document Of(
        PlanPlace place,
        PlanVersion version,
        IReadOnlyDictionary<Guid, Text> groups,
        IReadOnlyList<AlignmentFramework> frameworks,
        BookOptions options,
        DateTime moment)
    {
        var summary = new PlanSummary(version, groups);
        var made = version.ApprovedAt ?? moment;
        var language = options.Language;
        var title = PlanWording.Title(place.Plan).In(language);
        var edition = PlanWording.Version(version.Number).In(language);

        return new Document
        {
            Title = title,
            Subject = edition,
            Author = place.Unit.Name.In(language),
            Language = language,
            CreatedAt = made,
            Provenance = Provenance(version, title, made).In(language),
            ThaiDigits = options.ThaiDigits,
            Sections =
            [
                Cover(place.Unit, version, title, edition, language),
                new Section { Header = title, Blocks = [new Heading(1, T("สารบัญ", "Contents").In(language)) { InContents = false }, new TableOfContents()] },
                BookSummary.Of(summary, frameworks, title, language),
                ProjectTable.Of(summary, title, language),
                .. WriteUps(summary, title, language, version, place),
            ],
        };
    }

    private static IEnumerable<Section> WriteUps(PlanSummary summary, string title, Language language, PlanVersion version, PlanPlace place)
    {
        if (summary.Projects.Count == 0)
        {
            yield break;
        }

        List<Block> blocks = [new Heading(1, T("ส่วนที่ 3 รายละเอียดโครงการ", "Part 3 Project write-ups").In(language))];
        foreach (var (i, project) in summary.Projects.Index())
        {
            if (i > 0)
            {
                blocks.Add(new PageBreak());
            }

            var strategy = version.Strategies.FirstOrDefault(s => s.Id == project.StrategyId);
            blocks.AddRange(ProjectWriteUp.Of(project, strategy, summary.OwnerOf(project), place.Plan, language));
        }

        yield return new Section { Header = title, Blocks = blocks };
    }

    private static Section Cover(UnitEntry unit, PlanVersion version, string title, string edition, Language language)
    {
        List<Block> blocks =
        [
            new Spacer(60),
            Centred(title, 26, bold: true),
            new Spacer(6),
            Centred(edition, 16),
            new Spacer(80),
            Centred(unit.Name.In(language), 18, bold: true),
            new Spacer(8),
        ];

        if (version is { State: VersionState.Approved, InForceFrom: { } inForce })
        {
            var paperDay = version.PaperDay is { } day ? T($" ลงวันที่ {ThaiDate.Long(day)}", $" of {ThaiDate.Long(day, Language.English)}") : default;
            blocks.Add(Centred(T($"อนุมัติตามหนังสือที่ {version.PaperNumber}{paperDay.Thai}", $"Approved by paper no. {version.PaperNumber}{paperDay.English}").In(language), 13));
            blocks.Add(Centred(T($"ใช้บังคับตั้งแต่ {ThaiDate.Long(inForce)}", $"In force from {ThaiDate.Long(inForce, Language.English)}").In(language), 13));
        }
        else
        {
            blocks.Add(Centred(T($"{PlanWording.State(version.State).Thai} – ยังไม่ได้รับอนุมัติ", $"{PlanWording.State(version.State).English} – not yet approved").In(language), 13));
        }

        return new Section { IsCover = true, Blocks = blocks };
    }

    private static Paragraph Centred(string text, double size, bool bold = false) =>
        new(new Run(text) { Bold = bold, Size = size }) { Alignment = Alignment.Centre, SpaceAfter = 4 };

    /// <summary>Where a paper's words and figures come from, for its foot.</summary>
    internal static Text Provenance(PlanVersion version, string title, DateTime made)
    {
        var day = BangkokTime.DayOf(made);
        var edition = PlanWording.Version(version.Number);
        var state = PlanWording.State(version.State);
        return T(
            $"ที่มา: {title} {edition.Thai} ({state.Thai}) ณ {ThaiDate.Short(day)}",
            $"Source: {title}, {edition.English} ({state.English}), as of {ThaiDate.Short(day, Language.English)}");
    }
}

/// <summary>What a person chooses when printing.</summary>
/// <param name="ThaiDigits">Prints ๐–๙, as official papers do.</param>
internal sealed record BookOptions(Language Language, bool ThaiDigits);
