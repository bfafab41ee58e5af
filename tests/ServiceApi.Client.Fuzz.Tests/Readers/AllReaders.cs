namespace ServiceApi.Client.Fuzz.Tests.Readers;

/// <summary>Every reader of the two clients.</summary>
internal static class AllReaders
{
    public static IReadOnlyList<Reader> List { get; } =
    [
        .. AnswerReaders.List,
        .. ModelReaders.List,
        .. ErrorReaders.List,
        .. ValueReaders.List,
        .. HeaderReaders.List,
        .. TokenReaders.List,
        .. UploadReaders.List,
        .. ExtendReaders.List,
        .. AddressReaders.List,
        .. CheckpointReaders.List,
        .. OptionsReaders.List,
    ];
}
