using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceApi.Client.Models;

/// <summary>What every type that the service sends has in common: members that the contract does not declare are kept, and written out again.</summary>
public abstract record ServiceModel
{
    /// <summary>Members of the JSON object that this type does not declare; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalMembers { get; set; }

    /// <summary>Keeps <see cref="AdditionalMembers"/> out of the text: nobody knows what they hold.</summary>
    /// <param name="builder">The text.</param>
    /// <returns>False: nothing was written.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
