// Sentences of out-of-office notes, in lower case, as sources of regular expressions. Data: a language is an entry.

/** What a language's out-of-office notes say. */
export interface AbsenceWords {
  /** ISO 639-1. */
  readonly language: string;
  /** The writer isn't in their office: two points. */
  readonly office: string;
  /** The writer is away, as a customer may say too: one point. */
  readonly away: string;
  /** What notes add, each one point. */
  readonly adds: readonly string[];
}

export const ABSENCES: readonly AbsenceWords[] = [
  {
    language: 'de',
    office:
      'ich (?:bin|befinde mich) (?:[^.!?]{0,60} )?(?:nicht (?:im|in meinem|am) (?:büro|haus|hause|dienst|arbeitsplatz)|außer haus|außerhalb des büros|in (?:elternzeit|mutterschutz))|(?:unser|das|mein) büro ist [^.!?]{0,60}(?:geschlossen|nicht besetzt)',
    away: 'ich (?:bin|befinde mich) (?:[^.!?]{0,60} )?(?:nicht erreichbar|abwesend|im urlaub)|betriebs(?:ferien|urlaub)',
    adds: [
      '(?:vielen |herzlichen |besten )dank für (?:ihre|deine|eure|die) (?:e-?mail|mail|nachricht|anfrage)',
      '(?:dringend|eilig)\\w* (?:fällen?|angelegenheiten|anliegen|fragen)|in dringenden',
      '(?:e-?mails?|mails?|nachrichten?|eingehende \\w+) (?:wird|werden) [^.!?]{0,50}(?:weitergeleitet|gelesen|bearbeitet|beantwort)',
      'nach meiner rückkehr|sobald ich (?:wieder|zurück)|bin ich wieder|wieder (?:für sie )?(?:da|erreichbar|im büro)',
      'meine (?:vertretung|kollegin|kollegen)|vertritt mich|wenden sie sich (?:bitte )?(?:in dieser zeit )?an',
      '(?:eingeschränkt|unregelmäßig|keinen|nur selten) (?:zugriff|erreichbar|zugang)',
    ],
  },
  {
    language: 'en',
    office:
      "i(?: a|')m (?:currently |presently |now )?(?:away from|out of|not in) (?:the |my )?office\\b|i (?:will|shall) be (?:away from|out of) (?:the |my )?office\\b|i(?: a|')m (?:currently )?on (?:annual|parental|maternity|sick|paternity) leave|(?:our|my) offices? (?:is|are|will be) closed",
    away: "i(?: a|')m (?:currently )?(?:on (?:vacation|holidays?|leave)|away|travell?ing|unavailable)\\b|i (?:will|shall) be (?:on (?:vacation|holidays?|leave)|away|unavailable)\\b",
    adds: [
      'thank(?:s| you)(?: very much)? for (?:your|the) (?:e-?mail|message|mail)',
      '(?:urgent|immediate|emergency|emergencies)\\b',
      '(?:e-?mails?|messages?) (?:will not|are not|is not|will) be(?:ing)? (?:forwarded|read|monitored)|not being (?:forwarded|read|monitored)',
      '(?:reply|respond|answer|get back)[^.!?]{0,60}(?:return|back|as soon as)|(?:will|shall|i) (?:return|be back)\\b|returning (?:on|to)|back (?:in the office|on)\\b',
      'limited (?:access|connectivity)|no access to (?:my )?e-?mail|intermittent access',
      'please (?:contact|call|reach out|get in touch)',
    ],
  },
  {
    language: 'fr',
    office: 'je (?:suis|serai) (?:actuellement )?(?:absente?|absent\\(e\\)|hors du bureau)',
    away: 'en (?:congés?|vacances|déplacement)',
    adds: [
      'merci (?:pour|de) votre (?:message|courriel|e-?mail|mail)',
      'en cas d.urgence|pour toute (?:demande )?urgen',
      'de retour|à mon retour|dès mon retour',
      'vous pouvez contacter|veuillez contacter|merci de contacter',
    ],
  },
  {
    language: 'es',
    office: '(?:estoy|estaré|me encuentro) (?:actualmente )?(?:fuera de (?:la )?oficina|ausente)',
    away: 'de vacaciones',
    adds: [
      'gracias por (?:su|tu) (?:mensaje|correo|e-?mail)',
      'urgen(?:cia|te)',
      'a mi (?:regreso|vuelta)|regresaré|volveré',
      '(?:contacte|póngase en contacto|puede contactar)',
    ],
  },
  {
    language: 'it',
    office: '(?:sono|sarò) (?:attualmente )?(?:fuori (?:ufficio|sede)|assente)',
    away: 'in (?:ferie|vacanza)',
    adds: [
      'grazie per (?:la (?:sua|tua|vostra) (?:e-?mail|mail)|il (?:suo|tuo|vostro) messaggio)',
      'urgen(?:za|ze|ti|te)',
      'al mio (?:rientro|ritorno)|rientrerò|tornerò',
      'contattare|rivolgersi a',
    ],
  },
  {
    language: 'nl',
    office: 'ik ben (?:[^.!?]{0,60} )?(?:afwezig|niet (?:op kantoor|aanwezig))',
    away: '(?:met|op) vakantie|niet bereikbaar',
    adds: [
      '(?:bedankt|dank)(?: u)? voor (?:uw|je) (?:e-?mail|mail|bericht)',
      'dringend|spoed',
      'bij terugkomst|na mijn vakantie|weer aanwezig|terug op',
      'contact op(?: te)? nemen|contact opnemen',
    ],
  },
  {
    language: 'pl',
    office:
      'jestem (?:obecnie )?(?:nieobecn[ya]|poza biurem)|przebywam (?:obecnie )?(?:na urlopie|poza biurem)',
    away: 'na urlopie',
    adds: [
      'dziękuję za (?:wiadomość|e-?mail|maila|kontakt)',
      'piln(?:ych|e|a)|nagłych',
      'po powrocie|wracam|wrócę',
      'proszę o kontakt|kontaktować się',
    ],
  },
  {
    language: 'pt',
    office:
      '(?:estou|estarei|encontro-me) (?:atualmente |actualmente )?(?:fora do escritório|ausente)',
    away: 'de férias',
    adds: [
      'obrigad[oa] (?:pela sua|pelo seu|por sua|por seu) (?:e-?mail|mensagem|contacto|contato)',
      'urgen(?:te|tes|cia|ência)',
      'regressar|retornarei|regresso|voltarei',
      'contacte|entre em contato|contactar',
    ],
  },
  {
    language: 'cs',
    office:
      'jsem (?:momentálně |nyní )?mimo kancelář|nejsem (?:[^.!?]{0,40} )?(?:v kanceláři|přítom)',
    away: 'na dovolené|čerpám dovolenou',
    adds: [
      'děkuji za (?:váš|vaši|vaší) (?:e-?mail|zprávu)',
      'naléhav|urgentní|neodkladn',
      'po návratu|vrátím se|budu zpět',
      'kontaktujte|obraťte se',
    ],
  },
  {
    language: 'da',
    office: 'jeg er (?:[^.!?]{0,40} )?(?:ikke på kontoret|fraværende)',
    away: 'på ferie|holder ferie',
    adds: [
      'tak for (?:din|jeres|deres) (?:e-?mail|mail|besked)',
      'haste|presserende',
      'tilbage',
      'kontakt',
    ],
  },
  {
    language: 'sv',
    office: 'jag är (?:[^.!?]{0,40} )?(?:inte på kontoret|frånvarande|bortrest)',
    away: 'på semester|har semester',
    adds: [
      'tack för (?:ditt|er|ert) (?:mail|mejl|meddelande|e-post)',
      'brådskande|akut',
      'tillbaka|åter',
      'kontakta',
    ],
  },
  {
    language: 'no',
    office: 'jeg er (?:[^.!?]{0,40} )?(?:ikke på kontoret|fraværende|bortreist)',
    away: 'på ferie|har ferie',
    adds: [
      'takk for (?:din|deres) (?:e-?post|mail|melding)',
      'haste|presserende',
      'tilbake',
      'kontakt',
    ],
  },
  {
    language: 'fi',
    office: 'olen (?:[^.!?]{0,40} )?(?:poissa|pois toimistolta)',
    away: 'lomalla',
    adds: [
      'kiitos (?:viestistäsi|viestistänne|sähköpostistasi)',
      'kiireelli',
      'palaan|takaisin',
      'ottakaa yhteyttä|ota yhteyttä',
    ],
  },
  {
    language: 'hu',
    office: 'nem vagyok az irodában|irodán kívül vagyok|szabadságon (?:vagyok|leszek)',
    away: 'szabadság',
    adds: [
      'köszönöm (?:az |a )?(?:üzenet|level|e-?mail)',
      'sürgős',
      'vissza(?:térés|érkezés|jöv)',
      'forduljon|keresse',
    ],
  },
  {
    language: 'ro',
    office: 'nu sunt la birou|sunt (?:momentan )?plecată? din birou',
    away: 'în concediu',
    adds: [
      'mulțumesc pentru (?:mesaj|e-?mail)',
      'urgen[țt]',
      'la întoarcere|voi reveni|revin',
      'contacta',
    ],
  },
  {
    language: 'tr',
    office: 'ofiste (?:değilim|olmayacağım)|ofis dışındayım|yıllık izindeyim',
    away: 'izindeyim|tatildeyim',
    adds: [
      '(?:mesajınız|e-?postanız|iletiniz) için teşekkür',
      'acil',
      'dön(?:düğümde|eceğim|üşümde)',
      'iletişime geç',
    ],
  },
  {
    language: 'ru',
    office:
      'меня (?:[^.!?]{0,30} )?нет в офисе|отсутствую (?:на рабочем месте|в офисе)|нахожусь в (?:ежегодном )?отпуске',
    away: 'в отпуске|в командировке',
    adds: [
      'спасибо за (?:ваше )?(?:письмо|сообщение)',
      'срочн',
      'вернусь|по возвращени|после возвращения',
      'обращайтесь|обратитесь',
    ],
  },
  {
    language: 'uk',
    office: 'відсутн(?:ій|я) (?:на робочому місці|в офісі)|перебуваю у відпустці',
    away: '[ув] відпустці',
    adds: [
      'дякую за (?:ваш |ваше )?(?:лист|повідомлення)',
      'термінов',
      'повернуся|після повернення',
      'звертайтеся|зверніться',
    ],
  },
  {
    language: 'el',
    office: 'είμαι εκτός γραφείου|απουσιάζω από το γραφείο',
    away: 'απουσιάζω|σε άδεια',
    adds: [
      'ευχαριστώ για το (?:μήνυμά|email|e-mail)',
      'επείγον',
      'επιστρέψω|επιστροφή',
      'επικοινων',
    ],
  },
  {
    language: 'ja',
    office: '不在(?:にし|と(?:なり|させ)|です|にて)|休暇(?:を(?:取得|いただ)|中)',
    away: '休業|出張中',
    adds: [
      '(?:メール|ご連絡)(?:を|いただき|、)?[^。]{0,10}ありがとう',
      '緊急|お急ぎ|至急',
      '戻り次第|出社|(?:後日|改めて)(?:ご)?(?:返信|連絡)',
    ],
  },
  {
    language: 'zh',
    office: '(?:不在|离开)办公室|正在休假|休假中',
    away: '出差|休假',
    adds: ['(?:感谢|谢谢)您的(?:来信|邮件|来件)', '紧急|急事', '回(?:来|到|复)', '请联系'],
  },
  {
    language: 'ko',
    office: '부재\\s?중|사무실을 비',
    away: '휴가',
    adds: ['메일[^.]{0,10}감사', '긴급|급한|급하', '복귀|돌아', '연락'],
  },
];

/** What tells that a German or English writer wants something: then it is no note. */
export const REQUESTS =
  /\b(?:liefer|bestell|rechnung|paket|päckchen|sendung|schick|zusend|abhol|stornier|kündig|erstatt|umtausch|reklam|termin|passt|deshalb|daher|könnten? sie|können sie|würden sie|rufen sie|ich (?:brauche|benötige|möchte|warte|will|hätte)|deliver|parcel|package|order|invoice|refund|cancel|shipment|shipping|could you|can you|would you|i (?:need|want|would like|have not|haven't|didn't)|so please)/;
