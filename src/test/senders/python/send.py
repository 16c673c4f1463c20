"""Sends what it is told on its standard input with one HTTP library, as its documentation says; see ../README.md."""

import asyncio
import json
import ssl
import sys
import threading

LOCK = threading.Lock()
JSON = {"Content-Type": "application/json"}


def with_requests():
    import requests

    def send(order):
        answer = requests.post(
            order["url"], json=json.loads(order["body"]), headers=order["headers"], timeout=order["timeoutMillis"] / 1000
        )
        return {"status": answer.status_code, "retryAfter": answer.headers.get("Retry-After")}

    return requests.__version__, send


def with_httpx():
    import httpx

    context = ssl.create_default_context()

    def send(order):
        answer = httpx.post(
            order["url"],
            json=json.loads(order["body"]),
            headers=order["headers"],
            timeout=order["timeoutMillis"] / 1000,
            verify=context,
        )
        return {"status": answer.status_code, "retryAfter": answer.headers.get("Retry-After")}

    return httpx.__version__, send


def with_aiohttp():
    import aiohttp

    async def post(order):
        timeout = aiohttp.ClientTimeout(total=order["timeoutMillis"] / 1000)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            async with session.post(order["url"], json=json.loads(order["body"]), headers=order["headers"]) as answer:
                return {"status": answer.status, "retryAfter": answer.headers.get("Retry-After")}

    return aiohttp.__version__, lambda order: asyncio.run(post(order))


def with_urllib3():
    import urllib3

    pool = urllib3.PoolManager(ssl_context=ssl.create_default_context())

    def send(order):
        answer = pool.request(
            "POST",
            order["url"],
            body=order["body"].encode(),
            headers={**JSON, **order["headers"]},
            timeout=order["timeoutMillis"] / 1000,
        )
        return {"status": answer.status, "retryAfter": answer.headers.get("Retry-After")}

    return urllib3.__version__, send


def with_urllib():
    import platform
    import urllib.error
    import urllib.request

    def send(order):
        request = urllib.request.Request(order["url"], order["body"].encode(), {**JSON, **order["headers"]})
        try:
            with urllib.request.urlopen(request, timeout=order["timeoutMillis"] / 1000) as answer:
                return {"status": answer.status}
        except urllib.error.HTTPError as answer:
            return {"status": answer.code, "retryAfter": answer.headers.get("Retry-After")}

    return platform.python_version(), send


def with_tornado():
    import tornado
    from tornado.httpclient import AsyncHTTPClient

    async def post(order):
        answer = await AsyncHTTPClient().fetch(
            order["url"],
            method="POST",
            headers={**JSON, **order["headers"]},
            body=order["body"],
            request_timeout=order["timeoutMillis"] / 1000,
            raise_error=False,
        )
        return {"status": answer.code, "retryAfter": answer.headers.get("Retry-After")}

    return tornado.version, lambda order: asyncio.run(post(order))


def say(line):
    with LOCK:
        print(json.dumps(line), flush=True)


def handle(send, order):
    try:
        outcome = send(order)
    except Exception as error:
        outcome = {"error": f"{type(error).__name__}: {error}"}
    say({"id": order["id"], **outcome})


SENDERS = {
    "requests": with_requests,
    "HTTPX": with_httpx,
    "aiohttp": with_aiohttp,
    "urllib3": with_urllib3,
    "urllib": with_urllib,
    "Tornado": with_tornado,
}

version, sender = SENDERS[sys.argv[1]]()
say({"version": version})
for text in sys.stdin:
    threading.Thread(target=handle, args=(sender, json.loads(text)), daemon=True).start()
