extension ValueFault {
    /// What people are told.
    public var message: Message {
        switch self {
        case .uniqueID, .day, .moment, .money, .division, .calendarDayTwice, .calendarYear: plainMessage
        case .creditCodeLength, .creditCodeCharacters, .identityNumberOld, .identityNumberLength,
            .identityNumberCharacters, .identityNumberBirth, .identityNumberCheck:
            codeMessage
        case .phoneSpoiled, .phoneWithoutAreaCode, .phoneCharacters, .phoneForm: phoneMessage
        case .nameEmpty, .nameTooLong, .nameCharacters, .textEmpty, .textTooLong, .textCharacters: textMessage
        }
    }

    private var plainMessage: Message {
        switch self {
        case .uniqueID:
            Message(
                "编号格式不对：应为36位小写UUID，例如01a0f166-56a3-7d02-b7aa-90c1d4e5f233。请原样复制编号。",
                "The identifier is not a lower-case UUID of 36 characters; copy it exactly as it was given."
            )
        case .day:
            Message(
                "日期无效：应为实际存在的日期，写作2026-09-30。请改正。",
                "The day does not exist or is not written like 2026-09-30; correct it."
            )
        case .moment:
            Message(
                "时间无效：应写作2026-09-30T16:20:11.043+08:00，秒后最多三位小数，并带时区。请改正。",
                "The moment is not RFC 3339 with an offset and at most three decimals; "
                    + "write it like 2026-09-30T16:20:11.043+08:00."
            )
        case .money:
            Message(
                "金额无效：应为以分为单位的整数，绝对值不超过9007199254740991。请换算成分再填。",
                "The amount is not a whole number of fen within ±9007199254740991; convert it to fen."
            )
        case .division:
            Message(
                "行政区划代码无效：应为6位（县区）、9位（乡镇街道）或12位（村、社区）数字。请按民政部门代码填写。",
                "The division code is not 6, 9 or 12 digits of a known province; use the official code."
            )
        case .calendarDayTwice:
            Message(
                "放假日历有误：同一年度内同一天出现两次。请删去其中一条。",
                "The holiday calendar lists a day twice in one year; remove one of the two."
            )
        default:
            Message(
                "放假日历有误：年度应为四位数字，所列日期应属于该年度或上一年十二月。请对照国务院办公厅通知改正。",
                "The holiday calendar has a year that is not four digits, or a day that is neither in its year nor in "
                    + "the December before; correct it by the State Council's notice."
            )
        }
    }

    private var codeMessage: Message {
        switch self {
        case .creditCodeLength:
            Message(
                "统一社会信用代码应为18位。请对照营业执照核对。",
                "The unified social credit code does not have 18 characters; check it against the licence."
            )
        case .creditCodeCharacters:
            Message(
                "统一社会信用代码含有不允许的字符：只用数字和大写字母，不用I、O、S、V、Z。请看是否把1、0、5、2写成了字母。",
                "The unified social credit code has a character outside its alphabet (no I, O, S, V, Z); "
                    + "look for letters in place of 1, 0, 5 and 2."
            )
        case .identityNumberOld:
            Message(
                "身份证号为15位旧号，已停用。请填写现行18位身份证号。",
                "The identity number has the 15 digits that are no longer valid; ask for the one of 18 characters."
            )
        case .identityNumberLength:
            Message(
                "身份证号应为18位。请对照身份证核对。",
                "The identity number does not have 18 characters; check it against the card."
            )
        case .identityNumberCharacters:
            Message(
                "身份证号含有不允许的字符：前17位为数字，末位为数字或X。请对照身份证核对。",
                "The identity number is not 17 digits followed by a digit or X; check it against the card."
            )
        case .identityNumberBirth:
            Message(
                "身份证号第7至14位不是有效的出生日期。请对照身份证核对。",
                "Characters 7 to 14 of the identity number are not a date of birth; check it against the card."
            )
        default:
            Message(
                "身份证号末位校验码不符，多半有一位录错。请对照身份证逐位核对。",
                "The identity number's check character does not match, so a digit is likely wrong; "
                    + "compare it with the card digit by digit."
            )
        }
    }

    private var phoneMessage: Message {
        switch self {
        case .phoneSpoiled:
            Message(
                "电话号码已被表格软件变成科学计数（如1.99E+10），后几位已丢失，无法恢复。请把该列设为文本格式后从原始记录重新填写。",
                "The phone number was turned into scientific notation by a spreadsheet and its last digits are lost; "
                    + "format the column as text and enter it again from the original."
            )
        case .phoneWithoutAreaCode:
            Message(
                "固定电话缺少区号。请加上区号，例如0936-6620000。",
                "The landline number has no area code; add it, as in 0936-6620000."
            )
        case .phoneCharacters:
            Message(
                "电话号码含有数字、空格、短横和括号以外的字符。每栏只填一个号码。",
                "The phone number has characters other than digits, spaces, hyphens and brackets; "
                    + "enter one number and nothing else."
            )
        default:
            Message(
                "电话号码位数或号段不对：手机为11位，以13至19开头；固定电话为区号加7或8位。请核对。",
                "The phone number is neither a mobile of 11 digits beginning 13 to 19 nor an area code with "
                    + "7 or 8 digits; check it."
            )
        }
    }

    private var textMessage: Message {
        switch self {
        case .nameEmpty:
            Message("姓名为空。请填写。", "The name is empty; enter it.")
        case .nameTooLong:
            Message("姓名超过50个字符。请按证件填写。", "The name is longer than 50 characters; enter it as in the document.")
        case .nameCharacters:
            Message(
                "姓名含有看不见的控制字符，多半是复制时带入的。请手工重新输入。",
                "The name has invisible control characters, most likely from copying; type it again."
            )
        case .textEmpty:
            Message("文字为空。请填写。", "The text is empty; enter it.")
        case .textTooLong:
            Message("文字超过长度上限。请缩短，或作为附件提交。", "The text is too long; shorten it or hand it in as an attachment.")
        default:
            Message(
                "文字含有控制字符。请粘贴为纯文本后重试。",
                "The text has control characters; paste it as plain text."
            )
        }
    }
}
