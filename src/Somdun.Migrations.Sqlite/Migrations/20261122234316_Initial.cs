using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alignment_frameworks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    thai_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    english_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alignment_frameworks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_year = table.Column<int>(type: "INTEGER", nullable: false),
                    last_year = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    file_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    applied_version_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    tally = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reading = table.Column<string>(type: "TEXT", maxLength: 64000000, nullable: false),
                    decisions = table.Column<string>(type: "TEXT", maxLength: 64000000, nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_year = table.Column<int>(type: "INTEGER", nullable: false),
                    last_year = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans", x => x.id);
                    table.CheckConstraint("ck_plans_forward", "first_year <= last_year");
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "submitted_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    notice = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submitted_forms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    thai_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    english_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alignment_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    thai_title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    english_title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alignment_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_alignment_items_alignment_frameworks_framework_id",
                        column: x => x.framework_id,
                        principalTable: "alignment_frameworks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    based_on_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    screened_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    screened_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    paper_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    paper_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_force_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => x.id);
                    table.CheckConstraint("ck_plan_versions_approved_by_paper", "state <> 'Approved' or (approved_at is not null and approved_by is not null and paper_number is not null and in_force_from is not null)");
                    table.ForeignKey(
                        name: "fk_plan_versions_plan_versions_based_on_id",
                        column: x => x.based_on_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_versions_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_ceilings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_satang = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_ceilings", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_ceilings_plan_version_version_id",
                        column: x => x.version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_screening_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_screening_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_screening_comments_plan_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_strategies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    title_as_read = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_strategies", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_strategies_plan_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    strategy_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    nature = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    owner_unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owner_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    responsible_person = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    budget_satang = table.Column<long>(type: "INTEGER", nullable: true),
                    budget_source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    rationale = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expected_results = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    risks = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    evaluation = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    other = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    as_read = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_projects_plan_strategy_strategy_id",
                        column: x => x.strategy_id,
                        principalTable: "plan_strategies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_projects_plan_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    months = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    budget_satang = table.Column<long>(type: "INTEGER", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    group = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    verbatim = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_activities", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_activities_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_alignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    framework = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    item = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_alignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_alignments_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_expenses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    amount_satang = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_expenses", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_expenses_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_indicators",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    threshold = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    group = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    verbatim = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_indicators", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_indicators_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_objectives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    group = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    verbatim = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_objectives", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_objectives_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantities = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    group = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    verbatim = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_targets", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_targets_plan_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "plan_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alignment_frameworks_year_code",
                table: "alignment_frameworks",
                columns: new[] { "year", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alignment_items_framework_id_code",
                table: "alignment_items",
                columns: new[] { "framework_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_activities_project_id_key",
                table: "plan_activities",
                columns: new[] { "project_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_alignments_project_id",
                table: "plan_alignments",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_ceilings_version_id_owner_unit_id",
                table: "plan_ceilings",
                columns: new[] { "version_id", "owner_unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_expenses_project_id",
                table: "plan_expenses",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_imports_unit_id_created_at",
                table: "plan_imports",
                columns: new[] { "unit_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_indicators_project_id_key",
                table: "plan_indicators",
                columns: new[] { "project_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_objectives_project_id_key",
                table: "plan_objectives",
                columns: new[] { "project_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_projects_key",
                table: "plan_projects",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_plan_projects_strategy_id",
                table: "plan_projects",
                column: "strategy_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_projects_version_id_key",
                table: "plan_projects",
                columns: new[] { "version_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_screening_comments_version_id_project_key",
                table: "plan_screening_comments",
                columns: new[] { "version_id", "project_key" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_strategies_version_id_key",
                table: "plan_strategies",
                columns: new[] { "version_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_targets_project_id_key",
                table: "plan_targets",
                columns: new[] { "project_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_based_on_id",
                table: "plan_versions",
                column: "based_on_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_one_open",
                table: "plan_versions",
                column: "plan_id",
                unique: true,
                filter: "state <> 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_plan_id_number",
                table: "plan_versions",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_unit_id_first_year_last_year",
                table: "plans",
                columns: new[] { "unit_id", "first_year", "last_year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submitted_forms_at",
                table: "submitted_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                table: "units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_parent_id",
                table: "units",
                column: "parent_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alignment_items");

            migrationBuilder.DropTable(
                name: "plan_activities");

            migrationBuilder.DropTable(
                name: "plan_alignments");

            migrationBuilder.DropTable(
                name: "plan_ceilings");

            migrationBuilder.DropTable(
                name: "plan_expenses");

            migrationBuilder.DropTable(
                name: "plan_imports");

            migrationBuilder.DropTable(
                name: "plan_indicators");

            migrationBuilder.DropTable(
                name: "plan_objectives");

            migrationBuilder.DropTable(
                name: "plan_screening_comments");

            migrationBuilder.DropTable(
                name: "plan_targets");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "submitted_forms");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "alignment_frameworks");

            migrationBuilder.DropTable(
                name: "plan_projects");

            migrationBuilder.DropTable(
                name: "plan_strategies");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "plans");
        }
    }
}
