/// Text as HTML shows it.
public enum HTMLText {
    /// The text escaped scalar by scalar, and a line end as a line end.
    ///
    /// What goes by characters would let a `<` pass that a combining mark follows. Braces are escaped too, so that nothing
    /// inserted is ever taken for a template's tag.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "{": result += "&#123;"
            case "}": result += "&#125;"
            case "\n": result += "<br>"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
