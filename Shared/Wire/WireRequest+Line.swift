import Model

/// A line that is no request, with its id if that could be read.
struct RefusedLine: Error {
    let id: RequestID?
    let error: WireError
}

extension WireRequest {
    /// Reads one line.
    ///
    /// - Parameters:
    ///   - line: The bytes before the LF.
    ///   - maxDepth: How deep objects and arrays may be nested.
    /// - Throws: What is wrong with the line.
    init(line: [UInt8], maxDepth: Int) throws(RefusedLine) {
        let document: JSONDocument
        do {
            document = try JSONDocument(line, maxDepth: maxDepth)
        } catch {
            throw RefusedLine(id: nil, error: WireError(error, code: .parse))
        }
        let root = document.root
        guard root.kind == .object else { throw RefusedLine(id: nil, error: .notAnObject(root.kind == .array)) }
        let id = try Self.id(root["id"], in: line)
        do throws(WireError) {
            for (key, _) in root.members where !Self.members.contains(key) { throw WireError.unknownMember(key) }
            guard root["jsonrpc"]?.string == "2.0" else { throw WireError.notVersion2 }
            guard let method = root["method"]?.string, !method.isEmpty else { throw WireError.noMethod }
            let params = root["params"]
            guard params == nil || params?.kind == .object else { throw WireError.paramsNotAnObject }
            let meta = try RequestMeta(params?["_meta"])
            self.init(
                id: id,
                method: method,
                document: document,
                params: params,
                meta: meta,
                deadline: meta.timeoutMilliseconds.map { .now.advanced(by: .milliseconds($0)) }
            )
        } catch {
            throw RefusedLine(id: id, error: error)
        }
    }

    private static let members: Set<String> = ["jsonrpc", "id", "method", "params"]

    private static func id(_ node: JSONDocument.Node?, in line: [UInt8]) throws(RefusedLine) -> RequestID {
        guard let node else { throw RefusedLine(id: nil, error: .notification) }
        guard node.kind == .string || node.integer != nil, node.range.count <= RequestID.maxBytes else {
            throw RefusedLine(id: nil, error: .invalidID)
        }
        return RequestID(json: Array(line[node.range]))
    }
}
