using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DateTheOrganisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "latitude",
                table: "units",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "levels",
                table: "units",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "longitude",
                table: "units",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "served_since",
                table: "units",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sub_district",
                table: "units",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "head_counts",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    pupils = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
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
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ancestor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hierarchy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
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
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
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
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hierarchy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
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
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    thai = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    english = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    search_key = table.Column<string>(type: "character varying(601)", maxLength: 601, nullable: false),
                    sort_key = table.Column<string>(type: "character varying(902)", maxLength: 902, nullable: false)
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
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paper_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    other_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
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
                name: "parent_id",
                table: "units");

            migrationBuilder.DropColumn(
                name: "thai_name",
                table: "units");
        }

        private static void CarryOver(MigrationBuilder migrationBuilder)
        {
            // What units were called, which code they had and to whom they belonged: since nobody knows when, and until now.
            // The keys of the names are worked out by the program, once the tables stand.
            migrationBuilder.Sql(
                """
                insert into unit_names (unit_id, since, until, thai, english, search_key, sort_key)
                select id, '-infinity', 'infinity', thai_name, case when english_name in ('', thai_name) then null else english_name end, '', '' from units;

                insert into unit_identifiers (unit_id, scheme, since, until, text)
                select id,
                    case when kind = 'Area' then 'Area' when kind = 'School' and length(code) = 8 then 'Smis' when kind = 'School' and length(code) = 10 then 'Moe' else 'Own' end,
                    '-infinity', 'infinity', code
                from units where code is not null;

                insert into unit_statuses (unit_id, since, until, state)
                select id, '-infinity', 'infinity', 'Open' from units;

                insert into unit_memberships (unit_id, hierarchy, parent_id, since, until)
                select id, 'Administrative', parent_id, '-infinity', 'infinity' from units where parent_id is not null;

                with recursive above (unit_id, ancestor_id) as (
                    select id, id from units
                    union
                    select above.unit_id, units.parent_id from above join units on units.id = above.ancestor_id where units.parent_id is not null)
                insert into unit_ancestors (unit_id, hierarchy, ancestor_id, since, until)
                select unit_id, 'Administrative', ancestor_id, '-infinity', 'infinity' from above;

                update units set served_since = now()
                where id = (select id from units where kind = 'Area' order by position, id limit 1);
                """);
        }

        /// <summary>No two rows hold on one day for what must be one. Told by statement, not by row: a register of the nation is one statement.</summary>
        private static void KeepApart(MigrationBuilder migrationBuilder, string name, string table, string same, string condition = "true")
        {
            migrationBuilder.Sql(
                $"""
                create function {name}() returns trigger language plpgsql as $$
                begin
                    if exists (
                        select 1 from changed c join {table} o on {same} and o.since < c.until and c.since < o.until
                        where (o.*) is distinct from (c.*) and {condition})
                    then
                        raise exception '{name}: two rows hold on one day' using errcode = 'exclusion_violation';
                    end if;
                    return null;
                end $$;
                create trigger {name}_insert after insert on {table} referencing new table as changed for each statement execute function {name}();
                create trigger {name}_update after update on {table} referencing new table as changed for each statement execute function {name}();
                """);
        }

        private static void Guard(MigrationBuilder migrationBuilder)
        {
            // Keys are compared byte by byte, whatever the database was made with.
            migrationBuilder.Sql(
                """
                alter table unit_names
                    alter column search_key type character varying(601) collate "C",
                    alter column sort_key type character varying(902) collate "C";
                """);
            KeepApart(migrationBuilder, "unit_names_apart", "unit_names", "o.unit_id = c.unit_id");
            KeepApart(migrationBuilder, "unit_statuses_apart", "unit_statuses", "o.unit_id = c.unit_id");
            KeepApart(migrationBuilder, "unit_identifiers_apart", "unit_identifiers", "o.unit_id = c.unit_id and o.scheme = c.scheme");
            KeepApart(migrationBuilder, "unit_identifiers_one_unit", "unit_identifiers", "o.text = c.text and o.scheme = c.scheme", "o.unit_id <> c.unit_id");
            KeepApart(migrationBuilder, "unit_memberships_apart", "unit_memberships", "o.unit_id = c.unit_id and o.hierarchy = c.hierarchy", "(o.parent_id = c.parent_id or o.hierarchy not in ('Network', 'EducationFund'))");
        }

        private static void Unguard(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            drop function if exists unit_names_apart() cascade;
            drop function if exists unit_statuses_apart() cascade;
            drop function if exists unit_identifiers_apart() cascade;
            drop function if exists unit_identifiers_one_unit() cascade;
            drop function if exists unit_memberships_apart() cascade;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Unguard(migrationBuilder);

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
                name: "served_since",
                table: "units");

            migrationBuilder.DropColumn(
                name: "sub_district",
                table: "units");

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "units",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "english_name",
                table: "units",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "thai_name",
                table: "units",
                type: "character varying(300)",
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
