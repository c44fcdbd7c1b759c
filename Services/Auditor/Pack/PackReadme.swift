/// What a pack says of itself to whoever opens it.
let packReadme = """
    # 审计证据包

    本包可以在没有本系统的电脑上核对，不依赖经办单位，也不依赖软件的作者。

    - `python3 verify.py`：只需 Python 3.8；`bash verify.sh`：只需 bash、openssl、sha256sum（记录多时较慢）。
    - 两个程序都很短，请先阅读；也可以照下面的说明自己编写。
    - **公钥要从别处核对**：两个程序最后都会打印 `key.pem` 里的公钥，请与县里事先公布或打印留存的公钥比较。
    - **最好带上自己的日志头**：`python3 verify.py --head heads.txt`。以前用 `jiazheng audit head` 带出的日志头若与本包不符，
      说明历史被改写过，即使全部哈希和签名都是新做的。

    | 文件 | 内容 |
    |---|---|
    | `manifest.json` | 各服务的记录数、签名大小、是否完整 |
    | `SHA256SUMS` | 各文件的摘要 |
    | `pack.note`、`pack.pem` | 对 `SHA256SUMS` 的签名（C2SP signed note）和公钥；没有密钥时没有这两个文件 |
    | `evidence.html` | 审计取证单，A4 打印后签字；校验码 = `manifest.json` 的 SHA-256 的前二十位 |
    | `<服务>/events.csv` | 用 `--csv` 导出时：供电子表格阅读的同样记录，不作为证明；`events.gb18030.csv` 是 GB18030 编码 |
    | `<服务>/events.jsonl` | 一行一条记录，是存储的原始字节；封闭的记录只有叶哈希 |
    | `<服务>/head.note` | 日志头：来源、大小、根，Ed25519 签名（C2SP signed note） |
    | `<服务>/key.pem` | 签名公钥 |
    | `<服务>/former/` | 更换过密钥时：`N.pem` 是第 N 号之前的公钥，`N.note` 是其后首个日志头，新旧两个密钥都签过 |
    | `<服务>/heads/` | 其他服务所见证的、以及审计人员留存的日志头 |
    | `<服务>/proofs/` | 只导出一部分时：每条记录的包含证明（C2SP tlog-proof） |
    | `<服务>/consistency/` | 只导出一部分时：从较早的日志头到现在的一致性证明 |

    叶 = SHA-256(0x00 ‖ 一行的字节，不含换行)；节点 = SHA-256(0x01 ‖ 左 ‖ 右)；树按 RFC 9162。
    完整导出时，按次序重算全部的叶得出根，应等于 `head.note` 第三行（base64）。
    姓名、电话、证件号码等都是密文；个人信息被删除（密钥销毁）以后，本包照样可以核对。
    本包不能证明的：从未进入系统的事项；最后一次签名之后的记录。

    # Audit pack

    It can be checked on a machine without our software, trusting neither the office nor the authors.

    - `python3 verify.py` needs Python 3.8; `bash verify.sh` needs bash, openssl and sha256sum (slow with many events).
    - Both are short: read them first, or write your own from what follows.
    - **Compare the public key with another source**: both print the one of `key.pem` at the end.
    - **Best bring a head of your own**: `python3 verify.py --head heads.txt`. A head that left the server earlier by
      `jiazheng audit head` shows a rewritten history even when every hash and signature was made anew.

    | file | what it is |
    |---|---|
    | `manifest.json` | each service's events, signed size, and whether it is complete |
    | `SHA256SUMS` | the digests of the files |
    | `pack.note`, `pack.pem` | the signature over `SHA256SUMS` (C2SP signed note) and its key; not there when nobody could sign |
    | `evidence.html` | the sheet to print on A4 and sign; its mark is the first twenty digits of SHA-256 of `manifest.json` |
    | `<service>/events.csv` | with `--csv`: the same events for a spreadsheet, proving nothing; `events.gb18030.csv` in GB18030 |
    | `<service>/events.jsonl` | an event a line, the bytes as stored; of a closed one the leaf alone |
    | `<service>/head.note` | the head: origin, size, root, signed with Ed25519 (C2SP signed note) |
    | `<service>/key.pem` | the public key |
    | `<service>/former/` | after a change of keys: `N.pem` signed until event N, `N.note` is the first head behind it, signed by both keys |
    | `<service>/heads/` | heads that other services have witnessed, or that an auditor kept |
    | `<service>/proofs/` | of a selection: the inclusion proof of each event (C2SP tlog-proof) |
    | `<service>/consistency/` | of a selection: consistency proofs from earlier heads to this one |

    Leaf = SHA-256(0x00 ‖ the bytes of a line without its line feed); node = SHA-256(0x01 ‖ left ‖ right); the tree is RFC 9162's.
    Of a complete log, all leaves in order give the root that stands in the third line of `head.note` (base64).
    Names, telephone and identity numbers are ciphertext; the pack verifies all the same after somebody's key was destroyed.
    What it cannot prove: matters that never entered the system, and events after the last signature.

    """
