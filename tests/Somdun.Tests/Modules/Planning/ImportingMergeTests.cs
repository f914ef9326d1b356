using CsCheck;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using static Somdun.Tests.Modules.Planning.ImportingWorld;

namespace Somdun.Tests.Modules.Planning;

/// <summary>What an import would do to a plan, and what it then does.</summary>
public class ImportingMergeTests
{
    private static readonly Gen<string> Word = AnyOf("ประชุม", "อบรม", "พัฒนา", "นิเทศ", "โรงเรียน", "บุคลากร", "การเงิน", "แผนงาน", "ระบบ", "ข้อมูล", "คุณภาพ", "ควบคุมภายใน");

    private static readonly Gen<string> Phrase = Word.Array[1, 4].Select(words => string.Concat(words));

    private static readonly Gen<DraftItem> Objective =
        Gen.Select(AnyOf<string?>(null, "1.", "2.", "-"), Phrase, (label, text) => new DraftItem(label, text, Somewhere));

    private static readonly Gen<DraftProject> Project = Gen.Select(
        Gen.Select(Gen.Int[20, 26], Gen.Bool, (number, has) => has ? number : (int?)null),
        Gen.Int[0, 1],
        Phrase,
        Objective.List[0, 4],
        Gen.Select(Phrase, Gen.Int[1, 200], (text, amount) => new DraftTarget(null, $"{text} {amount} คน", [Persons(amount)], Somewhere)).List[0, 3],
        Gen.Select(Phrase, Gen.Int[1, 99], (text, amount) => new DraftIndicator("1.", $"{text} ร้อยละ {amount}", Percent(amount), Somewhere)).List[0, 3],
        Gen.Long[1, 9_999_999],
        (number, strategy, title, objectives, targets, indicators, budget) => Draft(number, title) with
        {
            Strategy = strategy,
            Objectives = objectives,
            Targets = targets,
            Indicators = indicators,
            Budget = new Baht(budget),
        });

    // The last project speaks of everything, so that nothing stays merely because the document is silent.
    private static readonly Gen<DraftPlan> Plan = Project.List[0, 7].Select(projects => Document([.. projects, Whole()]));

    [Fact]
    public void A_document_brought_in_again_changes_nothing() => Plan.Sample(document =>
    {
        var version = Imported(document);

        var merge = Merge(version, document);

        Assert.Empty(merge.Questions);
        Assert.All(merge.Projects, p => Assert.Equal(MergeKind.Untouched, p.Kind));
        Assert.True(merge.IsUntouched);
    });

    [Fact]
    public void The_same_two_sides_always_give_the_same_merge() => Gen.Select(Plan, Plan).Sample((before, after) =>
    {
        var version = Imported(before);

        Assert.Equal(Merge(version, after).Fingerprint, Merge(version, after).Fingerprint);
    });

    [Fact]
    public void What_is_written_is_what_the_document_says() => Gen.Select(Plan, Plan).Sample((before, after) =>
    {
        var version = Imported(before);
        var decisions = AllNew(Merge(version, after).Questions);
        var kept = Merge(version, after, decisions).Projects.Where(p => p.Kind == MergeKind.Gone).Select(p => p.Key!.Value).ToHashSet();

        Import(version, after, decisions);

        version.Projects.RemoveAll(p => kept.Contains(p.Key));
        Assert.Equal(Contents(after), Contents(VersionDraft.Of(version)));
        Assert.True(Merge(version, after).IsUntouched);
    });

    [Fact]
    public void Projects_and_items_stay_themselves_when_everything_is_shuffled_and_numbered_anew() =>
        Gen.Select(Plan, Gen.Int[0, 1_000_000]).Where((plan, _) => plan.Projects.DistinctBy(p => p.Title).Count() == plan.Projects.Count).Sample((document, seed) =>
        {
            var version = Imported(document);
            var keys = Keys(version);
            var random = new Random(seed);
            var shuffled = document with
            {
                Projects = [.. document.Projects
                    .OrderBy(_ => random.Next())
                    .Select((p, i) => p with { Number = 100 + i, Indicators = [.. p.Indicators.OrderBy(_ => random.Next())] })],
            };

            Import(version, shuffled);

            Assert.Equal(keys, Keys(version));
        });

    [Fact]
    public void A_corrected_document_gives_exactly_its_corrections()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Budget = Baht.Of(185_000) }, Draft(21, "วันครู"), Whole()]);
        var version = Imported(document);
        var corrected = document with
        {
            Projects = [document.Projects[0] with { Budget = Baht.Of(158_000) }, .. document.Projects.Skip(1)],
        };

        var merge = Merge(version, corrected);

        Assert.Equal(1, merge.Count(MergeKind.Change));
        Assert.Equal(2, merge.Count(MergeKind.Untouched));
        var field = Assert.Single(Assert.Single(merge.Projects, p => p.Kind == MergeKind.Change).Fields);
        Assert.Equal(("budget", "185,000.00", "158,000.00", true), (field.Name, field.Was, field.Becomes, field.Taken));
    }

    [Fact]
    public void A_title_put_right_and_a_new_project_before_it_leave_the_project_itself()
    {
        var version = Imported(Document([Draft(20, "ประชุมเชิงปฏิบัติการเสริมสร้างความรู้ความเข้าใจการควบคุมภายนอก"), Whole()]));
        var key = version.Projects[0].Key;

        var merge = Merge(version, Document(
        [
            Draft(20, "วันเกียรติยศ"),
            Draft(21, "ประชุมเชิงปฏิบัติการเสริมสร้างความรู้ความเข้าใจการควบคุมภายใน"),
            Whole(),
        ]));

        Assert.Empty(merge.Questions);
        Assert.Equal(MergeKind.Add, merge.Projects[0].Kind);
        Assert.Equal((MergeKind.Change, key), (merge.Projects[1].Kind, merge.Projects[1].Key));
    }

    [Fact]
    public void Two_projects_of_one_title_are_told_apart_by_their_numbers()
    {
        var document = Document([Draft(27, "ติดตามและรายงาน") with { Budget = Baht.Of(1) }, Draft(28, "ติดตามและรายงาน") with { Budget = Baht.Of(2) }, Whole()]);
        var version = Imported(document);

        var merge = Merge(version, document with { Projects = [.. document.Projects.Reverse()] });

        Assert.True(merge.IsUntouched);
    }

    [Fact]
    public void Two_projects_of_one_title_with_new_numbers_are_asked_about_and_nothing_is_guessed()
    {
        var version = Imported(Document([Draft(27, "ติดตามและรายงาน"), Draft(28, "ติดตามและรายงาน"), Whole()]));

        var merge = Merge(version, Document([Draft(28, "ติดตามและรายงาน"), Draft(29, "ติดตามและรายงาน"), Whole()]));

        Assert.Equal([0, 1], merge.Questions.Select(q => q.Project));
        Assert.All(merge.Questions, q => Assert.Equal(2, q.Candidates.Count));
        Assert.DoesNotContain(merge.Projects, p => p.Kind is MergeKind.Add or MergeKind.Gone);
    }

    [Fact]
    public void The_same_number_with_another_title_is_asked_about_and_goes_as_the_person_says()
    {
        var version = Imported(Document([Draft(20, "วันเกียรติยศ"), Whole()]));
        var key = version.Projects[0].Key;
        var document = Document([Draft(20, "ซ่อมแซมอาคาร"), Whole()]);

        Assert.Equal(key, Assert.Single(Assert.Single(Merge(version, document).Questions).Candidates).Key);

        var same = Merge(version, document, new ImportDecisions { Matches = { [0] = key } });
        Assert.Equal(("title", "วันเกียรติยศ", "ซ่อมแซมอาคาร"), Assert.Single(same.Projects[0].Fields) is var f ? (f.Name, f.Was, f.Becomes) : default);

        var another = Merge(version, document, new ImportDecisions { Matches = { [0] = null } });
        Assert.Equal([MergeKind.Gone, MergeKind.Add, MergeKind.Untouched], another.Projects.Select(p => p.Kind));
    }

    [Fact]
    public void A_project_missing_from_the_document_stays_where_it_stood_and_is_said()
    {
        var document = Document([Draft(20, "หนึ่ง"), Draft(21, "สอง"), Draft(22, "สาม"), Whole()]);
        var version = Imported(document);

        Import(version, document with { Projects = [.. document.Projects.Where(p => p.Number != 21)] });

        Assert.Equal(["หนึ่ง", "สอง", "สาม"], version.Projects.Take(3).Select(p => p.Title));
    }

    [Fact]
    public void A_project_missing_from_the_document_is_removed_when_a_person_says_so()
    {
        var document = Document([Draft(20, "หนึ่ง"), Draft(21, "สอง"), Whole()]);
        var version = Imported(document);

        Import(
            version,
            document with { Projects = [document.Projects[0], Whole()] },
            new ImportDecisions { Takes = { [$"gone:{version.Projects[1].Key}"] = true } });

        Assert.DoesNotContain(version.Projects, p => p.Number == 21);
    }

    [Fact]
    public void What_a_person_changed_since_stays_while_the_document_says_the_same_as_before()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Budget = Baht.Of(1), Indicators = [new(null, "สำเร็จ", null, Somewhere)] }, Whole()]);
        var version = Imported(document);
        version.Projects[0].Budget = Baht.Of(2);
        version.Projects[0].Title = "วันเกียรติยศ วันที่ภาคภูมิใจ";
        version.Projects[0].Indicators[0].Threshold = Percent(80);

        var merge = Merge(version, document);

        Assert.True(merge is { IsUntouched: true, HasNoNews: true, Agrees: false, KeptAsEdited: 3 });
        Assert.All(merge.Projects[0].Fields, f => Assert.True(f is { EditedSince: true, SaidBefore: true, Taken: false }));
    }

    [Fact]
    public void What_both_changed_is_shown_and_the_persons_wording_stays_unless_they_say_otherwise()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Budget = Baht.Of(1) }, Whole()]);
        var version = Imported(document);
        version.Projects[0].Budget = Baht.Of(2);
        var corrected = document with { Projects = [document.Projects[0] with { Budget = Baht.Of(3) }, Whole()] };

        var field = Assert.Single(Merge(version, corrected).Projects[0].Fields);
        Assert.True(field is { EditedSince: true, Taken: false, Was: "2.00", Becomes: "3.00" });

        Import(version, corrected, new ImportDecisions { Takes = { ["projects[0].budget"] = true } });
        Assert.Equal(Baht.Of(3), version.Projects[0].Budget);
    }

    [Fact]
    public void An_item_a_person_struck_stays_struck_and_one_they_added_stays()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Objectives = [new("1.", "เพื่อยกย่อง", Somewhere), new("2.", "เพื่อรักษา", Somewhere)] }, Whole()]);
        var version = Imported(document);
        version.Projects[0].Objectives.RemoveAt(1);
        version.Projects[0].Objectives.Add(new PlanObjective
        {
            Id = Guid.CreateVersion7(), ProjectId = version.Projects[0].Id, Key = Guid.CreateVersion7(), Position = 1, Label = "2.", Text = "เพื่อสืบสาน",
        });

        Assert.True(Merge(version, document) is { IsUntouched: true, KeptAsEdited: 2 });
        Import(version, document);

        Assert.Equal(["เพื่อยกย่อง", "เพื่อสืบสาน"], version.Projects[0].Objectives.Select(o => o.Text));
    }

    [Fact]
    public void An_item_the_document_dropped_goes_and_the_others_keep_their_identity()
    {
        DraftItem[] objectives = [new("1.", "เพื่อยกย่อง", Somewhere), new("2.", "เพื่อรักษา", Somewhere), new("3.", "เพื่อรักษา", Somewhere)];
        var document = Document([Draft(20, "วันเกียรติยศ") with { Objectives = objectives }, Whole()]);
        var version = Imported(document);
        var keys = version.Projects[0].Objectives.Select(o => o.Key).ToList();

        Import(version, document with { Projects = [document.Projects[0] with { Objectives = objectives[..2] }, Whole()] });

        Assert.Equal(keys.Take(2), version.Projects[0].Objectives.Select(o => o.Key));
    }

    [Fact]
    public void A_document_without_a_column_does_not_empty_it()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Owner = "กลุ่มอำนวยการ", Objectives = [new("1.", "เพื่อยกย่อง", Somewhere)] }]);
        var version = Imported(document);

        var merge = Merge(version, Document([Draft(20, "วันเกียรติยศ")]));

        Assert.True(merge.IsUntouched);
    }

    [Fact]
    public void A_strategy_renamed_is_one_change_and_its_projects_stay_untouched()
    {
        var document = Document([Draft(20, "วันเกียรติยศ") with { Strategy = 0 }, Whole()]);
        var version = Imported(document);

        var merge = Merge(version, document with { Strategies = [document.Strategies[0] with { Title = "ปรับสมดุล" }, document.Strategies[1]] });

        Assert.Equal(MergeKind.Change, merge.Strategies[0].Kind);
        Assert.Equal(document.Projects.Count, merge.Count(MergeKind.Untouched));
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
