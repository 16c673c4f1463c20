# Sends what it is told on its standard input with one HTTP library, as its documentation says; see ../README.md.
require "json"

JSON_TYPE = { "Content-Type" => "application/json" }.freeze

SENDERS = {
  "Net::HTTP" => lambda {
    require "net/http"
    [RUBY_VERSION, lambda { |url, headers, body, seconds|
      uri = URI(url)
      Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", open_timeout: seconds, read_timeout: seconds) do |http|
        answer = http.post(uri.request_uri, body, JSON_TYPE.merge(headers))
        [answer.code.to_i, answer["Retry-After"]]
      end
    }]
  },
  "Faraday" => lambda {
    require "faraday"
    [Faraday::VERSION, lambda { |url, headers, body, seconds|
      answer = Faraday.post(url, body, JSON_TYPE.merge(headers)) { |request| request.options.timeout = seconds }
      [answer.status, answer.headers["Retry-After"]]
    }]
  },
  "HTTParty" => lambda {
    require "httparty"
    [HTTParty::VERSION, lambda { |url, headers, body, seconds|
      answer = HTTParty.post(url, body: body, headers: JSON_TYPE.merge(headers), timeout: seconds)
      [answer.code, answer.headers["Retry-After"]]
    }]
  },
  "rest-client" => lambda {
    require "rest-client"
    [RestClient::VERSION, lambda { |url, headers, body, seconds|
      begin
        answer = RestClient::Request.execute(method: :post, url: url, payload: body, headers: JSON_TYPE.merge(headers), timeout: seconds)
        [answer.code, nil]
      rescue RestClient::ExceptionWithResponse => e
        raise if e.response.nil?

        [e.response.code, e.response.headers[:retry_after]]
      end
    }]
  },
  "Excon" => lambda {
    require "excon"
    [Excon::VERSION, lambda { |url, headers, body, seconds|
      answer = Excon.post(url, body: body, headers: JSON_TYPE.merge(headers), connect_timeout: seconds, read_timeout: seconds)
      [answer.status, answer.headers["Retry-After"]]
    }]
  },
  "http.rb" => lambda {
    require "http"
    [HTTP::VERSION, lambda { |url, headers, body, seconds|
      answer = HTTP.timeout(seconds).headers(JSON_TYPE.merge(headers)).post(url, body: body)
      [answer.code, answer.headers["Retry-After"]]
    }]
  },
  "HTTPClient" => lambda {
    require "httpclient"
    [HTTPClient::VERSION, lambda { |url, headers, body, seconds|
      client = HTTPClient.new
      client.receive_timeout = seconds
      answer = client.post(url, body: body, header: JSON_TYPE.merge(headers))
      [answer.status, answer.headers["Retry-After"]]
    }]
  },
}.freeze

$stdout.sync = true
lock = Mutex.new
say = ->(line) { lock.synchronize { puts JSON.generate(line) } }

version, sender = SENDERS.fetch(ARGV[0]).call
say.call(version: version)
$stdin.each_line do |text|
  Thread.new(JSON.parse(text)) do |order|
    status, retry_after = sender.call(order["url"], order["headers"], order["body"], order["timeoutMillis"] / 1000.0)
    say.call(id: order["id"], status: status, retryAfter: retry_after)
  rescue StandardError => e
    say.call(id: order["id"], error: "#{e.class}: #{e.message}".scrub)
  end
end
