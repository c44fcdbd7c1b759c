/// What can be wrong with JSON: the raw values are the reasons of the refusals.
enum JSONFault: String, CaseIterable, Sendable {
    case byteOrderMark
    case notUTF8
    case nulCharacter
    case malformedJSON
    case loneSurrogate
    case duplicateKey
    case tooDeep
    case documentTooLong
    case numberOutOfRange
    case fractionNotStored
    case nullNotStored
    case missingField
    case invalidField

    /// What people are told; it never repeats what was sent, which may be personal.
    var message: Message {
        switch self {
        case .byteOrderMark:
            Message("JSON 开头有字节顺序标记（BOM），请去掉。", "The JSON starts with a byte order mark; leave it out.")
        case .notUTF8:
            Message("JSON 不是 UTF-8 编码，请改用 UTF-8。", "The JSON is not valid UTF-8; encode it as UTF-8.")
        case .nulCharacter:
            Message("JSON 含有空字符（NUL），请去掉。", "The JSON contains a NUL character; leave it out.")
        case .malformedJSON:
            Message("JSON 语法有误，请按 RFC 8259 改正。", "The JSON is malformed; correct it according to RFC 8259.")
        case .loneSurrogate:
            Message(
                "JSON 文本含有不成对的代理码，请成对书写或直接写出字符。",
                "A JSON string contains half a surrogate pair; write both halves or the character itself."
            )
        case .duplicateKey:
            Message("同一对象中有重复的键，每个键只能出现一次。", "An object has the same key twice; give each key once.")
        case .tooDeep:
            Message("JSON 嵌套层次过深，请减少层次。", "The JSON is nested too deeply; use fewer levels.")
        case .documentTooLong:
            Message("JSON 超过 1 GiB，请拆分后再提交。", "The JSON is longer than 1 GiB; split it.")
        case .numberOutOfRange:
            Message(
                "数字超出允许的范围，整数须在 ±9007199254740991 之内，并符合该字段的范围。",
                "The number is out of range; integers lie within ±9007199254740991 and within the field's own range."
            )
        case .fractionNotStored:
            Message(
                "此处只能是整数，不能写小数或指数；金额以分为单位。",
                "Only integers are kept, without fraction or exponent; money is in fen."
            )
        case .nullNotStored:
            Message("此处不能是 null，没有值时请省去该项。", "null is not kept; leave out what has no value.")
        case .missingField:
            Message("缺少必填字段，请补上。", "A required field is missing; add it.")
        case .invalidField:
            Message("字段的类型或取值不对，请按接口文档改正。", "The field has the wrong type or value; see its documentation.")
        }
    }

    /// The refusal that says so, of a field if there is one.
    func refusal(_ field: String? = nil) -> Refusal {
        Refusal(rawValue, message, field: field.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The refusal that says so of a place in the bytes that were read.
    func refusal(atByte offset: Int) -> Refusal {
        let place = Message("（第 \(offset + 1) 字节）", " (byte \(offset + 1))")
        return Refusal(rawValue, Message(message.chinese + place.chinese, message.english + place.english))
    }
}

/// A fault and where it was met: small enough to be thrown on the fast path.
struct JSONFaultPlace: Error {
    let fault: JSONFault
    let offset: Int
}
