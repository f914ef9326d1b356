using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Finds units by a part of a name they have or had, or by a code. Both databases hold the names cut into threes of letters: SQLite
/// in an FTS5 table, PostgreSQL in an index over arrays, since pg_trgm takes Thai vowels for the ends of words. One or two letters
/// have no threes, and are looked for name by name.
/// </summary>
internal sealed class UnitSearch(SomdunDb db)
{
    private const int ThreeLetters = 3;

    /// <summary>Beyond this many nobody reads; the page says that there are more.</summary>
    public const int Most = 50;

    /// <summary>How many names that hold the words are put in order: the rest is not looked at.</summary>
    private const int MostCompared = 400;

    /// <param name="Thai">The name that holds the words: perhaps a former one.</param>
    internal sealed record Hit(Guid UnitId, string Thai, DateOnly Since, DateOnly Until, string SearchKey, string SortKey);

    /// <summary>Those whose name begins with the words come first, each in the order of a Thai dictionary; at most <see cref="Most"/> and one.</summary>
    /// <param name="reach">Whose units are to be found at all; null for every one.</param>
    public async Task<IReadOnlyList<Hit>> FindAsync(string words, UnitReach? reach, CancellationToken cancel)
    {
        var key = ThaiText.SearchKey(words);
        if (key.Length == 0)
        {
            return [];
        }

        var reached = reach?.Units;
        var code = UnitCode.Read(words).Text;
        var hits = code.Length >= 4 && code.All(char.IsAsciiDigit) ? await ByCode(code, reached).Take(Most).ToListAsync(cancel) : [];

        // Whoever sees an area finds what is in it quicker by its own few hundred names than among all that hold the words.
        if (reached is not null && !await db.Set<Unit>().AnyAsync(u => reach!.Roots.Contains(u.Id) && (u.Kind == UnitKind.Nation || u.Kind == UnitKind.Province), cancel))
        {
            var held = await db.Set<UnitName>().Where(n => n.SearchKey.Contains(key) && reached.Contains(n.UnitId))
                .Select(n => new Hit(n.UnitId, n.Thai, n.Since, n.Until, n.SearchKey, n.SortKey))
                .ToListAsync(cancel);
            hits.AddRange(held.OrderByDescending(h => h.SearchKey.StartsWith(key, StringComparison.Ordinal)).ThenBy(h => h.SortKey, StringComparer.Ordinal));
        }
        else
        {
            hits.AddRange(await AmongAsync(most => Beginning(key, most), Most + 1, reach, cancel));
            if (hits.Count <= Most)
            {
                hits.AddRange(await AmongAsync(most => Holding(key, most), MostCompared, reach, cancel));
            }
        }

        return [.. hits.DistinctBy(h => h.UnitId).Take(Most + 1)];
    }

    /// <summary>
    /// Whoever reaches many units reaches most of what is found: that is found first, and then as many as are shown are looked at by what
    /// stands above them. Asked from above, a database goes through all that the nation has.
    /// </summary>
    private async Task<List<Hit>> AmongAsync(Func<int, IQueryable<Hit>> hits, int most, UnitReach? reach, CancellationToken cancel)
    {
        var found = (await hits(most).ToListAsync(cancel)).OrderBy(h => h.SortKey, StringComparer.Ordinal).ToList();
        if (reach is null)
        {
            return found;
        }

        List<Hit> visible = [];
        foreach (var some in found.Chunk(Most + 1))
        {
            var ids = some.Select(h => h.UnitId).Distinct().ToList();
            var reached = await reach.AmongAsync(db, ids, cancel);
            visible.AddRange(some.Where(h => reached.Contains(h.UnitId)));
            if (visible.Count > Most)
            {
                return visible;
            }

            if (found.Count == most && reached.Count < ids.Count)
            {
                return [.. (await hits(int.MaxValue).Where(h => reach.Units.Contains(h.UnitId)).OrderBy(h => h.SearchKey).Take(most).ToListAsync(cancel)).OrderBy(h => h.SortKey, StringComparer.Ordinal)];
            }
        }

        return visible;
    }

    private IQueryable<Hit> ByCode(string code, IQueryable<Guid>? reached)
    {
        var identifiers = db.Set<UnitIdentifier>().Where(i => i.Text == code);
        if (reached is not null)
        {
            identifiers = identifiers.Where(i => reached.Contains(i.UnitId));
        }

        return
            from identifier in identifiers
            join name in db.Set<UnitName>() on identifier.UnitId equals name.UnitId
            where name.Until == Dated.Open
            orderby name.SortKey
            select new Hit(name.UnitId, name.Thai, name.Since, name.Until, name.SearchKey, name.SortKey);
    }

    private IQueryable<Hit> Beginning(string key, int most)
    {
        // What begins with a key lies between it and it with the last of all letters.
        var end = key + '\uFFFF';
        return db.Database.IsSqlite()
            ? Hits($"select unit_id, thai, since, until, search_key, sort_key from unit_names where search_key >= {key} and search_key < {end} order by search_key limit {most}")
            : Hits($"select unit_id, thai, since, until, search_key, sort_key from unit_names where search_key >= {key} collate \"C\" and search_key < {end} collate \"C\" order by search_key limit {most}");
    }

    private IQueryable<Hit> Holding(string key, int most)
    {
        if (key.Length < ThreeLetters)
        {
            return db.Database.IsSqlite()
                ? Hits($"select unit_id, thai, since, until, search_key, sort_key from unit_names where instr(search_key, {key}) > 0 limit {most}")
                : Hits($"select unit_id, thai, since, until, search_key, sort_key from unit_names where strpos(search_key, {key}) > 0 limit {most}");
        }

        if (db.Database.IsSqlite())
        {
            var phrase = $"\"{key.Replace("\"", "", StringComparison.Ordinal)}\"";
            return Hits(
                $"""
                select n.unit_id, n.thai, n.since, n.until, n.search_key, n.sort_key
                from (select unit_id, since from unit_name_search where unit_name_search match {phrase} limit {most}) f
                join unit_names n on n.unit_id = f.unit_id and n.since = f.since
                """);
        }

        var threes = Enumerable.Range(0, key.Length - 2).Select(i => key.Substring(i, ThreeLetters)).Distinct().ToArray();
        return Hits(
            $"select unit_id, thai, since, until, search_key, sort_key from unit_names where unit_name_threes(search_key) @> {threes} and strpos(search_key, {key}) > 0 limit {most}");
    }

    private IQueryable<Hit> Hits(FormattableString sql) => db.Database.SqlQuery<Hit>(sql);
}
