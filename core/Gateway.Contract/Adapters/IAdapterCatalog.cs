namespace Gateway.Contract;

/// <summary>The adapters that are installed, by name, and the transforms that plugins bring.</summary>
public interface IAdapterCatalog
{
    /// <summary>Finds an adapter.</summary>
    /// <param name="name">As <c>adapter</c> in source.yaml writes it: <c>ini</c>, <c>hl7v2</c>.</param>
    /// <returns>Null when none of that name is installed.</returns>
    IAdapter? Find(string name);

    /// <summary>Transforms that plugins bring, each name once.</summary>
    IEnumerable<IValueTransform> Transforms => [];
}
