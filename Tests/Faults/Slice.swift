/// A day in Python: the client is the first twenty lines, the rest is what it asks; the bus is written down meanwhile.
let sliceScript = #"""
    import json, socket, sys, threading, zmq
    from cloudevents.v1.http import from_json
    given, links = json.loads(sys.stdin.read()), {}
    def ask(service, method, params, role, key=None):
        if service not in links:
            host, port = given["requests"][service].rsplit(":", 1)
            links[service] = socket.create_connection((host, int(port))).makefile("rw", encoding="utf-8")
            links[service].readline()
        meta = {"token": given["tokens"][role]}
        if key: meta["idempotencyKey"] = key
        line = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}
        links[service].write(json.dumps(line, ensure_ascii=False) + "\n")
        links[service].flush()
        answer = json.loads(links[service].readline())
        if "error" in answer: sys.exit(method + " " + json.dumps(answer["error"], ensure_ascii=False))
        return answer["result"]
    def made(answer, kind):
        return next(e["subject"].split("/")[1] for e in answer["events"] if e["subject"].startswith(kind + "/"))

    heard, context = [], zmq.Context()
    bus = context.socket(zmq.SUB)
    bus.setsockopt(zmq.SUBSCRIBE, b"")
    for address in given["events"].values(): bus.connect(address)
    running = True
    def listen():
        while running:
            if bus.poll(100): heard.append(bus.recv_multipart())
    listener = threading.Thread(target=listen)
    listener.start()
    pause = threading.Event()
    def until(condition):
        while not condition(): pause.wait(0.05)
    until(lambda: len({frames[1].split(b":")[0] for frames in heard}) == 4)

    person, code = given["person"], given["creditCode"]
    firm = made(ask("registry", "enterprise.register", {"creditCode": code, "name": "好帮手家政服务有限公司",
        "address": "城关镇人民东路1号", "division": "620724", "business": "employing", "registeredOn": "2025-01-01",
        "legalRepresentative": person["name"], "phone": person["phone"]}, "commerceSupervisor", "slice/1"), "enterprise")
    worker = made(ask("registry", "worker.file", {"name": person["name"], "identityNumber": person["identityNumber"],
        "phone": person["phone"], "occupation": "养老护理员", "filedOn": "2026-01-05"}, "commerceSupervisor", "slice/2"), "worker")
    ask("training", "class.open", {"number": "GT-1", "title": "养老护理员班", "occupation": "养老护理员", "level": "五级/初级工",
        "hours": {"total": 60, "theory": 24, "practice": 36}, "capacity": 30, "organiser": {"name": "高台县职业中专"},
        "startsOn": "2026-03-01", "endsOn": "2026-03-20", "place": "城关镇"}, "trainingOfficer", "slice/3")
    for key, method in [("slice/4", "class.enrol"), ("slice/5", "class.complete"), ("slice/6", "certificate.issue")]:
        ask("training", method, {"number": "GT-1", "worker": worker}, "trainingOfficer", key)
    order = {"channel": "hotline12345", "number": "GT-SLICE-1", "sequence": 1, "category": "complaint",
        "complainant": {"name": person["name"], "phone": person["phone"]}, "respondent": "好帮手", "title": person["narrative"],
        "narrative": person["narrative"], "wants": "退款", "claimed": 128000}
    first = ask("mediation", "order.receive", order, "hotlineLink", "12345/GT-SLICE-1/1")
    assert ask("mediation", "order.receive", order, "hotlineLink", "12345/GT-SLICE-1/1") == first
    report = {**order, "number": "GT-SLICE-2", "category": "report", "isConfidential": True}
    ask("mediation", "order.receive", report, "hotlineLink", "12345/GT-SLICE-2/1")
    same = {"reference": {"channel": "hotline12345", "number": "GT-SLICE-1"}}
    until(lambda: ask("mediation", "enterprise.candidates", {"text": "好帮手"}, "mediator")["value"])
    dispute = made(ask("mediation", "case.open", {"references": [same["reference"]], "enterprise": firm}, "mediator", "slice/7"), "case")
    ask("mediation", "case.accept", {**same, "told": "phone"}, "mediator", "slice/8")
    ask("mediation", "case.agree", {**same, "performedAtOnce": True, "terms": [{"what": person["narrative"],
        "amount": 128000, "performBy": "2099-01-01"}]}, "mediator", "slice/9")
    until(lambda: ask("credit", "file.get", {"enterprise": firm}, "commerceSupervisor")["value"]["entries"])
    until(lambda: ask("registry", "worker.get", {"worker": worker}, "commerceSupervisor")["value"]["certificates"])

    log = ask("mediation", "events.read", {"after": "0", "limit": 512}, "commerceSupervisor")["events"]
    ends = [ask(service, "events.head", {}, "commerceSupervisor") for service in given["requests"]]
    wanted = {end["epoch"] + ":" + end["position"].zfill(20) for end in ends}
    until(lambda: wanted <= {frames[1].decode() for frames in heard})
    running = False
    listener.join()
    types = set()
    for frames in heard:
        assert len(frames) == 3
        if frames[0] in (b"head", b"closed"): continue
        event = from_json(frames[2])
        assert event["specversion"] == "1.0" and frames[0].decode() == event["type"]
        types.add(event["type"])
    print(json.dumps({"case": dispute, "enterprise": firm, "types": sorted(types),
        "closed": sum(1 for item in log if "leaf" in item), "opened": [item["event"]["type"] for item in log if "event" in item],
        "bus": [frame.decode("utf-8", "replace") for frames in heard for frame in frames]}, ensure_ascii=False))
    """#
