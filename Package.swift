// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Whole processes under test: the executables are built with them.
let suiteTests: [Target.Dependency] = [
    "Identity", "Model", "ServiceKit", "TestKit", "Wire", "registry", "training", "mediation", "credit", "jiazheng",
    "hotline",
]

// Targets stand in dependency order: read down the page and no name appears before its own line.
let package = Package(
    name: "jiazheng",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        [
            shared("Model"),
            shared("Decisions", ["Model"]),
            shared("Transparency", ["Model", crypto]),
            shared("Vault", ["Model", crypto, grdb]),
            shared("Identity", ["Model", crypto]),
            shared("EventLog", ["Decisions", "Model", "Transparency", "Vault", crypto, grdb, grdbSQLite, logging]),
            .systemLibrary(name: "CZlib", path: "Shared/CZlib"),
            shared("Tables", ["CZlib", "Model"]),
            shared("Wire", ["Model", nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS]),
            .systemLibrary(name: "CZeroMQ", path: "Shared/CZeroMQ"),
            shared("Bus", ["CZeroMQ", logging]),
            shared(
                "ServiceKit",
                [
                    "Bus", "EventLog", "Identity", "Model", "Transparency", "Vault", "Wire", configuration, crypto,
                    grdb,
                    lifecycle, logging, unixSignals, yams,
                ]
            ),
            shared("TestKit", ["Decisions", "Model"]),
        ],
        service("Registry"),
        service("Training"),
        service("Mediation", [mustache]),
        service("Credit"),
        [
            module(
                "Auditor",
                at: "Services/Auditor",
                [
                    "CreditService", "Decisions", "EventLog", "Identity", "MediationService", "Model",
                    "RegistryService", "ServiceKit", "Tables", "TrainingService", "Transparency", "Vault", crypto,
                    grdb, grdbSQLite, logging, mustache,
                ]
            ),
            .executableTarget(
                name: "jiazheng",
                dependencies: [
                    "Auditor", "EventLog", "Identity", "Model", "ServiceKit", "Tables", "Transparency", "Vault", "Wire",
                    argumentParser, configuration, crypto,
                    grdb,
                    logging, subprocess, yams,
                ],
                path: "Services/CommandLine"
            ),
            .executableTarget(
                name: "hotline",
                dependencies: ["Model", "ServiceKit", "Wire", argumentParser],
                path: "Services/HotlineStandIn"
            ),
            .executableTarget(
                name: "bench",
                dependencies: [
                    "Auditor", "EventLog", "Identity", "MediationDomain", "MediationService", "Model",
                    "RegistryService",
                    "ServiceKit", "TestKit", "Transparency", "Wire",
                    argumentParser, crypto, grdb, logging,
                ],
                path: "Tests/Bench"
            ),
            tests("Model", ["Model", "TestKit"], exclude: ["Values/deadlines-2026.json"]),
            tests("Transparency", ["Model", "TestKit", "Transparency", crypto]),
            tests("Vault", ["Model", "TestKit", "Vault", crypto, grdb]),
            tests("Identity", ["Identity", "Model", "TestKit", crypto]),
            tests(
                "EventLog",
                ["Decisions", "EventLog", "Model", "TestKit", "Transparency", "Vault", crypto, grdb, logging]
            ),
            tests("Tables", ["Model", "Tables", "TestKit"]),
            tests("Wire", ["Model", "TestKit", "Wire", nioCore, nioPosix]),
            tests("Bus", ["Bus", "TestKit", logging]),
            tests("Registry", serviceTests("Registry")),
            tests("Training", serviceTests("Training")),
            tests("Mediation", serviceTests("Mediation") + [yams]),
            tests("Credit", serviceTests("Credit") + [yams]),
            tests(
                "Auditor",
                [
                    "Auditor", "CreditDomain", "CreditService", "Decisions", "EventLog", "Identity",
                    "MediationDomain", "MediationService", "Model", "RegistryDomain", "RegistryService", "ServiceKit",
                    "Tables", "TestKit", "TrainingDomain", "TrainingService", "Transparency", "Vault", crypto, grdb,
                    logging,
                ]
            ),
            tests(
                "Described",
                ["CreditService", "MediationService", "Model", "RegistryService", "ServiceKit", "TrainingService"]
            ),
            tests("ServiceKit", ["Model", "ServiceKit", "TestKit"]),
            tests("Tidy", ["Model", "ServiceKit", yams]),
            tests(
                "CommandLine",
                [
                    "Identity", "Model", "ServiceKit", "Tables", "TestKit", "Wire", "jiazheng", argumentParser,
                    subprocess,
                ]
            ),
            tests("Faults", suiteTests + ["Transparency", crypto, grdb]),
            tests("Scenarios", suiteTests),
            tests(
                "Upgrades",
                [
                    "CreditService", "EventLog", "Identity", "MediationService", "Model", "RegistryService",
                    "ServiceKit",
                    "TrainingService", grdb, logging,
                ]
            ),
        ],
    ].flatMap(\.self)
)

/// A service is three modules: what is decided, how it is kept and served, and the process.
func service(_ name: String, _ more: [Target.Dependency] = []) -> [Target] {
    [
        module("\(name)Domain", at: "Services/\(name)/Domain", ["Decisions", "Model"]),
        module(
            "\(name)Service",
            at: "Services/\(name)/Service",
            [.target(name: "\(name)Domain"), "Decisions", "EventLog", "Identity", "Model", "ServiceKit", "Vault", grdb]
                + more
        ),
        .executableTarget(
            name: name.lowercased(),
            dependencies: [.target(name: "\(name)Service"), "Model", "ServiceKit"],
            path: "Services/\(name)/Main"
        ),
    ]
}

func serviceTests(_ name: String) -> [Target.Dependency] {
    [
        "Decisions", "EventLog", "Identity", "Model", .target(name: "\(name)Domain"), .target(name: "\(name)Service"),
        "ServiceKit", "TestKit", "Vault", grdb, logging,
    ]
}

func shared(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    module(name, at: "Shared/\(name)", dependencies)
}

func module(_ name: String, at path: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: path)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude)
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        // What lies on every command's path is generic; without the first flag it stays so across modules.
        .unsafeFlags(
            ["-cross-module-optimization", "-enforce-exclusivity=unchecked"],
            .when(configuration: .release)
        ),
    ]
}
