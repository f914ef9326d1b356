using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Planning;

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.ToTable("plans", table => table.HasCheckConstraint("ck_plans_forward", "first_year <= last_year"));
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.HasIndex(p => new { p.UnitId, p.FirstYear, p.LastYear }).IsUnique();
    }
}

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> version)
    {
        version.ToTable("plan_versions", table => table.HasCheckConstraint(
            "ck_plan_versions_approved_by_paper",
            "state <> 'Approved' or (approved_at is not null and approved_by is not null and paper_number is not null and in_force_from is not null)"));
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Reason).HasMaxLength(PlanVersion.ReasonMaxLength);
        version.Property(v => v.CreatedBy).HasMaxLength(PlanVersion.NameMaxLength);
        version.Property(v => v.ScreenedBy).HasMaxLength(PlanVersion.NameMaxLength);
        version.Property(v => v.ApprovedBy).HasMaxLength(PlanVersion.NameMaxLength);
        version.Property(v => v.ScreenedDespite).HasMaxLength(PlanVersion.ReasonMaxLength);
        version.Property(v => v.ApprovedDespite).HasMaxLength(PlanVersion.ReasonMaxLength);
        version.Property(v => v.PaperNumber).HasMaxLength(PlanVersion.PaperNumberMaxLength);
        version.Property(v => v.RowVersion).IsConcurrencyToken();
        version.HasOne<Plan>().WithMany().HasForeignKey(v => v.PlanId).OnDelete(DeleteBehavior.Restrict);
        version.HasOne<PlanVersion>().WithMany().HasForeignKey(v => v.BasedOnId).OnDelete(DeleteBehavior.Restrict);
        version.HasMany(v => v.Strategies).WithOne().HasForeignKey(s => s.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasMany(v => v.Projects).WithOne().HasForeignKey(p => p.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.Ignore(v => v.Counted);
        version.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();

        // Two people who amend at once: the database itself lets one through.
        version.HasIndex(v => v.PlanId).IsUnique().HasFilter("state <> 'Approved'").HasDatabaseName("ix_plan_versions_one_open");
    }
}

internal sealed class PlanStrategyConfiguration : IEntityTypeConfiguration<PlanStrategy>
{
    public void Configure(EntityTypeBuilder<PlanStrategy> strategy)
    {
        strategy.ToTable("plan_strategies");
        strategy.Property(s => s.Id).ValueGeneratedNever();
        strategy.Property(s => s.Title).HasMaxLength(PlanStrategy.TitleMaxLength);
        strategy.Property(s => s.TitleAsRead).HasMaxLength(PlanStrategy.TitleMaxLength);
        strategy.HasIndex(s => new { s.VersionId, s.Key }).IsUnique();
    }
}

internal sealed class PlanProjectConfiguration : IEntityTypeConfiguration<PlanProject>
{
    /// <summary>All the items of a project in one column, with room.</summary>
    private const int AsReadMaxLength = 4_000_000;

    public void Configure(EntityTypeBuilder<PlanProject> project)
    {
        project.ToTable("plan_projects");
        project.Property(p => p.Id).ValueGeneratedNever();
        project.Property(p => p.Title).HasMaxLength(PlanProject.TitleMaxLength);
        project.Property(p => p.OwnerText).HasMaxLength(PlanProject.OwnerMaxLength);
        project.Property(p => p.ResponsiblePerson).HasMaxLength(PlanProject.OwnerMaxLength);
        project.Property(p => p.BudgetSource).HasMaxLength(PlanProject.OwnerMaxLength);
        project.Property(p => p.Place).HasMaxLength(PlanProject.OwnerMaxLength);
        project.Property(p => p.Rationale).HasMaxLength(PlanProject.ProseMaxLength);
        project.Property(p => p.ExpectedResults).HasMaxLength(PlanProject.ProseMaxLength);
        project.Property(p => p.Risks).HasMaxLength(PlanProject.ProseMaxLength);
        project.Property(p => p.Evaluation).HasMaxLength(PlanProject.ProseMaxLength);
        project.Property(p => p.Budget).HasColumnName("budget_satang");
        project.Property(p => p.Other).AsJson().HasMaxLength(PlanItem.TextMaxLength);
        project.Property(p => p.Source).AsJson().HasMaxLength(PlanItem.TextMaxLength);
        project.Property(p => p.AsRead).AsFrozenJson().HasMaxLength(AsReadMaxLength);
        project.Property(p => p.RowVersion).IsConcurrencyToken();
        project.HasOne<PlanStrategy>().WithMany().HasForeignKey(p => p.StrategyId).OnDelete(DeleteBehavior.Restrict);
        project.HasMany(p => p.Objectives).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Targets).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Indicators).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Activities).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Expenses).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Alignments).WithOne().HasForeignKey(i => i.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasIndex(p => new { p.VersionId, p.Key }).IsUnique();
        project.HasIndex(p => p.Key);
    }
}

internal sealed class PlanObjectiveConfiguration : IEntityTypeConfiguration<PlanObjective>
{
    public void Configure(EntityTypeBuilder<PlanObjective> objective) => objective.IsItem("plan_objectives");
}

internal sealed class PlanTargetConfiguration : IEntityTypeConfiguration<PlanTarget>
{
    public void Configure(EntityTypeBuilder<PlanTarget> target)
    {
        target.IsItem("plan_targets");
        target.Property(t => t.Quantities).AsJson().HasMaxLength(PlanItem.TextMaxLength);
    }
}

internal sealed class PlanIndicatorConfiguration : IEntityTypeConfiguration<PlanIndicator>
{
    public void Configure(EntityTypeBuilder<PlanIndicator> indicator)
    {
        indicator.IsItem("plan_indicators");
        indicator.Property(i => i.Threshold).AsJson().HasMaxLength(PlanItem.TextMaxLength);
    }
}

internal sealed class PlanActivityConfiguration : IEntityTypeConfiguration<PlanActivity>
{
    public void Configure(EntityTypeBuilder<PlanActivity> activity)
    {
        activity.IsItem("plan_activities");
        activity.Property(a => a.Months).AsJson().HasMaxLength(PlanItem.TextMaxLength);
        activity.Property(a => a.Budget).HasColumnName("budget_satang");
    }
}

internal sealed class PlanExpenseConfiguration : IEntityTypeConfiguration<PlanExpense>
{
    public void Configure(EntityTypeBuilder<PlanExpense> expense)
    {
        expense.ToTable("plan_expenses");
        expense.Property(e => e.Id).ValueGeneratedNever();
        expense.Property(e => e.Kind).HasMaxLength(PlanExpense.KindMaxLength);
        expense.Property(e => e.Amount).HasColumnName("amount_satang");
    }
}

internal sealed class PlanAlignmentConfiguration : IEntityTypeConfiguration<PlanAlignment>
{
    public void Configure(EntityTypeBuilder<PlanAlignment> alignment)
    {
        alignment.ToTable("plan_alignments");
        alignment.Property(a => a.Id).ValueGeneratedNever();
        alignment.Property(a => a.Framework).HasMaxLength(PlanAlignment.CodeMaxLength);
        alignment.Property(a => a.Item).HasMaxLength(PlanAlignment.CodeMaxLength);
    }
}

internal sealed class PlanCeilingConfiguration : IEntityTypeConfiguration<PlanCeiling>
{
    public void Configure(EntityTypeBuilder<PlanCeiling> ceiling)
    {
        ceiling.ToTable("plan_ceilings");
        ceiling.Property(c => c.Id).ValueGeneratedNever();
        ceiling.Property(c => c.Amount).HasColumnName("amount_satang");
        ceiling.HasOne<PlanVersion>().WithMany(v => v.Ceilings).HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Cascade);
        ceiling.HasIndex(c => new { c.VersionId, c.OwnerUnitId }).IsUnique();
    }
}

internal sealed class ScreeningCommentConfiguration : IEntityTypeConfiguration<ScreeningComment>
{
    public void Configure(EntityTypeBuilder<ScreeningComment> comment)
    {
        comment.ToTable("plan_screening_comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.By).HasMaxLength(PlanVersion.NameMaxLength);
        comment.Property(c => c.Text).HasMaxLength(ScreeningComment.TextMaxLength);
        comment.HasOne<PlanVersion>().WithMany().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Cascade);
        comment.HasIndex(c => new { c.VersionId, c.ProjectKey });
    }
}

internal sealed class AlignmentFrameworkConfiguration : IEntityTypeConfiguration<AlignmentFramework>
{
    public void Configure(EntityTypeBuilder<AlignmentFramework> framework)
    {
        framework.ToTable("alignment_frameworks");
        framework.Property(f => f.Id).ValueGeneratedNever();
        framework.Property(f => f.Code).HasMaxLength(PlanAlignment.CodeMaxLength);
        framework.Property(f => f.ThaiName).HasMaxLength(AlignmentFramework.NameMaxLength);
        framework.Property(f => f.EnglishName).HasMaxLength(AlignmentFramework.NameMaxLength);
        framework.Property(f => f.Note).HasMaxLength(AlignmentFramework.NoteMaxLength);
        framework.Property(f => f.RowVersion).IsConcurrencyToken();
        framework.HasMany(f => f.Items).WithOne().HasForeignKey(i => i.FrameworkId).OnDelete(DeleteBehavior.Cascade);
        framework.HasIndex(f => new { f.Year, f.Code }).IsUnique();
    }
}

internal sealed class AlignmentItemConfiguration : IEntityTypeConfiguration<AlignmentItem>
{
    public void Configure(EntityTypeBuilder<AlignmentItem> item)
    {
        item.ToTable("alignment_items");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Code).HasMaxLength(PlanAlignment.CodeMaxLength);
        item.Property(i => i.ThaiTitle).HasMaxLength(AlignmentFramework.NameMaxLength);
        item.Property(i => i.EnglishTitle).HasMaxLength(AlignmentFramework.NameMaxLength);
        item.HasIndex(i => new { i.FrameworkId, i.Code }).IsUnique();
    }
}

internal sealed class PlanImportConfiguration : IEntityTypeConfiguration<PlanImport>
{
    /// <summary>A reading of a 2,300-row workbook, with room.</summary>
    private const int ReadingMaxLength = 64_000_000;

    private const int TallyMaxLength = 200;

    public void Configure(EntityTypeBuilder<PlanImport> import)
    {
        import.ToTable("plan_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(PlanImport.FileNameMaxLength);
        import.Property(i => i.FileHash).HasMaxLength(64);
        import.Property(i => i.CreatedBy).HasMaxLength(PlanVersion.NameMaxLength);
        import.Property(i => i.ClosedBy).HasMaxLength(PlanVersion.NameMaxLength);
        import.Property(i => i.Tally).AsJson().HasMaxLength(TallyMaxLength);
        import.Property(i => i.Reading).AsFrozenJson().HasMaxLength(ReadingMaxLength);
        import.Property(i => i.Decisions).AsJson().HasMaxLength(ReadingMaxLength);
        import.Property(i => i.RowVersion).IsConcurrencyToken();
        import.HasIndex(i => new { i.UnitId, i.CreatedAt });
    }
}

file static class ItemConfiguration
{
    public static void IsItem<T>(this EntityTypeBuilder<T> item, string table)
        where T : PlanItem
    {
        item.ToTable(table);
        item.HasBaseType((Type?)null);
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Label).HasMaxLength(PlanItem.LabelMaxLength);
        item.Property(i => i.Group).HasMaxLength(PlanItem.GroupMaxLength);
        item.Property(i => i.Text).HasMaxLength(PlanItem.TextMaxLength);
        item.Property(i => i.Verbatim).HasMaxLength(PlanItem.TextMaxLength);
        item.Property(i => i.Source).AsJson().HasMaxLength(PlanItem.TextMaxLength);
        item.HasIndex(i => new { i.ProjectId, i.Key }).IsUnique();
    }
}
