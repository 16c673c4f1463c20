#!/usr/bin/env bash
# gaxios (npm), found 2026-12-01 with 7.3.1 on Node 20.20.2:
# whoever adds one parameter with "params" has the rest of the query written anew: %20 becomes +, a bare "flag" becomes "flag=", and an
# unescaped slash becomes %2F. Without "params" the same URL goes out as given.
# It matters to a receiver whose query is signed, or compared as text: the URL that is called is not the URL that was registered.
#
# Installs gaxios 7.3.1 in a temporary folder, posts to a server on 127.0.0.1 with and without a parameter, and prints what was requested.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact gaxios@7.3.1

cat > post.mjs <<'JS'
import { readFileSync } from "node:fs";
import http from "node:http";
import { request } from "gaxios";

const requested = [];
const server = http.createServer((incoming, answer) => {
  requested.push(incoming.url);
  answer.end();
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const given = "/hook?name=a%20b&path=/t/run&sig=%7Ex&flag";
const url = `http://127.0.0.1:${server.address().port}${given}`;
await request({ url, method: "POST", data: {} });
await request({ url, method: "POST", data: {}, params: { attempt: 2 } });
server.close();
server.closeAllConnections();
console.log(`gaxios ${JSON.parse(readFileSync("node_modules/gaxios/package.json")).version}, Node ${process.versions.node}`);
console.log(`given:          ${given}`);
console.log(`without params: ${requested[0]}`);
console.log(`with params:    ${requested[1]}`);
process.exitCode =
  requested[0] === given && requested[1] === "/hook?name=a+b&path=%2Ft%2Frun&sig=%7Ex&flag=&attempt=2" ? 0 : 1;
JS
node post.mjs
