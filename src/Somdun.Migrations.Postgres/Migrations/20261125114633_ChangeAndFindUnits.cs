using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ChangeAndFindUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "register_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    applied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    untouched = table.Column<int>(type: "integer", nullable: false),
                    gone = table.Column<int>(type: "integer", nullable: false),
                    faults = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "target_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thai_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    selection = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    put_away_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    paper_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    withdrawn_because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "target_group_resolutions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    used_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    selection = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_group_resolutions", x => x.id);
                    table.ForeignKey(
                        name: "fk_target_group_resolutions_target_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "target_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_change_parts",
                columns: table => new
                {
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    after = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_change_parts", x => new { x.change_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_unit_change_parts_unit_changes_change_id",
                        column: x => x.change_id,
                        principalTable: "unit_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_unit_change_parts_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target_group_members",
                columns: table => new
                {
                    resolution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_group_members", x => new { x.resolution_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_target_group_members_target_group_resolutions_resolution_id",
                        column: x => x.resolution_id,
                        principalTable: "target_group_resolutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_target_group_members_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_imports_created_at",
                table: "register_imports",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_target_group_members_unit_id",
                table: "target_group_members",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_group_resolutions_group_id",
                table: "target_group_resolutions",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_target_group_resolutions_used_by_used_by_id",
                table: "target_group_resolutions",
                columns: new[] { "used_by", "used_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_target_groups_thai_name",
                table: "target_groups",
                column: "thai_name",
                unique: true,
                filter: "put_away_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_change_parts_unit_id",
                table: "unit_change_parts",
                column: "unit_id");

            // The names cut into threes of letters. pg_trgm takes Thai vowels and marks for the ends of words, so the threes are our own.
            migrationBuilder.Sql(
                """
                create function unit_name_threes(key text) returns text[] language sql immutable parallel safe as $$
                    select coalesce(array_agg(distinct substr(key, i, 3)), '{}') from generate_series(1, greatest(length(key) - 2, 0)) i
                $$;
                create index ix_unit_names_threes on unit_names using gin (unit_name_threes(search_key));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index if exists ix_unit_names_threes; drop function if exists unit_name_threes(text);");

            migrationBuilder.DropTable(
                name: "register_imports");

            migrationBuilder.DropTable(
                name: "target_group_members");

            migrationBuilder.DropTable(
                name: "unit_change_parts");

            migrationBuilder.DropTable(
                name: "target_group_resolutions");

            migrationBuilder.DropTable(
                name: "unit_changes");

            migrationBuilder.DropTable(
                name: "target_groups");
        }
    }
}
