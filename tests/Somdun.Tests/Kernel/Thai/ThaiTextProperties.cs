using System.Globalization;
using System.Text;
using CsCheck;
using Somdun.Thai;

namespace Somdun.Tests.Kernel.Thai;

public class ThaiTextProperties
{
    private const int Many = 5_000;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    [Fact]
    public void Cleaning_twice_changes_nothing_more() =>
        ThaiGen.Anything.Sample(text => ThaiText.Clean(ThaiText.Clean(text)) == ThaiText.Clean(text), print: ThaiGen.Codes, iter: Many);

    [Fact]
    public void Clean_text_holds_nothing_unseen_and_any_database_takes_it() =>
        ThaiGen.Anything.Sample(
            text =>
            {
                var clean = ThaiText.Clean(text);
                return StrictUtf8.GetByteCount(clean) >= clean.Length
                    && clean == clean.Trim()
                    && !clean.Contains("  ", StringComparison.Ordinal)
                    && clean.All(c => c == ' ' || (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
            },
            print: ThaiGen.Codes, iter: Many);

    [Fact]
    public void Cleaning_loses_no_consonant_and_no_digit() =>
        ThaiGen.Anything.Where(text => !text.Any(c => c is >= '\uF700' and <= '\uF89E'))
            .Sample(text => Kept(text).SequenceEqual(Kept(ThaiText.Clean(text))), print: ThaiGen.Codes, iter: Many);

    [Fact]
    public void Well_formed_text_is_clean_already() =>
        ThaiGen.Phrase.Sample(text => ReferenceEquals(text, ThaiText.Clean(text)), print: ThaiGen.Codes, iter: Many);

    [Fact]
    public void What_scanners_and_old_programs_do_to_a_word_is_undone() =>
        Gen.Select(ThaiGen.Word, Gen.Int.Array[12])
            .Sample((word, dice) => ThaiText.Clean(Damage(word, dice)) == word, iter: Many);

    [Fact]
    public void Digits_come_back_from_the_other_kind() =>
        ThaiGen.Anything.Sample(text =>
            ThaiText.ArabicDigits(ThaiText.ThaiDigits(text)) == ThaiText.ArabicDigits(text)
            && ThaiText.ThaiDigits(ThaiText.ArabicDigits(text)) == ThaiText.ThaiDigits(text));

    [Fact]
    public void The_search_key_of_a_key_is_itself() =>
        ThaiGen.Anything.Sample(text => ThaiText.SearchKey(ThaiText.SearchKey(text)) == ThaiText.SearchKey(text), print: ThaiGen.Codes, iter: Many);

    [Fact]
    public void Cleaning_capitals_and_digits_leave_the_search_key_alone() =>
        ThaiGen.Phrase.Sample(
            text =>
            {
                var key = ThaiText.SearchKey(text);
                return ThaiText.SearchKey(text.ToUpperInvariant()) == key
                    && ThaiText.SearchKey(ThaiText.ThaiDigits(text)) == key
                    && ThaiText.SearchKey($"“{text}” ") == key;
            });

    [Fact]
    public void A_wrapped_line_leaves_the_search_key_alone() =>
        Gen.Select(ThaiGen.Word, ThaiGen.Word, (first, second) => (first, second)).Sample((first, second) =>
        {
            var whole = ThaiText.SearchKey(first + second);
            return ThaiText.SearchKey($"{first} \r\n{second}") == whole && ThaiText.SearchKey(ThaiText.Join(first, second)) == whole;
        });

    [Fact]
    public void A_word_joined_of_its_pieces_is_the_word() =>
        Gen.Select(ThaiGen.Word, Gen.Int[0, 30]).Sample((word, cut) =>
            ThaiText.Join(word[..(cut % (word.Length + 1))], word[(cut % (word.Length + 1))..]) == word);

    [Fact]
    public void Bytes_of_sort_keys_are_in_the_order_of_their_characters() =>
        Gen.Select(ThaiGen.Anything, ThaiGen.Anything).Sample(
            (a, b) =>
            {
                var (x, y) = (ThaiText.SortKey(a), ThaiText.SortKey(b));
                var bytes = StrictUtf8.GetBytes(x).AsSpan().SequenceCompareTo(StrictUtf8.GetBytes(y));
                return Math.Sign(bytes) == Math.Sign(string.CompareOrdinal(x, y)) && x.Length <= (3 * a.Length) + 2;
            },
            iter: Many);

    [Fact]
    public void Sort_keys_order_Thai_words_as_the_platform_does() =>
        Gen.Select(ThaiGen.Word, ThaiGen.Word).Sample(
            (a, b) => Math.Sign(string.CompareOrdinal(ThaiText.SortKey(a), ThaiText.SortKey(b))) == Math.Sign(Platform.Compare(a, b)),
            iter: Many);

    private static readonly CompareInfo Platform = CultureInfo.GetCultureInfo("th-TH").CompareInfo;

    private static IEnumerable<char> Kept(string text) => text.Where(c => c is >= 'ก' and <= 'ฮ' || char.IsAsciiDigit(c) || c is >= '๐' and <= '๙');

    /// <summary>Decomposes sara am and sara ae, doubles marks, puts tones before vowels, sprinkles zero-width characters and torn spaces.</summary>
    private static string Damage(string word, int[] dice)
    {
        var damaged = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            var (c, die) = (word[i], (dice[i % dice.Length] & int.MaxValue) % 6);
            var isMark = c is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');
            var next = i + 1 < word.Length ? word[i + 1] : ' ';
            if (c is >= '\u0E34' and <= '\u0E39' && next is >= '\u0E48' and <= '\u0E4B' && die == 0)
            {
                damaged.Append(next).Append(c);
                i++;
            }
            else
            {
                damaged.Append((c, die) switch
                {
                    ('\u0E33', 0) => "\u0E4D\u0E32",
                    ('\u0E33', 1) => "\u0E33\u0E32",
                    ('\u0E33', 2) => " \u0E33",
                    ('\u0E41', 0) => "\u0E40\u0E40",
                    (_, 3) when isMark => $"{c}{c}",
                    (_, 4) when isMark => $" {c}",
                    (_, 5) => $"{c}\u200B",
                    _ => c.ToString(),
                });
            }
        }

        return damaged.ToString();
    }
}
