// Scenarios start whole systems: side by side they would only slow each other down on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
