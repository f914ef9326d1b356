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
    internal sealed record Hit(Guid UnitId, string Thai, DateOnly Since, DateOnly Until, string SortKey);

    /// <summary>Those whose name begins with the words come first, each in the order of a Thai dictionary; at most <see cref="Most"/> and one.</summary>
    public async Task<IReadOnlyList<Hit>> FindAsync(string words, CancellationToken cancel)
    {
        var key = ThaiText.SearchKey(words);
        if (key.Length == 0)
        {
            return [];
        }

        var code = UnitCode.Read(words).Text;
        var hits = code.Length >= 4 && code.All(char.IsAsciiDigit) ? await ByCodeAsync(code, cancel) : [];
        hits.AddRange(await BeginningAsync(key, cancel));
        if (hits.Count <= Most)
        {
            hits.AddRange((await HoldingAsync(key, cancel)).OrderBy(h => h.SortKey, StringComparer.Ordinal));
        }

        return [.. hits.DistinctBy(h => h.UnitId).Take(Most + 1)];
    }

    private Task<List<Hit>> ByCodeAsync(string code, CancellationToken cancel) =>
        (from identifier in db.Set<UnitIdentifier>()
         join name in db.Set<UnitName>() on identifier.UnitId equals name.UnitId
         where identifier.Text == code && name.Until == Dated.Open
         orderby name.SortKey
         select new Hit(name.UnitId, name.Thai, name.Since, name.Until, name.SortKey)).Take(Most).ToListAsync(cancel);

    private Task<List<Hit>> BeginningAsync(string key, CancellationToken cancel)
    {
        // What begins with a key lies between it and it with the last of all letters.
        var end = key + '\uFFFF';
        return db.Database.IsSqlite()
            ? HitsAsync($"select unit_id, thai, since, until, sort_key from unit_names where search_key >= {key} and search_key < {end} order by search_key limit {Most + 1}", cancel)
            : HitsAsync($"select unit_id, thai, since, until, sort_key from unit_names where search_key >= {key} collate \"C\" and search_key < {end} collate \"C\" order by search_key limit {Most + 1}", cancel);
    }

    private Task<List<Hit>> HoldingAsync(string key, CancellationToken cancel)
    {
        if (key.Length < ThreeLetters)
        {
            return db.Database.IsSqlite()
                ? HitsAsync($"select unit_id, thai, since, until, sort_key from unit_names where instr(search_key, {key}) > 0 limit {MostCompared}", cancel)
                : HitsAsync($"select unit_id, thai, since, until, sort_key from unit_names where strpos(search_key, {key}) > 0 limit {MostCompared}", cancel);
        }

        if (db.Database.IsSqlite())
        {
            var phrase = $"\"{key.Replace("\"", "", StringComparison.Ordinal)}\"";
            return HitsAsync(
                $"""
                select n.unit_id, n.thai, n.since, n.until, n.sort_key
                from (select unit_id, since from unit_name_search where unit_name_search match {phrase} limit {MostCompared}) f
                join unit_names n on n.unit_id = f.unit_id and n.since = f.since
                """, cancel);
        }

        var threes = Enumerable.Range(0, key.Length - 2).Select(i => key.Substring(i, ThreeLetters)).Distinct().ToArray();
        return HitsAsync(
            $"select unit_id, thai, since, until, sort_key from unit_names where unit_name_threes(search_key) @> {threes} and strpos(search_key, {key}) > 0 limit {MostCompared}", cancel);
    }

    private Task<List<Hit>> HitsAsync(FormattableString sql, CancellationToken cancel) => db.Database.SqlQuery<Hit>(sql).ToListAsync(cancel);
}
