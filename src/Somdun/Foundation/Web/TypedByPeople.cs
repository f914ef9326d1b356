using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Somdun.Money;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// Reads form fields as people type them: <c>3 มี.ค. 2563</c>, <c>47,000.-</c>, <c>๑๒</c>. What cannot be read is a fault of its field, in
/// the reader's language, and stays in the box as typed. An empty box is null; for a type that has none, its fault. A year of the common era
/// where a Buddhist one is meant is told as such, and what would be meant beside it: nobody's 1 ต.ค. 2026 becomes 2569 unseen.
/// </summary>
internal sealed partial class TypedByPeople : IModelBinderProvider
{
    private delegate bool Reading<T>(string text, out T value);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) ? new Binder<DateOnly>(TryReadDay, WhyNotDay)
            : type == typeof(Baht) ? new Binder<Baht>(Baht.TryRead, _ => T("จำนวนเงินต้องเป็นเช่น 47,000 หรือ 47,000.50", "Write the amount like 47,000 or 47,000.50"))
            : type == typeof(FiscalYear) ? new Binder<FiscalYear>(TryReadFiscalYear, _ => T("ปีต้องเป็น พ.ศ. เช่น 2563", "Write the year in the Buddhist era, like 2563"))
            : type == typeof(int) ? new Binder<int>(TryReadNumber, _ => T("ต้องเป็นจำนวนเต็ม เช่น 12", "Write a whole number, like 12"))
            : type == typeof(string) ? new TextBinder(new SimpleTypeModelBinder(type, context.Services.GetRequiredService<ILoggerFactory>()))
            : type == typeof(decimal) ? new Binder<decimal>(TryReadDecimal, _ => T("ต้องเป็นตัวเลข เช่น 12 หรือ 12.5", "Write a number, like 12 or 12.5"))
            : null;
    }

    /// <summary>What the framework itself says of a field it cannot bind.</summary>
    public static void SayFaultsInBothLanguages(DefaultModelBindingMessageProvider says)
    {
        says.SetValueMustNotBeNullAccessor(_ => T("กรอกข้อมูลช่องนี้", "Fill this in").ToString());
        says.SetMissingBindRequiredValueAccessor(_ => T("กรอกข้อมูลช่องนี้", "Fill this in").ToString());
        says.SetMissingKeyOrValueAccessor(() => T("กรอกข้อมูลช่องนี้", "Fill this in").ToString());
        says.SetAttemptedValueIsInvalidAccessor((value, _) => T($"อ่าน “{value}” ไม่ได้", $"“{value}” cannot be read").ToString());
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T($"อ่าน “{value}” ไม่ได้", $"“{value}” cannot be read").ToString());
        says.SetValueIsInvalidAccessor(value => T($"อ่าน “{value}” ไม่ได้", $"“{value}” cannot be read").ToString());
        says.SetValueMustBeANumberAccessor(_ => T("ต้องเป็นตัวเลข", "Write a number").ToString());
        says.SetNonPropertyValueMustBeANumberAccessor(() => T("ต้องเป็นตัวเลข", "Write a number").ToString());
        says.SetUnknownValueIsInvalidAccessor(_ => T("อ่านค่านี้ไม่ได้", "This cannot be read").ToString());
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => T("อ่านค่านี้ไม่ได้", "This cannot be read").ToString());
        says.SetMissingRequestBodyRequiredValueAccessor(() => T("ไม่มีข้อมูลส่งมา", "Nothing was sent").ToString());
    }

    private static bool TryReadDay(string text, out DateOnly day)
    {
        day = default;
        return YearOfOtherEra(text) is null && ThaiDate.TryRead(text, out day);
    }

    private static Text WhyNotDay(string text)
    {
        if (YearOfOtherEra(text) is not { } year)
        {
            return T("วันที่ต้องเป็นเช่น 3 มี.ค. 2563", "Write the day like 3 Mar 2020 or 3 มี.ค. 2563");
        }

        var meant = ThaiText.ArabicDigits(text).Replace($"{year.Written}", $"{year.Meant}", StringComparison.Ordinal);
        return year.Written < year.Meant
            ? T($"ปีนี้ดูเหมือนเป็น ค.ศ. ({year.Written}) หากหมายถึง พ.ศ. {year.Meant} ให้กรอก {meant}", $"{year.Written} looks like a year of the common era. If you mean {year.Meant} of the Buddhist era, write {meant}")
            : T($"ปี {year.Written} ไกลเกินไป ดูเหมือนบวก 543 ซ้ำ หากหมายถึง พ.ศ. {year.Meant} ให้กรอก {meant}", $"{year.Written} lies too far ahead: 543 seems to be added twice. If you mean {year.Meant} of the Buddhist era, write {meant}");
    }

    /// <summary>
    /// A year of four digits that is none of the Buddhist era, in a day that does not say its era: neither by ค.ศ., nor by an English month, nor by
    /// the order of ISO.
    /// </summary>
    private static (int Written, int Meant)? YearOfOtherEra(string text)
    {
        var digits = ThaiText.ArabicDigits(text);
        return SaysEra().IsMatch(digits) || FourDigits().Matches(digits) is not [var only] ? null
            : int.Parse(only.Value, CultureInfo.InvariantCulture) switch
            {
                >= EarliestCommon and <= LatestCommon and var year => (year, year + BuddhistEra.Offset),
                >= EarliestTwice and <= LatestTwice and var year => (year, year - BuddhistEra.Offset),
                _ => null,
            };
    }

    // Days that offices write about lie within these years of the common era; 543 more is the Buddhist year, and 543 more again a slip.
    private const int EarliestCommon = 1857;
    private const int LatestCommon = 2200;
    private const int EarliestTwice = 2900;
    private const int LatestTwice = 3299;

    // ค.ศ. and พ.ศ., an English month, the order of ISO.
    [GeneratedRegex(@"[\u0E04\u0E1E]\s*\.?\s*\u0E28|[A-Za-z]|^\s*[0-9]{4}\s*-", RegexOptions.CultureInvariant)]
    private static partial Regex SaysEra();

    [GeneratedRegex(@"(?<![0-9])[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigits();

    private static bool TryReadFiscalYear(string text, out FiscalYear year)
    {
        var read = ThaiDate.TryReadYear(text, out var number) && number is >= 2475 and <= 2700;
        year = read ? new FiscalYear(number) : default;
        return read;
    }

    private static bool TryReadNumber(string text, out int number) =>
        int.TryParse(ThaiText.ArabicDigits(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);

    private static bool TryReadDecimal(string text, out decimal number) =>
        decimal.TryParse(ThaiText.ArabicDigits(text), NumberStyles.Number, CultureInfo.InvariantCulture, out number);

    /// <summary>A NUL says nothing, is seen by nobody, and one of the two databases cannot keep it: the text goes on without it.</summary>
    private sealed class TextBinder(IModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext context)
        {
            await inner.BindModelAsync(context);
            if (context.Result is { IsModelSet: true, Model: string text } && text.Contains('\0', StringComparison.Ordinal))
            {
                context.Result = ModelBindingResult.Success(text.Replace("\0", "", StringComparison.Ordinal));
            }
        }
    }

    private sealed class Binder<T>(Reading<T> reading, Func<string, Text> fault) : IModelBinder
        where T : struct
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var given = context.ValueProvider.GetValue(context.ModelName);
            if (given == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            context.ModelState.SetModelValue(context.ModelName, given);
            var text = ThaiText.Clean(given.FirstValue ?? "");
            if (text.Length == 0 && context.ModelMetadata.IsReferenceOrNullableType)
            {
                context.Result = ModelBindingResult.Success(null);
            }
            else if (text.Length > 0 && reading(text, out var value))
            {
                context.Result = ModelBindingResult.Success(value);
            }
            else
            {
                context.ModelState.AddModelError(context.ModelName, fault(text).ToString());
            }

            return Task.CompletedTask;
        }
    }
}
