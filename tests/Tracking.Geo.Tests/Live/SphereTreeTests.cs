using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Live;

public sealed class SphereTreeTests
{
    private readonly SphereTree _tree = new();
    private readonly List<IndexedVehicle> _vehicles = [];

    [Fact]
    public void Put_OneMoreThanALeafHolds_Divides()
    {
        Spread(SphereTree.LeafCapacity);
        Assert.Equal(1, _tree.NodeCount);
        Spread(1);
        Assert.True(_tree.NodeCount > 1);
        Assert.Equal(SphereTree.LeafCapacity + 1, _tree[0].Count);
    }

    [Fact]
    public void Put_ManyInOnePlace_ShareTheSmallestLeaf()
    {
        foreach (var vehicle in Enumerable.Range(0, 200).Select(static i => Vehicle($"v{i}")))
        {
            _tree.Put(Entry(vehicle, 31.2, 121.5));
        }

        Assert.Equal(200, _tree[0].Count);
        Assert.Equal(1 + (8 * SphereTree.MaximumDepth), _tree.NodeCount);
    }

    [Fact]
    public void Put_AllGoTogether_GivesTheNodesBack()
    {
        Spread(2_000);
        var spread = _tree.NodeCount;
        Assert.True(spread > 100);
        foreach (var vehicle in _vehicles)
        {
            _tree.Put(Entry(vehicle, 0, 0));
        }

        Assert.True(_tree.NodeCount < spread, $"{_tree.NodeCount} nodes of {spread} are left");
        Assert.Equal(1 + (8 * SphereTree.MaximumDepth), _tree.NodeCount);
        Assert.Equal(2_000, _tree[0].Count);
    }

    [Fact]
    public void Put_WithinTheLeaf_IsNoMove()
    {
        var vehicle = Vehicle("a");
        Assert.True(_tree.Put(Entry(vehicle, 1, 1)));
        Assert.False(_tree.Put(Entry(vehicle, 2, 2)));
        Assert.Equal(2, _tree[0].Held[0].Point.Latitude);
    }

    private static IndexedVehicle Vehicle(string id) =>
        new(VehicleId.Parse(id), Fleet.At(GeoPoint.FromDegrees(0, 0), 1));

    private static TreeEntry Entry(IndexedVehicle vehicle, double latitude, double longitude) =>
        new(vehicle, Fleet.At(GeoPoint.FromDegrees(latitude, longitude), 1));

    private void Spread(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var vehicle = Vehicle($"v{_vehicles.Count}");
            _tree.Put(Entry(vehicle, 20 + (_vehicles.Count % 61 * 0.5), 80 + (_vehicles.Count * 0.02)));
            _vehicles.Add(vehicle);
        }
    }
}
