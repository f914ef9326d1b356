using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Somdun.Money;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// Reads form fields as people type them: <c>3 มี.ค. 2563</c>, <c>47,000.-</c>, <c>๑๒</c>. What cannot be read is a fault of its field, in
/// the reader's language, and stays in the box as typed. An empty box is null; for a type that has none, its fault.
/// </summary>
internal sealed class TypedByPeople : IModelBinderProvider
{
    private delegate bool Reading<T>(string text, out T value);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) ? new Binder<DateOnly>(ThaiDate.TryRead, T("วันที่ต้องเป็นเช่น 3 มี.ค. 2563", "Write the day like 3 Mar 2020 or 3 มี.ค. 2563"))
            : type == typeof(Baht) ? new Binder<Baht>(Baht.TryRead, T("จำนวนเงินต้องเป็นเช่น 47,000 หรือ 47,000.50", "Write the amount like 47,000 or 47,000.50"))
            : type == typeof(FiscalYear) ? new Binder<FiscalYear>(TryReadFiscalYear, T("ปีต้องเป็น พ.ศ. เช่น 2563", "Write the year in the Buddhist era, like 2563"))
            : type == typeof(int) ? new Binder<int>(TryReadNumber, T("ต้องเป็นจำนวนเต็ม เช่น 12", "Write a whole number, like 12"))
            : type == typeof(decimal) ? new Binder<decimal>(TryReadDecimal, T("ต้องเป็นตัวเลข เช่น 12 หรือ 12.5", "Write a number, like 12 or 12.5"))
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

    private sealed class Binder<T>(Reading<T> reading, Text fault) : IModelBinder
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
                context.ModelState.AddModelError(context.ModelName, fault.ToString());
            }

            return Task.CompletedTask;
        }
    }
}
