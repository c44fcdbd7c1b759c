import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    private static var recorders: Set<Role> { [.hotlineClerk, .intakeOfficer, .mediator] }

    /// Sheets with pre-printed numbers, and what is recorded from them afterwards.
    static var paperMethods: [Method<Mediation>] { kitMethods + lateMethods }

    private static var kitMethods: [Method<Mediation>] {
        [
            .command(
                "kit.print",
                Message("印制停电断网登记套册，编号连续", "prints a bundle of register sheets with gapless numbers"),
                for: recorders,
                taking: KitPrintRequest.self
            ) { request, door in
                let unit = try request.unit.map { try door.unit($0) } ?? door.rules.routing.intake
                let id = PaperKit.ID(door.freshID())
                return [.paperKit(.print(sheets: request.sheets, unit: unit, on: request.on ?? door.now.day), on: id)]
            },
            .command(
                "kit.spoil",
                Message("登记作废的纸质编号", "enters a sheet that cannot be used any more"),
                for: recorders,
                taking: KitSpoilRequest.self
            ) { request, door in
                let kit = try door.find { db in try PaperRegister.kit(of: request.paper, db) }
                guard let kit else { throw PaperKit.Rejection.kitUnknown.refusal.at("paper") }
                let day = request.on ?? door.now.day
                let step = PaperKit.Command.spoil(serial: request.paper.serial, on: day, because: request.because)
                return [.paperKit(step, on: kit)]
            },
            .query(
                "kit.sheets",
                Message("打印一套登记表（A4）", "prints the sheets of a bundle"),
                for: recorders,
                taking: KitSheetsQuery.self,
                giving: PrintView.self
            ) { query, desk in
                let kit = try await desk.read { db in try PaperRegister.kit(query.kit, db) }
                guard let kit else { throw PaperKit.Rejection.kitUnknown.refusal.at("kit") }
                let unit = desk.rules.routing.unit(named: kit.unit)?.name ?? kit.unit
                return try SheetPrinter(desk.rules).kit(kit, unit: unit)
            },
            .query(
                "kit.register",
                Message("核对纸质编号：空白、已用、作废和缺号", "checks the numbers off: blank, used, spoiled, and gaps"),
                for: recorders.union([.head, .auditor]),
                taking: KitRegisterQuery.self,
                giving: KitRegister.self
            ) { query, desk in
                let rule = try SheetPrinter(desk.rules).rule(.registerKit)
                return try await desk.read { db in
                    try PaperRegister.register(query.year, rule.text, db)
                }
            },
        ]
    }

    private static var lateMethods: [Method<Mediation>] {
        [
            .command(
                "lateEntry.record",
                Message("补录停电断网期间的纸质登记；期限自实际发生之日起算", "records from paper what happened; terms run from when it did"),
                for: recorders,
                taking: LateRecordRequest.self,
                LateDesk.record
            ),
            .command(
                "lateEntry.confirm",
                Message("第二人比对扫描件，核对补录无误", "a second person compares an entry with its scan"),
                for: recorders.union([.head]),
                taking: LateConfirmRequest.self
            ) { request, door in
                [.lateEntry(.confirm(by: door.officer), on: try door.lateEntry(request.id))]
            },
            .command(
                "lateEntry.object",
                Message("第二人比对扫描件，认为补录有误", "a second person finds that entry and scan differ"),
                for: recorders.union([.head]),
                taking: LateObjectRequest.self
            ) { request, door in
                let id = try door.lateEntry(request.id)
                let reason = try door.seal(request.reason.text, as: .narrative, of: door.newPerson())
                return [.lateEntry(.object(by: door.officer, reason: reason), on: id)]
            },
            .query(
                "lateEntry.list",
                Message(
                    "补录清单：发生时间和补录时间、纸质编号、扫描件摘要、核对人",
                    "lists late entries with both moments, number, scan, and who compared"
                ),
                for: recorders.union([.head, .auditor]),
                taking: LateListQuery.self,
                giving: Page<LateEntryView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let (mayKnow, today) = (desk.caller.mayKnowReports, desk.now.day)
                let rule = try SheetPrinter(desk.rules).rule(.registerKit)
                let items = try await desk.read { db in
                    try PaperRegister.page(
                        query,
                        mayKnowReports: mayKnow,
                        today: today,
                        limit: limit + 1,
                        rule.text,
                        db
                    )
                }
                return Page(items, limit: limit) { $0.id.description }
            },
        ]
    }
}

extension Door<Mediation> {
    /// A late entry; one about a report is not found by those who may not know of it.
    fileprivate func lateEntry(_ id: LateEntry.ID) throws -> LateEntry.ID {
        let mayKnow = caller.mayKnowReports
        guard try find({ db in try PaperRegister.isKnown(id, mayKnowReports: mayKnow, db) }) else {
            throw LateEntry.Rejection.lateEntryUnknown.refusal.at("id")
        }
        return id
    }
}
