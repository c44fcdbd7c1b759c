import Model
import Foundation
import ServiceKit

/// Four small programs that behave as the servers do towards whoever starts them.
struct StandInServers {
    let data: String
    let programs: String

    /// Makes them for one test.
    ///
    /// - Parameters:
    ///   - code: The code with which credit ends at once; nil when it serves like the others.
    ///   - body: What is done with them.
    /// - Throws: What `body` throws, or what kept them from being made.
    static func with(exiting code: Int? = nil, body: (StandInServers) async throws -> Void) async throws {
        try await ExampleSuite.with([]) { suite in
            let programs = "\(suite.folder.path)/programs"
            try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
            for service in DataFolder.services {
                let text = service == "credit" ? code.map { "#!/bin/sh\nexit \($0)\n" } ?? server : server
                try Data(text.utf8).write(to: URL(filePath: "\(programs)/\(service)"))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755],
                    ofItemAtPath: "\(programs)/\(service)"
                )
            }
            try await body(StandInServers(data: suite.folder.path, programs: programs))
        }
    }

    /// Serves /readyz on a free port, publishes its address under the lock, and stops at a SIGTERM.
    private static let server = #"""
        #!/usr/bin/python3
        import fcntl, http.server, json, os, signal, sys
        service = os.path.basename(sys.argv[0])
        data = sys.argv[sys.argv.index("--data") + 1]
        assert int(os.environ["JIAZHENG_PARENT"]) == os.getppid()

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200 if self.path == "/readyz" else 404)
                self.end_headers()
            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Page)
        path = data + "/endpoints.json"
        with open(path + ".lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = json.load(open(path)) if os.path.exists(path) else {}
            known[service] = {"requests": "127.0.0.1:1", "events": "tcp://127.0.0.1:1",
                              "http": "127.0.0.1:%d" % server.server_port, "pid": os.getpid()}
            with open(path + ".new", "w") as file:
                json.dump(known, file)
            os.rename(path + ".new", path)
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        print("listening", flush=True)
        server.serve_forever()
        """#
}
