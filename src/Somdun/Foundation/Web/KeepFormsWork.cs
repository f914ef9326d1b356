using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Web;

/// <summary>The form whose work this request does: known to everything the request calls.</summary>
internal sealed class FormAtWork(Guid form, Guid holder, DateTime at)
{
    private static readonly AsyncLocal<FormAtWork?> OfRequest = new();

    public static FormAtWork? Current
    {
        get => OfRequest.Value;
        set => OfRequest.Value = value;
    }

    public Guid Form => form;

    /// <summary>Whether it is written, for good, that this request did the form's work.</summary>
    public bool IsKept { get; set; }

    /// <summary>The same in a transaction that is not committed yet.</summary>
    public bool IsInTransaction { get; set; }

    public SubmittedForm ToKeep() => new() { Id = form, Holder = holder, At = at };
}

/// <summary>
/// Writes that a form was done in the very transaction that does it. A crash leaves both or neither: the form may be sent again exactly
/// when nothing came of it. Of two who work on one form, since the first was taken for dead, the second to write finds the row
/// there and writes nothing.
/// </summary>
internal sealed class KeepFormsWork : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        AddTo(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        AddTo(eventData.Context);
        return new(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context);
        return new(result);
    }

    // A transaction that was rolled back took the row with it: the next one writes it again.
    DbTransaction IDbTransactionInterceptor.TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Started();
        return result;
    }

    ValueTask<DbTransaction> IDbTransactionInterceptor.TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken)
    {
        Started();
        return new(result);
    }

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed();

    Task IDbTransactionInterceptor.TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Committed();
        return Task.CompletedTask;
    }

    private static void AddTo(DbContext? db)
    {
        if (db is SomdunDb && FormAtWork.Current is { IsKept: false } work && db.ChangeTracker.HasChanges() &&
            !db.ChangeTracker.Entries<SubmittedForm>().Any(e => e.Entity.Id == work.Form))
        {
            db.Add(work.ToKeep());
        }
    }

    private static void Saved(DbContext? db)
    {
        if (FormAtWork.Current is { } work && db is SomdunDb && db.ChangeTracker.Entries<SubmittedForm>().Any(e => e.Entity.Id == work.Form))
        {
            work.IsInTransaction = db.Database.CurrentTransaction is not null;
            work.IsKept |= !work.IsInTransaction;
        }
    }

    private static void Started()
    {
        if (FormAtWork.Current is { } work)
        {
            work.IsInTransaction = false;
        }
    }

    private static void Committed()
    {
        if (FormAtWork.Current is { } work)
        {
            work.IsKept |= work.IsInTransaction;
        }
    }
}
