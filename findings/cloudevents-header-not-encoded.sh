#!/usr/bin/env bash
# cloudevents (npm, the SDK for JavaScript), found 2026-12-01 with 10.0.0 on Node 20.20.2:
# an attribute outside ASCII is put into a header as it is. The event with the subject "✓" is legal, yet Node refuses to send it in binary
# mode (ERR_INVALID_CHAR), and a receiver reads the "%E2%9C%93" of a conforming sender as these nine characters. The HTTP binding,
# section 3.1.3.2, wants such values percent-encoded on the way out and decoded on the way in. The structured mode is not concerned.
# It matters to senders that put a guest's or a product's name into an attribute: the event is never sent, and not one receiver hears why.
#
# Installs cloudevents 10.0.0 in a temporary folder, posts one event to a server on 127.0.0.1, reads another, and prints both.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact cloudevents@10.0.0

cat > post.cjs <<'JS'
const http = require("node:http");
const { CloudEvent, HTTP } = require("cloudevents");

console.log(`cloudevents ${require("cloudevents/package.json").version}, Node ${process.versions.node}`);
const server = http.createServer((request, answer) => answer.end());
server.listen(0, "127.0.0.1", () => {
  const event = new CloudEvent({ id: "1", source: "/bookings", type: "updated", subject: "✓", data: {} });
  const { headers } = HTTP.binary(event);
  let sending = "sent";
  try {
    http.request({ host: "127.0.0.1", port: server.address().port, method: "POST", headers }).end("{}");
  } catch (error) {
    sending = error.code;
  }
  const read = HTTP.toEvent({
    headers: { "ce-id": "1", "ce-source": "/bookings", "ce-type": "updated", "ce-specversion": "1.0", "ce-subject": "%E2%9C%93" },
    body: "",
  }).subject;
  console.log(`out: expected %E2%9C%93, made ${headers["ce-subject"]}: ${sending}`);
  console.log(`in:  expected ✓, read ${read}`);
  process.exit(sending === "ERR_INVALID_CHAR" && read === "%E2%9C%93" ? 0 : 1);
});
JS
node post.cjs
