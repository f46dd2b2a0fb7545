using System.Text;
using CsCheck;

namespace Gateway.Contract.Tests.Rows;

public sealed class RowScriptTests
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab列\"[] .'"], 1, 8].Where(name => name.Trim().Length > 0);
    private static readonly Gen<string?> Text = Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["a'甲\",();\r\n-/*[]NULL"], 1, 20].Select(text => (string?)text));

    [Fact]
    public void What_is_written_is_read_again_whatever_it_is() =>
        Gen.Select(Name.Where(name => !name.Contains('.', StringComparison.Ordinal) && !"[]\"".Contains(name[0], StringComparison.Ordinal) && !"[]\"".Contains(name[^1], StringComparison.Ordinal)), Gen.Select(Name, Text).Array[1, 5]).Sample((table, cells) =>
        {
            var script = new StringBuilder();
            RowScript.Append(script, table, [.. cells.Select(cell => KeyValuePair.Create(cell.Item1, cell.Item2))]);
            byte[] bytes = Encoding.UTF8.GetBytes(script.ToString());
            var reader = new RowScriptReader(bytes);

            Assert.True(reader.TryRead(out RowStatement row), reader.Fault);

            Assert.Equal(table, Of(row.Name));
            Assert.Equal(cells.Select(cell => cell.Item1), row.Columns.Select(Of));
            Assert.Equal(cells.Select(cell => cell.Item2), row.Values.Select(value => value.Kind == RowTokenKind.Nothing ? null : Of(value)));
            Assert.False(reader.TryRead(out _));
            Assert.Null(reader.Fault);

            string Of(RowToken token) => RowScript.TextOf(token, Encoding.UTF8.GetString(bytes, token.Offset, token.Length));
        });

    [Fact]
    public void A_fault_ends_the_reading()
    {
        var reader = new RowScriptReader("INSERT INTO t(a) VALUES('1');DELETE FROM t;INSERT INTO t(a) VALUES('2');"u8.ToArray());

        Assert.True(reader.TryRead(out _));
        Assert.False(reader.TryRead(out _));
        Assert.False(reader.TryRead(out _));
        Assert.Equal(("Expected INSERT INTO or EXEC.", 29), (reader.Fault, reader.FaultAt));
    }
}
