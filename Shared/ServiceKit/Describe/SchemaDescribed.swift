/// A type that says itself what its JSON is, because letting it read would not show it.
///
/// Values that check what they read are such: their schema holds an example that passes the check.
public protocol SchemaDescribed {
    /// What its JSON is.
    static var jsonSchema: JSONSchema { get }
}

extension Bool: SchemaDescribed {
    /// True or false.
    public static var jsonSchema: JSONSchema { JSONSchema(.boolean, example: .boolean(false)) }
}

extension String: SchemaDescribed {
    /// Any text.
    public static var jsonSchema: JSONSchema { JSONSchema(.text(), example: .text("text")) }
}

extension Double: SchemaDescribed {
    /// Any number.
    public static var jsonSchema: JSONSchema { JSONSchema(.number, example: .integer(0)) }
}

extension Float: SchemaDescribed {
    /// Any number.
    public static var jsonSchema: JSONSchema { JSONSchema(.number, example: .integer(0)) }
}

extension SchemaDescribed where Self: FixedWidthInteger {
    /// Whole numbers, as far as the type and every reader of JSON know them.
    public static var jsonSchema: JSONSchema {
        let limit: Int64 = (1 << 53) - 1
        let range = max(Int64(clamping: min), -limit)...Swift.min(Int64(clamping: max), limit)
        return JSONSchema(.integer(range), example: .integer(0))
    }

    private static func max(_ left: Int64, _ right: Int64) -> Int64 { Swift.max(left, right) }
}

extension Int: SchemaDescribed {}
extension Int8: SchemaDescribed {}
extension Int16: SchemaDescribed {}
extension Int32: SchemaDescribed {}
extension Int64: SchemaDescribed {}
extension UInt: SchemaDescribed {}
extension UInt8: SchemaDescribed {}
extension UInt16: SchemaDescribed {}
extension UInt32: SchemaDescribed {}
extension UInt64: SchemaDescribed {}
