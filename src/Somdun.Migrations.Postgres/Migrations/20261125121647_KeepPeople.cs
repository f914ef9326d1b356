using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    noticed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    affected = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    measures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    is_risk = table.Column<bool>(type: "boolean", nullable: false),
                    committee_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    people_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasure_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    wish = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    parts = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    appointed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    blocked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "processing_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    thai_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thai_purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    thai_subjects = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_subjects = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    thai_contents = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_contents = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    thai_recipients = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_recipients = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    thai_retention = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_retention = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    thai_measures = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_measures = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_sensitive = table.Column<bool>(type: "boolean", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_processing_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "character varying(10000000)", maxLength: 10000000, nullable: false),
                    decisions = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paper_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    paper_date = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                    table.CheckConstraint("ck_delegations_forward", "since < until");
                    table.CheckConstraint("ck_delegations_other", "from_person_id <> to_person_id");
                    table.ForeignKey(
                        name: "fk_delegations_person_from_person_id",
                        column: x => x.from_person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_delegations_person_to_person_id",
                        column: x => x.to_person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_identifiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_identifiers", x => x.id);
                    table.CheckConstraint("ck_person_identifiers_forward", "since < until");
                    table.ForeignKey(
                        name: "fk_person_identifiers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_names",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    prefix = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    given_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    family_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    english_given_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    english_family_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    search_key = table.Column<string>(type: "character varying(603)", maxLength: 603, nullable: false),
                    sort_key = table.Column<string>(type: "character varying(905)", maxLength: 905, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_names", x => new { x.person_id, x.since });
                    table.CheckConstraint("ck_person_names_forward", "since < until");
                    table.ForeignKey(
                        name: "fk_person_names_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_positions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rank = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    heads_unit = table.Column<bool>(type: "boolean", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    paper_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_positions", x => x.id);
                    table.CheckConstraint("ck_person_positions_forward", "since < until");
                    table.ForeignKey(
                        name: "fk_person_positions_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                    table.CheckConstraint("ck_consents_forward", "withdrawn_on is null or withdrawn_on >= given_on");
                    table.ForeignKey(
                        name: "fk_consents_processing_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "processing_activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_breaches_noticed_at",
                table: "breaches",
                column: "noticed_at");

            migrationBuilder.CreateIndex(
                name: "ix_consents_activity_id",
                table: "consents",
                column: "activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_consents_person_id_activity_id_given_on",
                table: "consents",
                columns: new[] { "person_id", "activity_id", "given_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delegations_from_person_id",
                table: "delegations",
                column: "from_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_to_person_id",
                table: "delegations",
                column: "to_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_unit_id_until",
                table: "delegations",
                columns: new[] { "unit_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_requests_person_id",
                table: "erasure_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_identifiers_hash",
                table: "person_identifiers",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_person_identifiers_person_id_scheme_since",
                table: "person_identifiers",
                columns: new[] { "person_id", "scheme", "since" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_names_search_key",
                table: "person_names",
                column: "search_key");

            migrationBuilder.CreateIndex(
                name: "ix_person_names_sort_key_person_id",
                table: "person_names",
                columns: new[] { "sort_key", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_positions_person_id_until",
                table: "person_positions",
                columns: new[] { "person_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_person_positions_unit_id_until_person_id",
                table: "person_positions",
                columns: new[] { "unit_id", "until", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_imports_at",
                table: "staff_imports",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "breaches");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "erasure_requests");

            migrationBuilder.DropTable(
                name: "person_identifiers");

            migrationBuilder.DropTable(
                name: "person_names");

            migrationBuilder.DropTable(
                name: "person_positions");

            migrationBuilder.DropTable(
                name: "staff_imports");

            migrationBuilder.DropTable(
                name: "processing_activities");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
