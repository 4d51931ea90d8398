using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>
/// How a class that implements <see cref="ITableEntity"/> is stored: by its public properties with getter and setter, under their
/// own names or those of <see cref="DataMemberAttribute"/>, but not those with <see cref="IgnoreDataMemberAttribute"/>.
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
               where property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null
               select (NameOf(property), property),
        ];
    }

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static type => new EntityShape(type));

    public IEnumerable<KeyValuePair<string, object?>> PropertiesOf(ITableEntity entity) =>
        members.Select(member => KeyValuePair.Create(member.Name, member.Property.GetValue(entity)));

    /// <summary>Properties the class lacks are left out; those the row lacks keep what the constructor gave them.</summary>
    /// <exception cref="MissingMethodException">The class has no public constructor without parameters.</exception>
    public object Create(Dictionary<string, object?> properties)
    {
        var entity = Activator.CreateInstance(type)!;
        foreach (var (name, property) in members)
        {
            if (properties.GetValueOrDefault(name) is { } value) property.SetValue(entity, Fit(value, property));
        }

        return entity;
    }

    private static string NameOf(PropertyInfo property) =>
        property.Name == nameof(ITableEntity.ETag)
            ? TableEntity.ETagKey
            : property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    /// <summary>The value as the property's type wants it, where the service knows only one of several.</summary>
    private static object Fit(object value, PropertyInfo property)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            string text when wanted == typeof(ETag) => new ETag(text),
            string text when wanted.IsEnum => Enum.Parse(wanted, text),
            DateTimeOffset time when wanted == typeof(DateTime) => time.UtcDateTime,
            byte[] bytes when wanted == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int number when wanted == typeof(long) => (long)number,
            int number when wanted == typeof(double) => (double)number,
            _ => value,
        };
    }
}
