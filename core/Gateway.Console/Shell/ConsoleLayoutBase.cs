using Gateway.Console.Orders;
using Microsoft.AspNetCore.Components;

namespace Gateway.Console.Shell;

/// <summary>What stands around every page.</summary>
public abstract class ConsoleLayoutBase : ConsolePart
{
    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? Body { get; set; }

    internal (bool Done, string Text)? Said { get; private set; }

    internal string NextTheme => Http.Request.Cookies[ThemeCookie] switch { "light" => "dark", "dark" => "system", _ => "light" };

    /// <inheritdoc/>
    protected override void OnInitialized() => Said = Flash.Take(Http);
}
