using Microsoft.Data.Sqlite;

namespace Gateway.Journal.Tests;

/// <summary>Changes a journal's file behind the journal's back.</summary>
internal static class SqliteEdit
{
    public static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own literals
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
