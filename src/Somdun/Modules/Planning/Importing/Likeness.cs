using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>A text made ready to be compared with many others: its search key and the pairs of letters in it.</summary>
internal sealed class Likeness
{
    private readonly int[] _pairs;

    public Likeness(string text)
    {
        Key = ThaiText.SearchKey(text);
        _pairs = new int[Math.Max(0, Key.Length - 1)];
        for (var i = 0; i < _pairs.Length; i++)
        {
            _pairs[i] = (Key[i] << 16) | Key[i + 1];
        }

        Array.Sort(_pairs);
    }

    public string Key { get; }

    /// <summary>How alike two texts are, 0 to 1: pairs of letters they share (Dice's coefficient).</summary>
    public double With(Likeness other)
    {
        if (Key == other.Key)
        {
            return 1;
        }

        var (i, j, shared) = (0, 0, 0);
        while (i < _pairs.Length && j < other._pairs.Length)
        {
            var order = _pairs[i].CompareTo(other._pairs[j]);
            if (order == 0)
            {
                shared++;
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return _pairs.Length + other._pairs.Length == 0 ? 0 : 2.0 * shared / (_pairs.Length + other._pairs.Length);
    }
}
