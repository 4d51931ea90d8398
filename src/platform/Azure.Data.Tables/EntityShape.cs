using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>
/// What a class that implements <see cref="ITableEntity"/> stores beside the keys: its public properties with getter and setter, under
/// their own names or those of <see cref="DataMemberAttribute"/>, but not those with <see cref="IgnoreDataMemberAttribute"/>.
/// </summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    private readonly Type type;
    private readonly (string Name, PropertyInfo Property)[] members;

    private EntityShape(Type type)
    {
        this.type = type;
        members =
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property is { GetMethod.IsPublic: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0
               where property.Name is not nameof(ITableEntity.ETag) && !IsOfEveryRow(property.Name)
               where property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null
               select (property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name, property),
        ];
    }

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static type => new EntityShape(type));

    /// <summary>Whether the interface carries it, in whatever way the class implements that.</summary>
    public static bool IsOfEveryRow(string name) =>
        name is nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp);

    public IEnumerable<KeyValuePair<string, object?>> PropertiesOf(ITableEntity entity) =>
        members.Select(member => KeyValuePair.Create(member.Name, member.Property.GetValue(entity)));

    /// <summary>Properties the class lacks are left out; those the row lacks keep what the constructor gave them.</summary>
    /// <exception cref="MissingMethodException">The class has no public constructor without parameters.</exception>
    /// <exception cref="InvalidOperationException">A property of the row is of another type than the class's.</exception>
    public ITableEntity Create(TableEntity row)
    {
        var entity = (ITableEntity)Activator.CreateInstance(type)!;
        entity.PartitionKey = row.PartitionKey;
        entity.RowKey = row.RowKey;
        entity.Timestamp = row.Timestamp;
        entity.ETag = row.ETag;
        foreach (var (name, property) in members)
        {
            if (row[name] is { } value) property.SetValue(entity, Fit(value, property));
        }

        return entity;
    }

    /// <summary>The value as the property's type wants it, where the service knows only one of several.</summary>
    private static object Fit(object value, PropertyInfo property)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when wanted.IsInstanceOfType(value) => value,
            string text when wanted.IsEnum => Enum.Parse(wanted, text),
            DateTimeOffset time when wanted == typeof(DateTime) => time.UtcDateTime,
            byte[] bytes when wanted == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int number when wanted == typeof(long) => (long)number,
            int number when wanted == typeof(double) => (double)number,
            _ => throw new InvalidOperationException(
                $"{property.DeclaringType}.{property.Name} is a {wanted}, but the row holds a {value.GetType()}."),
        };
    }
}
