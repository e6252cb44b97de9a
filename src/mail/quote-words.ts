// How mail programs of many languages introduce what they quote. Data: adding a language is adding a line.

/** The line before a quotation: `On <date>, <name> wrote:`. */
export interface AttributionWords {
  readonly language: string;
  /** Words that begin it; empty when it begins with a name or a date. */
  readonly starts: readonly string[];
  /** Verbs, as whole words. */
  readonly verbs: readonly string[];
}

export const ATTRIBUTIONS: readonly AttributionWords[] = [
  { language: 'en', starts: ['On', 'At'], verbs: ['wrote', 'writes', 'sent'] },
  { language: 'de', starts: ['Am', 'Um'], verbs: ['schrieb', 'schrieben', 'schreibt', 'geschrieben'] },
  { language: 'fr', starts: ['Le'], verbs: ['a écrit', 'écrit', 'écrivait', 'a ecrit'] },
  { language: 'es', starts: ['El'], verbs: ['escribió', 'escribio', 'escribieron', 'ha escrito'] },
  { language: 'ca', starts: ['El'], verbs: ['va escriure', 'ha escrit'] },
  { language: 'it', starts: ['Il', 'In data'], verbs: ['ha scritto', 'scrisse', 'scriveva'] },
  { language: 'nl', starts: ['Op'], verbs: ['schreef', 'geschreven'] },
  { language: 'pt', starts: ['Em', 'No dia', 'A'], verbs: ['escreveu'] },
  { language: 'pl', starts: ['W dniu', 'Dnia'], verbs: ['napisał', 'napisała', 'napisał\\(a\\)', 'pisze'] },
  { language: 'cs', starts: ['Dne'], verbs: ['napsal', 'napsala', 'napsal\\(a\\)'] },
  { language: 'sk', starts: ['Dňa'], verbs: ['napísal', 'napísala', 'napísal\\(a\\)'] },
  { language: 'da', starts: ['Den'], verbs: ['skrev', 'skrev følgende'] },
  { language: 'sv', starts: ['Den', 'På'], verbs: ['skrev'] },
  { language: 'no', starts: ['Den', 'På'], verbs: ['skrev'] },
  { language: 'fi', starts: [], verbs: ['kirjoitti', 'kirjoitti näin'] },
  { language: 'et', starts: [], verbs: ['kirjutas'] },
  { language: 'lv', starts: [], verbs: ['rakstīja'] },
  { language: 'lt', starts: [], verbs: ['rašė', 'parašė'] },
  { language: 'hu', starts: [], verbs: ['írta', 'ezt írta'] },
  { language: 'ro', starts: ['În', 'Pe'], verbs: ['a scris'] },
  { language: 'hr', starts: ['Dana'], verbs: ['je napisao', 'je napisala', 'je napisao/la'] },
  { language: 'sl', starts: [], verbs: ['je napisal', 'je napisala', 'je napisal/a'] },
  { language: 'tr', starts: [], verbs: ['yazdı', 'şunu yazdı', 'tarihinde yazdı'] },
  { language: 'ru', starts: [], verbs: ['написал', 'написала', 'написал\\(а\\)', 'пишет', 'писал'] },
  { language: 'uk', starts: [], verbs: ['написав', 'написала', 'написав\\(ла\\)', 'пише'] },
  { language: 'bg', starts: ['На'], verbs: ['написа'] },
  { language: 'el', starts: ['Στις'], verbs: ['έγραψε'] },
  { language: 'he', starts: ['בתאריך', 'ב-'], verbs: ['כתב', 'כתבה', 'כתב/ה', 'מאת'] },
  { language: 'ar', starts: ['في'], verbs: ['كتب', 'كتبت'] },
  { language: 'vi', starts: ['Vào'], verbs: ['đã viết'] },
  { language: 'id', starts: ['Pada'], verbs: ['menulis'] },
];

/** Written without spaces between words, so found anywhere in the line. */
export const UNSPACED_VERBS: readonly string[] = [
  '写道',
  '寫道',
  '写到',
  'のメール',
  'のメッセージ',
  '書きました',
  '작성',
  '님이 씀',
  'เขียน',
];

/** First person beside the verb: then it is the writer's own sentence about an earlier mail. */
export const OWN_WORDS: readonly string[] = [
  'schrieb ich',
  'schrieben wir',
  'schrieb mir',
  'schrieben Sie',
  'habe ich',
  'ich habe',
  'ich hatte',
  'wir haben',
  'I sent',
  'we sent',
  'was sent',
  'were sent',
  'been sent',
  'hatte ich',
  'haben wir',
  'I wrote',
  'we wrote',
  'I have written',
  'you sent me',
  'I have',
  'we have',
  "j'ai écrit",
  'ho scritto',
  'escribí',
];

export type HeaderLabel = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

/** Labels of the block that Outlook and others put above a quotation, lower case. */
export const HEADER_LABELS: Readonly<Record<HeaderLabel, readonly string[]>> = {
  from: [
    ...['from', 'von', 'de', 'da', 'van', 'od', 'fra', 'från', 'lähettäjä', 'kimden', 'gönderen'],
    ...['от', 'от кого', 'від', 'από', 'מאת', 'من', '发件人', '寄件者', '差出人', '보낸 사람', 'expéditeur', 'mittente'],
    ...['feladó', 'de la', 'отправитель'],
  ],
  sent: [
    ...['sent', 'date', 'gesendet', 'datum', 'gesendet am', 'envoyé', 'enviado', 'enviado el', 'enviada em', 'data'],
    ...['inviato', 'verzonden', 'wysłano', 'odesláno', 'sendt', 'skickat', 'dato', 'lähetetty', 'gönderme tarihi'],
    ...['tarih', 'отправлено', 'дата', 'надіслано', 'ημερομηνία', 'στάλθηκε', 'נשלח', 'תאריך', 'تاريخ', 'تم الإرسال'],
    ...['发送时间', '日期', '寄件日期', '送信日時', '日付', '보낸 날짜', '날짜', 'fecha', 'päivämäärä', 'elküldve', 'trimis'],
    ...['message du', 'envoyé le', 'datum der nachricht'],
  ],
  to: [
    ...['to', 'an', 'à', 'a', 'para', 'aan', 'do', 'komu', 'til', 'till', 'vastaanottaja', 'kime', 'кому', 'προς'],
    ...['אל', 'إلى', '收件人', '收件者', '宛先', '받는 사람', 'destinataire', 'destinatario', 'címzett', 'către', 'pro'],
  ],
  cc: ['cc', 'kopie', 'copie', 'copie à', 'copia', 'kopia', 'kopi', 'копия', 'копія', '抄送', '副本', '참조', 'dw', 'bcc'],
  subject: [
    ...['subject', 'betreff', 'objet', 'asunto', 'oggetto', 'onderwerp', 'assunto', 'temat', 'předmět', 'predmet'],
    ...['emne', 'ämne', 'aihe', 'konu', 'тема', 'θέμα', 'נושא', 'الموضوع', '主题', '主旨', '件名', '제목', 'sujet', 'tárgy'],
    ...['subiect', 'betrifft', 're'],
  ],
  other: [
    ...['importance', 'priority', 'wichtigkeit', 'priorität', 'reply-to', 'antwort an', 'attachments', 'anlagen'],
    ...['organisation', 'importance', 'pièces jointes'],
  ],
};

/** Words between dashes that divide a reply from the mail it answers. */
export const DIVIDERS: readonly string[] = [
  'original message',
  'original mail',
  'original email',
  'original-nachricht',
  'originalnachricht',
  'ursprüngliche nachricht',
  'ursprüngliche mail',
  'ursprüngliche e-mail',
  'urspr. nachricht',
  'reply message',
  'message d\'origine',
  'message original',
  'message initial',
  'mensaje original',
  'mensagem original',
  'messaggio originale',
  'messaggio original',
  'oorspronkelijk bericht',
  'wiadomość oryginalna',
  'oryginalna wiadomość',
  'původní zpráva',
  'pôvodná správa',
  'oprindelig meddelelse',
  'originalmeddelande',
  'ursprungligt meddelande',
  'opprinnelig melding',
  'alkuperäinen viesti',
  'orijinal mesaj',
  'orijinal i̇leti',
  'исходное сообщение',
  'исходное письмо',
  'оригінальне повідомлення',
  'αρχικό μήνυμα',
  'הודעה מקורית',
  'الرسالة الأصلية',
  '原始邮件',
  '原始郵件',
  '元のメッセージ',
  '원본 메시지',
  'original meddelelse',
  'eredeti üzenet',
  'mesaj original',
];

/** The same for forwarded mails. */
export const FORWARD_DIVIDERS: readonly string[] = [
  'forwarded message',
  'forwarded by',
  'begin forwarded message',
  'weitergeleitete nachricht',
  'weitergeleitete mail',
  'weitergeleitet von',
  'anfang der weitergeleiteten nachricht',
  'anfang der weitergeleiteten e-mail',
  'message transféré',
  'début du message transféré',
  'début du message réexpédié',
  'mensaje reenviado',
  'inicio del mensaje reenviado',
  'mensagem encaminhada',
  'messaggio inoltrato',
  'inizio messaggio inoltrato',
  'doorgestuurd bericht',
  'begin doorgestuurd bericht',
  'wiadomość przekazana',
  'přeposlaná zpráva',
  'videresendt meddelelse',
  'videresendt besked',
  'vidarebefordrat meddelande',
  'välitetty viesti',
  'i̇letilen mesaj',
  'пересылаемое сообщение',
  'пересланное сообщение',
  '转发邮件',
  '轉寄郵件',
  '転送メッセージ',
  '전달된 메시지',
];
