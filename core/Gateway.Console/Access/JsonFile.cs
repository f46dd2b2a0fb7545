using System.Text.Json;

namespace Gateway.Console.Access;

/// <summary>A small file that is replaced whole: written beside it, flushed to disk, then renamed over it. Readable by its owner only.</summary>
/// <param name="path">Where; the folder is made when it is first written.</param>
internal sealed class JsonFile<T>(string path)
    where T : class
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>What it holds; null before it was written first.</summary>
    /// <exception cref="JsonException">Somebody else wrote to it.</exception>
    public T? Read() => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Plain) : null;

    public void Write(T content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!); // a file has a folder
        string beside = path + ".new";
        using (FileStream file = OwnersFile.Open(beside, FileMode.Create))
        {
            JsonSerializer.Serialize(file, content, Plain);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

/// <summary>Files that nobody but the gateway's own account reads.</summary>
internal static class OwnersFile
{
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
