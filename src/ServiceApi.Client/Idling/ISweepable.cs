namespace ServiceApi.Client.Idling;

/// <summary>A part of an account that holds what is worth keeping only for a while after a call.</summary>
internal interface ISweepable
{
    /// <summary>Lets go of what is of no more use. It is asked from time to time after it has been given to <see cref="IdleSweep.Watch"/>.</summary>
    /// <returns>Whether nothing is left that a later sweep could take, so that it need not be asked again.</returns>
    bool LetGo();
}
