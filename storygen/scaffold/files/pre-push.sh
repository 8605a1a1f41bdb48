#!/bin/sh
# Stops stories that are not marked `visibility: public` from leaving for a remote that others may read.
#
# Looks at every version of a story in the commits that a push would send, and at anything of .storygen/.
# A remote on this machine is no such remote; nor is one that you have called your own:
#   git config --add storygen.privateRemote origin      or, in storygen.toml, [privacy] remote = "private"
# Put here by `storygen init --guard`; to be rid of it, delete this file.

set -u
LC_ALL=C
export LC_ALL

stories='@stories@'
state='@state@'
settings='@settings@'
remote=${1:-}
url=${2:-$remote}

is_private_remote() {
    case $url in
        /* | ./* | ../* | file://* | [A-Za-z]:[\\/]*) return 0 ;;
        *:*) ;;
        *) return 0 ;;
    esac
    git config --get-all storygen.privateRemote 2>/dev/null | grep -qxF -e "$remote" -e "$url" && return 0
    [ -f "$settings" ] && awk '
        /^[ \t]*\[/ { section = $1 }
        section ~ /^\[privacy\]/ && /^[ \t]*remote[ \t]*=[ \t]*["\047]private["\047][ \t\r]*(#|$)/ { found = 1 }
        END { exit !found }
    ' "$settings"
}

# A story is public where it says so itself, at the start of a line, once.
is_public() {
    git cat-file blob "$1" | tr -d '\r' | awk '
        /^visibility[ \t]*:/ {
            said += 1
            sub(/^visibility[ \t]*:[ \t]*/, "")
            sub(/[ \t]+#.*$/, "")
            sub(/[ \t]+$/, "")
            if ($0 == "public" || $0 == "\"public\"" || $0 == "\047public\047") public += 1
        }
        END { exit !(said == 1 && public == 1) }
    '
}

give_up() {
    echo "storygen: cannot see what $1 would send, so nothing is pushed. Once, all the same: git push --no-verify" >&2
    exit 1
}

is_private_remote && exit 0

tab=$(printf '\t')
private=
while read -r ref oid _ there; do
    case $oid in *[!0]*) ;; *) continue ;; esac
    set -- "$oid"
    case $there in
        *[!0]*) git cat-file -e "$there^{commit}" 2>/dev/null && set -- "$@" "^$there" ;;
    esac
    if git config --get "remote.$remote.url" >/dev/null 2>&1; then
        set -- "$@" --not "--remotes=$remote"
    fi
    sent=$(git rev-list --objects --full-history "$@" -- "$stories" "$state") || give_up "$ref"
    typed=$(printf '%s\n' "$sent" | git cat-file --batch-check="%(objecttype)$tab%(objectname)$tab%(rest)") || give_up "$ref"
    found=$(
        printf '%s\n' "$typed" | while IFS=$tab read -r type blob path; do
            [ "$type" = blob ] || continue
            case $path in
                "$state"/*) printf '  %s\n' "$path" ;;
                *.[yY][aA][mM][lL]* | *.[yY][mM][lL]*) is_public "$blob" || printf '  %s\n' "$path" ;;
            esac
        done
    )
    private=$(printf '%s\n%s\n' "$private" "$found" | grep . | sort -u)
done

[ -z "$private" ] && exit 0
cat >&2 <<END
storygen: nothing was pushed. These are private, and $url may be read by others:
$private
To share a story, write "visibility: public" in it; older versions of it in the commits to be pushed count too.
If only you can read that remote: git config --add storygen.privateRemote $remote
To push all the same, once: git push --no-verify
END
exit 1
