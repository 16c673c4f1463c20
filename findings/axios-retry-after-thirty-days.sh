#!/usr/bin/env bash
# axios-retry (npm), found 2026-12-01 with 4.5.0, axios 1.21.1 and Node 20.20.2:
# a receiver that asks for thirty days of rest, "Retry-After: 2592000", is called again at once, four times in all within some milliseconds.
# The delay is passed to setTimeout, which holds 2^31 - 1 ms (24.8 days) and takes anything longer for 1 ms, with a warning on stderr only.
# With "Retry-After: 86400" the same code waits, as it should.
# It matters to a receiver that puts a sender off for long: the longer the rest it asks for, the more it is hurried.
#
# Installs both in a temporary folder, posts once to a server on 127.0.0.1 that answers 503, and prints how often and how soon it was called.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact axios-retry@4.5.0 axios@1.21.1

cat > post.cjs <<'JS'
const http = require("node:http");
const axios = require("axios");
const { default: axiosRetry } = require("axios-retry");

async function calls(retryAfter) {
  const times = [];
  const server = http.createServer((request, answer) => {
    times.push(performance.now());
    answer.writeHead(503, { "Retry-After": retryAfter, Connection: "close" }).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const client = axios.create();
  axiosRetry(client, { retries: 3, retryCondition: () => true, retryDelay: axiosRetry.exponentialDelay });
  const post = client.post(`http://127.0.0.1:${server.address().port}/`, {}).catch(() => {});
  await Promise.race([post, new Promise((done) => setTimeout(done, 3000))]);
  server.close();
  console.log(`Retry-After: ${retryAfter.padEnd(7)}  calls within 3 s: ${times.length}`);
  return times.length;
}

(async () => {
  console.log(`axios-retry ${require("axios-retry/package.json").version}, Node ${process.versions.node}`);
  console.log("expected: 1 call each");
  const day = await calls("86400");
  const thirtyDays = await calls("2592000");
  process.exit(day === 1 && thirtyDays === 4 ? 0 : 1);
})();
JS
node post.cjs 2> /dev/null
