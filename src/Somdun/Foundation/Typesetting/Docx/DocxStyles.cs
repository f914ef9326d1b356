using System.Globalization;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Foundation.Typesetting;

/// <summary>Styles, settings and fonts of every DOCX.</summary>
internal static class DocxStyles
{
    public const double Body = PdfLayout.Body, Small = 9;

    public const string Cell = "Cell";

    private const string Font = "Sarabun";

    private static readonly byte[] FontKey = SHA256.HashData(Typeface.Regular.Bytes)[..16];

    public static string HeadingStyle(int level, bool inContents) =>
        string.Create(CultureInfo.InvariantCulture, $"{(inContents ? "Heading" : "Title")}{Level(level)}");

    public static string ContentsStyle(int level) => string.Create(CultureInfo.InvariantCulture, $"TOC{Level(level)}");

    public static void AddTo(MainDocumentPart main, Document document)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles(document);
        var settings = new W.Settings(new EmbedTrueTypeFonts(), new DefaultTabStop { Val = 720 });
        if (document.Sections.Any(s => s.PlainBlocks(document).OfType<TableOfContents>().Any()))
        {
            // Word breaks pages by its own measure: the numbers in the contents are ours until it has counted, which it offers to do at opening.
            settings.Append(new UpdateFieldsOnOpen());
        }

        settings.Append(
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
            new ThemeFontLanguages { Val = "en-GB", Bidi = "th-TH" });
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = settings;
        AddFonts(main.AddNewPart<FontTablePart>("fonts"));
    }

    private static int Level(int level) => Math.Clamp(level, 1, PdfLayout.HeadingLooks.Count);

    private static Styles Styles(Document document)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new Color { Val = Palette.Of(Ink.Black) },
                new FontSize { Val = Half(Body) },
                new FontSizeComplexScript { Val = Half(Body) },
                new W.Languages { Val = document.Language == Language.English ? "en-GB" : "en-US", EastAsia = "en-US", Bidi = "th-TH" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new WidowControl(),
                new SpacingBetweenLines { Before = "0", After = "100", Line = "252", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(Style("Normal", "Normal", isDefault: true));
        styles.Append(Style(Cell, "Cell", basedOn: "Normal", paragraph: new StyleParagraphProperties(new SpacingBetweenLines { After = "30" })));
        foreach (var (i, look) in PdfLayout.HeadingLooks.Index())
        {
            // A heading that is not in the contents must not have the outline level by which Word collects them.
            foreach (var inContents in new[] { true, false })
            {
                var paragraph = new StyleParagraphProperties(
                    new KeepNext(),
                    new KeepLines(),
                    new SpacingBetweenLines { Before = DocxWriter.Twips(look.Before), After = DocxWriter.Twips(look.After) });
                if (inContents)
                {
                    paragraph.Append(new OutlineLevel { Val = i });
                }

                var name = string.Create(CultureInfo.InvariantCulture, $"{(inContents ? "heading" : "Title")} {i + 1}");
                styles.Append(Style(HeadingStyle(i + 1, inContents), name, basedOn: "Normal", next: "Normal", paragraph: paragraph, run: new StyleRunProperties(
                    new Bold(), new BoldComplexScript(), new FontSize { Val = Half(look.Size) }, new FontSizeComplexScript { Val = Half(look.Size) })));
            }

            styles.Append(Style(
                ContentsStyle(i + 1),
                string.Create(CultureInfo.InvariantCulture, $"toc {i + 1}"),
                basedOn: "Normal",
                next: "Normal",
                paragraph: new StyleParagraphProperties(
                    new SpacingBetweenLines { Before = i == 0 ? "100" : "0", After = "0" },
                    new Indentation { Left = DocxWriter.Twips(i * 16) }),
                run: i == 0 ? new StyleRunProperties(new Bold(), new BoldComplexScript()) : null));
        }

        return styles;
    }

    private static Style Style(
        string id, string name, bool isDefault = false, string? basedOn = null, string? next = null,
        StyleParagraphProperties? paragraph = null, StyleRunProperties? run = null)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            style.Append(paragraph);
        }

        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }

    /// <summary>Sarabun itself, which its licence lets travel in documents; where a program ignores it, fonts of its family.</summary>
    private static void AddFonts(FontTablePart part)
    {
        var key = new Guid(FontKey).ToString("B").ToUpperInvariant();
        AddFont(part, "regular", Typeface.Regular);
        AddFont(part, "bold", Typeface.Bold);
        part.Fonts = new Fonts(new W.Font(
            new AltName { Val = "TH Sarabun New" },
            new FontFamily { Val = FontFamilyValues.Swiss },
            new Pitch { Val = FontPitchValues.Variable },
            new EmbedRegularFont { Id = "regular", FontKey = key },
            new EmbedBoldFont { Id = "bold", FontKey = key })
        {
            Name = Font,
        });
    }

    /// <summary>Open XML hides the first 32 bytes of an embedded font under a key that stands beside it.</summary>
    private static void AddFont(FontTablePart part, string id, Typeface typeface)
    {
        var bytes = (byte[])typeface.Bytes.Clone();
        var hexadecimal = Convert.FromHexString(new Guid(FontKey).ToString("N"));
        for (var i = 0; i < 32; i++)
        {
            bytes[i] ^= hexadecimal[15 - (i % 16)];
        }

        using var stream = new MemoryStream(bytes);
        part.AddFontPart(FontPartType.FontOdttf, id).FeedData(stream);
    }

    private static string Half(double points) => Math.Round(points * 2).ToString(CultureInfo.InvariantCulture);
}
