#!/usr/bin/env bash
# smee-client (npm), found 2026-12-01 with 5.0.0 on Node 20.20.2:
# this tunnel for webhooks hands on what it parsed, not what came. The amount 1.10 becomes 1.1, the id 12345678901234567890 becomes
# 12345678901234567000, and the Content-Type application/cloudevents+json becomes application/json, while the signature and its headers
# go through untouched: a delivery that was rightly signed does not verify behind the tunnel, and an id leads nowhere.
# It matters to whoever tries a receiver, or a sender, through it: what is seen behind it says nothing about bytes, numbers and Content-Type.
#
# Installs smee-client 5.0.0 in a temporary folder, plays its channel and a receiver on 127.0.0.1, and prints what the receiver was sent.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact smee-client@5.0.0

cat > relay.mjs <<'JS'
import http from "node:http";
import { createRequire } from "node:module";
import { SmeeClient } from "smee-client";

const posted = '{"id":12345678901234567890,"amount":1.10}';
const type = "application/cloudevents+json";
const message = `{"body":${posted},"query":{},"content-type":"${type}","webhook-signature":"v1,c2lnbmVk"}`;

const channel = http.createServer((request, answer) => {
  answer.writeHead(200, { "Content-Type": "text/event-stream" });
  answer.write("event: ready\ndata: {}\n\n");
  setTimeout(() => answer.write(`data: ${message}\n\n`), 200);
});
const receiver = http.createServer((request, answer) => {
  let body = "";
  request.on("data", (part) => (body += part)).on("end", () => {
    answer.end();
    const { "content-type": sentType, "webhook-signature": signature } = request.headers;
    console.log(`smee-client ${createRequire(import.meta.url)("smee-client/package.json").version}, Node ${process.versions.node}`);
    console.log(`posted:  ${type}  ${posted}`);
    console.log(`relayed: ${sentType}  ${body}  (signature ${signature})`);
    const changed = body === '{"id":12345678901234567000,"amount":1.1}' && sentType === "application/json";
    process.exit(changed && signature === "v1,c2lnbmVk" ? 0 : 1);
  });
});
for (const server of [channel, receiver]) await new Promise((done) => server.listen(0, "127.0.0.1", done));
await new SmeeClient({
  source: `http://127.0.0.1:${channel.address().port}/channel`,
  target: `http://127.0.0.1:${receiver.address().port}/`,
  logger: { info() {}, error: console.error },
}).start();
setTimeout(() => process.exit(1), 10_000);
JS
node relay.mjs
