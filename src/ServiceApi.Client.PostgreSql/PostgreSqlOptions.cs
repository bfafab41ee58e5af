using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.PostgreSql;

/// <summary>How usage plans and access tokens are shared in a database.</summary>
[DebuggerDisplay("application {Application}")]
public sealed class PostgreSqlOptions
{
    /// <summary>What tells this app's accounts from those of another that shares in the same database; at most 100 characters.</summary>
    /// <value>Empty. All instances of an app have the same.</value>
    /// <remarks>Instances whose accounts have the same name, address and application here share one usage plan: give accounts of different sellers different names.</remarks>
    public string Application { get; set; } = "";

    /// <summary>Whether the first instance creates the schema, or upgrades it, as <see cref="PostgreSqlSchema.InstallAsync"/> does.</summary>
    /// <value>False: it is there, since <see cref="PostgreSqlSchema.Script"/> was run by a role that may.</value>
    public bool CreateSchema { get; set; }

    /// <summary>
    /// The most instances that ever run at a time; 1 to 10,000. While the database cannot be reached, each then sends one part in so many of every plan at the most.
    /// </summary>
    /// <value>
    /// Null: the plans are divided among as many as there were last, which is more for each. But one that has not reached the database since its start does not know how
    /// many that are, and its calls wait.
    /// </value>
    public int? MaxInstances { get; set; }

    /// <summary>The most connections that an instance uses for permits at the same time; 1 to 1,000. It needs one more to say that it is there, and up to four for tokens.</summary>
    /// <value>10, which serve some thousands of permits a second.</value>
    public int MaxConnections { get; set; } = 10;

    /// <summary>
    /// The key that access tokens are encrypted with (AES-256-GCM), as the Base64 of 32 random bytes. All instances have the same, and the database has it not.
    /// </summary>
    /// <value>Null: tokens are shared where an <see cref="Tokens.ITokenProtector"/> is registered as a service, and else not at all.</value>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? TokenKey { get; set; }
}
