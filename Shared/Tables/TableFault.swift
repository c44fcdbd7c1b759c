public import Model

/// What may be wrong with a table, a line of it or a cell; the raw values are the stable reasons.
public enum TableFault: String, Error, CaseIterable, Sendable {
    case quoteNotClosed
    case textAfterQuote
    case lineTooLong
    case lineNotJSON
    case cellTooLong
    case cellUndecodable
    case cellNotPlain
    case cellIsError
    case fileUnreadable
    case fileEmpty
    case textIsUTF16
    case oldWorkbook
    case archiveBroken
    case archiveEncrypted
    case archiveTooLarge
    case archiveSwells
    case markupBroken
    case markupDeclaresEntities
    case sheetMissing
    case sharedTextTooLong

    /// What people are told.
    public var message: Message {
        switch self {
        case .quoteNotClosed, .textAfterQuote, .lineTooLong, .lineNotJSON: lineMessage
        case .cellTooLong, .cellUndecodable, .cellNotPlain, .cellIsError: cellMessage
        case .fileUnreadable, .fileEmpty, .textIsUTF16, .oldWorkbook: fileMessage
        case .archiveBroken, .archiveEncrypted, .archiveTooLarge, .archiveSwells, .markupBroken,
            .markupDeclaresEntities, .sheetMissing, .sharedTextTooLong:
            workbookMessage
        }
    }

    private var lineMessage: Message {
        switch self {
        case .quoteNotClosed: Message("引号没有闭合；请补上后半个引号", "a quote is not closed; close it")
        case .textAfterQuote:
            Message("引号之后还有文字；引号内的引号须写两个", "something follows a closing quote; a quote within quotes is written twice")
        case .lineTooLong: Message("这一行过长；请检查是否缺少换行或引号", "the line is too long; look for a missing line end or quote")
        default: Message("这一行不是完整的 JSON 对象", "the line is no whole JSON object")
        }
    }

    private var cellMessage: Message {
        switch self {
        case .cellTooLong:
            Message("单元格内容过长；请缩短，或作为附件提交", "the cell is too long; shorten it or hand it in as an attachment")
        case .cellUndecodable:
            Message(
                "有无法识别的字符；请按文件编码重新导出这一格",
                "characters cannot be decoded; export the cell again in the file's encoding"
            )
        case .cellNotPlain:
            Message("应为文字、数字或是否，不能是对象或列表", "a cell is text, a number or a truth value, no object or list")
        default:
            Message("单元格是公式错误（如 #REF!）；请填写实际内容", "the cell is an error of a formula such as #REF!; enter its value")
        }
    }

    private var fileMessage: Message {
        switch self {
        case .fileUnreadable: Message("读不到文件", "the file cannot be read")
        case .fileEmpty: Message("文件是空的", "the file is empty")
        case .textIsUTF16:
            Message("文件是 UTF-16 编码；请另存为“CSV UTF-8”", "the file is UTF-16; save it as CSV UTF-8")
        default: Message("文件是旧式 .xls；请另存为 .xlsx 或“CSV UTF-8”", "the file is an old .xls; save it as .xlsx or CSV UTF-8")
        }
    }

    private var workbookMessage: Message {
        switch self {
        case .archiveBroken: Message("工作簿文件已损坏；请重新导出", "the workbook is damaged; export it again")
        case .archiveEncrypted: Message("工作簿有密码；请去掉密码后再导入", "the workbook has a password; save it without")
        case .archiveTooLarge: Message("工作簿过大；请分批导出", "the workbook is too large; export it in parts")
        case .archiveSwells:
            Message("工作簿解压后异常膨胀，已拒绝；请核实来源", "the workbook swells beyond reason when unpacked and is refused")
        case .markupBroken: Message("工作簿内容不合规范；请用表格软件另存一次", "the workbook's markup is broken; save it anew")
        case .markupDeclaresEntities:
            Message("工作簿含有文档类型声明，已拒绝；请核实来源", "the workbook declares a document type and is refused")
        case .sheetMissing: Message("工作簿没有可见的工作表", "the workbook has no visible sheet")
        default: Message("工作簿文字过多；请分批导出", "the workbook holds too much text; export it in parts")
        }
    }

    /// The refusal that goes with it.
    public var refusal: Refusal { Refusal(rawValue, message) }
}

/// Nothing more can be read from here on.
public struct TableTrouble: Error, Equatable {
    /// What is wrong.
    public let fault: TableFault
    /// The part of the file, when it is a part.
    public let part: String?

    /// A trouble.
    public init(_ fault: TableFault, in part: String? = nil) {
        self.fault = fault
        self.part = part
    }

    /// What people are told, with the part.
    public var refusal: Refusal {
        let place = part.map { "（\($0)）" } ?? ""
        return Refusal(
            fault.rawValue,
            Message(fault.message.chinese + place, fault.message.english + (part.map { " (\($0))" } ?? ""))
        )
    }
}
