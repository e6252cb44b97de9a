// Why a mail came back, as far as it says whether the address is dead. Data: adding one is adding a line.

/** `hard`: this address will never take mail. `soft`: full, busy, filtered, not wanted, or not sure. */
export type Permanence = 'hard' | 'soft';

/** Enhanced status (RFC 3463, IANA's registry, Exchange Online) -> what it says of the address. */
export const STATUSES: readonly (readonly [status: RegExp, permanence: Permanence])[] = [
  // 4.x.x: try again (RFC 3463, 2); 2.x.x: it arrived.
  [/^[24]\./, 'soft'],
  // Bad mailbox, bad system, bad syntax, moved; Exchange's "recipient not found".
  [/^5\.1\.(?:1|2|3|6|10|351)$/, 'hard'],
  // The sender's address, not the recipient's.
  [/^5\.1\.(?:7|8)$/, 'soft'],
  // RFC 7505: the domain takes no mail.
  [/^5\.1\.10$/, 'hard'],
  // No host to route to; Exchange's "domain does not exist".
  [/^5\.4\.(?:4|310)$/, 'hard'],
  // The system takes no mail at all.
  [/^5\.3\.2$/, 'hard'],
];

/**
 * Words that speak of something else than a dead address, whatever status stands beside them, and
 * looked at first. Lower case.
 */
export const SOFT_WORDS: readonly RegExp[] = [
  // Full.
  /mailbox (?:is )?(?:full|frozen)|mailfolder is full|over ?quota|quota[- ]exceeded|exceed\w* (?:\w+ ){0,3}quota|storage limit|exceeded storage|postfach (?:ist )?voll|speicher\w* (?:\w+ )?(?:voll|überschritten|erschöpft)|boîte pleine|buzón lleno|casella piena|skrzynka (?:jest )?pełna|ящик переполнен|一杯|已满/,
  // Filtered, blocked, or not believed.
  /recipient preferences|spam|blacklist|blocklist|block ?list|dmarc|\bspf\b|dkim|virus|blocked using|client host|access denied|zugriff verweigert|relay(?:ing)? (?:access )?denied|no relaying|not permitted to relay|policy|reverse dns|\bptr\b/,
  // The sender is what is refused.
  /sender (?:address )?(?:rejected|refused|denied)|domain of sender|bad sender|absender\w* (?:abgelehnt|unbekannt)|unauthenticated|authentication required|not (?:allowed|authori[sz]ed) to send/,
  // Later, slower, smaller.
  /try (?:again )?later|(?:,|please) try again|temporar|vorübergehend|später erneut|rate that|too many (?:messages|recipients|connections)|rate limit|too (?:big|large)|size exceeds|zu groß|timed? ?out|timeout|hop count|too many hops|mail loop/,
  // There, but shut for now.
  /(?:account|user|mailbox|recipient)\b[^.\n]{0,40}\b(?:locked|suspended|disabled|blocked|deactivated|frozen)|(?:konto|postfach)\b[^.\n]{0,40}\b(?:gesperrt|deaktiviert)/,
];

/** Where no status says it, such words do. Lower case. */
export const HARD_WORDS: readonly RegExp[] = [
  // The mailbox.
  /user unknown|unknown user|unknown (?:recipient|mailbox|address)|(?:no|not a) (?:such )?(?:valid )?(?:user|mailbox|recipient|address|account|person)s?\b(?! (?:service|preferences))|user (?:does )?not (?:exist|found)|(?:user|mailbox|recipient|account|address|alias)\b[^.\n]{0,60}\b(?:does not|doesn't|do not|did not|not) (?:exist|found)|(?:address|recipient|mailbox|user|account) (?:name )?(?:was |is |could ?n.t be |couldn't be |not )(?:not )?(?:found|recogni[sz]ed|known|valid)|(?<!recipient |sender )address rejected|address (?:not found|couldn't be found)|invalid (?:recipient|address|mailbox|user)|doesn't have an? [\w.-]+ account|no mailbox here|mailbox unavailable|mailbox not found|check (?:if|that) (?:the )?address is correct|no longer (?:active|valid|available|in use)|user unbekannt/,
  /(?:empfänger|postfach|adresse|benutzer|nutzer|mailbox|konto)\b[^.\n]{0,60}\b(?:unbekannt|existiert nicht|nicht (?:vorhanden|gefunden|bekannt|existent|erkannt|ermittelt)|ungültig|gibt es nicht)|unbekannte[rs]? (?:empfänger|benutzer|adresse)|ungültige[rs]? (?:empfänger|adresse)|nicht im domino-verzeichnis/,
  /destinataire (?:inconnu|invalide)|adresse (?:inconnue|invalide|introuvable)|utilisateur inconnu|usuario desconocido|destinatario (?:desconocido|sconosciuto|inesistente)|(?:usuario|buzón|cuenta|dirección)\b[^.\n]{0,30} no existe|utente sconosciuto|(?:utente|casella|indirizzo)\b[^.\n]{0,30} non esiste|onbekende (?:gebruiker|ontvanger)|(?:adres|gebruiker|postvak)\b[^.\n]{0,30} bestaat niet|nieznany (?:użytkownik|odbiorca)|(?:adres|użytkownik|skrzynka)\b[^.\n]{0,30} nie istnieje|usuário desconhecido|(?:usuário|conta|endereço)\b[^.\n]{0,30} não existe|neznámý (?:uživatel|příjemce)|(?:adresa|uživatel|schránka)\b[^.\n]{0,30} neexistuje|ukendt (?:bruger|modtager)|adressen findes ikke|okänd (?:användare|mottagare)|adressen finns inte|ukjent (?:bruker|mottaker)|adressen finnes ikke|tuntematon (?:käyttäjä|vastaanottaja)|bilinmeyen (?:kullanıcı|alıcı)|пользователь не найден|(?:адрес|ящик|пользователь)[^.\n]{0,30} не существует|неизвестный (?:пользователь|получатель)|宛先不明|見つかりません|用户不存在|사용자를 찾을 수 없/,
  // The host.
  /host unknown|unknown host|no such (?:domain|host)|host (?:or domain name )?not found|domain (?:name )?(?:does not exist|doesn't exist|not found|couldn't be found)|unrouteable|unroutable|no mx record|null mx|couldn't find any host|domain (?:ist )?unbekannt|domain existiert nicht/,
  // Moved, or taking no mail.
  /(?:has|have) moved|no longer (?:on server|works? (?:here|at))|not our customer|moved to (?:a )?new address|(?:does not|doesn't) (?:accept|receive) (?:any )?(?:e-?)?mail|not accepting (?:network )?(?:messages|mail)|ist (?:umgezogen|verzogen)|no valid recipients/,
];

/** Words that say why although the status says "no such mailbox": some servers have only that one. */
export const NEVER_HARD: readonly RegExp[] = [
  /recipient preferences|mailbox (?:is )?full|over ?quota|quota exceeded/,
];

/**
 * "User unknown" that is no proof beside such a status: mobile carriers and filters answer so after they
 * took the recipient, to hide who filters (NTT docomo, KDDI: the same words without the address), and
 * RFC 5321, 4.2.3 has one sentence for an unknown mailbox and for any policy. Lower case.
 */
export const UNPROVEN_WORDS: readonly (readonly [words: RegExp, status: RegExp])[] = [
  [/\b55\d[ :'"-]{0,3}(?:\d\.\d\.\d )?unknown user\b/, /^(?:$|5\.)/],
  [/\b55\d:? ?: user unknown/, /^(?:$|5\.)/],
  [/in reply to end of data/, /^(?:$|5\.)/],
  [/action not taken: mailbox unavailable/, /^(?:$|5\.0\.0)/],
];
