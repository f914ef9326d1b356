using System.Text.Encodings.Web;
using System.Text.Json;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Modules.PlanReading;

/// <summary>Writes a reading as <c>plan read --json</c> gives it: Thai letters as themselves, months in the Buddhist era.</summary>
internal static class PlanJson
{
    private const int BuddhistEra = 543;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, DocumentReading reading)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var plan = reading.Plan;
        json.WriteStartObject();
        Number(json, "fiscalYear", plan.Year?.BuddhistYear);
        json.WriteString("unit", plan.Unit);
        List(json, "strategies", plan.Strategies, strategy =>
        {
            json.WriteStartObject();
            Number(json, "number", strategy.Number);
            json.WriteString("title", strategy.Title);
            json.WriteEndObject();
        });
        List(json, "projects", plan.Projects, project => Write(json, plan, project));
        List(json, "findings", reading.Findings, finding => Write(json, finding));
        json.WriteStartObject("totals");
        json.WriteNumber("projects", plan.Projects.Count);
        Money(json, "budget", plan.Budget);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DraftPlan plan, DraftProject project)
    {
        var strategy = project.Strategy is { } index ? plan.Strategies[index] : null;
        json.WriteStartObject();
        Number(json, "number", project.Number);
        if (project.Label is not null)
        {
            json.WriteString("label", project.Label);
        }

        Number(json, "strategy", strategy?.Number);
        if (strategy is { Number: null })
        {
            json.WriteString("strategyTitle", strategy.Title);
        }

        json.WriteString("title", project.Title);
        json.WriteString("owner", project.Owner);
        List(json, "objectives", project.Objectives, item =>
        {
            Begin(json, item.Label, item.Text, item.Group);
            End(json, item.Source);
        });
        List(json, "targets", project.Targets, target =>
        {
            Begin(json, target.Label, target.Text, target.Group);
            List(json, "quantities", target.Quantities, quantity => Write(json, quantity));
            End(json, target.Source);
        });
        List(json, "indicators", project.Indicators, indicator =>
        {
            Begin(json, indicator.Label, indicator.Text, indicator.Group);
            Write(json, indicator.Threshold);
            End(json, indicator.Source);
        });
        List(json, "activities", project.Activities, activity =>
        {
            Begin(json, activity.Label, activity.Text, null);
            List(json, "months", activity.Months, month => json.WriteStringValue(InBuddhistEra(month)));
            Money(json, "budget", activity.Budget);
            End(json, activity.Source);
        });
        Money(json, "budget", project.Budget);
        List(json, "expenses", project.Expenses, expense =>
        {
            json.WriteStartObject();
            json.WriteString("kind", expense.Kind);
            Money(json, "amount", expense.Amount);
            if (expense.Text is not null)
            {
                json.WriteString("text", expense.Text);
            }

            json.WriteEndObject();
        });
        if (project.Spending.Count > 0)
        {
            List(json, "spending", project.Spending, part =>
            {
                json.WriteStartObject();
                Number(json, "quarter", part.Quarter);
                List(json, "months", part.Months, month => json.WriteStringValue(InBuddhistEra(month)));
                Money(json, "amount", part.Amount);
                json.WriteEndObject();
            });
        }

        List(json, "alignments", project.Alignments, alignment =>
        {
            json.WriteStartObject();
            json.WriteString("framework", alignment.Framework);
            json.WriteString("item", alignment.Item);
            json.WriteEndObject();
        });
        json.WriteStartObject("other");
        foreach (var (heading, text) in project.Other)
        {
            json.WriteString(heading, text);
        }

        json.WriteEndObject();
        End(json, project.Source);
    }

    private static void Write(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartObject();
        List(json, "factors", quantity.Factors, factor =>
        {
            json.WriteStartObject();
            json.WriteNumber("amount", Plain(factor.Amount));
            json.WriteString("unit", factor.Unit);
            json.WriteEndObject();
        });
        json.WriteString("per", quantity.Per);
        json.WriteString("role", quantity.Role == QuantityRole.Total ? "total" : "part");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Threshold? threshold)
    {
        json.WritePropertyName("threshold");
        if (threshold is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("operator", threshold.Operator);
        json.WriteNumber("amount", Plain(threshold.Amount));
        json.WriteString("unit", threshold.Unit);
        json.WriteBoolean("implied", threshold.Implied);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        });
        Number(json, "project", finding.Project);
        Write(json, finding.Source);
        Write(json, "message", finding.Message);
        json.WritePropertyName("proposal");
        if (finding.Proposal is not { } proposal)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("field", proposal.Field);
            json.WriteString("was", proposal.Was);
            json.WriteString("becomes", proposal.Becomes);
            Write(json, "reason", proposal.Reason);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string? label, string text, string? group)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        json.WriteString("text", text);
        if (group is not null)
        {
            json.WriteString("group", group);
        }
    }

    private static void End(Utf8JsonWriter json, Source source)
    {
        Write(json, source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Source? source)
    {
        if (source is null)
        {
            json.WriteNull("source");
            return;
        }

        json.WriteStartObject("source");
        json.WriteString("part", source.Part);
        json.WriteString("from", source.From);
        json.WriteString("to", source.To);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Text text)
    {
        json.WriteStartObject(name);
        json.WriteString("th", text.Thai);
        json.WriteString("en", text.English);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } n)
        {
            json.WriteNumber(name, n);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Money(Utf8JsonWriter json, string name, Baht? amount)
    {
        if (amount is { } a)
        {
            // Two decimals always, as money is written.
            json.WritePropertyName(name);
            json.WriteRawValue(a.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string InBuddhistEra(YearMonth month) => new YearMonth(month.Year + BuddhistEra, month.Month).ToString();

    /// <summary>68 rather than 68.00.</summary>
    private static decimal Plain(decimal amount) => amount / 1.0000000000000000000000000000m;
}
