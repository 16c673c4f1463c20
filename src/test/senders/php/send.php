<?php
// Sends what it is told on its standard input with one HTTP library, as its documentation says, one after another; see ../README.md.

$senders = [
    'Guzzle' => function () {
        require 'GuzzleHttp/autoload.php';
        $client = new GuzzleHttp\Client(['http_errors' => false]);
        return [(string) GuzzleHttp\ClientInterface::MAJOR_VERSION, function ($order) use ($client) {
            $answer = $client->post($order['url'], [
                'body' => $order['body'],
                'headers' => ['Content-Type' => 'application/json'] + $order['headers'],
                'timeout' => $order['timeoutMillis'] / 1000,
            ]);
            return [$answer->getStatusCode(), $answer->getHeaderLine('Retry-After')];
        }];
    },
    'Symfony HttpClient' => function () {
        require 'Symfony/Component/HttpClient/autoload.php';
        $client = Symfony\Component\HttpClient\HttpClient::create();
        return ['5.4', function ($order) use ($client) {
            $answer = $client->request('POST', $order['url'], [
                'body' => $order['body'],
                'headers' => ['Content-Type' => 'application/json'] + $order['headers'],
                'timeout' => $order['timeoutMillis'] / 1000,
            ]);
            return [$answer->getStatusCode(), $answer->getHeaders(false)['retry-after'][0] ?? null];
        }];
    },
];

[$version, $send] = $senders[$argv[1]]();
echo json_encode(['version' => $version]), "\n";
while (($line = fgets(STDIN)) !== false) {
    $order = json_decode($line, true);
    try {
        [$status, $retryAfter] = $send($order);
        $outcome = ['status' => $status, 'retryAfter' => $retryAfter];
    } catch (Exception $e) {
        $outcome = ['error' => get_class($e) . ': ' . $e->getMessage()];
    }
    echo json_encode(['id' => $order['id']] + $outcome), "\n";
}
