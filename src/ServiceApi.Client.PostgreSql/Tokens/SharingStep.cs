namespace ServiceApi.Client.PostgreSql.Tokens;

/// <summary>What must work for tokens to be shared. One that fails says nothing of the others: a full disk can be read.</summary>
[Flags]
internal enum SharingStep
{
    /// <summary>No step.</summary>
    None = 0,

    /// <summary>The database tells tokens.</summary>
    Read = 1,

    /// <summary>They can be decrypted.</summary>
    Decrypt = 2,

    /// <summary>The database locks.</summary>
    Lock = 4,

    /// <summary>New tokens can be encrypted.</summary>
    Encrypt = 8,

    /// <summary>The database stores them.</summary>
    Write = 16,
}
