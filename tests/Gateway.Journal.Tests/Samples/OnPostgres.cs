using Gateway.Tests.Postgres;

namespace Gateway.Journal.Tests;

/// <summary>One server for every class that needs one; each test has a schema of its own.</summary>
[CollectionDefinition(nameof(OnPostgres))]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>;
