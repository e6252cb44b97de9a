#!/bin/bash
# Writes the configuration of a Postfix 3.6+ that lives in one directory: the shop's mail server.
# usage: postfix-conf.sh DIRECTORY SMTP_PORT SUBMISSIONS_PORT FAR_PORT POLICY_PORT LMTP_PORT DOVECOT_DIRECTORY
#
#   shop.example, kunde.example, grau.example   every address exists; Dovecot has the mailboxes
#   info-X@shop.example                         an alias of hilfe-X@shop.example
#   leer.example                                nobody is there: 550 when the recipient is named
#   spaet.example                               taken; the far server on FAR_PORT refuses it: a bounce
#   grau.example                                asks the policy server on POLICY_PORT first (greylisting)
#
# SMTP_PORT is the port for the world: no login, and mail for these domains alone. SUBMISSIONS_PORT
# is TLS from the first byte, with a login. Nothing ever leaves this machine.
set -euo pipefail
ROOT=$1 SMTP=$2 SUBMISSIONS=$3 FAR=$4 POLICY=$5 LMTP=$6 DOVECOT=$7
mkdir -p "$ROOT"/{etc,queue,data}
chmod 755 "$ROOT" "$ROOT/etc" "$ROOT/queue"
chown postfix "$ROOT/data"

cat > "$ROOT/etc/mailboxes" <<C
/^[^@]+@(shop|kunde|grau)\.example$/ here
C
cat > "$ROOT/etc/aliases" <<C
/^info-([^@+]+)@shop\.example$/ hilfe-\$1@shop.example
C
cat > "$ROOT/etc/transport" <<C
/@spaet\.example$/ smtp:[127.0.0.1]:$FAR
C
cat > "$ROOT/etc/recipients" <<C
/@grau\.example$/ greylisted
C
cat > "$ROOT/etc/far" <<C
/./ 552 5.2.2 This mailbox is full since Easter
C
cat > "$ROOT/etc/main.cf" <<C
compatibility_level = 3.6
queue_directory = $ROOT/queue
data_directory = $ROOT/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = $ROOT/postfix.log
maillog_file_prefixes = $ROOT
myhostname = mx.shop.example
myorigin = shop.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
in_flow_delay = 0
smtpd_error_sleep_time = 0
smtpd_client_connection_count_limit = 0
queue_run_delay = 5s
minimal_backoff_time = 5s
message_size_limit = 62914560
virtual_mailbox_limit = 0
mailbox_size_limit = 0
biff = no
mydestination =
mynetworks =
local_transport = error:5.1.1 nobody lives here
local_recipient_maps =
alias_maps =
alias_database =
default_transport = error:5.4.4 no mail leaves this machine
relay_transport = error:5.4.4 no mail leaves this machine
recipient_delimiter = +
virtual_mailbox_domains = shop.example, kunde.example, grau.example, leer.example
virtual_mailbox_maps = regexp:$ROOT/etc/mailboxes
relay_domains = spaet.example
relay_recipient_maps =
virtual_alias_maps = regexp:$ROOT/etc/aliases
virtual_transport = lmtp:inet:[127.0.0.1]:$LMTP
transport_maps = regexp:$ROOT/etc/transport
notify_classes =
smtpd_restriction_classes = greylisted
greylisted = check_policy_service inet:127.0.0.1:$POLICY
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient, check_recipient_access regexp:$ROOT/etc/recipients
smtpd_tls_cert_file = $DOVECOT/cert.pem
smtpd_tls_key_file = $DOVECOT/key.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = $DOVECOT/smtp-auth
C

# No service is in a chroot: the sockets of Dovecot and the log are outside of the queue.
cat > "$ROOT/etc/master.cf" <<C
127.0.0.1:$SMTP inet n - n - - smtpd
127.0.0.1:$SUBMISSIONS inet n - n - - smtpd
  -o syslog_name=postfix/submissions
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
127.0.0.1:$FAR inet n - n - - smtpd
  -o syslog_name=postfix/far
  -o myhostname=mx.spaet.example
  -o smtpd_recipient_restrictions=check_recipient_access,regexp:$ROOT/etc/far
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
C
