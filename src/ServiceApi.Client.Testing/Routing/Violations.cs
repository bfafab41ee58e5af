namespace ServiceApi.Client.Testing;

/// <summary>Everything in which a request departs from the contract, so that one answer can name it all.</summary>
internal sealed class Violations
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages => _messages;

    public bool Any => _messages.Count > 0;

    public void Add(string message) => _messages.Add(message);

    public void AddIf(bool isViolated, string message)
    {
        if (isViolated)
        {
            Add(message);
        }
    }

    public Answer ToAnswer() => ErrorAnswers.InvalidInputs(_messages);
}
