using System.Globalization;
using Somdun.Results;

namespace Somdun.Money;

/// <summary>An amount of Thai baht, held as whole satang so that every database adds it exactly.</summary>
/// <param name="Satang">Hundredths of a baht.</param>
public readonly record struct Baht(long Satang) : IComparable<Baht>
{
    public static readonly Baht Zero = new(0);

    /// <summary>The amount in baht, with satang as two decimals.</summary>
    public decimal Amount => Satang / 100m;

    /// <exception cref="ArgumentException">The amount is finer than one satang.</exception>
    /// <exception cref="OverflowException">The amount is beyond ninety-two thousand billion baht.</exception>
    public static Baht Of(decimal baht)
    {
        var satang = baht * 100;
        if (satang != decimal.Truncate(satang))
        {
            throw new ArgumentException($"{baht} is finer than one satang.", nameof(baht));
        }

        return new Baht((long)satang);
    }

    public static Baht operator +(Baht a, Baht b) => new(checked(a.Satang + b.Satang));

    public static Baht operator -(Baht a, Baht b) => new(checked(a.Satang - b.Satang));

    public static Baht operator -(Baht a) => new(checked(-a.Satang));

    public static Baht operator *(Baht a, long times) => new(checked(a.Satang * times));

    public static Baht operator *(long times, Baht a) => a * times;

    public static bool operator <(Baht a, Baht b) => a.Satang < b.Satang;

    public static bool operator >(Baht a, Baht b) => a.Satang > b.Satang;

    public static bool operator <=(Baht a, Baht b) => a.Satang <= b.Satang;

    public static bool operator >=(Baht a, Baht b) => a.Satang >= b.Satang;

    public static Baht Add(Baht a, Baht b) => a + b;

    public static Baht Subtract(Baht a, Baht b) => a - b;

    public static Baht Negate(Baht a) => -a;

    public static Baht Multiply(Baht a, long times) => a * times;

    /// <exception cref="OverflowException">The sum is beyond ninety-two thousand billion baht.</exception>
    public static Baht Sum(IEnumerable<Baht> amounts) => amounts.Aggregate(Zero, Add);

    /// <summary>
    /// Reads an amount and nothing else: <c>47,000.-</c>, <c>๔๗,๐๐๐ บาท</c>, <c>฿5,475,250.00</c>, <c>1.5 ล้านบาท</c>,
    /// <c>5 บาท 50 สตางค์</c>, <c>ห้าพันบาทถ้วน</c>, <c>5,000 บาท (ห้าพันบาทถ้วน)</c> when figures and words agree.
    /// </summary>
    /// <remarks>
    /// Below nought only with its minus sign or in brackets. Refused: a dash (there is no amount), commas that do not part
    /// thousands, figures parted by spaces (they may be two amounts), anything finer than a satang, anything beyond a
    /// hundred million million baht.
    /// </remarks>
    public static bool TryRead(string text, out Baht amount) => BahtReader.Read(text).Into(out amount);

    public int CompareTo(Baht other) => Satang.CompareTo(other.Satang);

    /// <summary>As tables print it: <c>5,475,250.00</c>.</summary>
    public override string ToString() => Amount.ToString("N2", CultureInfo.InvariantCulture);
}
