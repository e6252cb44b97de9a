#!/bin/bash
# Prints the configuration of a Dovecot 2.3 that lives in one directory; runs as root or not.
# usage: dovecot-conf.sh DIRECTORY IMAP_PORT IMAPS_PORT LMTP_PORT
set -euo pipefail
ROOT=$1 IMAP=$2 IMAPS=$3 LMTP=$4
mkdir -p "$ROOT"/{run,mail,state}
chmod 755 "$ROOT"
OWN_USER=$(id -un) OWN_GROUP=$(id -gn)
if [ "$(id -u)" = 0 ]; then
  MAIL_UID=$(id -u mail) MAIL_GID=$(id -g mail) LOGIN_USER=dovenull INTERNAL=dovecot INTERNAL_GROUP=dovecot
  chown mail:mail "$ROOT/mail"
else
  MAIL_UID=$(id -u) MAIL_GID=$(id -g) LOGIN_USER=$OWN_USER INTERNAL=$OWN_USER INTERNAL_GROUP=$OWN_GROUP
fi
[ -f "$ROOT/key.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
  -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
  -keyout "$ROOT/key.pem" -out "$ROOT/cert.pem" 2>/dev/null
cat <<C
base_dir = $ROOT/run
state_dir = $ROOT/state
log_path = $ROOT/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = $INTERNAL
default_internal_group = $INTERNAL_GROUP
default_login_user = $LOGIN_USER
default_process_limit = 200
default_client_limit = 1000
first_valid_uid = $MAIL_UID
first_valid_gid = 1
mail_uid = $MAIL_UID
mail_gid = $MAIL_GID
disable_plaintext_auth = no
ssl = yes
ssl_cert = <$ROOT/cert.pem
ssl_key = <$ROOT/key.pem
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mailbox_idle_check_interval = 1 secs
mail_max_userip_connections = 100
imap_idle_notify_interval = 2 mins
recipient_delimiter = +
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=$MAIL_UID gid=$MAIL_GID home=$ROOT/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    special_use = \\Drafts
    auto = create
  }
  mailbox Gesendet {
    special_use = \\Sent
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = $IMAP
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = $IMAPS
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $LMTP
  }
}
service anvil {
  chroot =
  # Without it a wrong password would make later logins slow.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  user = $OWN_USER
  # Postfix asks here whether a login is right.
  unix_listener $ROOT/smtp-auth {
    mode = 0666
  }
}
protocol lmtp {
  postmaster_address = postmaster@localhost
  hostname = localhost
  auth_username_format = %n
}
lmtp_rcpt_check_quota = no
C
