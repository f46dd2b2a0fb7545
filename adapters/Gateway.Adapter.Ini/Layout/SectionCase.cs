namespace Gateway.Adapter.Ini.Layout;

/// <summary>How <c>[section]</c> is written.</summary>
internal enum SectionCase
{
    /// <summary>As the record names it.</summary>
    AsNamed,
    Lower,
    Upper,
}
