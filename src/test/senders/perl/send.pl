# Sends what it is told on its standard input with one HTTP library, as its documentation says, one after another; see ../README.md.
use strict;
use warnings;
use JSON::PP;

my %senders = (
    'LWP' => sub {
        require LWP::UserAgent;
        my $agent = LWP::UserAgent->new;
        return $LWP::UserAgent::VERSION, sub {
            my ($order) = @_;
            $agent->timeout($order->{timeoutMillis} / 1000);
            my $answer = $agent->post(
                $order->{url},
                'Content-Type' => 'application/json',
                %{ $order->{headers} },
                Content => Encode::encode('UTF-8', $order->{body}));
            return $answer->code, scalar $answer->header('Retry-After');
        };
    },
    'HTTP::Tiny' => sub {
        require HTTP::Tiny;
        return HTTP::Tiny->VERSION, sub {
            my ($order) = @_;
            my $client = HTTP::Tiny->new(timeout => $order->{timeoutMillis} / 1000);
            my $answer = $client->post($order->{url},
                { headers => { 'Content-Type' => 'application/json', %{ $order->{headers} } },
                    content => Encode::encode('UTF-8', $order->{body}) });
            return $answer->{status}, $answer->{headers}{'retry-after'};
        };
    },
);

require Encode;
$| = 1;
my ($version, $send) = $senders{ $ARGV[0] }->();
print encode_json({ version => "$version" }), "\n";
while (my $line = <STDIN>) {
    my $order = decode_json($line);
    my ($status, $retry_after) = eval { $send->($order) };
    print encode_json(
        { id => $order->{id}, $@ ? (error => "$@") : (status => $status + 0, retryAfter => $retry_after) }), "\n";
}
