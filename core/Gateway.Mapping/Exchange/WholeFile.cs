namespace Gateway.Mapping;

/// <summary>Replaces a file as a whole: a reader sees the old one or the new one, never a part.</summary>
internal static class WholeFile
{
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string fresh = path + ".new";
        File.WriteAllBytes(fresh, bytes);
        File.Move(fresh, path, overwrite: true);
    }
}
