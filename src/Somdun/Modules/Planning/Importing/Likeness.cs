using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>A text made ready to be compared with many others: its search key and the pairs of letters in it.</summary>
internal sealed class Likeness
{
    // Most texts meet their own self, and their pairs are never asked for.
    private int[]? _pairs;

    public Likeness(string text) => Key = ThaiText.SearchKey(text);

    public string Key { get; }

    private int[] Pairs => _pairs ??= PairsOf(Key);

    /// <summary>How alike two texts are, 0 to 1: pairs of letters they share (Dice's coefficient).</summary>
    public double With(Likeness other)
    {
        if (Key == other.Key)
        {
            return 1;
        }

        var (mine, others) = (Pairs, other.Pairs);
        var (i, j, shared) = (0, 0, 0);
        while (i < mine.Length && j < others.Length)
        {
            var order = mine[i].CompareTo(others[j]);
            if (order == 0)
            {
                shared++;
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return mine.Length + others.Length == 0 ? 0 : 2.0 * shared / (mine.Length + others.Length);
    }

    private static int[] PairsOf(string key)
    {
        var pairs = new int[Math.Max(0, key.Length - 1)];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (key[i] << 16) | key[i + 1];
        }

        Array.Sort(pairs);
        return pairs;
    }
}
