namespace Somdun.Foundation.Operation.Backups;

/// <summary>Renamings that are taken back, last first, unless <see cref="Keep"/> is said.</summary>
internal sealed class Moves(string aside) : IDisposable
{
    private readonly Stack<Func<Task>> _undo = [];
    private readonly List<string> _aside = [];

    /// <summary>Where what was there is now.</summary>
    public IReadOnlyList<string> Aside => _aside;

    /// <summary>Renames what is there out of the way; nothing where nothing is.</summary>
    /// <param name="ending">What the new name ends with.</param>
    public void SetAside(string path, string ending = "")
    {
        if (Path.Exists(path))
        {
            var to = $"{path[..^ending.Length]}.{aside}{ending}";
            Rename(path, to);
            _aside.Add(to);
            Undoing(() => Move(to, path));
        }
    }

    /// <summary>Puts a file or folder in its place, and sets aside what was there.</summary>
    public void Put(string from, string to)
    {
        SetAside(to);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Rename(from, to);
        Undoing(() => Move(to, from));
    }

    /// <summary>Something else to be taken back.</summary>
    public void Undoing(Func<Task> undo) => _undo.Push(undo);

    public async Task UndoAsync()
    {
        while (_undo.TryPop(out var undo))
        {
            await undo();
        }
    }

    public void Keep() => _undo.Clear();

    public void Dispose() => UndoAsync().GetAwaiter().GetResult();

    private static Task Move(string from, string to)
    {
        Rename(from, to);
        return Task.CompletedTask;
    }

    private static void Rename(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
        else
        {
            Directory.Move(from, to);
        }
    }
}
