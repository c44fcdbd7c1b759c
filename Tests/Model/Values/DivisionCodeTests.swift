import Model
import Testing

@Suite("A division code")
struct DivisionCodeTests {
    @Test func `says which kind of place it is and in which county`() throws {
        #expect(try DivisionCode("620724").level == .county)
        #expect(try DivisionCode("620724400").level == .town)
        #expect(try DivisionCode("６２０７２４１００００１").level == .village)
        #expect(try DivisionCode("620724100001").county.text == "620724")
    }

    @Test func `holds the places within it`() throws {
        let county = try DivisionCode("620724")
        #expect(try county.contains(DivisionCode("620724100")))
        #expect(try !county.contains(DivisionCode("620723")))
        #expect(try DivisionCode("140400").contains(DivisionCode("140423")))
        #expect(try DivisionCode("620000").contains(county))
        #expect(try !DivisionCode("620724100").contains(county))
    }

    @Test(arguments: ["", "62", "6207241", "62072a", "000000", "990724", "6207241000011"])
    func `of other length, signs or province is refused`(text: String) {
        #expect(refusalReason { try DivisionCode(text) } == "invalidDivision")
    }
}
