// Sends what it is told on its standard input with one HTTP library, as its documentation says; see ../README.md.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const installed = (name) => require(`${process.cwd()}/node_modules/${name}/package.json`).version;
const load = (name) => import(require.resolve(name, { paths: [process.cwd()] }));
const json = { "Content-Type": "application/json" };

const fetched = (fetch) => async ({ url, headers, body, timeoutMillis }) => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...json, ...headers },
    body,
    signal: AbortSignal.timeout(timeoutMillis),
  });
  return { status: answer.status, retryAfter: answer.headers.get("retry-after") };
};

const senders = {
  "Node's fetch": async () => [process.versions.node, fetched(fetch)],
  "node-fetch 3": async () => [installed("node-fetch"), fetched((await load("node-fetch")).default)],
  "node-fetch 2": async () => [installed("node-fetch-2"), fetched((await load("node-fetch-2")).default)],

  undici: async () => {
    const { request } = await load("undici");
    return [
      installed("undici"),
      async ({ url, headers, body, timeoutMillis }) => {
        const signal = AbortSignal.timeout(timeoutMillis);
        const answer = await request(url, { method: "POST", headers: { ...json, ...headers }, body, signal });
        await answer.body.dump();
        return { status: answer.statusCode, retryAfter: answer.headers["retry-after"] };
      },
    ];
  },

  axios: async () => {
    const { default: axios } = await load("axios");
    return [
      installed("axios"),
      async ({ url, headers, body, timeoutMillis }) => {
        const answer = await axios.post(url, JSON.parse(body), { headers, timeout: timeoutMillis });
        return { status: answer.status };
      },
    ];
  },

  got: async () => {
    const { default: got } = await load("got");
    return [
      installed("got"),
      async ({ url, headers, body, timeoutMillis }) => {
        const answer = await got.post(url, { json: JSON.parse(body), headers, timeout: { request: timeoutMillis } });
        return { status: answer.statusCode };
      },
    ];
  },

  ky: async () => {
    const { default: ky } = await load("ky");
    return [
      installed("ky"),
      async ({ url, headers, body, timeoutMillis }) => {
        const answer = await ky.post(url, { json: JSON.parse(body), headers, timeout: timeoutMillis });
        return { status: answer.status };
      },
    ];
  },

  superagent: async () => {
    const { default: superagent } = await load("superagent");
    return [
      installed("superagent"),
      async ({ url, headers, body, timeoutMillis }) => {
        const answer = await superagent.post(url).set(headers).timeout(timeoutMillis).send(JSON.parse(body));
        return { status: answer.status };
      },
    ];
  },

  needle: async () => {
    const { default: needle } = await load("needle");
    return [
      installed("needle"),
      async ({ url, headers, body, timeoutMillis }) => {
        const options = { json: true, headers, response_timeout: timeoutMillis };
        const answer = await needle("post", url, JSON.parse(body), options);
        return { status: answer.statusCode, retryAfter: answer.headers["retry-after"] };
      },
    ];
  },
};

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");

const answered = (error) => {
  const answer = error.response;
  const status = answer?.status ?? answer?.statusCode;
  const headers = answer?.headers;
  const retryAfter = headers?.get?.("retry-after") ?? headers?.["retry-after"];
  return status ? { status, retryAfter } : { error: [error.message, error.cause?.message].filter(Boolean).join(": ") };
};

const [version, send] = await senders[process.argv[2]]();
say({ version });
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  send(order).catch(answered).then((outcome) => say({ id: order.id, ...outcome }));
}
process.exit(0);
