using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Somdun.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhoDecidedOnAPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "approved_by_account_id",
                table: "plan_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "approved_by_person_id",
                table: "plan_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approved_despite",
                table: "plan_versions",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "approved_with_errors",
                table: "plan_versions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "screened_by_account_id",
                table: "plan_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "screened_by_person_id",
                table: "plan_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "screened_despite",
                table: "plan_versions",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "screened_with_errors",
                table: "plan_versions",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approved_by_account_id",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "approved_by_person_id",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "approved_despite",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "approved_with_errors",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "screened_by_account_id",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "screened_by_person_id",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "screened_despite",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "screened_with_errors",
                table: "plan_versions");
        }
    }
}
