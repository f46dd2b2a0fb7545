namespace Gateway.Adapter.Xml.Packing;

/// <summary>One file of an archive.</summary>
/// <param name="Name">With its folders, such as <c>a/b.xml</c>; never one that leads out of a folder.</param>
/// <param name="Bytes">Unpacked.</param>
internal sealed record ZipEntry(string Name, byte[] Bytes);
