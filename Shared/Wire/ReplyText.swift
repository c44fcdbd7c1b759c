import Model
import NIOCore

extension ByteBuffer {
    /// Writes the line that answers a request.
    mutating func writeReply(_ reply: WireReply, to id: RequestID?, maxLine: Int) {
        switch reply {
        case .result(let result) where result.count + RequestID.maxBytes + 64 > maxLine:
            writeError(.replyTooLong(maxLine), to: id)
        case .result(let result):
            writeStart(id)
            writeStaticString(#","result":"#)
            writeBytes(result)
            writeStaticString("}\n")
        case .failure(let error): writeError(error, to: id)
        }
    }

    /// Writes the hello line.
    mutating func writeHello(_ params: [UInt8]) {
        writeStaticString(#"{"jsonrpc":"2.0","method":"hello","params":"#)
        writeBytes(params)
        writeStaticString("}\n")
    }

    private mutating func writeError(_ error: WireError, to id: RequestID?) {
        let refusal = error.refusal
        writeStart(id)
        writeString(#","error":{"code":\#(error.code.rawValue),"message":"#)
        writeJSON("\(refusal.message.chinese) / \(refusal.message.english)")
        writeString(#","data":{"status":"\#(refusal.status.rawValue)","reason":"#)
        writeJSON(refusal.reason)
        writeString(#","retryable":\#(refusal.status.isRetryable)"#)
        if let wait = error.retryAfterMilliseconds { writeString(#","retryAfterMs":\#(wait)"#) }
        if let field = refusal.field {
            writeStaticString(#","field":"#)
            writeJSON(field)
        }
        if let help = error.help {
            writeStaticString(#","help":"#)
            writeJSON(help)
        }
        writeStaticString("}}}\n")
    }

    private mutating func writeStart(_ id: RequestID?) {
        writeStaticString(#"{"jsonrpc":"2.0","id":"#)
        if let id { writeBytes(id.json) } else { writeStaticString("null") }
    }

    /// Writes text as a JSON string.
    mutating func writeJSON(_ text: String) {
        writeInteger(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                writeInteger(UInt8(ascii: "\\"))
                writeInteger(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                writeString("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: writeInteger(byte)
            }
        }
        writeInteger(UInt8(ascii: "\""))
    }
}
