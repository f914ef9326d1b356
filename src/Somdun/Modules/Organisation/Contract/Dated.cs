namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// What holds from one day until another, which is the first day it no longer holds. It has a beginning and an end always:
/// <see cref="Dated.Beginning"/> where nobody knows since when, <see cref="Dated.Open"/> where no end is known.
/// </summary>
public interface IDated
{
    DateOnly Since { get; }

    DateOnly Until { get; }
}

/// <summary>Days of what is dated, and asking for a day.</summary>
public static class Dated
{
    /// <summary>As far back as anybody knows.</summary>
    public static readonly DateOnly Beginning = DateOnly.MinValue;

    /// <summary>The end of what has none.</summary>
    public static readonly DateOnly Open = DateOnly.MaxValue;

    extension<T>(IQueryable<T> rows)
        where T : class, IDated
    {
        /// <summary>What holds on the day.</summary>
        public IQueryable<T> On(DateOnly day) => rows.Where(row => row.Since <= day && day < row.Until);
    }

    extension(IDated row)
    {
        public bool Holds(DateOnly day) => row.Since <= day && day < row.Until;

        public bool Overlaps(IDated other) => row.Since < other.Until && other.Since < row.Until;
    }
}
