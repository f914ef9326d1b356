namespace Somdun.Foundation.Operation.Doctor;

internal enum DoctorState
{
    /// <summary>As it should be.</summary>
    Well,

    /// <summary>Nothing is wrong; worth knowing.</summary>
    Note,

    /// <summary>Somebody has to do something.</summary>
    Short,
}

/// <summary>One line of <c>doctor</c>.</summary>
internal sealed record DoctorLine(DoctorState State, Text Message);

/// <summary>One thing that <c>doctor</c> looks at. Modules add theirs: <c>services.AddSingleton(new DoctorCheck(…))</c>.</summary>
/// <param name="Code">Stable, for programs: <c>backup-age</c>.</param>
/// <param name="NeedsDatabase">Whether it can be asked only of a database that answers and is of this version.</param>
internal sealed record DoctorCheck(string Code, bool NeedsDatabase, Func<IServiceProvider, CancellationToken, Task<DoctorLine>> RunAsync);
