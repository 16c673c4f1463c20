#!/usr/bin/env bash
# nginx, found 2026-12-01 with Debian's 1.22.1 (and Node 20.20.2 behind it):
# as a reverse proxy it drops each header whose name has a character other than letters, digits and hyphens, such as the dot of "X.Tenant" or
# the tilde of "X~Sig", all of them legal in a name (RFC 9110 section 5.6.2). The request goes on without it; a line in the log tells so at
# level "info" only. Its documentation says which names are valid under ignore_invalid_headers, which is on.
# It matters to vendors that let a receiver choose the headers of its webhooks: what was accepted and sent never arrives behind such a
# proxy, and each side can show that it is right. Underscores are the known case; these are the others.
#
# Unpacks Debian's nginx into a temporary folder, sends one request through it on sockets in that folder, and prints the names that arrived.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
nginx= receiver=
trap 'kill $nginx $receiver 2> /dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq nginx 2> /dev/null
dpkg -x nginx_*.deb root

cat > receiver.cjs <<'JS'
require("node:http")
  .createServer((request, answer) => answer.end(request.rawHeaders.filter((_, i) => i % 2 === 0).join(" ")))
  .listen("receiver.sock");
JS
cat > nginx.conf <<CONF
daemon off;
master_process off;
pid nginx.pid;
error_log nginx.log info;
events {}
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {
    listen unix:$folder/nginx.sock;
    location / { proxy_pass http://unix:$folder/receiver.sock; }
  }
}
CONF
node receiver.cjs &
receiver=$!
root/usr/sbin/nginx -p "$folder" -c nginx.conf -e nginx.log &
nginx=$!
for _ in $(seq 50); do
  [ -S nginx.sock ] && [ -S receiver.sock ] && break
  sleep 0.1
done

arrived=$(curl -sS --unix-socket nginx.sock -H 'X-Tenant: a' -H 'X.Tenant: b' -H 'X~Sig: c' -d '{}' http://localhost/)
root/usr/sbin/nginx -v 2>&1
echo "sent:    X-Tenant X.Tenant X~Sig"
echo "arrived: $(tr ' ' '\n' <<< "$arrived" | grep '^X' | paste -sd' ')"
grep -o 'client sent invalid header line: "[^"]*"' nginx.log
[[ $arrived == *X-Tenant* && $arrived != *X.Tenant* && $arrived != *X~Sig* ]]
