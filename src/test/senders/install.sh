#!/usr/bin/env bash
# Installs the HTTP libraries of the real senders below target/senders; run in the root of the project by `mvn -Psenders verify`.
set -euo pipefail

programs=src/test/senders
out=target/senders
python=/usr/bin/python3

missing=()
need() { command -v "$1" > /dev/null || missing+=("$2"); }
need node nodejs
need npm npm
need go golang-go
need ruby ruby
need mvn maven
need redis-server redis-server
"$python" -c 'import requests' 2> /dev/null || missing+=(python3-requests)
if [ "${#missing[@]}" -gt 0 ]; then
  echo "Real senders need what is not here; with Debian: apt-get install ${missing[*]}" >&2
  exit 1
fi

mkdir -p "$out/node" "$out/go"
cp "$programs"/node/package.json "$programs"/node/package-lock.json "$out/node"
if ! cmp -s "$out/node/package-lock.json" "$out/node/installed.json"; then
  (cd "$out/node" && npm ci --no-audit --no-fund --silent)
  cp "$out/node/package-lock.json" "$out/node/installed.json"
fi
root=$PWD
(cd "$programs/go" && go build -o "$root/$out/go/send" .)
mvn -B -q -f "$programs/java/pom.xml" process-classes
