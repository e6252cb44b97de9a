// How mail programs of many languages introduce a mail that they forward. Data: adding a language or a
// client is adding a word. Lower case; the same words without dashes around them are no divider.
import { FORWARD_DIVIDERS } from './divider-words.ts';

/** Words between dashes, or before a colon, above a forwarded mail. */
export const FORWARD_INTROS: readonly string[] = [
  ...FORWARD_DIVIDERS,
  ...['forwarded mail', 'forwarded email', 'forwarded letter', 'original message follows'],
  // German: Gmail, Thunderbird, Apple Mail, web.de and GMX, Lotus Notes
  ...['weitergeleitete nachricht', 'weitergeleitete e-mail', 'weitergeleitete email'],
  ...['anfang der weitergeleiteten e‑mail', 'anfang der weitergeleiteten mail', 'weitergeleitet'],
  // French
  ...['message transmis', 'message réexpédié', 'e-mail transféré', 'courriel transféré'],
  ...['début du message transmis', 'début du courriel transféré', 'transféré par', 'transmis par'],
  ...["début de l'e-mail transféré", 'début de l’e-mail transféré'],
  // Spanish, Catalan
  ...[
    'mensaje original reenviado',
    'inicio del mensaje reenviado',
    'comienzo del mensaje reenviado',
  ],
  ...['correo reenviado', 'reenviado por', 'missatge reenviat', 'inici del missatge reenviat'],
  // Italian
  ...['inizio del messaggio inoltrato', 'inizio messaggio inoltrato', 'messaggio inoltrato'],
  ...['inoltrato da', 'messaggio inoltrata'],
  // Dutch
  ...['begin van doorgestuurd bericht', 'doorgestuurde e-mail', 'doorgestuurd door'],
  ...['begin doorgestuurd bericht', 'doorgezonden bericht', 'doorgestuurde bericht'],
  // Portuguese
  ...['mensagem reencaminhada', 'início da mensagem reencaminhada', 'mensagem reenviada'],
  ...['início da mensagem encaminhada', 'encaminhado por', 'e-mail encaminhado'],
  ...['mensagem encaminhada por', 'reencaminhado por'],
  // Polish
  ...['przekazana wiadomość', 'treść przekazanej wiadomości', 'początek przekazywanej wiadomości'],
  ...['wiadomość przesłana dalej', 'początek przekazanej wiadomości', 'przekazane przez'],
  ...['przekazywana wiadomość', 'przesłana wiadomość', 'przesłana dalej wiadomość'],
  // Czech, Slovak
  ...['přeposlaná zpráva', 'předaná zpráva', 'začátek přeposlané zprávy', 'přeposlaný e-mail'],
  ...['začátek předávané zprávy', 'přeposlal', 'předávaná zpráva', 'přesměrovaná zpráva'],
  ...['preposlaná správa', 'začiatok preposlanej správy', 'odovzdaná správa', 'preposlaný e-mail'],
  ...['presmerovaná správa', 'začiatok preposielanej správy'],
  // Danish, Norwegian, Swedish, Icelandic
  ...['start på videresendt besked', 'videresendt besked', 'videresendt mail', 'videresendt af'],
  ...['begynd videresendt besked', 'start på videresendt meddelelse', 'videresendt e-mail'],
  ...[
    'videresendt melding',
    'videresendt av',
    'start på videresendt melding',
    'videresend melding',
  ],
  ...['begynnelse på videresendt melding', 'videresendt e-post', 'begynn videresendt melding'],
  ...['vidarebefordrat brev', 'vidarebefordrat e-postmeddelande', 'vidarebefordrat av'],
  ...['vidarebefordrat mejl', 'börja vidarebefordrat meddelande', 'vidarebefordrad post'],
  ...['början på vidarebefordrat meddelande', 'vidarebefordrat mail', 'áframsend skilaboð'],
  // Finnish, Estonian, Latvian, Lithuanian
  ...['edelleenlähetetty viesti', 'välitetty viesti alkaa', 'välitetty viesti', 'välittänyt'],
  ...['edelleen lähetetty viesti', 'välitetty sähköposti', 'välitetyn viestin alku'],
  ...['edastatud kiri', 'edastatud sõnum', 'pārsūtītais ziņojums', 'pārsūtīts ziņojums'],
  ...['persiųstas laiškas', 'persiųsta žinutė'],
  // Hungarian, Romanian
  ...[
    'továbbított üzenet',
    'továbbított üzenet kezdete',
    'továbbított levél',
    'továbbított levél kezdete',
    'továbbítva',
  ],
  ...['továbbított e-mail', 'mesaj redirecționat', 'mesaj redirecţionat', 'mesaj transmis'],
  ...['mesaj redirectionat', 'începutul mesajului redirecționat', 'începe mesajul redirecționat'],
  ...['începutul mesajului redirecţionat', 'mesaj înaintat', 'redirecționat de'],
  // Croatian, Serbian, Slovenian
  ...['proslijeđena poruka', 'početak proslijeđene poruke', 'započni proslijeđenu poruku'],
  ...[
    'prosleđena poruka',
    'прослеђена порука',
    'posredovano sporočilo',
    'začetek posredovanega sporočila',
  ],
  ...['proslijeđeni e-mail', 'posredovana sporočila'],
  // Turkish
  ...['iletilmiş mesaj', 'i̇letilmiş mesaj', 'yönlendirilen ileti', 'yönlendirilmiş ileti'],
  ...['iletilen ileti', 'i̇letilen ileti', 'iletilen mesaj', 'yönlendirilmiş mesaj'],
  ...[
    'i̇letilen mesaj başlangıcı',
    'iletilen mesaj başlangıcı',
    'i̇letilmiş ileti',
    'iletilmiş ileti',
  ],
  ...[
    'i̇leti başlangıcı',
    'ileti başlangıcı',
    'i̇letilen ileti başlangıcı',
    'yönlendirilen mesaj',
    'iletilen e-posta',
    'i̇letilen e-posta',
    'ilet iletisinin başlangıcı',
  ],
  // Russian, Ukrainian, Bulgarian
  ...['пересылаемое сообщение', 'перенаправленное сообщение', 'начало переадресованного сообщения'],
  ...['пересланное письмо', 'переадресованное сообщение', 'конец пересылаемого сообщения'],
  ...['начало пересылаемого сообщения', 'переслано', 'пересылаемое письмо'],
  ...['переслане повідомлення', 'перенаправлене повідомлення', 'початок листа, що пересилається'],
  ...['початок переадресованого повідомлення', 'переслано повідомлення', 'пересланий лист'],
  ...['препратено съобщение', 'препратено писмо', 'начало на препратеното съобщение'],
  // Greek
  ...['προωθημένο μήνυμα', 'έναρξη προωθημένου μηνύματος', 'αρχή προωθημένου μηνύματος'],
  ...['προωθούμενο μήνυμα', 'προωθημένο μήνυμα ηλεκτρονικού ταχυδρομείου'],
  // Hebrew, Arabic
  ...['הודעה מועברת', 'הודעה שהועברה', 'תחילת ההודעה שהועברה', 'הודעה שהועברה הלאה'],
  ...['رسالة معاد توجيهها', 'الرسالة المعاد توجيهها', 'رسالة مُعاد توجيهها'],
  ...['رسالة محولة', 'بدء الرسالة المعاد توجيهها', 'بدء الرسالة التي أعيد توجيهها'],
  // Chinese, Japanese, Korean
  ...[
    '转发的邮件',
    '转发邮件信息',
    '以下是转发的邮件',
    '轉寄的郵件',
    '已轉寄的郵件',
    '开始转发的邮件',
  ],
  ...[
    '已转发邮件',
    '被转发邮件信息',
    '转发的消息',
    '轉寄訊息',
    '轉寄的訊息',
    '開始轉寄郵件',
    '下面是被转发的邮件',
  ],
  ...['转发邮件开始', '開始轉寄的郵件', '以下是轉寄的郵件', '轉寄信件'],
  ...['転送されたメッセージ', '転送メール', '転送されたメール', '以下は転送されたメールです'],
  ...['転送元メッセージ', '転送開始', '転送'],
  ...[
    '전달된 메일',
    '전달한 메시지',
    '전달된 이메일',
    '전달받은 메시지',
    '아래는 전달된 메시지입니다',
  ],
  // Vietnamese, Indonesian, Thai
  ...['thư được chuyển tiếp', 'tin nhắn được chuyển tiếp', 'pesan terusan', 'pesan diteruskan'],
  ...['ข้อความที่ส่งต่อ', 'เริ่มข้อความที่ส่งต่อ'],
];

/** With a name and a date behind them: `---- Forwarded by Max Muster/Firma on 12.03.2026 10:11 ----`. */
export const FORWARD_BY: readonly string[] = [
  ...['forwarded by', 'weitergeleitet von', 'transféré par', 'reenviado por', 'inoltrato da'],
  ...['doorgestuurd door', 'encaminhado por', 'reencaminhado por', 'przekazane przez'],
  ...['videresendt af', 'videresendt av', 'vidarebefordrat av', 'välittänyt', 'přeposlal'],
];
