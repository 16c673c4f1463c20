#!/usr/bin/env bash
# got (npm), found 2026-12-01 with 14.6.6 on Node 20.20.2:
# with a time-out of 10 s for a request, "Retry-After: 60" ends the retries: the event is given up after the first attempt. Had the receiver
# not asked for a rest at all, it would have been tried three times more.
# The longest rest that is granted is the time-out of one request unless maxRetryAfter says otherwise; the documentation of retry tells so.
# It matters to a receiver that answers 503 or 429 with a polite Retry-After: it loses events that a bare 503 would have brought again.
#
# Installs got 14.6.6 in a temporary folder, posts to a server on 127.0.0.1 that answers 503, and prints how often it was called.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact got@14.6.6

cat > post.mjs <<'JS'
import { readFileSync } from "node:fs";
import http from "node:http";
import got from "got";

async function calls(headers) {
  let count = 0;
  const server = http.createServer((request, answer) => {
    count++;
    answer.writeHead(503, { ...headers, Connection: "close" }).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const outcome = await got
    .post(`http://127.0.0.1:${server.address().port}/`, {
      json: {},
      timeout: { request: 10_000 },
      retry: { limit: 3, methods: ["POST"], backoffLimit: 100 },
    })
    .then(() => "answered", (error) => error.name);
  server.close();
  console.log(`${JSON.stringify(headers).padEnd(22)}  calls: ${count}, then ${outcome}`);
  return count;
}

console.log(`got ${JSON.parse(readFileSync("node_modules/got/package.json")).version}, Node ${process.versions.node}`);
const bare = await calls({});
const polite = await calls({ "Retry-After": "60" });
process.exit(bare === 4 && polite === 1 ? 0 : 1);
JS
node post.mjs
