#!/usr/bin/env bash
# A first day with the suite: the reference vendor, broken in one way, in another process; a tiny TCP forwarder as the
# tunnel; and what the terminal shows from doctor to the CI gate. Writes docs/transcript.md. Needs the jar: mvn -Pcertify verify
set -uo pipefail
cd "$(dirname "$0")/.."
jar=$PWD/target/octo-webhooks-conformance.jar
forwarder=$PWD/src/test/selftest/dev/octoconformance/sink/Forwarder.java
work=$(mktemp -d)
page=$PWD/docs/transcript.md
vendor=
trap '[ -n "$vendor" ] && kill "$vendor" 2>/dev/null; rm -rf "$work"' EXIT

ready=$work/vendor.txt
mkfifo "$work/said"
java -jar "$jar" demo --fault delete-does-nothing > "$work/said" &
vendor=$!
exec 3< "$work/said"
while read -r line <&3; do
  echo "$line" >> "$ready"
  case $line in *http://127.0.0.1:*) break ;; esac
done
url=$(grep -o 'http://127.0.0.1:[0-9]*[^ ]*' "$ready" | head -1)
cat <&3 >> "$ready" &

export OCTO_TOKEN=first-reference-token
cd "$work" || exit 1
{
  echo '# A first day'
  echo
  echo 'Made by `docs/transcript.sh`: the reference vendor, whose deletions do nothing, in another process, and a TCP forwarder as the tunnel.'
} > "$page"

# Runs the command and keeps it with what it printed; what differs from run to run is named instead.
step() {
  {
    echo
    echo '```'
    printf '$'
    for word in "$@"; do
      case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    echo
    "$@" 2>&1
    echo "(exit $?)"
    echo '```'
  } | sed -e "s#$forwarder#Forwarder.java#g" -e "s#$work#~#g" -e "s#$url#https://api.example.com/octo#g" \
      -e 's#127.0.0.1:[0-9][0-9]*#127.0.0.1:PORT#g' >> "$page"
}

octo() { java -jar "$jar" "$@"; }
tunnel="java $forwarder {port} 0 0"
step octo doctor --target "$url" --tunnel "$tunnel"
step octo plan --target "$url"
step octo run --target "$url" --tunnel "$tunnel"
step octo explain DELETE-02
step octo run --target "$url" --tunnel "$tunnel" --rerun-failed
step octo run --target "$url" --tunnel "$tunnel" --only DELETE-02 --allow-partial --print-waivers
cat > octo-waivers.yaml <<'Y'
- id: DELETE-02
  reason: "Deletions are repaired with release 12"
  expires: 2099-12-31
Y
step octo run --target "$url" --tunnel "$tunnel" --only DELETE-02 --allow-partial --waivers octo-waivers.yaml

# The step Certify of docs/ci/github-actions.yml as its shell runs it.
export OCTO_TARGET_URL=$url OCTO_SINK_TUNNEL=$tunnel OCTO_ONLY=DELETE-02 OCTO_ALLOW_PARTIAL=true
cp "$jar" octo.jar
sed -n '/name: Certify/,/report-dir/p' "$OLDPWD/docs/ci/github-actions.yml" | sed -n '/run: |/,$p' | sed '1d' > certify.sh
step sh -e certify.sh
echo "$page"
