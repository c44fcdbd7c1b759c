import Model

extension Identifier {
    /// The id with that number.
    static func example(_ number: UInt64) -> Identifier {
        Identifier(UniqueID(high: 0x01a0_f166_56a3_7000, low: 0x8000_0000_0000_0000 | number))
    }
}

extension ClassDetails {
    static func example(
        capacity: Int = 2,
        theory: Int = 24,
        endsOn: String = "2026-04-30",
        title: String = "2026年第一期母婴护理员培训班"
    ) throws -> ClassDetails {
        ClassDetails(
            number: try LineText("PX620724-2026-01"),
            title: try LineText(title),
            occupation: try LineText("母婴护理员"),
            level: .singleAbility,
            hours: ClassHours(total: 60, theory: theory, practice: 36),
            capacity: capacity,
            organiser: Organiser(
                name: try LineText("高台县巧手职业培训学校"),
                creditCode: try UnifiedSocialCreditCode("52620724MJDEM0014A")
            ),
            startsOn: try Day("2026-04-20"),
            endsOn: try Day(endsOn),
            place: try LineText("城关镇人民东路职教中心实训楼")
        )
    }
}

extension CertificateContent {
    static func example(issuedOn: String = "2026-04-30") throws -> CertificateContent {
        CertificateContent(
            worker: .example(3),
            trainingClass: .example(4),
            occupation: try LineText("母婴护理员"),
            level: .singleAbility,
            issuedOn: try Day(issuedOn)
        )
    }
}

extension CertificateNumber {
    static func example() throws -> CertificateNumber {
        CertificateNumber(division: try DivisionCode("620724"), year: 2026, ordinal: 17)
    }
}
