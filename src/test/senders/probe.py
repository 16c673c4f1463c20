"""Sends awkward things with every real HTTP library, and prints what came over the wire; see README.md.

Run it in the root of the project after src/test/senders/install.sh. Names of libraries may follow; without any, all are tried.
"""

import base64
import json
import os
import re
import socket
import struct
import subprocess
import sys
import threading
import time

INSTALLED = os.path.abspath("target/senders")
PROGRAMS = os.path.abspath("src/test/senders")
LIBRARIES = {
    "node": ["axios", "got", "Node's fetch", "node-fetch 3", "node-fetch 2", "undici", "ky", "superagent", "needle"],
    "python": ["requests", "HTTPX", "aiohttp", "urllib3", "urllib", "Tornado"],
    "ruby": ["Net::HTTP", "Faraday", "HTTParty", "rest-client", "Excon", "http.rb", "HTTPClient"],
    "go": ["Go net/http"],
    "java": [
        "OkHttp",
        "Apache HttpClient 5",
        "Apache HttpClient 4",
        "java.net.http",
        "HttpURLConnection",
        "Spring RestClient",
        "Spring RestTemplate",
        "Spring WebClient",
        "Jetty",
        "Vert.x",
        "AsyncHttpClient",
        "Reactor Netty",
    ],
    "php": ["Guzzle", "Symfony HttpClient"],
    "perl": ["LWP", "HTTP::Tiny"],
}
COMMANDS = {
    "node": ["node", PROGRAMS + "/node/send.mjs"],
    "python": ["/usr/bin/python3", PROGRAMS + "/python/send.py"],
    "ruby": ["ruby", PROGRAMS + "/ruby/send.rb"],
    "go": [INSTALLED + "/go/send"],
    "java": ["java", "-cp", f"{INSTALLED}/java/classes:{INSTALLED}/java/lib/*", "Send"],
    "php": ["php", PROGRAMS + "/php/send.php"],
    "perl": ["perl", PROGRAMS + "/perl/send.pl"],
}
URL = "http://127.0.0.1:{port}/a"
RESET, CLOSE = "reset", "close"


def answer(status, *lines):
    head = [f"HTTP/1.1 {status} X", *lines, "Content-Length: 0", "Connection: close", "", ""]
    return "\r\n".join(head).encode()


# What is answered to the first request and to all after it, the URL, and the headers.
OK = answer(200)
CHALLENGE = answer(401, 'WWW-Authenticate: Basic realm="x"')
PROBES = {
    "credentials": ([CHALLENGE, OK], "http://us%40er:p%3Ass%2Bx+y%C3%A9@127.0.0.1:{port}/a", {}),
    "capitals": ([OK], "HTTP://LOCALHOST:{port}/a", {}),
    "query": ([OK], "http://127.0.0.1:{port}/a%2Fb%20c?sp=%2Ft%2Frun&b=2&a=1&b=%20+x&c=", {}),
    "no path": ([OK], "http://127.0.0.1:{port}?q=1", {}),
    "503": ([answer(503), OK], URL, {}),
    "429": ([answer(429, "Retry-After: 1"), OK], URL, {}),
    "408": ([answer(408), OK], URL, {}),
    "520": ([answer(520), OK], URL, {}),
    "304": ([answer(304)], URL, {}),
    "302 without Location": ([answer(302)], URL, {}),
    "302": ([answer(302, "Location: /b"), OK], URL, {"X-Secret": "1"}),
    "307": ([answer(307, "Location: /b"), OK], URL, {}),
    "reset": ([RESET, OK], URL, {}),
    "close": ([CLOSE, OK], URL, {}),
    "no HTTP": ([b"garbage no http\r\n\r\n"], URL, {}),
    "8 kB": ([OK], URL, {"X-Value": "v" * 8200}),
    "beyond Latin-1": ([OK], URL, {"X-Value": "h\u00e9\u2713"}),
    "beyond ASCII": ([OK], URL, {"X-Value": "h\u00e9"}),
    "empty": ([OK], URL, {"X-Value": ""}),
    "Host": ([OK], URL, {"Host": "other.example"}),
    "Content-Length": ([OK], URL, {"Content-Length": "5"}),
    "Content-Type": ([OK], URL, {"Content-Type": "text/plain"}),
    "line break": ([OK], URL, {"X-Value": "a\r\nX-More: 1"}),
    "host beyond ASCII": ([OK], "http://b\u00fccher.localhost:{port}/a", {}),
}


class Receiver:
    """Answers each connection as told, and keeps what came."""

    def __init__(self, answers):
        self.answers = answers
        self.requests = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        count = 0
        while True:
            connection, _ = self.socket.accept()
            said = self.answers[min(count, len(self.answers) - 1)]
            count += 1
            threading.Thread(target=self.one, args=(connection, said), daemon=True).start()

    def one(self, connection, said):
        connection.settimeout(3)
        try:
            request = self.read(connection)
            if request[0]:
                self.requests.append(request)
            if said == RESET:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            elif said != CLOSE:
                connection.sendall(said)
        except OSError:
            pass
        connection.close()

    @staticmethod
    def read(connection):
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                break
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: *(\d+)", head, re.I)
        chunked = re.search(rb"transfer-encoding: *chunked", head, re.I)
        while (length and len(body) < int(length.group(1))) or (chunked and not body.endswith(b"0\r\n\r\n")):
            more = connection.recv(65536)
            if not more:
                break
            body += more
        return head.decode("latin-1"), body.decode("latin-1")


def told(name, head):
    """The lines of a request that the probe is about."""
    lines = head.split("\r\n")
    about = {"credentials": "authorization", "Host": "host", "Content-Length": "content-length", "Content-Type": "content-type"}
    wanted = about.get(name, "x-")
    shown = [line[:60] for line in lines[1:] if line.lower().startswith(wanted)]
    if name == "credentials" and shown:
        shown = [base64.b64decode(shown[0].split()[2]).decode("utf-8", "replace")]
    return lines[0], shown


def probe(runtime, library):
    folder = INSTALLED + "/node" if runtime == "node" else INSTALLED
    process = subprocess.Popen(
        COMMANDS[runtime] + [library],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        text=True,
    )
    print(f"## {library} {json.loads(process.stdout.readline())['version']}")
    for name, (answers, url, headers) in PROBES.items():
        receiver = Receiver(answers)
        order = {"id": name, "url": url.format(port=receiver.port), "headers": headers, "body": '{"a":"\u00e9"}', "timeoutMillis": 4000}
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        outcome = json.loads(process.stdout.readline())
        time.sleep(0.1)
        print(f"  {name}: {outcome.get('status') or outcome.get('error', '')[:100]}")
        for head, body in receiver.requests:
            line, shown = told(name, head)
            print(f"    {line} {shown} {len(body)} bytes")
    process.kill()


for of, names in LIBRARIES.items():
    for each in names:
        if len(sys.argv) == 1 or each in sys.argv[1:]:
            probe(of, each)
