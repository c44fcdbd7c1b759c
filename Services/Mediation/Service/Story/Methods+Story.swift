import Identity
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about cases across orders, clocks and whatever else names them.
    static var storyMethods: [Method<Mediation>] {
        let readers: Set<Role> = [.intakeOfficer, .mediator, .commerceSupervisor, .auditor]
        return [
            .query(
                "case.story",
                Message("按时间顺序列出一件案件的全过程", "tells a dispute in order across its orders, case, clocks and letters"),
                for: readers,
                taking: CaseStoryQuery.self,
                giving: CaseStory.self,
                StoryDesk.story
            ),
            .query(
                "case.find",
                Message("按编号、电话、姓名或企业查找案件", "finds cases by number, telephone, name or enterprise"),
                for: readers,
                taking: CaseFindQuery.self,
                giving: Page<CaseRow>.self,
                CaseFinder.found
            ),
            .query(
                "case.queue",
                Message("我的待办：按到期日列出", "lists the caller's cases by what is due first"),
                for: readers,
                taking: CaseQueueQuery.self,
                giving: Page<CaseRow>.self,
                CaseFinder.queue
            ),
            .query(
                "case.ties",
                Message("查看并案、工单、共同投诉和委托代理", "shows what belongs to a case: mergers, orders, members, proxies"),
                for: readers,
                taking: CaseTiesQuery.self,
                giving: CaseTies.self,
                CaseFinder.ties
            ),
        ]
    }
}
