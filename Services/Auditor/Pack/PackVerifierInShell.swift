/// The second verifier of every pack: bash with `openssl` and `sha256sum`, for whoever trusts no Python of ours either.
let packVerifierInShell = #"""
    #!/usr/bin/env bash
    # 用 openssl 与 sha256sum 验证本证据包：bash verify.sh
    # Verifies this pack with openssl and sha256sum alone: bash verify.sh
    # 只导出一部分时，较早日志头的一致性证明由 verify.py 核对。/ Consistency proofs of a selection are left to verify.py.
    # 记录多时较慢（每秒约二百条），可改用 verify.py。/ About 200 events a second; verify.py is faster.
    set -u
    export LC_ALL=C
    cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
    faults=0
    scratch=$(mktemp -d) || exit 2
    trap 'rm -rf "$scratch"' EXIT
    fault() { echo "✗ $1 / $2"; faults=$((faults + 1)); }

    # Digests are kept as the escapes that printf turns back into bytes.
    digest() { sha256sum | sed 's/ .*//; s/../\\x&/g'; }
    node() { printf "\\x01$1$2" | digest; }
    escaped() { openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n' | sed 's/../\\x&/g'; }

    # A Merkle tree (RFC 9162) that grows leaf by leaf.
    grow() {
        local hash=$1 left=$size
        while ((left & 1)); do
            hash=$(node "${stack[-1]}" "$hash")
            unset 'stack[-1]'
            left=$((left >> 1))
        done
        stack+=("$hash")
        size=$((size + 1))
    }
    root() {
        local hash=${stack[-1]} at
        for ((at = ${#stack[@]} - 2; at >= 0; at--)); do hash=$(node "${stack[at]}" "$hash"); done
        echo "$hash"
    }

    signed() { # note key: whether the key has signed the note
        sed -n '1,3p' "$1" > "$scratch/body"
        local line
        while IFS= read -r line; do
            printf '%s' "${line##* }" | openssl base64 -d -A | tail -c 64 > "$scratch/signature"
            if openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$scratch/body" -sigfile "$scratch/signature" \
                > /dev/null 2>&1; then return 0; fi
        done < <(sed -n '5,$p' "$1")
        return 1
    }

    # A key that was changed: former/N.pem signed until event N, former/N.note is the first head behind it, signed by both.
    changes() { find "$1/former" -name '*.pem' 2> /dev/null | sed 's/.*\///; s/\.pem$//' | sort -n; }
    keyfile() { # service size: the key of heads of that size
        local at
        for at in $(changes "$1"); do
            if (($2 < at)); then echo "$1/former/$at.pem"; return; fi
        done
        echo "$1/key.pem"
    }
    raw() { sed -n 2p "$1" | openssl base64 -d -A | tail -c 32 | openssl base64 -A; }

    leaf() { # line: the leaf of an event, or the one that stands for a closed event
        case $1 in
            '{"leaf":"'*) local text=${1#'{"leaf":"'}; printf '%s' "${text%%\"*}" | sed 's/../\\x&/g' ;;
            *) { printf '\0'; printf '%s' "$1"; } | digest ;;
        esac
    }

    place() { # line: its sequence
        local text=${1##*'"sequence":"'}
        text=${text%%\"*}
        echo $((10#$text))
    }

    included() { # path-file leaf index size: the root that the path leads to
        local hash=$2 at=$3 last=$(($4 - 1)) other
        while IFS= read -r other; do
            [ -z "$other" ] && break
            ((last == 0)) && return 1
            other=$(printf '%s' "$other" | escaped)
            if ((at & 1)) || ((at == last)); then
                hash=$(node "$other" "$hash")
                while ! ((at & 1)) && ((at)); do at=$((at >> 1)); last=$((last >> 1)); done
            else
                hash=$(node "$hash" "$other")
            fi
            at=$((at >> 1)); last=$((last >> 1))
        done < <(sed '1,2d' "$1")
        ((last == 0)) && echo "$hash"
    }

    sha256sum --check --quiet SHA256SUMS || fault "文件被改动" "files were changed"

    mark=$(sha256sum < manifest.json | cut -c 1-20 | tr a-f A-F | sed 's/..../&-/g; s/-$//')
    grep -qF "content=\"$mark\"" evidence.html || fault "取证单的校验码不符" "the sheet bears another mark"
    while read -r sum name; do
        case $name in manifest.json | evidence.html) continue ;; esac
        grep -qF "\"$name\":\"$sum\"" manifest.json || fault "清单与 $name 不符" "the manifest names another digest for $name"
    done < SHA256SUMS
    number=$(sed -n 's/.*"number":"\([^"]*\)".*/\1/p' manifest.json)
    echo "  编号 / number $number，校验码 / mark $mark"
    if grep -q '"signedBy"' manifest.json; then
        signed pack.note pack.pem || fault "清单的签名无效" "the signature of the manifest is not valid"
        [ "$(sed -n 3p pack.note | tr -d '\n' | escaped)" = "$(digest < SHA256SUMS)" ] \
            || fault "签名的不是这份清单" "what is signed is not this manifest"
        echo "  清单签名公钥 / key of the manifest $(sed -n 2p pack.pem)"
    else
        echo "  清单没有签名 / the manifest is not signed"
    fi

    for folder in */; do
        service=${folder%/}
        [ -f "$service/head.note" ] || continue
        signed "$service/head.note" "$service/key.pem" || fault "$service 的日志头签名无效" "$service: the head is not signed by its key"
        for note in "$service"/heads/*.note; do
            [ -f "$note" ] || continue
            signed "$note" "$(keyfile "$service" "$(sed -n 2p "$note")")" || fault "$note 的签名无效" "the signature of $note is not valid"
        done
        for at in $(changes "$service"); do
            note=$service/former/$at.note
            echo "  $service 第 $at 号之前的公钥 / key before event $at: $(raw "$service/former/$at.pem")"
            if [ ! -f "$note" ]; then
                echo "    没有交接证明，请另行核对 / nothing was handed over; compare it elsewhere"
            elif (($(sed -n 2p "$note") < at)) || ! signed "$note" "$service/former/$at.pem" \
                || ! signed "$note" "$(keyfile "$service" "$at")"; then
                fault "$service 第 $at 号更换密钥没有新旧两个密钥的签名" "$service: the change of keys in event $at is not signed by both keys"
            fi
        done
        headsize=$(sed -n 2p "$service/head.note")
        headroot=$(sed -n 3p "$service/head.note" | tr -d '\n' | escaped)
        size=0; stack=(); count=0
        facts=$(sed -n "s/.*\"$service\":{\([^}]*\)}.*/\1/p" manifest.json)
        if [ "$facts" = "${facts#*\"complete\":true}" ]; then
            while IFS= read -r line; do
                at=$(place "$line"); count=$((count + 1))
                proof=$service/proofs/$at.tlog-proof
                if [ "$(sed -n 2p "$proof")" != "index $((at - 1))" ] \
                    || [ "$(included "$proof" "$(leaf "$line")" $((at - 1)) "$headsize")" != "$headroot" ]; then
                    fault "$service 第 $at 号不在签名的树中" "$service: event $at is not in the signed tree"
                fi
            done < "$service/events.jsonl"
            [ "$facts" != "${facts#*\"events\":$count,}" ] || fault "$service 的记录数不符" "$service: events are missing"
        else
            declare -A known=()
            for note in "$service"/heads/*.note "$service"/former/*.note; do
                [ -f "$note" ] && known[$(sed -n 2p "$note")]+="$note "
            done
            while IFS= read -r line; do
                count=$((count + 1))
                [ "$(place "$line")" = "$count" ] || fault "$service 第 $count 号次序不对" "$service: event $count is out of its place"
                grow "$(leaf "$line")"
                if [ -n "${known[$size]-}" ]; then
                    here=$(root)
                    for note in ${known[$size]}; do
                        [ "$(sed -n 3p "$note" | tr -d '\n' | escaped)" = "$here" ] \
                            || fault "$service：历史与 $note 不符" "$service: history is not what $note names"
                    done
                    unset "known[$size]"
                fi
            done < "$service/events.jsonl"
            for at in $(changes "$service"); do
                sed -n "${at}p" "$service/events.jsonl" | grep -qF "\"key\":\"$(raw "$(keyfile "$service" "$at")")\"" \
                    || fault "$service 第 $at 号没有换用该密钥" "$service: event $at does not name the next key"
            done
            while IFS=: read -r at _; do
                [ -f "$service/former/$at.pem" ] \
                    || fault "$service 第 $at 号更换密钥没有交接" "$service: event $at changes the key, and nothing was handed over"
            done < <(grep -nF '.log.keyChanged.v1"}' "$service/events.jsonl" | cut -c 1-30)
            for rest in "${!known[@]}"; do fault "$service 短于 $rest" "$service is shorter than $rest"; done
            unset known
            if [ "$size" != "$headsize" ] || [ "$(root)" != "$headroot" ]; then
                fault "$service 的记录与签名的根不符" "$service: the events do not have the signed root"
            fi
        fi
        echo "  $service  $count 条记录 / events，公钥 / key $(sed -n 2p "$service/key.pem")"
    done
    if ((faults == 0)); then echo "✓ 未发现问题 / nothing is wrong"; else echo "✗ $faults 处问题 / faults"; exit 1; fi

    """#
