/// The verifier that goes with every pack: Python 3 and nothing beside it, Ed25519 after RFC 8032 included.
let packVerifierInPython = #"""
    #!/usr/bin/env python3
    """Verifies this pack: python3 verify.py [--head FILE]...   Needs Python 3.8, nothing else.

    验证本证据包：python3 verify.py [--head 日志头文件]...   只需 Python 3.8。
    """
    import base64, hashlib, json, os, sys

    HERE = os.path.dirname(os.path.abspath(__file__))
    P = 2**255 - 19
    L = 2**252 + 27742317777372353535851937790883648493
    D = -121665 * pow(121666, P - 2, P) % P
    I = pow(2, (P - 1) // 4, P)
    faults = []

    def fault(chinese, english):
        faults.append(english)
        print("✗ %s / %s" % (chinese, english))

    # Ed25519: points as (x, y, z, t) with x*y = z*t.
    def add(a, b):
        A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
        C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
        e, f, g, h = B - A, E - C, E + C, B + A
        return (e * f % P, g * h % P, f * g % P, e * h % P)

    def times(number, point):
        result = (0, 1, 1, 0)
        while number:
            if number & 1: result = add(result, point)
            point = add(point, point)
            number >>= 1
        return result

    def point(text):
        y = int.from_bytes(text, "little")
        sign, y = y >> 255, y & (1 << 255) - 1
        if y >= P: return None
        square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
        x = pow(square, (P + 3) // 8, P)
        if (x * x - square) % P: x = x * I % P
        if (x * x - square) % P or (x == 0 and sign): return None
        if x & 1 != sign: x = P - x
        return (x, y, 1, x * y % P)

    BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

    def is_signed(key, message, signature):
        if len(key) != 32 or len(signature) != 64: return False
        a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
        if a is None or r is None or s >= L: return False
        h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
        left, right = times(s, BASE), add(r, times(h, a))
        return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0

    # RFC 9162: leaves, nodes, roots, proofs.
    def node(left, right): return hashlib.sha256(b"\x01" + left + right).digest()

    class Tree:
        def __init__(self): self.size, self.stack = 0, []
        def append(self, leaf):
            size = self.size
            while size & 1:
                leaf, size = node(self.stack.pop(), leaf), size >> 1
            self.stack.append(leaf)
            self.size += 1
        def root(self):
            if not self.stack: return hashlib.sha256(b"").digest()
            root = self.stack[-1]
            for left in reversed(self.stack[:-1]): root = node(left, root)
            return root

    def includes(path, leaf, index, size, root):
        if not 0 <= index < size: return False
        at, last = index, size - 1
        for other in path:
            if last == 0: return False
            if at & 1 or at == last:
                leaf = node(other, leaf)
                while at & 1 == 0 and at: at, last = at >> 1, last >> 1
            else: leaf = node(leaf, other)
            at, last = at >> 1, last >> 1
        return last == 0 and leaf == root

    def extends(path, old, old_root, new, new_root):
        if not 1 <= old <= new: return False
        if old == new: return not path and old_root == new_root
        if old & (old - 1) == 0: path = [old_root] + path
        if not path: return False
        at, last = old - 1, new - 1
        while at & 1: at, last = at >> 1, last >> 1
        before = after = path[0]
        for other in path[1:]:
            if last == 0: return False
            if at & 1 or at == last:
                before, after = node(other, before), node(other, after)
                while at & 1 == 0 and at: at, last = at >> 1, last >> 1
            else: after = node(after, other)
            at, last = at >> 1, last >> 1
        return last == 0 and before == old_root and after == new_root

    # Signed notes (C2SP) and printed lines.
    class Note:
        def __init__(self, text):
            lines = text.split("\n")
            self.origin, self.size, self.root = lines[0], int(lines[1]), base64.b64decode(lines[2])
            assert lines[3] == "" and len(self.root) == 32
            self.body = "\n".join(lines[:3] + [""]).encode()
            self.signatures = [line.split(" ") for line in lines[4:] if line]
        def is_signed_by(self, key):
            hint = hashlib.sha256(self.origin.encode() + b"\n\x01" + key).digest()[:4]
            for dash, name, text in self.signatures:
                blob = base64.b64decode(text)
                if name == self.origin and blob[:4] == hint and is_signed(key, self.body, blob[4:]): return True
            return False

    def heads(path):
        lines, found, at = open(path, encoding="utf-8").read().split("\n"), [], 0
        while at < len(lines):
            words = lines[at].split(" ")
            if not lines[at]: at += 1
            elif len(words) == 3:
                found.append(Note("\n".join(words) + "\n\n"))
                at += 1
            else:
                end = at + 4
                while end < len(lines) and lines[end].startswith("\u2014 "): end += 1
                found.append(Note("\n".join(lines[at:end]) + "\n"))
                at = end
        return found

    def read(*names): return open(os.path.join(HERE, *names), encoding="utf-8").read()

    def check_files():
        listed = set()
        for line in read("SHA256SUMS").splitlines():
            digest, name = line.split("  ", 1)
            listed.add(name)
            try:
                with open(os.path.join(HERE, name), "rb") as file:
                    sum = hashlib.sha256()
                    for block in iter(lambda: file.read(1 << 20), b""): sum.update(block)
            except OSError: fault("文件缺失 " + name, "a file is missing: " + name); continue
            if sum.hexdigest() != digest: fault("文件被改动 " + name, "a file was changed: " + name)
        for folder, _, names in os.walk(HERE):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), HERE)
                if path not in ("SHA256SUMS", "pack.note") and path not in listed:
                    fault("多出的文件 " + path, "a file is not listed: " + path)

    def check_pack(manifest):
        with open(os.path.join(HERE, "manifest.json"), "rb") as file: digest = hashlib.sha256(file.read()).hexdigest().upper()
        mark = "-".join(digest[at:at + 4] for at in range(0, 20, 4))
        if 'content="%s"' % mark not in read("evidence.html"): fault("取证单的校验码不符", "the sheet bears another mark")
        listed = dict(reversed(line.split("  ", 1)) for line in read("SHA256SUMS").splitlines())
        for name in sorted(set(listed) | set(manifest["files"])):
            if name not in ("manifest.json", "evidence.html") and listed.get(name) != manifest["files"].get(name):
                fault("清单与 %s 不符" % name, "the manifest names another digest for " + name)
        print("  编号 / number %s，校验码 / mark %s" % (manifest["number"], mark))
        if "signedBy" not in manifest: return print("  清单没有签名 / the manifest is not signed")
        key = base64.b64decode("".join(l for l in read("pack.pem").split("\n") if not l.startswith("-")))[-32:]
        note = Note(read("pack.note"))
        if not note.is_signed_by(key) or note.root != hashlib.sha256(read("SHA256SUMS").encode()).digest() \
                or not note.origin.endswith("/audit-pack/" + manifest["number"]):
            fault("清单的签名无效", "the signature of the manifest is not valid")
        print("  清单签名 / manifest signed by %s，公钥 / key %s" % (manifest["signedBy"], read("pack.pem").split("\n")[1]))

    def key_in(*names): return base64.b64decode("".join(l for l in read(*names).split("\n") if not l.startswith("-")))[-32:]

    # A key that was changed: former/N.pem signed until event N, former/N.note is the first head behind it, signed by both.
    def check_keys(service):
        folder = os.path.join(HERE, service, "former")
        names = os.listdir(folder) if os.path.isdir(folder) else []
        places = sorted(int(name[:-4]) for name in names if name.endswith(".pem"))
        keys = [key_in(service, "former", "%d.pem" % at) for at in places] + [key_in(service, "key.pem")]
        handovers = []
        for index, at in enumerate(places):
            name = "former/%d.note" % at
            print("  %s 第 %d 号之前的公钥 / key before event %d: %s" % (service, at, at, base64.b64encode(keys[index]).decode()))
            if "%d.note" % at not in names:
                print("    没有交接证明，请另行核对 / nothing was handed over; compare it elsewhere")
                continue
            note = heads(os.path.join(HERE, service, name))[0]
            handovers.append((name, note))
            if note.size < at or not note.is_signed_by(keys[index]) or not note.is_signed_by(keys[index + 1]):
                fault("%s 第 %d 号更换密钥没有新旧两个密钥的签名" % (service, at), "%s: the change of keys in event %d is not signed by both keys" % (service, at))
        return places, keys, handovers

    def check_service(service, facts, outside):
        places, keys, handovers = check_keys(service)
        key = keys[-1]
        key_of = lambda note: keys[sum(at <= note.size for at in places)]
        head = Note(read(service, "head.note"))
        if not head.is_signed_by(key): fault(service + " 的日志头签名无效", service + ": the head is not signed by its key")
        if str(head.size) != facts["size"]: fault(service + " 的日志头与清单不符", service + ": the head is not the one of the manifest")
        prefix = "/".join(head.origin.split("/")[:3]) + "/"
        known = []
        folder = os.path.join(HERE, service, "heads")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            for note in heads(os.path.join(folder, name)): known.append((name, note))
        for path in outside:
            for note in heads(path):
                if note.origin.startswith(prefix): known.append((path, note))
        for name, note in known:
            if note.signatures and not note.is_signed_by(key_of(note)):
                fault("%s：%s 的签名无效" % (service, name), "%s: the signature of %s is not valid" % (service, name))
        known += handovers
        if facts["complete"]: return check_log(service, head, known, dict(zip(places, keys[1:])))
        return check_selection(service, head, known, facts)

    def check_log(service, head, known, changes):
        tree, roots, versions, last = Tree(), {}, {}, ""
        wanted = {note.size for _, note in known}
        with open(os.path.join(HERE, service, "events.jsonl"), "rb") as file:
            for number, line in enumerate(file, 1):
                line = line[:-1]
                item = json.loads(line)
                if int(item["sequence"]) != number:
                    fault("%s 第 %d 号次序不对" % (service, number), "%s: event %d is out of its place" % (service, number))
                if "leaf" in item: leaf = bytes.fromhex(item["leaf"])
                else:
                    leaf = hashlib.sha256(b"\x00" + line).digest()
                    if item["time"] < last: fault("%s 第 %d 号时间倒退" % (service, number), "%s: the time of event %d goes back" % (service, number))
                    last = item["time"]
                    # Closed events between have versions too, and show only their leaves.
                    version = item["streamversion"]
                    if version <= versions.get(item["subject"], 0): fault("%s 第 %d 号版本不连续" % (service, number), "%s: the version of event %d does not follow" % (service, number))
                    versions[item["subject"]] = version
                    key = item["data"].get("key") if item["subject"] == "log/0" else None
                    is_change = item["type"].endswith(".log.keyChanged.v1")
                    if (number in changes or is_change) and (not key or base64.b64decode(key) != changes.get(number)):
                        fault("%s 第 %d 号更换密钥没有交接" % (service, number), "%s: event %d changes the key, and nothing was handed over" % (service, number))
                tree.append(leaf)
                if tree.size in wanted: roots[tree.size] = tree.root()
        if tree.size != head.size or tree.root() != head.root:
            fault(service + " 的记录与签名的根不符", service + ": the events do not have the signed root")
        for name, note in known:
            if note.size and roots.get(note.size) != note.root:
                fault("%s：历史与 %s（大小 %d）不符" % (service, name, note.size), "%s: history is not what %s names at size %d" % (service, name, note.size))
        return tree.size, len(known)

    def check_selection(service, head, known, facts):
        count = 0
        with open(os.path.join(HERE, service, "events.jsonl"), "rb") as file:
            for line in file:
                line = line[:-1]
                item = json.loads(line)
                place = int(item["sequence"])
                leaf = bytes.fromhex(item["leaf"]) if "leaf" in item else hashlib.sha256(b"\x00" + line).digest()
                proof, _, note = read(service, "proofs", "%d.tlog-proof" % place).partition("\n\n")
                lines = proof.split("\n")
                path = [base64.b64decode(text) for text in lines[2:]]
                if lines[0] != "c2sp.org/tlog-proof@v1" or lines[1] != "index %d" % (place - 1) or note != read(service, "head.note") \
                        or not includes(path, leaf, place - 1, head.size, head.root):
                    fault("%s 第 %d 号不在签名的树中" % (service, place), "%s: event %d is not in the signed tree" % (service, place))
                count += 1
        if count != int(facts["events"]): fault(service + " 的记录数不符", service + ": the number of events is not the manifest's")
        for name, note in known:
            path = os.path.join(HERE, service, "consistency", "%d.txt" % note.size)
            if note.size == head.size: hashes = []
            elif os.path.exists(path): hashes = [base64.b64decode(text) for text in open(path).read().split()]
            else:
                fault("%s：包中没有到大小 %d 的证明；导出时用 --head" % (service, note.size),
                      "%s: the pack has no proof for size %d; export it with --head" % (service, note.size))
                continue
            if not extends(hashes, note.size, note.root, head.size, head.root):
                fault("%s：历史与 %s（大小 %d）不符" % (service, name, note.size), "%s: history is not what %s names at size %d" % (service, name, note.size))
        return count, len(known)

    def main():
        outside = [sys.argv[at + 1] for at, word in enumerate(sys.argv) if word == "--head"]
        check_files()
        manifest = json.loads(read("manifest.json"))
        try: check_pack(manifest)
        except Exception as error: fault("清单无法核对：%r" % error, "the manifest cannot be checked: %r" % error)
        for service, facts in sorted(manifest["services"].items()):
            try: events, compared = check_service(service, facts, outside)
            except Exception as error:
                fault("%s 无法核对：%r" % (service, error), "%s cannot be checked: %r" % (service, error))
                continue
            key = read(service, "key.pem").split("\n")[1]
            print("  %s  %d 条记录 / events，%d 个日志头 / heads，公钥 / key %s" % (service, events, compared, key))
        print("✓ 未发现问题 / nothing is wrong" if not faults else "✗ %d 处问题 / faults" % len(faults))
        sys.exit(1 if faults else 0)

    main()

    """#
