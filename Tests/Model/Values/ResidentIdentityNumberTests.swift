import Model
import TestKit
import Testing

@Suite("A resident's identity number")
struct ResidentIdentityNumberTests {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    private static func checked(_ body: String) -> String {
        let sum = zip(body.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }

    /// Right numbers; numbers with a digit wrong; numbers with a birth date wrong and the check made to match.
    private static func numbers(_ count: Int, region: String, seed: UInt64) throws -> [String] {
        var random = SeededRandom(seed: seed)
        return try (0..<count).map { index in
            let born = try Day("1900-01-01").adding(days: .random(in: 0..<45_000, using: &random))
            let date = Array(born.text.filter { $0 != "-" })
            var body = Array(region) + date + String(Int.random(in: 100...999, using: &random))
            switch index % 3 {
            case 0: return checked(String(body))
            case 1:
                var number = Array(checked(String(body)))
                number[.random(in: 10...17, using: &random)] = Character(String(Int.random(in: 0...9, using: &random)))
                return String(number)
            default:
                body[.random(in: 10...13, using: &random)] = Character(String(Int.random(in: 0...9, using: &random)))
                return checked(String(body))
            }
        }
    }

    @Test func `is what python-stdnum takes it for but for its region, over ten thousand numbers`() throws {
        let numbers = try ["110101", "622225", "620724", "999999"].enumerated().flatMap { index, region in
            try Self.numbers(2500, region: region, seed: UInt64(5 + index))
        }
        let theirs = try Oracle.lines(
            """
            import sys
            from stdnum.cn import ric
            for line in sys.stdin:
                number = line.strip()
                try:
                    born = ric.get_birth_date(number)
                    print(born if ric.calc_check_digit(number) == number[-1] else "refused")
                except Exception:
                    print("refused")
            """,
            over: numbers
        )
        #expect(numbers.map { (try? ResidentIdentityNumber($0).birthDay.text) ?? "refused" } == theirs)
        #expect(theirs.count { $0 != "refused" } > 4000)
        #expect(theirs.count { $0 == "refused" } > 4000)
    }

    @Test func `is what id-validator takes it for, over ten thousand numbers of one region`() throws {
        let numbers = try Self.numbers(10_000, region: "110101", seed: 9)
        let theirs = try Oracle.lines(
            """
            import functools, sys
            from id_validator import data, validator
            # It reads its table of regions anew for each number, which takes minutes.
            for name in [name for name in dir(data) if name.startswith("get_")]:
                setattr(data, name, functools.cache(getattr(data, name)))
            for line in sys.stdin:
                number = line.strip()
                print(number[6:14] + "fm"[int(number[16]) % 2] if validator.is_valid(number) else "refused")
            """,
            over: numbers
        )
        let ours = numbers.map { text in
            guard let number = try? ResidentIdentityNumber(text) else { return "refused" }
            return number.birthDay.text.filter { $0 != "-" } + (number.sex == .female ? "f" : "m")
        }
        #expect(ours == theirs)
    }

    @Test func `of a county that has another code today is kept without a warning`() throws {
        let number = try ResidentIdentityNumber(Self.checked("62222519760504102"))
        #expect(number.division == "622225")
        #expect(number.birthDay == (try Day("1976-05-04")))
        #expect(number.sex == .female)
        #expect(number.warning == nil)
    }

    @Test func `of no known province is kept with a warning`() throws {
        #expect(try ResidentIdentityNumber(Self.checked("99222519760504102")).warning != nil)
    }

    @Test(arguments: ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002X "])
    func `is read as people type it`(text: String) throws {
        #expect(try ResidentIdentityNumber(text).text == "11010519491231002X")
    }

    @Test func `tells the age in full years`() throws {
        let number = try ResidentIdentityNumber("11010519491231002X")
        #expect(try number.age(on: Day("2026-12-30")) == 76)
        #expect(try number.age(on: Day("2026-12-31")) == 77)
        #expect(try number.age(on: Day("1949-12-30")) == nil)
        #expect(number.birthYear == 1949)
    }

    @Test(arguments: [
        "", "110105491231002", "11010519491231002", "110105194912310021", "11010518991231002X",
        "1101051949123100XX", "01010519491231002X", "110105194912310029X", "身份证号码是多少呢请您告诉我们吧",
    ])
    func `with a fault is refused, and the refusal does not repeat it`(text: String) {
        let refusal = #expect(throws: Refusal.self) { try ResidentIdentityNumber(text) }
        #expect(refusal?.reason == "invalidIdentityNumber")
        #expect(text.isEmpty || refusal?.message.chinese.contains(text) == false)
    }
}
