using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TakeOverStoppedForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A form without a place it led to was being worked on. From now on that stands apart, and this would read as "done".
            migrationBuilder.Sql("delete from submitted_forms where location is null");

            migrationBuilder.AddColumn<Guid>(
                name: "holder",
                table: "submitted_forms",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "form_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_claims", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_form_claims_at",
                table: "form_claims",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "form_claims");

            migrationBuilder.DropColumn(
                name: "holder",
                table: "submitted_forms");
        }
    }
}
