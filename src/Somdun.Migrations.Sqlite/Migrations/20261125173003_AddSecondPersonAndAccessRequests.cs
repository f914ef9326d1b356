using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddSecondPersonAndAccessRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "confirmed_at",
                table: "sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept",
                table: "one_time_codes",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "confirmed_at",
                table: "account_grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "confirmed_by_id",
                table: "account_grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_proposed",
                table: "account_grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "access_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    wish = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    handler_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    handler_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_touched",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_touched", x => new { x.event_id, x.subject_id });
                    table.ForeignKey(
                        name: "fk_audit_touched_audit_events_event_id",
                        column: x => x.event_id,
                        principalTable: "audit_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_person_id",
                table: "access_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_touched_subject_id",
                table: "audit_touched",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_requests");

            migrationBuilder.DropTable(
                name: "audit_touched");

            // By hand: the step before was written beside the one that made these tables, and its model does not know them.
            migrationBuilder.Sql("alter table sessions drop column confirmed_at");
            migrationBuilder.Sql("alter table one_time_codes drop column kept");
            migrationBuilder.Sql("alter table account_grants drop column confirmed_at");
            migrationBuilder.Sql("alter table account_grants drop column confirmed_by_id");
            migrationBuilder.Sql("alter table account_grants drop column is_proposed");
        }
    }
}
