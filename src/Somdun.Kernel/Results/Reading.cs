namespace Somdun.Results;

/// <summary>Readers answer null for what they do not read; callers outside ask by the Try pattern.</summary>
internal static class Reading
{
    /// <summary>Hands a reading out: <c>Read(text).Into(out value)</c>.</summary>
    public static bool Into<T>(this T? reading, out T value)
        where T : struct
    {
        value = reading.GetValueOrDefault();
        return reading.HasValue;
    }
}
