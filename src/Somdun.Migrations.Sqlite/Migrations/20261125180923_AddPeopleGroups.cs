using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddPeopleGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "people_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thai_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    english_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    selection = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    put_away_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_group_resolutions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    used_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    selection = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_group_resolutions", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_group_resolutions_people_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "people_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_group_members",
                columns: table => new
                {
                    resolution_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_group_members", x => new { x.resolution_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_people_group_members_people_group_resolutions_resolution_id",
                        column: x => x.resolution_id,
                        principalTable: "people_group_resolutions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_people_group_members_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_group_members_person_id",
                table: "people_group_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_group_resolutions_group_id",
                table: "people_group_resolutions",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_group_resolutions_used_by_used_by_id",
                table: "people_group_resolutions",
                columns: new[] { "used_by", "used_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_groups_thai_name",
                table: "people_groups",
                column: "thai_name",
                unique: true,
                filter: "put_away_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "people_group_members");

            migrationBuilder.DropTable(
                name: "people_group_resolutions");

            migrationBuilder.DropTable(
                name: "people_groups");
        }
    }
}
