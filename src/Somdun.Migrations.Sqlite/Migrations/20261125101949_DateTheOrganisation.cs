using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DateTheOrganisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "served_since",
                table: "units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "latitude",
                table: "units",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "levels",
                table: "units",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "longitude",
                table: "units",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sub_district",
                table: "units",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "head_counts",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    pupils = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_head_counts", x => new { x.unit_id, x.day });
                    table.CheckConstraint("ck_head_counts_pupils", "pupils between 0 and 20000");
                    table.ForeignKey(
                        name: "fk_head_counts_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_ancestors",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ancestor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hierarchy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_ancestors", x => new { x.unit_id, x.hierarchy, x.ancestor_id, x.since });
                    table.CheckConstraint("ck_unit_ancestors_forward", "since < until");
                });

            migrationBuilder.CreateTable(
                name: "unit_identifiers",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_identifiers", x => new { x.unit_id, x.scheme, x.since });
                    table.CheckConstraint("ck_unit_identifiers_forward", "since < until");
                    table.ForeignKey(
                        name: "fk_unit_identifiers_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_memberships",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hierarchy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_memberships", x => new { x.unit_id, x.hierarchy, x.parent_id, x.since });
                    table.CheckConstraint("ck_unit_memberships_forward", "since < until");
                    table.CheckConstraint("ck_unit_memberships_other", "unit_id <> parent_id");
                    table.ForeignKey(
                        name: "fk_unit_memberships_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_memberships_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_names",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    thai = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    english = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    search_key = table.Column<string>(type: "TEXT", maxLength: 601, nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", maxLength: 902, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_names", x => new { x.unit_id, x.since });
                    table.CheckConstraint("ck_unit_names_forward", "since < until");
                    table.ForeignKey(
                        name: "fk_unit_names_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_statuses",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    paper_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    other_unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_statuses", x => new { x.unit_id, x.since });
                    table.CheckConstraint("ck_unit_statuses_forward", "since < until");
                    table.CheckConstraint("ck_unit_statuses_into", "state not in ('Merged', 'TeachingMerged') or other_unit_id is not null");
                    table.CheckConstraint("ck_unit_statuses_other", "other_unit_id is null or other_unit_id <> unit_id");
                    table.ForeignKey(
                        name: "fk_unit_statuses_units_other_unit_id",
                        column: x => x.other_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_statuses_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_units_kind_other_than_school",
                table: "units",
                column: "kind",
                filter: "kind <> 'School'");

            migrationBuilder.CreateIndex(
                name: "ix_units_served",
                table: "units",
                column: "served_since",
                filter: "served_since is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_units_on_earth",
                table: "units",
                sql: "(latitude is null) = (longitude is null) and (latitude is null or (latitude between -90000000 and 90000000 and longitude between -180000000 and 180000000))");

            migrationBuilder.CreateIndex(
                name: "ix_unit_ancestors_ancestor_id_hierarchy_unit_id_since_until",
                table: "unit_ancestors",
                columns: new[] { "ancestor_id", "hierarchy", "unit_id", "since", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_identifiers_text_scheme",
                table: "unit_identifiers",
                columns: new[] { "text", "scheme" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_memberships_parent_id_hierarchy",
                table: "unit_memberships",
                columns: new[] { "parent_id", "hierarchy" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_names_search_key",
                table: "unit_names",
                column: "search_key");

            migrationBuilder.CreateIndex(
                name: "ix_unit_names_sort_key_unit_id",
                table: "unit_names",
                columns: new[] { "sort_key", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_statuses_other_unit_id",
                table: "unit_statuses",
                column: "other_unit_id",
                filter: "other_unit_id is not null");

            CarryOver(migrationBuilder);
            Guard(migrationBuilder);

            migrationBuilder.DropForeignKey(
                name: "fk_units_units_parent_id",
                table: "units");

            migrationBuilder.DropIndex(
                name: "ix_units_code",
                table: "units");

            migrationBuilder.DropIndex(
                name: "ix_units_parent_id",
                table: "units");

            migrationBuilder.DropColumn(
                name: "code",
                table: "units");

            migrationBuilder.DropColumn(
                name: "english_name",
                table: "units");

            migrationBuilder.DropColumn(
                name: "thai_name",
                table: "units");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "units");
        }

        private static void CarryOver(MigrationBuilder migrationBuilder)
        {
            // What units were called, which code they had and to whom they belonged: since nobody knows when, and until now.
            // The keys of the names are worked out by the program, once the tables stand.
            migrationBuilder.Sql(
                """
                insert into unit_names (unit_id, since, until, thai, english, search_key, sort_key)
                select id, '0001-01-01', '9999-12-31', thai_name, case when english_name in ('', thai_name) then null else english_name end, '', '' from units;

                insert into unit_identifiers (unit_id, scheme, since, until, text)
                select id,
                    case when kind = 'Area' then 'Area' when kind = 'School' and length(code) = 8 then 'Smis' when kind = 'School' and length(code) = 10 then 'Moe' else 'Own' end,
                    '0001-01-01', '9999-12-31', code
                from units where code is not null;

                insert into unit_statuses (unit_id, since, until, state)
                select id, '0001-01-01', '9999-12-31', 'Open' from units;

                insert into unit_memberships (unit_id, hierarchy, parent_id, since, until)
                select id, 'Administrative', parent_id, '0001-01-01', '9999-12-31' from units where parent_id is not null;

                with recursive above (unit_id, ancestor_id) as (
                    select id, id from units
                    union
                    select above.unit_id, units.parent_id from above join units on units.id = above.ancestor_id where units.parent_id is not null)
                insert into unit_ancestors (unit_id, hierarchy, ancestor_id, since, until)
                select unit_id, 'Administrative', ancestor_id, '0001-01-01', '9999-12-31' from above;

                update units set served_since = datetime('now')
                where id = (select id from units where kind = 'Area' order by position, id limit 1);
                """);
        }

        /// <summary>No two rows hold on one day for what must be one.</summary>
        private static void KeepApart(MigrationBuilder migrationBuilder, string name, string table, string same, string condition = "1")
        {
            foreach (var (when, self) in new[] { ("insert", ""), ("update", "and o.rowid <> old.rowid") })
            {
                migrationBuilder.Sql(
                    $"""
                    create trigger {name}_{when} before {when} on {table}
                    when exists (select 1 from {table} o where {same} and o.since < new.until and new.since < o.until and {condition} {self})
                    begin
                        select raise(abort, '{name}: two rows hold on one day');
                    end;
                    """);
            }
        }

        private static void Guard(MigrationBuilder migrationBuilder)
        {
            KeepApart(migrationBuilder, "unit_names_apart", "unit_names", "o.unit_id = new.unit_id");
            KeepApart(migrationBuilder, "unit_statuses_apart", "unit_statuses", "o.unit_id = new.unit_id");
            KeepApart(migrationBuilder, "unit_identifiers_apart", "unit_identifiers", "o.unit_id = new.unit_id and o.scheme = new.scheme");
            KeepApart(migrationBuilder, "unit_identifiers_one_unit", "unit_identifiers", "o.text = new.text and o.scheme = new.scheme", "o.unit_id <> new.unit_id");
            KeepApart(migrationBuilder, "unit_memberships_apart", "unit_memberships", "o.unit_id = new.unit_id and o.hierarchy = new.hierarchy", "(o.parent_id = new.parent_id or o.hierarchy not in ('Network', 'EducationFund'))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "head_counts");

            migrationBuilder.DropTable(
                name: "unit_ancestors");

            migrationBuilder.DropTable(
                name: "unit_identifiers");

            migrationBuilder.DropTable(
                name: "unit_memberships");

            migrationBuilder.DropTable(
                name: "unit_names");

            migrationBuilder.DropTable(
                name: "unit_statuses");

            migrationBuilder.DropIndex(
                name: "ix_units_kind_other_than_school",
                table: "units");

            migrationBuilder.DropIndex(
                name: "ix_units_served",
                table: "units");

            migrationBuilder.DropCheckConstraint(
                name: "ck_units_on_earth",
                table: "units");

            migrationBuilder.DropColumn(
                name: "latitude",
                table: "units");

            migrationBuilder.DropColumn(
                name: "levels",
                table: "units");

            migrationBuilder.DropColumn(
                name: "longitude",
                table: "units");

            migrationBuilder.DropColumn(
                name: "sub_district",
                table: "units");

            migrationBuilder.RenameColumn(
                name: "served_since",
                table: "units",
                newName: "parent_id");

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "units",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "english_name",
                table: "units",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "thai_name",
                table: "units",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                table: "units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_parent_id",
                table: "units",
                column: "parent_id");

            migrationBuilder.AddForeignKey(
                name: "fk_units_units_parent_id",
                table: "units",
                column: "parent_id",
                principalTable: "units",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
