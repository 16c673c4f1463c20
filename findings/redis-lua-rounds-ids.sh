#!/usr/bin/env bash
# Redis, found 2026-12-01 with Debian's redis-server 7.0.15:
# a script in Lua that decodes a JSON text and encodes it again, be it to set one member, gives back another text: 12345678901234567 becomes
# 1.2345678901235e+16, since cjson writes 14 digits although a number in Lua holds 15 to 17; a time in microseconds goes the same way, and
# an empty array becomes an empty object.
# It matters to queues whose scripts look into their jobs: the event that is sent has other ids and times than the one that was enqueued.
#
# Starts Debian's redis-server (installs it where it is missing) on a socket in a temporary folder, runs one script and prints what it gave.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

command -v redis-server redis-cli > /dev/null || apt-get install -y -qq redis-server > /dev/null
folder=$(mktemp -d)
redis-server --port 0 --unixsocket "$folder/redis.sock" --dir "$folder" --save "" > "$folder/log" &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$folder"' EXIT
for _ in $(seq 50); do
  [ -S "$folder/redis.sock" ] && break
  sleep 0.1
done

turn() {
  redis-cli -s "$folder/redis.sock" --raw eval 'return cjson.encode(cjson.decode(ARGV[1]))' 0 "$1"
}

redis-server --version | cut -d' ' -f1-3
failed=0
while read -r given expected; do
  got=$(turn "$given")
  echo "$given -> $got"
  [ "$got" = "$expected" ] || failed=1
done << 'CASES'
{"id":12345678901234567} {"id":1.2345678901235e+16}
{"at":1796112000000123} {"at":1.7961120000001e+15}
{"units":[]} {"units":{}}
CASES
exit $failed
