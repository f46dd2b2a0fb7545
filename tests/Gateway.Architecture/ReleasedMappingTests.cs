using System.Security.Cryptography;
using System.Text;

namespace Gateway.Architecture;

/// <summary>
/// A released mapping version never changes: messages in flight finish on the version they started with. <c>mappings/released.txt</c> holds one line per
/// released folder, <c>SHA256  FOLDER</c>, FOLDER relative to mappings/; the hash is over each file's path within the folder, a line feed and the sha256 of its bytes, in the order of the paths.
/// This is the plain oracle of what <c>gateway check --release</c> writes.
/// </summary>
public sealed class ReleasedMappingTests
{
    private const string List = "mappings/released.txt";

    [Fact]
    public void A_released_version_never_changes() => Repository.NoneOf(
        Listed().Where(one => HashOf(one.Folder) != one.Hash).Select(one => $"{one.Folder} is released and was changed: make a new version folder instead. (It is {HashOf(one.Folder)} now.)"));

    [Fact]
    public void Every_version_that_says_it_is_released_is_in_the_list() => Repository.NoneOf(
        Repository.Files.Where(file => file.StartsWith("mappings/", StringComparison.Ordinal) && (file.EndsWith("/source.yaml", StringComparison.Ordinal) || file.EndsWith("/plans.yaml", StringComparison.Ordinal)))
            .Where(file => Repository.Lines(file).Any(line => line.Trim() is "status: released" or "status: retired"))
            .Select(file => file[.. file.LastIndexOf('/')]).Where(folder => Listed().All(one => one.Folder != folder))
            .Select(folder => $"Add to {List}: {HashOf(folder)}  {folder["mappings/".Length..]}"));

    [Fact]
    public void The_hash_sees_every_byte_and_every_name()
    {
        string one = Hash([("a.csv", "x"u8.ToArray())]);

        Assert.NotEqual(one, Hash([("a.csv", "y"u8.ToArray())]));
        Assert.NotEqual(one, Hash([("b.csv", "x"u8.ToArray())]));
        Assert.NotEqual(one, Hash([("a.csv", "x"u8.ToArray()), ("b.csv", [])]));
    }

    private static IEnumerable<(string Hash, string Folder)> Listed() => !Repository.Files.Contains(List, StringComparer.Ordinal) ? [] :
        Repository.Lines(List).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(parts => (parts[0], "mappings/" + parts[1]));

    private static string HashOf(string folder) => Hash([.. Repository.Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))
        .Select(file => (file[(folder.Length + 1)..], File.ReadAllBytes(Path.Combine(Repository.Root, file))))]);

    private static string Hash((string Path, byte[] Bytes)[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, byte[] bytes) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(SHA256.HashData(bytes));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
