using System.Globalization;
using Uploads;

if (args is ["store"])
{
    await Store.ServeAsync();
    return;
}

var uploads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
await using var store = await StoreProcess.StartAsync();
using var file = new SampleFile(5_242_880);
await using var library = new Library(store);
await using var floor = new Floor(store);

await library.UploadAsync(file.Path, 4);
await floor.UploadAsync(file.Path, 4);
Console.WriteLine($"{uploads} uploads of {SampleFile.MiB(file.Length):0.##} MiB, 4 at a time, {rounds} rounds, the store in another process:");
var (slow, quick) = (new List<Measurement>(), new List<Measurement>());
for (var round = 1; round <= rounds; round++)
{
    // Side by side in every round, so that whatever else the machine does meets both.
    slow.Add(await Measurement.TakeAsync(() => library.UploadAsync(file.Path, uploads)));
    quick.Add(await Measurement.TakeAsync(() => floor.UploadAsync(file.Path, uploads)));
}

var (ours, theirs) = (Measurement.Median(slow), Measurement.Median(quick));
Console.WriteLine($"  library            {ours.Describe(uploads, file.Length)}");
Console.WriteLine($"  AES and HTTP alone {theirs.Describe(uploads, file.Length)}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio              time {ours.Elapsed / theirs.Elapsed:0.00}, processor {ours.Processor / theirs.Processor:0.00}, bytes {ours.Allocated / (double)theirs.Allocated:0.00}"));
