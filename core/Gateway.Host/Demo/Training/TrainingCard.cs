using System.Text.Json;

namespace Gateway.Host.Demo.Training;

/// <summary>How a second process reaches a gateway that runs for training: <c>training.json</c> in its data folder, readable by its owner only.</summary>
/// <param name="Gateway">Its address.</param>
/// <param name="Twin">Its platform's.</param>
/// <param name="HospitalKey">What the hospital of the exercises sends with.</param>
internal sealed record TrainingCard(Uri Gateway, Uri Twin, string HospitalKey)
{
    public const string Hospital = "H99999900001";
    public const string Source = "fujian-ini";
    private const string FileName = "training.json";

    /// <summary>Writes it down while the gateway runs.</summary>
    public void Save(string data)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(Path.Combine(data, FileName), options);
        JsonSerializer.Serialize(file, this);
    }

    /// <summary>Takes it away when the gateway stops.</summary>
    public static void Remove(string data) => File.Delete(Path.Combine(data, FileName));

    /// <summary>Of the gateway that runs with this data folder; null when none is in training there.</summary>
    public static TrainingCard? Of(string data)
    {
        string path = Path.Combine(data, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<TrainingCard>(File.ReadAllBytes(path)) : null;
    }
}
