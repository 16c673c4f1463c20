#!/usr/bin/env bash
# newman (npm), found 2026-12-01 with 6.2.2 on Node 20.20.2:
# a raw body marked as JSON loses its comments before it is sent. A collection that posts JSON with a comment to see it refused
# posts valid JSON instead: the test of the bad body tests nothing, and the API is blamed for its 200. Content-Length fits the shorter body.
# Marked as text the body goes out as written.
# It matters to whoever tests a vendor's POST /webhooks with a collection of malformed bodies.
#
# Installs newman 6.2.2 in a temporary folder, posts twice to a server on 127.0.0.1, and prints the bodies that came.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact newman@6.2.2

cat > post.cjs <<'JS'
const http = require("node:http");
const newman = require("newman");

const written = '{"url": "https://hooks.example/a"} // not JSON';
const came = [];
const server = http.createServer((request, answer) => {
  let body = "";
  request.on("data", (part) => (body += part)).on("end", () => {
    came.push(body);
    answer.end();
  });
});
server.listen(0, "127.0.0.1", () => {
  const item = ["json", "text"].map((language) => ({
    name: language,
    request: {
      method: "POST",
      url: `http://127.0.0.1:${server.address().port}/webhooks`,
      body: { mode: "raw", raw: written, options: { raw: { language } } },
    },
  }));
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  newman.run({ collection: { info: { name: "bodies", schema }, item }, reporters: [] }, () => {
    console.log(`newman ${require("newman/package.json").version}, Node ${process.versions.node}`);
    console.log(`written:        ${JSON.stringify(written)}`);
    console.log(`marked as json: ${JSON.stringify(came[0])}`);
    console.log(`marked as text: ${JSON.stringify(came[1])}`);
    process.exit(came[0].trimEnd() === '{"url": "https://hooks.example/a"}' && came[1] === written ? 0 : 1);
  });
});
JS
node post.cjs 2> /dev/null
