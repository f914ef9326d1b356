using Somdun.Foundation.Web;
using Somdun.Modules.Planning;
using Somdun.Money;

namespace Somdun.Tests.Modules.Planning;

public class ProjectFormMergeTests
{
    private static readonly Guid Gone = Guid.CreateVersion7();

    private static readonly Guid Stays = Guid.CreateVersion7();

    [Fact]
    public void What_another_removed_goes_where_this_person_left_it_alone()
    {
        var (mine, theirs) = (Form(), Form());
        theirs.Objectives.RemoveAt(0);
        theirs.Expenses.RemoveAt(0);

        var merged = Merge(mine, theirs);

        Assert.Empty(merged.Clashes);
        Assert.Equal([true, false], merged.Form.Objectives.Select(o => o.Remove));
        Assert.True(merged.Form.Expenses[0].IsEmpty);
        Assert.False(mine.Objectives[0].Remove, "The form that was sent stays as it is.");
    }

    [Fact]
    public void What_one_removed_and_the_other_changed_is_for_a_person_to_decide()
    {
        var (mine, theirs) = (Form(), Form());
        mine.Objectives[0].Text = "ที่ฉันแก้";
        mine.Objectives[1].Remove = true;
        mine.Expenses[0].Amount = Baht.Of(3_000);
        theirs.Objectives[1].Text = "ที่เขาแก้";
        theirs.Objectives.RemoveAt(0);
        theirs.Expenses.Clear();

        var merged = Merge(mine, theirs);

        Assert.Equal(
            [
                ("Form.Expenses[0].Amount", ClashKind.RemovedByOther),
                ("Form.Objectives[0].Text", ClashKind.RemovedByOther),
                ("Form.Objectives[1].Remove", ClashKind.ChangedByOther),
            ],
            merged.Clashes.Select(c => (c.Name, c.Kind)).OrderBy(c => c.Name, StringComparer.Ordinal));
        Assert.Equal(("ที่ฉันแก้", "ที่เขาแก้", true), (merged.Form.Objectives[0].Text, merged.Form.Objectives[1].Text, merged.Form.Objectives[1].Remove));
    }

    [Fact]
    public void An_amount_of_an_expense_that_this_person_took_out_comes_back_when_another_changed_it()
    {
        var (mine, theirs) = (Form(), Form());
        (mine.Expenses[0].Kind, mine.Expenses[0].Amount) = (null, null);
        theirs.Expenses[0].Amount = Baht.Of(9_000);

        var merged = Merge(mine, theirs);

        Assert.Equal(ClashKind.ChangedByOther, Assert.Single(merged.Clashes).Kind);
        Assert.Equal(("ค่าวัสดุ", Baht.Of(9_000)), (merged.Form.Expenses[^1].Kind, merged.Form.Expenses[^1].Amount));
    }

    [Fact]
    public void What_was_typed_and_cannot_be_read_is_never_taken_for_untouched()
    {
        var (mine, theirs) = (Form(), Form());
        mine.Budget = null;
        theirs.Budget = Baht.Of(2);

        var merged = ProjectFormMerge.Merge(mine, theirs, Opened(), new HashSet<string> { "Form.Budget" });

        Assert.Equal("Form.Budget", Assert.Single(merged.Clashes).Name);
        Assert.Null(merged.Form.Budget);
    }

    [Fact]
    public void Spaces_and_line_ends_that_a_browser_sends_otherwise_are_no_change()
    {
        var (mine, theirs) = (Form(), Form());
        mine.Rationale = "หนึ่ง\r\nสอง\r\n";
        mine.Title = " ชื่อ ";
        (theirs.Rationale, theirs.Title) = ("สาม", "ชื่อใหม่");

        var merged = Merge(mine, theirs);

        Assert.Empty(merged.Clashes);
        Assert.Equal(("สาม", "ชื่อใหม่"), (merged.Form.Rationale, merged.Form.Title));
    }

    [Fact]
    public void Without_knowing_how_the_form_was_shown_every_difference_is_asked_about()
    {
        var (mine, theirs) = (Form(), Form());
        theirs.Title = "ชื่อใหม่";

        var merged = ProjectFormMerge.Merge(mine, theirs, FormMarks.Read("ไม่ใช่รอย"), new HashSet<string>());

        Assert.Equal("Form.Title", Assert.Single(merged.Clashes).Name);
    }

    private static MergedForm Merge(ProjectForm mine, ProjectForm theirs) => ProjectFormMerge.Merge(mine, theirs, Opened(), new HashSet<string>());

    private static FormMarks Opened() => FormMarks.Read(ProjectFormMerge.Marks(Form()));

    private static ProjectForm Form() => new()
    {
        Title = "ชื่อ",
        Rationale = "หนึ่ง\nสอง",
        Budget = Baht.Of(1),
        Objectives = [new() { Key = Gone, Position = 1, Text = "ข้อหนึ่ง", ReadFrom = "ข้อหนึ่ง" }, new() { Key = Stays, Position = 2, Text = "ข้อสอง", ReadFrom = "ข้อสอง" }],
        Expenses = [new() { Kind = "ค่าวัสดุ", Amount = Baht.Of(1_000) }],
    };
}
