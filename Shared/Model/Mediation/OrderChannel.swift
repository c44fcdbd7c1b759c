/// Where orders come in.
public enum OrderChannel: String, Codable, Hashable, Sendable, CaseIterable {
    case hotline12345, hotline12315, counter, post, association
}

/// What a message of a channel is (办理类型): 初次派单, 催办, 补充.
public enum OrderKind: String, Codable, Hashable, Sendable, CaseIterable {
    case first, urged, supplemented
}

/// What a caller wants in kind (来电类别): 咨询, 求助, 投诉, 举报, 建议.
public enum OrderCategory: String, Codable, Hashable, Sendable, CaseIterable {
    case consultation, help, complaint, report, suggestion
}

/// How soon the channel wants an answer (紧急程度): 一般, 紧急, 特急.
public enum OrderUrgency: String, Codable, Hashable, Sendable, CaseIterable {
    case ordinary, urgent, mostUrgent
}
