using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

internal sealed class UnitAncestorConfiguration : IEntityTypeConfiguration<UnitAncestor>
{
    public void Configure(EntityTypeBuilder<UnitAncestor> ancestor)
    {
        ancestor.ToTable("unit_ancestors", table => table.HasCheckConstraint("ck_unit_ancestors_forward", "since < until"));
        ancestor.HasKey(a => new { a.UnitId, a.Hierarchy, a.AncestorId, a.Since });

        // No foreign keys: the rows are worked out from memberships, which have them, and a register of the nation writes 120,000.

        // Holds all that UnitsUnder asks for, so that a right's reach never touches the table itself.
        ancestor.HasIndex(a => new { a.AncestorId, a.Hierarchy, a.UnitId, a.Since, a.Until });
    }
}
