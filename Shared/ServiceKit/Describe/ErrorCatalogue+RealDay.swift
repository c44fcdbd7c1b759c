import Model

extension ErrorCatalogue {
    /// What is refused where things go wrong: names nobody knows, payees who are somebody else, sheets of claims.
    static let realDay = [
        Entry("aliasEmpty", Message("请填写别名、电话或收款人之一", "name an alias, a telephone or a payee"), .invalidArgument),
        Entry(
            "payeeNotClaimant",
            Message(
                "收款人与投诉人不一致；他人代领须有含代为领取款项权限的委托",
                "the payee is not the claimant; somebody else needs an authorisation to receive money"
            ),
            .failedPrecondition
        ),
        Entry("massRowsTooMany", Message("一次登记1至50人", "a request takes in 1 to 50 people"), .invalidArgument),
        Entry(
            "templateUnknown",
            Message("县规则 intakes 没有这个模板", "the county's intakes have no such template"),
            .notFound
        ),
        Entry(
            "usedBeyondPaid",
            Message("已消费金额大于预付金额；请核对编号 …", "more was used than paid; check …"),
            .invalidArgument
        ),
        Entry(
            "sharedSessionCases",
            Message("同一次调解须有2至100件案件，每件一次", "one session is for 2 to 100 cases, each once"),
            .invalidArgument
        ),
    ]
}
