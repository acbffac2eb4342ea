using System.Data;
using System.Data.Common;

namespace Orleans.Persistence.AdoNet;

/// <summary>A query parameter under the name that the stored queries use, without a prefix.</summary>
internal readonly record struct AdoNetParameter(string Name, DbType Type, object? Value)
{
    public void AddTo(DbCommand command)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = Name;
        parameter.Value = Value ?? DBNull.Value;
        parameter.DbType = Type;
        command.Parameters.Add(parameter);
    }
}
