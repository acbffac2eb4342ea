using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Calls;

/// <summary>Compiles an interface method into delegates, so that a call uses no reflection.</summary>
internal static class GrainMethodFactory
{
    public static GrainMethod Create(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition)
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic methods cannot be called.");
        }

        var returnType = method.ReturnType;
        if (returnType == typeof(Task))
        {
            return Nothing<Task>(method, static task => Finish(task), static task => task);
        }

        if (returnType == typeof(ValueTask))
        {
            return Nothing<ValueTask>(method, static task => Finish(task), static task => new ValueTask(task));
        }

        if (returnType == typeof(void))
        {
            return CreateVoid(method);
        }

        return CreateWithResult(method, returnType);
    }

    private static GrainMethod CreateWithResult(MethodInfo method, Type returnType)
    {
        var definition = returnType.IsGenericType ? returnType.GetGenericTypeDefinition() : null;
        var factory = definition == typeof(Task<>) ? nameof(ForTask)
            : definition == typeof(ValueTask<>) ? nameof(ForValueTask)
            : throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} returns {returnType}: only tasks and void can be called.");
        return (GrainMethod)typeof(GrainMethodFactory)
            .GetMethod(factory, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returnType.GetGenericArguments())
            .Invoke(null, [method])!;
    }

    private static TypedGrainMethod<T> ForTask<T>(MethodInfo method)
    {
        var invoke = Compile<Func<object, object?[], Task<T>>>(method);
        return new TypedGrainMethod<T>(
            method, (instance, arguments) => new ValueTask<T>(invoke(instance, arguments)), static task => task);
    }

    private static TypedGrainMethod<T> ForValueTask<T>(MethodInfo method) =>
        new(method, Compile<Func<object, object?[], ValueTask<T>>>(method), static task => new ValueTask<T>(task));

    private static TypedGrainMethod<bool> Nothing<TTask>(
        MethodInfo method, Func<TTask, ValueTask<bool>> finish, Func<Task<bool>, object?> wrap)
    {
        var invoke = Compile<Func<object, object?[], TTask>>(method);
        return new TypedGrainMethod<bool>(method, (instance, arguments) => finish(invoke(instance, arguments)), wrap);
    }

    private static TypedGrainMethod<bool> CreateVoid(MethodInfo method)
    {
        var invoke = Compile<Action<object, object?[]>>(method);
        return new TypedGrainMethod<bool>(method, Run, static _ => null);

        ValueTask<bool> Run(object instance, object?[] arguments)
        {
            invoke(instance, arguments);
            return default;
        }
    }

    private static ValueTask<bool> Finish(Task task) => Finish(new ValueTask(task));

    private static ValueTask<bool> Finish(ValueTask task)
    {
        return task.IsCompletedSuccessfully ? default : WaitAsync(task);

        static async ValueTask<bool> WaitAsync(ValueTask task)
        {
            await task;
            return true;
        }
    }

    private static TDelegate Compile<TDelegate>(MethodInfo method)
        where TDelegate : Delegate
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var arguments = Expression.Parameter(typeof(object[]), "arguments");
        var typed = method.GetParameters().Select(parameter => Expression.Convert(
            Expression.ArrayIndex(arguments, Expression.Constant(parameter.Position)), parameter.ParameterType));
        var call = Expression.Call(Expression.Convert(instance, method.DeclaringType!), method, typed);
        return Expression.Lambda<TDelegate>(call, instance, arguments).Compile();
    }
}
