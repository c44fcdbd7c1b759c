/// What can be wrong with a store: the raw values are stable, for scripts and for reports of years ago.
public enum FaultKind: String, CaseIterable, Codable, Sendable {
    // The file.
    case fileUnreadable, fileDamaged, formatForeign, formatNewer, shapeMissing, shapeChanged, triggerForeign
    // Whose it is.
    case storeForeign, openingMissing, keyForeign, keyChangeUnsigned, keyUncertified
    // Single events.
    case rowUnreadable, positionMissing, positionInvalid, bodyUnreadable, positionDiffers, streamDiffers
    case versionDiffers, typeDiffers, momentDiffers, sourceDiffers, epochDiffers, versionBroken, momentFalls
    // The tree.
    case bodyChanged, leafDiffers, treeDiffers, tileChanged, tileMissing, tileSuperfluous
    // What was signed and what others have seen.
    case checkpointUnreadable, checkpointSignature, checkpointColumn, checkpointBeyondEnd
    case witnessUnreadable, witnessSignature, witnessDiffers, witnessBeyondEnd
    case headUnreadable, headSignature, headDiffers, headBeyondEnd, headOfUnknownEpoch
    case followedDiffers, followedBeyondEnd
    // What lies beside the log.
    case rulesUnknown, rulesNotInForce, ruleSetChanged, answerMissing, answerWrong, causeMissing, causeLater
    case correlationDiffers
    case readModelBehind, epochColumn, parkedDiffers
}

/// What an auditor should know although nothing is wrong.
public enum NoticeKind: String, CaseIterable, Codable, Sendable {
    /// The newest events are not signed yet.
    case unsignedEnd
    /// Only the log itself says which key is its own.
    case keyUnproven
    /// Of a changed key only the former key says that it is the log's.
    case keyByFormer
    /// Events named by a head were declared lost when the log was put back.
    case lostByRestore
    /// Causes lie in stores that were not given.
    case causesElsewhere
    /// Causes were lost when a peer's log was put back.
    case causesLost
    /// No head from outside the server was given.
    case noOutsideHead
}
