namespace Gateway.Platform;

/// <summary>Reads the configuration anew, so that a mended key counts without a restart.</summary>
public interface ISettingsRefresh
{
    /// <summary>Reads it if the last reading is some time ago; a configuration that is wrong changes nothing.</summary>
    void Refresh();
}

/// <summary>The configuration stays as it was at the start.</summary>
internal sealed class FixedSettings : ISettingsRefresh
{
    public void Refresh()
    {
    }
}
