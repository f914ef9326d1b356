namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>How far two words are apart in single letters put in, left out, exchanged or swapped with their neighbour.</summary>
internal static class Edits
{
    private const int LongestWord = 128;

    /// <summary>Whether at most <paramref name="allowed"/> edits lie between the words.</summary>
    public static bool Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int allowed) => Distance(a, b) <= allowed;

    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > LongestWord || b.Length > LongestWord)
        {
            return a.SequenceEqual(b) ? 0 : LongestWord;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }

        return previous[b.Length];
    }
}
