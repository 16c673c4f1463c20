#!/usr/bin/env bash
# needle (npm), found 2026-12-01 with 3.5.0 on Node 20.20.2:
# the password of a URL is decoded before it is split off, so a password with an escaped colon loses its end, and nothing says so.
# A receiver that expects user "alice" and password "pa:ss" is sent "alice" and "pa".
#
# Installs needle 3.5.0 in a temporary folder, posts to http://alice:pa%3Ass@127.0.0.1 and prints what came.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact needle@3.5.0

cat > post.cjs <<'JS'
const http = require("node:http");
const needle = require("needle");

const server = http.createServer((request, answer) => {
  const [, base64] = (request.headers.authorization ?? "").split(" ");
  answer.end();
  server.close();
  const sent = Buffer.from(base64 ?? "", "base64").toString();
  console.log(`needle ${require("needle/package.json").version}, Node ${process.versions.node}`);
  console.log("URL:      http://alice:pa%3Ass@127.0.0.1");
  console.log("expected: alice:pa:ss");
  console.log(`sent:     ${sent}`);
  process.exitCode = sent === "alice:pa" ? 0 : 1;
});
server.listen(0, "127.0.0.1", () =>
  needle("post", `http://alice:pa%3Ass@127.0.0.1:${server.address().port}/`, { a: 1 }, { json: true }));
JS
node post.cjs
