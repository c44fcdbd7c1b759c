import Identity
import Model
import ServiceKit
import Vault

extension Registry {
    static var workerMethods: [Method<Registry>] { [fileWorker, getWorker, findWorker, listWorkers] }

    private static var fileWorker: Method<Registry> {
        .command(
            "worker.file",
            Message("登记从业人员", "enters a worker in the register"),
            for: [.commerceSupervisor, .enterprise],
            taking: WorkerFilingRequest.self
        ) { params, door in
            let code = params.employerCreditCode
            guard door.caller.role != .enterprise || code.map({ $0.text == door.caller.unit }) ?? false else {
                throw Worker.Rejection.workerOfAnotherEnterprise.refusal.at("employerCreditCode")
            }
            let employer = try code.flatMap { code in try door.find { try Enterprises.id(of: code, in: $0) } }
            guard code == nil || employer != nil else {
                throw Worker.Rejection.enterpriseUnknown.refusal.at("employerCreditCode")
            }
            let number = params.identityNumber
            let (person, isNew) = try door.person(owning: .identityNumber, number.text)
            if isNew {
                door.remember(.fullName, params.name.text, of: person)
                door.remember(.phone, params.phone.text, of: person)
                door.remember(.phoneEnding, params.phone.lastFour, of: person)
            }
            let filing = WorkerFiling(
                name: try door.seal(params.name.text, as: .name, of: person),
                identityNumber: try door.seal(number.text, as: .identityNumber, of: person),
                phone: try door.seal(params.phone.text, as: .phone, of: person),
                birthYear: number.birthYear,
                sex: number.sex,
                division: number.division,
                occupation: params.occupation,
                employer: employer,
                filedOn: params.filedOn
            )
            return [.worker(.file(filing), on: Worker.ID(person.person.value))]
        }
    }

    private static var getWorker: Method<Registry> {
        .query(
            "worker.get",
            Message("查询从业人员；填写理由时显示姓名、身份证号和电话", "shows a worker's file; for a reason also who it is"),
            for: [.commerceSupervisor, .trainingOfficer, .intakeOfficer, .mediator, .auditor, .service],
            taking: WorkerQuery.self,
            giving: WorkerView.self
        ) { query, desk in
            let id = query.worker
            let (filing, certificates) = try await desk.read { db in
                (try Workers.filing(of: id, in: db), try Workers.certificates(of: id, in: db))
            }
            guard let filing else { throw Worker.Rejection.workerUnknown.refusal.at("worker") }
            var view = WorkerView(id, filing, certificates: certificates)
            guard let reason = query.reason else { return view }
            try desk.caller.requireMayOpen()
            view.name = try desk.open(filing.name, as: .name, of: id.stream, because: reason)
            view.identityNumber = try desk.open(
                filing.identityNumber,
                as: .identityNumber,
                of: id.stream,
                because: reason
            )
            view.phone = try desk.open(filing.phone, as: .phone, of: id.stream, because: reason)
            return view
        }
    }

    private static var findWorker: Method<Registry> {
        .query(
            "worker.find",
            Message("按身份证号查从业人员编号", "finds a worker's id by their identity number"),
            for: [.commerceSupervisor, .trainingOfficer, .intakeOfficer, .mediator, .service],
            taking: WorkerSearch.self,
            giving: FoundWorker.self
        ) { query, desk in
            let persons = try desk.persons(matching: .identityNumber, query.identityNumber.text)
            let found = try await desk.read { db in
                try persons.map(Worker.ID.init).first { try Workers.filing(of: $0, in: db) != nil }
            }
            guard let found else { throw Worker.Rejection.workerUnknown.refusal.at("identityNumber") }
            return FoundWorker(worker: found)
        }
    }

    private static var listWorkers: Method<Registry> {
        .query(
            "worker.list",
            Message("列出一家企业或全部从业人员，不含个人信息", "lists the workers of one enterprise or of all, without personal fields"),
            for: [.commerceSupervisor, .trainingOfficer, .auditor, .service],
            taking: WorkerListQuery.self,
            giving: Page<WorkerRow>.self
        ) { query, desk in
            try await desk.read { db in
                var employer = query.employer
                if let code = query.employerCreditCode {
                    guard let id = try Enterprises.id(of: code, in: db), employer == nil || employer == id else {
                        throw Enterprise.Rejection.enterpriseNotRegistered.refusal.at("employerCreditCode")
                    }
                    employer = id
                }
                return try Workers.page(query, of: employer, in: db)
            }
        }
    }
}
