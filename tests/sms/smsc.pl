#!/usr/bin/perl
# A telephone network by Net::SMPP, as a peer for our client: takes submit_sm, says what came in, reports in text form
# (numbers in hexadecimal in answers, in decimal in reports, as older networks do), and sends replies. Usage: smsc.pl <port>
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my ($port) = @ARGV;
my $listener = Net::SMPP->new_listen('127.0.0.1', smpp_version => 0x34, port => $port) or die "cannot listen: $!";
print "listening\n";
my $number = 0xa1b2c0;

while (my $peer = $listener->accept) {
    $peer->set_version(0x34);
    while (my $pdu = $peer->read_pdu) {
        my $answer = $pdu->{cmd};
        if ($answer == Net::SMPP::CMD_bind_transceiver) {
            my $known = $pdu->{system_id} eq 'mekenjai' && $pdu->{password} eq 'invented';
            $peer->bind_transceiver_resp(system_id => 'perl', seq => $pdu->{seq}, status => $known ? 0 : 0x0e);
        } elsif ($answer == Net::SMPP::CMD_enquire_link) {
            $peer->enquire_link_resp(seq => $pdu->{seq});
        } elsif ($answer == Net::SMPP::CMD_unbind) {
            $peer->unbind_resp(seq => $pdu->{seq});
            last;
        } elsif ($answer == Net::SMPP::CMD_submit_sm) {
            submitted($peer, $pdu);
        }
    }
    close $peer;
}

sub submitted {
    my ($peer, $pdu) = @_;
    $number += 1;
    printf "submit from=%s to=%s esm=%d dcs=%d registered=%d text=%s\n", $pdu->{source_addr},
        $pdu->{destination_addr}, $pdu->{esm_class}, $pdu->{data_coding}, $pdu->{registered_delivery},
        unpack 'H*', $pdu->{short_message};
    $peer->submit_sm_resp(message_id => sprintf('%X', $number), seq => $pdu->{seq});
    deliver($peer, $pdu, 4, 0, sprintf 'id:%010d sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD err:000 text:', $number);
    # In Latin letters and in Kazakh, as two telephones would write it.
    return unless $pdu->{short_message} eq 'answer me';
    deliver($peer, $pdu, 0, 0, 'NO 123456');
    deliver($peer, $pdu, 0, 8, pack 'n*', map { ord } split //, "\x{416}\x{41e}\x{49a} 654321");
}

sub deliver {
    my ($peer, $pdu, $kind, $coding, $text) = @_;
    $peer->deliver_sm(async => 1, source_addr_ton => 1, source_addr_npi => 1, source_addr => $pdu->{destination_addr},
        destination_addr => '1414', esm_class => $kind, data_coding => $coding, short_message => $text);
}
