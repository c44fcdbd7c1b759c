public import Model

extension UniqueID: SchemaDescribed {
    /// A UUID in lower case.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(format: "uuid", pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
            title: "UniqueID",
            example: .text("01a0f166-56a3-7d02-b7aa-90c1d4e5f233")
        )
    }
}

extension Identifier: SchemaDescribed {
    /// A UUID in lower case that names one kind of thing.
    public static var jsonSchema: JSONSchema {
        var schema = UniqueID.jsonSchema
        schema.title = "Identifier<\(Kind.self)>"
        return schema
    }
}

extension Moment: SchemaDescribed {
    /// RFC 3339 with three digits after the second and +08:00.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(format: "date-time"),
            title: "Moment",
            meaning: "RFC 3339; written with three digits after the second and +08:00, read with any offset",
            example: .text("2026-09-30T16:20:11.043+08:00")
        )
    }
}

extension Day: SchemaDescribed {
    /// A date of the wall calendar.
    public static var jsonSchema: JSONSchema {
        JSONSchema(.text(format: "date"), title: "Day", example: .text("2026-09-30"))
    }
}

extension Money: SchemaDescribed {
    /// A whole number of 分.
    public static var jsonSchema: JSONSchema {
        JSONSchema(.integer(-limit...limit), title: "Money", meaning: "分", example: .integer(128_000))
    }
}

extension UnifiedSocialCreditCode: SchemaDescribed {
    /// Eighteen characters by GB 32100-2015.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(),
            title: "UnifiedSocialCreditCode",
            meaning: "统一社会信用代码, 18 characters (GB 32100-2015); a wrong check character is a warning",
            example: .text("91620724MA0000000X")
        )
    }
}

extension ResidentIdentityNumber: SchemaDescribed {
    /// Eighteen characters by GB 11643-1999.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(),
            title: "ResidentIdentityNumber",
            meaning: "身份证号, 18 characters (GB 11643-1999)",
            example: .text("11010519491231002X")
        )
    }
}

extension PhoneNumber: SchemaDescribed {
    /// A mobile, a landline with its area code, or a service number.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(),
            title: "PhoneNumber",
            meaning: "手机、带区号的固定电话或 400/800 号码",
            example: .text("0936-6620000")
        )
    }
}

extension DivisionCode: SchemaDescribed {
    /// Six, nine or twelve digits.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(),
            title: "DivisionCode",
            meaning: "行政区划代码, 6, 9 or 12 digits (GB/T 2260, GB/T 10114)",
            example: .text("620724")
        )
    }
}

extension PersonName: SchemaDescribed {
    /// A name as in the document.
    public static var jsonSchema: JSONSchema {
        JSONSchema(.text(longest: limit), title: "PersonName", example: .text("王秀英"))
    }
}

extension DocumentNumber: SchemaDescribed {
    /// The number of a slip or a document.
    public static var jsonSchema: JSONSchema {
        JSONSchema(.text(longest: limit), title: "DocumentNumber", example: .text("(2026)甘0724民初118号"))
    }
}

extension LimitedText: SchemaDescribed {
    /// Text of so many characters at most.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(longest: Limit.scalars),
            title: Limit.keepsLines ? "NarrativeText" : "LineText",
            example: .text("正文")
        )
    }
}

extension Sealed: SchemaDescribed {
    /// What the vault made of a personal value.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .object([
                JSONSchema.Property("key", UniqueID.jsonSchema),
                JSONSchema.Property("suite", JSONSchema(.integer(1...255))),
                JSONSchema.Property("text", JSONSchema(.text(), meaning: "base64 of nonce, ciphertext and tag")),
            ]),
            title: "Sealed",
            meaning: "a personal value that only the vault opens"
        )
    }
}

extension Role: SchemaDescribed {
    /// One of the roles.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .choice(allCases.map(\.rawValue)),
            title: "Role",
            meaning: allCases.map { "\($0.rawValue): \($0.displayName)" }.joined(separator: "; "),
            example: .text(Role.mediator.rawValue)
        )
    }
}
