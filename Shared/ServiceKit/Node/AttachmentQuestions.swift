import EventLog
import Model

/// What `attachment.part` takes.
struct AttachmentPart: Codable, Sendable {
    /// The subject it is for, such as `case/<id>`.
    var about: String
    /// At most 512 KiB, in base64.
    var content: String

    struct Taken: Codable, Sendable {
        /// Its name for `attachment.put`.
        var part: String
        /// How many bytes were taken.
        var bytes: Int64
    }
}

/// What `attachment.put` takes.
struct AttachmentDraft: Codable, Sendable {
    /// The subject it is for.
    var about: String
    /// The file's name.
    var name: LineText
    /// What kind of file it is, such as `image/jpeg`.
    var mediaType: String
    /// The names of its parts, in order.
    var parts: [String]

    struct Kept: Codable, Sendable {
        var id: Attachment.ID
        var bytes: Int64
    }

    /// `type/subtype` in small letters, as RFC 6838 has them.
    func checkedMediaType() throws(Refusal) -> String {
        let halves = mediaType.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain =
            mediaType.utf8.count <= 100 && halves.count == 2
            && halves.allSatisfy { half in
                !half.isEmpty && half.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.+-".utf8.contains($0) }
            }
        guard isPlain else {
            throw Refusal(
                "mediaTypeInvalid",
                Message("文件类型写作 image/jpeg、application/pdf 等", "a media type is written like image/jpeg"),
                field: "mediaType"
            )
        }
        return mediaType
    }
}

/// What `attachment.list` takes.
struct AttachmentListQuery: Codable, Sendable {
    var about: String
    /// With a reason the names are opened.
    var reason: LineText?
}

struct AttachmentList: Codable, Sendable { var items: [AttachmentView] }

/// An attachment, without its content.
struct AttachmentView: Codable, Sendable {
    var id: Attachment.ID
    var about: String
    /// Absent when no reason was given, or when it was erased.
    var name: String?
    var mediaType: String
    var bytes: Int64
    var parts: Int64
    var moment: Moment
    var by: String
    var isErased: Bool

    init(_ kept: KeptAttachment, name: String?, isErased: Bool) {
        id = kept.id
        about = kept.about
        self.name = name
        mediaType = kept.mediaType
        bytes = kept.bytes
        parts = Int64(kept.parts.count)
        moment = kept.moment
        by = kept.actor
        self.isErased = isErased
    }
}

/// What `attachment.get` takes.
struct AttachmentQuery: Codable, Sendable {
    var id: Attachment.ID
    /// Which part, from 1.
    var part: Int64?
    /// Why it has to be seen.
    var reason: LineText
}

/// A part of a file in the clear.
struct AttachmentContent: Codable, Sendable {
    var attachment: AttachmentView
    var part: Int64
    /// In base64.
    var content: String
}

/// How the files stand to the log.
struct AttachmentCheck: Codable, Sendable {
    var attachments: Int64 = 0
    var parts: Int64 = 0
    /// Attachments whose key was destroyed: their files are gone by right.
    var erased: Int64 = 0
    var missing: [Place] = []
    var altered: [Place] = []

    struct Place: Codable, Sendable {
        var id: Attachment.ID
        var part: String
    }
}
