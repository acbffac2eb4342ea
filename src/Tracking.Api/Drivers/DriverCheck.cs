using Tracking.Api.Errors;
using Tracking.Model.Drivers;
using Tracking.V1;

namespace Tracking.Api.Drivers;

/// <summary>Tells a registration that can be from one that cannot.</summary>
internal static class DriverCheck
{
    private const int MaximumNameLength = 200;
    private const int MaximumLicenceLength = 64;

    /// <exception cref="Grpc.Core.RpcException">It cannot be; the message says which and why.</exception>
    public static Model.Drivers.Driver Check(DriverRegistration driver, int index)
    {
        if (!DriverId.TryParse(driver.DriverId, out var id))
        {
            throw ApiError.InvalidArgument(
                $"drivers[{index}]: '{driver.DriverId}' is not a driver id: 1 to 64 letters, digits and - _ . :");
        }

        RequireAtMost(MaximumNameLength, driver.Name, "name", index, id);
        RequireAtMost(MaximumNameLength, driver.Company, "company's name", index, id);
        RequireAtMost(MaximumLicenceLength, driver.LicenceNumber, "licence number", index, id);
        var licence = driver.LicenceNumber.Length > 0 ? driver.LicenceNumber : null;
        return new Model.Drivers.Driver(id, driver.Name, driver.Company, licence);
    }

    private static void RequireAtMost(int maximum, string text, string what, int index, DriverId id)
    {
        if (text.Length > maximum)
        {
            throw ApiError.InvalidArgument($"drivers[{index}] ({id}): the {what} is longer than {maximum} characters");
        }
    }
}
