using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Audit;
using Somdun.Time;

namespace Somdun.Modules.History;

/// <summary>Which events a list shows; all of it stands in the address, so that a list can be sent on.</summary>
public sealed class EventFilter
{
    /// <summary>The first day, on Bangkok's calendar.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Part of the actor's name.</summary>
    [FromQuery(Name = "who")]
    public string? Who { get; set; }

    [FromQuery(Name = "account")]
    public Guid? Account { get; set; }

    [FromQuery(Name = "unit")]
    public Guid? Unit { get; set; }

    internal IQueryable<AuditEvent> Of(IQueryable<AuditEvent> events)
    {
        if (From is { } from)
        {
            var since = BangkokTime.StartOf(from);
            events = events.Where(e => e.At >= since);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var until = BangkokTime.StartOf(to.AddDays(1));
            events = events.Where(e => e.At < until);
        }

        if (!string.IsNullOrEmpty(Code))
        {
            events = events.Where(e => e.Code == Code);
        }

        if (!string.IsNullOrWhiteSpace(Who))
        {
            var who = Who.Trim();
            events = events.Where(e => e.ActorName.Contains(who));
        }

        if (Account is { } account)
        {
            events = events.Where(e => e.AccountId == account);
        }

        return Unit is { } unit ? events.Where(e => e.UnitId == unit) : events;
    }

    /// <summary>The same filter as the end of an address: <c>?from=…&amp;code=…</c>.</summary>
    /// <param name="before">The id of the last event shown, for the next page.</param>
    internal QueryString ToQuery(Guid? before = null)
    {
        var query = new QueryBuilder();
        Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("O", CultureInfo.InvariantCulture));
        Add("code", Code);
        Add("who", Who);
        Add("account", Account?.ToString());
        Add("unit", Unit?.ToString());
        Add("before", before?.ToString());
        return query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
    }
}
