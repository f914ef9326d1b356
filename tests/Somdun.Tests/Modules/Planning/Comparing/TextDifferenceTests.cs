using CsCheck;
using Somdun.Modules.Planning;

namespace Somdun.Tests.Modules.Planning;

public class TextDifferenceTests
{
    private static readonly string[] Words = ["โรงเรียน", "ร้อยละ", " ", "80", "90", "พัฒนา", "ระบบ", "ก", "\n", "ECT"];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1].Select(i => Words[i])
        .Array[0, 12]
        .Select(string.Concat);

    [Fact]
    public void Both_texts_come_back_from_the_pieces() => Gen.Select(Texts, Texts).Sample((before, after) =>
    {
        var pieces = TextDifference.Between(before, after);

        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
    });

    [Fact]
    public void A_text_is_the_same_as_itself() => Texts.Sample(text =>
        Assert.All(TextDifference.Between(text, text), piece => Assert.Equal(PieceKind.Same, piece.Kind)));

    [Fact]
    public void A_word_in_the_middle_of_Thai_is_told_apart() => Assert.Equal(
        [
            new(PieceKind.Same, "ผู้บริหารและ"),
            new(PieceKind.Removed, "ครู"),
            new(PieceKind.Added, "บุคลากร"),
            new(PieceKind.Same, "เข้ารับการอบรม"),
        ],
        TextDifference.Between("ผู้บริหารและครูเข้ารับการอบรม", "ผู้บริหารและบุคลากรเข้ารับการอบรม"));
}
