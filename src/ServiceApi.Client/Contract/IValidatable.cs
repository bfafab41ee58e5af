namespace ServiceApi.Client.Contract;

/// <summary>A query or a body that knows the contract's limits. Generated code asks it before anything is sent.</summary>
public interface IValidatable
{
    /// <summary>Checks every limit of the contract.</summary>
    /// <param name="parameterName">The name of the parameter that the value came in, which the exception names.</param>
    /// <exception cref="ArgumentException">A value is outside its limits; the message names it and says what is allowed.</exception>
    void Validate(string parameterName);
}
