namespace Somdun.Modules.History.Contract;

/// <summary>Where a record's history is read, for pages of records to lead there.</summary>
public interface IRecordHistory
{
    /// <summary>Null where there is nothing in it that the actor of this request may read.</summary>
    /// <param name="kind">What events call such a record: <c>unit</c>, <c>person</c>, <c>account</c>.</param>
    Task<string?> PathOfAsync(string kind, Guid id, CancellationToken cancel);
}
