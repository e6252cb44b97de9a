// Sentences of other automatic mail, in lower case, as sources of regular expressions. Data: adding one is adding a line.

/** Sentences of acknowledgements and challenges; the points that each is worth. */
export const ANNOUNCEMENTS: readonly (readonly [words: string, points: 1 | 2])[] = [
  [
    'automatisch(?:e|en)? (?:generierte|erstellte|erzeugte|versandte|versendete)?n? ?(?:e-?mail|mail|nachricht|antwort|(?:eingangs)?bestätigung|benachrichtigung)',
    2,
  ],
  ['(?:wurde|wird) automatisch (?:generiert|erstellt|erzeugt|versandt|versendet|verschickt)', 2],
  [
    '(?:this is an?|is an) auto(?:mated|matic|matically generated) (?:e-?mail|message|reply|response|notification)',
    2,
  ],
  [
    '(?:was|has been|is) (?:sent|generated) automatically|automatically generated|auto-generated (?:e-?mail|message)',
    2,
  ],
  [
    '(?:message|e-?mail|courriel) automatique|(?:mensaje|correo) automático|messaggio automatico|generat[oa] automaticamente|automatisch (?:gegenereerd|bericht)|wygenerowana automatycznie|automatyczna (?:wiadomość|odpowiedź)',
    2,
  ],
  [
    '(?:wir haben )?ihre (?:anfrage|nachricht|e-?mail|mitteilung|mail) (?:dankend )?(?:erhalten|ist (?:bei uns )?eingegangen|wurde (?:erfasst|registriert))',
    1,
  ],
  [
    '(?:schnellstmöglich|so schnell wie möglich|in kürze|umgehend|zeitnah|innerhalb von)[^.!?]{0,60}(?:bearbeit|melden|beantwort|antwort)',
    1,
  ],
  [
    '(?:ticket|vorgangs|bearbeitungs|anfrage|fall|case|request|reference)[- ]?(?:nummer|nr\\b|number|no\\b|id\\b|#)|ticket ?#|numéro de (?:ticket|dossier|demande)|número de (?:ticket|caso)|numero (?:di )?ticket|numer (?:zgłoszenia|sprawy)',
    1,
  ],
  [
    'antworten sie (?:bitte )?nicht auf diese|nicht auf diese (?:e-?mail|nachricht)|do(?: not|n.t) (?:reply|respond) to this|ne pas répondre|no responda a este|non rispondere a quest|niet (?:te )?(?:be)?antwoorden|nie odpowiada',
    1,
  ],
  [
    'we(?: have|.ve)? (?:received|got) your (?:request|message|e-?mail|inquiry|enquiry)|your (?:request|ticket|case|inquiry|enquiry|message)\\b[^.!?]{0,30} (?:has been|was) (?:received|created|opened|logged)|avons bien reçu votre|hemos recibido su|abbiamo ricevuto la (?:sua|tua)|(?:bericht|aanvraag|e-?mail) (?:hebben wij |is )?ontvangen|otrzymaliśmy',
    1,
  ],
  [
    '(?:get back to|respond to|be in touch with|reply to|contact) you (?:as soon as|shortly|within|soon)|will (?:be|get) (?:handled|answered|processed)',
    1,
  ],
];

/** A filter asks the sender to prove that they are human (challenge and response): both sentences. */
export const CHALLENGE: readonly [asks: string, because: string] = [
  "(?:confirm|prove|verify) (?:that )?you(?: are|'re) (?:not a spam\\w*|(?:a )?human|a real person|a person)|(?:confirm|verify) your (?:e-?mail )?address|bestätigen sie (?:bitte )?(?:einmalig )?(?:ihre (?:e-?mail-?)?adresse|dass sie (?:kein spam\\w*|ein mensch))",
  '(?:message|e-?mail|mail) (?:is being|has been|was|will be) (?:held|quarantined|delivered)|known senders|white ?list|(?:nachricht|e-?mail) (?:zugestellt|zurückgehalten)',
];

/** Machines speak for a house; who says "I" wrote it. */
export const SAYS_I =
  /(?<!\p{L})(?:ich|mir|mich|mein(?:e[mnrs]?)?|i|i'm|i've|my|me|je|yo|mi)(?!\p{L})/u;
