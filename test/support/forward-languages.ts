// How mail programs in each language write a forward, for tests that put them together. `labels`: From,
// Date, To, Cc, Subject. `dashed`: between dashes (Gmail, Thunderbird, HubSpot); `apple`: before a colon.

export interface ForwardLanguage {
  readonly language: string;
  readonly prefix: string;
  readonly labels: readonly [string, string, string, string, string];
  readonly dashed: string;
  readonly apple: string;
  /** 20 November 2026, 18:04. */
  readonly date: string;
}

type Row = readonly [
  language: string,
  prefix: string,
  labels: string,
  dashed: string,
  apple: string,
  date: string,
];

const ROWS: readonly Row[] = [
  [
    'en',
    'Fw',
    'From|Sent|To|Cc|Subject',
    'Forwarded Message',
    'Begin forwarded message',
    'Friday, November 20, 2026 6:04 PM',
  ],
  [
    'de',
    'WG',
    'Von|Gesendet|An|Cc|Betreff',
    'Weitergeleitete Nachricht',
    'Anfang der weitergeleiteten Nachricht',
    'Freitag, 20. November 2026 18:04',
  ],
  [
    'fr',
    'TR',
    'De|Envoyé|À|Cc|Objet',
    'Message transféré',
    'Début du message réexpédié',
    'vendredi 20 novembre 2026 18:04',
  ],
  [
    'es',
    'RV',
    'De|Enviado|Para|CC|Asunto',
    'Mensaje reenviado',
    'Inicio del mensaje reenviado',
    'viernes, 20 de noviembre de 2026 18:04',
  ],
  [
    'it',
    'I',
    'Da|Inviato|A|Cc|Oggetto',
    'Messaggio inoltrato',
    'Inizio messaggio inoltrato',
    'venerdì 20 novembre 2026 18:04',
  ],
  [
    'nl',
    'FW',
    'Van|Verzonden|Aan|CC|Onderwerp',
    'Doorgestuurd bericht',
    'Begin doorgestuurd bericht',
    'vrijdag 20 november 2026 18:04',
  ],
  [
    'pl',
    'PD',
    'Od|Wysłane|Do|DW|Temat',
    'Wiadomość przesłana dalej',
    'Początek przekazywanej wiadomości',
    'piątek, 20 listopada 2026 18:04',
  ],
  [
    'pt',
    'ENC',
    'De|Enviado|Para|Cc|Assunto',
    'Mensagem encaminhada',
    'Início da mensagem reencaminhada',
    'sexta-feira, 20 de novembro de 2026 18:04',
  ],
  [
    'cs',
    'FW',
    'Od|Odesláno|Komu|Kopie|Předmět',
    'Přeposlaná zpráva',
    'Začátek přeposlané zprávy',
    'pátek 20. listopadu 2026 18:04',
  ],
  [
    'sk',
    'FW',
    'Od|Odoslané|Komu|Kópia|Predmet',
    'Preposlaná správa',
    'Začiatok preposlanej správy',
    'piatok 20. novembra 2026 18:04',
  ],
  [
    'da',
    'VS',
    'Fra|Sendt|Til|Cc|Emne',
    'Videresendt meddelelse',
    'Start på videresendt besked',
    'fredag den 20. november 2026 18.04',
  ],
  [
    'sv',
    'VB',
    'Från|Skickat|Till|Kopia|Ämne',
    'Vidarebefordrat meddelande',
    'Vidarebefordrat brev',
    'den 20 november 2026 18:04',
  ],
  [
    'no',
    'VS',
    'Fra|Sendt|Til|Kopi|Emne',
    'Videresendt melding',
    'Videresendt melding',
    'fredag 20. november 2026 18:04',
  ],
  [
    'fi',
    'VL',
    'Lähettäjä|Lähetetty|Vastaanottaja|Kopio|Aihe',
    'Edelleenlähetetty viesti',
    'Välitetty viesti alkaa',
    'perjantai 20. marraskuuta 2026 klo 18.04',
  ],
  [
    'tr',
    'İLT',
    'Kimden|Gönderildi|Kime|Bilgi|Konu',
    'İletilmiş Mesaj',
    'İleti başlangıcı',
    '20 Kasım 2026 Cuma 18:04',
  ],
  [
    'ru',
    'Пересл',
    'От|Отправлено|Кому|Копия|Тема',
    'Пересылаемое сообщение',
    'Начало переадресованного сообщения',
    '20 ноября 2026 г. 18:04',
  ],
  [
    'uk',
    'Пересл',
    'Від|Надіслано|Кому|Копія|Тема',
    'Переслане повідомлення',
    'Початок листа, що пересилається',
    '20 листопада 2026 р. 18:04',
  ],
  [
    'el',
    'ΠΡΘ',
    'Από|Στάλθηκε|Προς|Κοιν|Θέμα',
    'Προωθημένο μήνυμα',
    'Έναρξη προωθημένου μηνύματος',
    'Παρασκευή, 20 Νοεμβρίου 2026 18:04',
  ],
  [
    'he',
    'הועבר',
    'מאת|נשלח|אל|עותק|נושא',
    'הודעה שהועברה',
    'תחילת ההודעה שהועברה',
    'יום שישי 20 נובמבר 2026 18:04',
  ],
  [
    'ar',
    'إعادة توجيه',
    'من|التاريخ|إلى|نسخة|الموضوع',
    'رسالة معاد توجيهها',
    'بدء الرسالة التي أعيد توجيهها',
    '20 نوفمبر 2026 18:04',
  ],
  [
    'zh',
    '转发',
    '发件人|发送时间|收件人|抄送|主题',
    '转发的邮件',
    '开始转发的邮件',
    '2026年11月20日 18:04',
  ],
  [
    'ja',
    '転送',
    '差出人|送信日時|宛先|CC|件名',
    '転送されたメッセージ',
    '転送されたメッセージ',
    '2026年11月20日 18:04',
  ],
  [
    'ko',
    '전달',
    '보낸 사람|보낸 날짜|받는 사람|참조|제목',
    '전달된 메일',
    '전달된 메시지',
    '2026년 11월 20일 18:04',
  ],
  [
    'hu',
    'Továbbítás',
    'Feladó|Elküldve|Címzett|Másolatot kap|Tárgy',
    'Továbbított üzenet',
    'Továbbított levél kezdete',
    '2026. november 20. 18:04',
  ],
  [
    'ro',
    'Redir.',
    'De la|Trimis|Către|Cc|Subiect',
    'Mesaj redirecționat',
    'Începe mesajul redirecționat',
    'vineri, 20 noiembrie 2026 18:04',
  ],
  [
    'hr',
    'FW',
    'Šalje|Poslano|Prima|Kopija|Naslov',
    'Proslijeđena poruka',
    'Započni proslijeđenu poruku',
    'petak, 20. studenoga 2026. 18:04',
  ],
];

export const FORWARD_LANGUAGES: readonly ForwardLanguage[] = ROWS.map(
  ([language, prefix, labels, dashed, apple, date]) => {
    const [from = '', sent = '', to = '', cc = '', subject = ''] = labels.split('|');
    return { language, prefix, labels: [from, sent, to, cc, subject], dashed, apple, date };
  },
);
