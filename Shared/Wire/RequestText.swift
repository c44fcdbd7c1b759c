import NIOCore

extension ByteBuffer {
    /// Writes the line that asks, with `_meta` put into the params.
    mutating func writeRequest(_ id: Int, _ method: String, _ params: [UInt8], _ meta: RequestMeta) {
        writeStaticString(#"{"jsonrpc":"2.0","id":"#)
        writeString(String(id))
        writeStaticString(#","method":"#)
        writeJSON(method)
        writeStaticString(#","params":"#)
        if meta == RequestMeta() {
            writeBytes(params)
        } else {
            writeStaticString(#"{"_meta":"#)
            writeMeta(meta)
            if params[1] != UInt8(ascii: "}") { writeStaticString(",") }
            writeBytes(params[1...])
        }
        writeStaticString("}\n")
    }

    private mutating func writeMeta(_ meta: RequestMeta) {
        var separator = "{"
        func begin(_ key: String, _ buffer: inout ByteBuffer) {
            buffer.writeString("\(separator)\"\(key)\":")
            separator = ","
        }
        let texts = [
            ("idempotencyKey", meta.idempotencyKey), ("token", meta.token), ("traceparent", meta.traceparent),
        ]
        for case (let key, let text?) in texts {
            begin(key, &self)
            writeJSON(text)
        }
        if let version = meta.expectedVersion {
            begin("expectedVersion", &self)
            writeString(String(version))
        }
        if let timeout = meta.timeoutMilliseconds {
            begin("timeoutMs", &self)
            writeString(String(timeout))
        }
        if !meta.after.isEmpty {
            begin("after", &self)
            for (index, position) in meta.after.sorted(by: { $0.key < $1.key }).enumerated() {
                writeString(index == 0 ? "{" : ",")
                writeJSON(position.key)
                writeStaticString(":")
                writeJSON(position.value)
            }
            writeStaticString("}")
        }
        writeString(separator == "{" ? "{}" : "}")
    }
}
