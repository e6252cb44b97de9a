// How mail programs label the header fields of a mail that they quote or pass on. Data: one line a language.

export type HeaderLabel = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

/** Labels of one language, lower case; several where programs differ. */
export interface HeaderWords {
  readonly language: string;
  readonly labels: Readonly<Partial<Record<HeaderLabel, string>>>;
}

const labels = (
  language: string,
  from: string,
  sent: string,
  to: string,
  subject: string,
  cc = '',
  other = '',
): HeaderWords => ({ language, labels: { from, sent, to, subject, cc, other } });

/** By language: from, sent, to, subject, cc, other; forms of one label divided by `|`. */
const HEADER_WORDS: readonly HeaderWords[] = [
  labels(
    'en',
    'from',
    'sent|date|sent at|date sent',
    'to',
    'subject|re',
    'cc|bcc',
    'importance|priority|reply-to|reply to|attachments|organization|resent-from',
  ),
  labels(
    'de',
    'von|absender',
    'gesendet|datum|gesendet am|datum der nachricht|gesendet von|verschickt',
    'an|empfänger',
    'betreff|betrifft',
    'kopie|kopie an|kopie (cc)',
    'wichtigkeit|priorität|antwort an|anlagen|anhänge|organisation',
  ),
  labels(
    'fr',
    'de|expéditeur|expediteur',
    'envoyé|envoyé le|date|date d\u2019envoi|message du|envoye',
    'à|a|pour|destinataire',
    'objet|sujet',
    'copie|copie à|cc',
    'pièces jointes|importance|répondre à',
  ),
  labels(
    'es',
    'de|remitente',
    'enviado|enviado el|fecha|fecha de envío',
    'para|destinatario',
    'asunto',
    'copia|cc|cco',
    'importancia|responder a|datos adjuntos',
  ),
  labels('ca', 'de', 'enviat|data|enviat el', 'per a|a', 'assumpte|tema'),
  labels(
    'it',
    'da|mittente',
    'inviato|data|inviato il',
    'a|per|destinatario',
    'oggetto',
    'copia|cc|ccn',
    'priorità|importanza|allegati|rispondi a',
  ),
  labels(
    'nl',
    'van|afzender',
    'verzonden|datum|verzonden op|verstuurd',
    'aan',
    'onderwerp|betreft',
    'kopie|cc',
    'urgentie|prioriteit|bijlagen|antwoord aan',
  ),
  labels(
    'pl',
    'od|nadawca',
    'wysłano|data|wysłane|data wysłania',
    'do|adresat|odbiorca',
    'temat',
    'dw|do wiadomości|kopia',
    'ważność|załączniki',
  ),
  labels(
    'pt',
    'de|remetente',
    'enviado|enviada|enviada em|enviado em|data',
    'para|destinatário',
    'assunto',
    'cópia|cc|com cópia',
    'importância|prioridade|anexos',
  ),
  labels(
    'cs',
    'od|odesílatel',
    'odesláno|datum|odeslané',
    'komu|pro|příjemce',
    'předmět',
    'kopie|kopie:',
    'důležitost|přílohy',
  ),
  labels('sk', 'od|odosielateľ', 'odoslané|dátum', 'komu|pre', 'predmet', 'kópia'),
  labels('da', 'fra', 'sendt|dato', 'til', 'emne|vedr', 'cc|kopi', 'prioritet|vedhæftede filer'),
  labels(
    'sv',
    'från',
    'skickat|datum|skickades',
    'till',
    'ämne',
    'kopia|kopia till',
    'prioritet|bifogade filer',
  ),
  labels('no', 'fra', 'sendt|dato', 'til', 'emne', 'kopi'),
  labels(
    'fi',
    'lähettäjä',
    'lähetetty|päivämäärä|päiväys',
    'vastaanottaja|vastaanottajat',
    'aihe',
    'kopio',
    'liitteet|prioriteetti',
  ),
  labels('et', 'saatja|kellelt', 'saadetud|kuupäev', 'adressaat|kellele|saaja', 'teema', 'koopia'),
  labels('lv', 'no|sūtītājs', 'nosūtīts|datums', 'kam', 'tēma|temats'),
  labels('lt', 'nuo|siuntėjas', 'išsiųsta|data', 'kam|iki', 'tema'),
  labels(
    'hu',
    'feladó',
    'elküldve|dátum|küldve',
    'címzett|címzettek',
    'tárgy',
    'másolatot kap|másolat',
  ),
  labels('ro', 'de la|expeditor|de', 'trimis|data|trimis la', 'către|catre|pentru', 'subiect'),
  labels(
    'hr',
    'od|šalje|pošiljatelj',
    'poslano|datum',
    'za|prima|prejemnik',
    'predmet|zadeva',
    'kopija',
  ),
  labels(
    'tr',
    'kimden|gönderen',
    'gönderildi|tarih|gönderme tarihi|gönderilme tarihi',
    'kime|alıcı',
    'konu',
    'bilgi',
    'önem',
  ),
  labels(
    'ru',
    'от|от кого|отправитель',
    'отправлено|дата|дата отправки',
    'кому|получатель',
    'тема',
    'копия',
    'важность|вложения',
  ),
  labels(
    'uk',
    'від|від кого|відправник',
    'надіслано|дата|відправлено',
    'кому|одержувач',
    'тема',
    'копія',
  ),
  labels('bg', 'от', 'изпратено|дата', 'до', 'относно|тема', 'копие'),
  labels('sr', 'од', 'послато|датум', 'за', 'предмет'),
  labels(
    'el',
    'από|αποστολέας',
    'στάλθηκε|ημερομηνία|απεσταλμένα',
    'προς|παραλήπτης',
    'θέμα',
    'κοιν|κοινοποίηση',
  ),
  labels('he', 'מאת|מ|מ-', 'נשלח|תאריך|נשלח ב', 'אל|ל|ל-', 'נושא|הנדון', 'עותק'),
  labels(
    'ar',
    'من|المرسل',
    'تاريخ|التاريخ|تم الإرسال|تاريخ الإرسال|أرسلت|تم الارسال',
    'إلى|الى|المستلم',
    'الموضوع|موضوع',
    'نسخة|نسخة إلى',
  ),
  labels(
    'zh',
    '发件人|寄件者|寄件人|發件人',
    '发送时间|发送日期|日期|寄件日期|發送時間|已发送|已寄出|时间|時間|发件时间',
    '收件人|收件者',
    '主题|主旨|標題|主題|标题',
    '抄送|副本',
    '重要性|附件',
  ),
  labels(
    'ja',
    '差出人|送信者|from',
    '送信日時|日時|日付|送信日|送信済み',
    '宛先|to',
    '件名|題名',
    'cc',
    '重要度|添付ファイル',
  ),
  labels(
    'ko',
    '보낸 사람|보낸사람|발신|발신자',
    '보낸 날짜|날짜|보낸날짜|보낸 시간|발송 시간|전송',
    '받는 사람|받는사람|수신|수신자',
    '제목',
    '참조',
    '중요도',
  ),
  labels('vi', 'từ|người gửi', 'đã gửi|ngày|ngày gửi', 'đến|tới|người nhận', 'chủ đề|tiêu đề'),
  labels('id', 'dari', 'dikirim|tanggal', 'kepada|ke', 'subjek|perihal'),
  labels('th', 'จาก', 'ส่ง|วันที่|ส่งเมื่อ', 'ถึง', 'เรื่อง|หัวเรื่อง'),
];

/** Every label with what it labels. */
export const LABEL_OF: ReadonlyMap<string, HeaderLabel> = readLabels();

function readLabels(): Map<string, HeaderLabel> {
  const found = new Map<string, HeaderLabel>();
  for (const { labels: words } of HEADER_WORDS) {
    for (const [label, forms] of Object.entries(words) as [HeaderLabel, string][]) {
      for (const form of forms.split('|')) if (form && !found.has(form)) found.set(form, label);
    }
  }
  return found;
}
