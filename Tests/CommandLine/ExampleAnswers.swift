import Model
import Wire

/// What stand-in services say: a log of three events, the last of them closed.
enum ExampleAnswers {
    static let usual: ExampleSuite.Answering = { service, request in
        switch request.method {
        case "service.info": result(#"{"service":"\#(service)","version":"0.1.0","epoch":"7f3a9c10","position":"3"}"#)
        case "service.stats" where request.meta.token == nil: .failure(WireError(tokenMissing))
        case "service.stats": result(stats)
        case "events.head": result(#"{"epoch":"7f3a9c10","position":"3"}"#)
        case "events.asOf": result(#"{"position":"1"}"#)
        case "events.read": read(request.params?["after"]?.string.flatMap { Int($0) } ?? 0)
        case "thing.refuse": .failure(WireError(refused))
        case "thing.later": .failure(WireError(busy, retryAfterMilliseconds: 10))
        case "thing.echo": result(request.params.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "{}")
        case "clock.accept": result(#"{"position":"4"}"#)
        case "clock.explain": result(terms)
        case "parked.list": result(parked)
        case "parked.retry": result(#"{"taken":1}"#)
        default: .failure(.unknownMethod(request.method))
        }
    }

    static func result(_ json: String) -> WireReply { .result(Array(json.utf8)) }

    /// The stored bytes of the event at a position.
    static func body(_ position: Int) -> String {
        let sequence = String(repeating: "0", count: 19) + "\(position)"
        return #"{"authid":"user:x","data":{"name":"洁净家政"},"sequence":"\#(sequence)","#
            + #""subject":"enterprise/\#(position)","time":"2026-09-30T16:20:11.043+08:00","#
            + #""type":"cn.jiazheng.registry.enterprise.registered.v1"}"#
    }

    private static func read(_ after: Int) -> WireReply {
        let items = (1...3).filter { $0 > after }.map { position in
            position == 3
                ? #"{"sequence":"3","leaf":"c594605406f9174b"}"#
                : #"{"sequence":"\#(position)","event":\#(body(position))}"#
        }
        return result(#"{"epoch":"7f3a9c10","events":[\#(items.joined(separator: ","))],"head":"3"}"#)
    }

    private static let stats = #"""
        {"position":3,"followers":[{"peer":"registry","reactionSet":"enterprises","state":"live","position":3,"head":5,\#
        "lagEvents":2,"lagMilliseconds":1500,"parked":1}],"parked":1,"waiting":0,"memoryBytes":31457280,\#
        "connections":2,"uptimeSeconds":61}
        """#

    private static let terms = #"""
        {"value":{"id":"01a0f166-56a3-7000-8000-000000000001","number":{"year":2026,"serial":12},"terms":[{\#
        "clock":"mediate","name":"达成调解协议","start":"2026-09-30","due":{"day":"2026-12-13","isProvisional":true},\#
        "state":"running","colour":"green","isOverdue":false,\#
        "pauses":[{"from":"2026-10-10","until":"2026-10-24","commissioned":"委2026-7","result":"鉴字2026-7"}],\#
        "rules":[{"basis":{"rule":"order121.mediate","inputs":{},"outcome":{}},"law":"办法第二十三条",\#
        "explanation":"受理9月30日；自次日起60天；到期12月13日"}]}]}}
        """#

    private static let parked = #"""
        {"items":[{"peer":"mediation","reactionSet":"cases","sequence":48214,"subject":"case/1",\#
        "reason":"creditFileNotOpen","attempts":3,"since":"2026-09-30T16:20:11.043+08:00","body":"{}"}]}
        """#

    private static let tokenMissing = Refusal(
        "tokenMissing",
        Message("请求没有令牌", "the request has no token"),
        status: .unauthenticated
    )
    private static let refused = Refusal(
        "caseNotOpened",
        Message("案件尚未立案", "the case has not been opened"),
        status: .failedPrecondition,
        field: "case"
    )
    static let busy = Refusal(
        "storeBusy",
        Message("排队过长，请稍后重试", "too many requests wait; try again shortly"),
        status: .unavailable
    )
}
