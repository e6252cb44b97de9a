// What firms and mail systems put around a mail, beside its words. Data: lower case, divided by `|`.
import { splitWords } from './split-words.ts';

/** Beginnings of paragraphs that lawyers, virus scanners and lists write; by language. */
const LEGAL: Readonly<Record<string, string>> = {
  en: `
    this email and any attachments | this e-mail and any attachments |
    this message and any attachments | this email is confidential |
    this e-mail is confidential | this email may contain | this e-mail may contain |
    this email contains confidential | this e-mail contains confidential |
    this message contains confidential | this message may contain |
    this communication is confidential | this communication may contain |
    the information contained in this | the information in this e | the contents of this e |
    the content of this e | the content of this message | this transmission |
    this email and its | this e-mail and its | this e-mail (including |
    this email (including | this email, including | this e-mail, including |
    this e-mail transmission | this electronic m | if you are not the intended recipient |
    if you have received this | if you received this | confidentiality notice |
    confidentiality: | disclaimer | legal notice | privileged and confidential |
    please consider the environment | please think of the environment |
    think before you print | save a tree | before printing | registered in england |
    registered office | company registration | company number | registered company |
    you received this message because | you are receiving this | to unsubscribe from |
    to stop receiving | this email has been scanned | this e-mail has been scanned |
    this message has been scanned | virus-free. | virus free. | this email has been checked |
    this email was scanned
  `,
  de: `
    diese e-mail enthält | diese e-mail kann | diese e-mail ist | diese e-mail und |
    diese email enthält | diese email und | diese mail enthält | diese nachricht enthält |
    diese nachricht ist | diese nachricht kann | diese nachricht und | diese information ist |
    diese informationen sind | der inhalt dieser e-mail | der inhalt dieser mail |
    der inhalt dieser email | der inhalt dieser nachricht | die informationen in dieser |
    die in dieser e-mail | die in dieser mail | die in dieser nachricht |
    wenn sie nicht der richtige adressat | wenn sie nicht der beabsichtigte |
    falls sie nicht der | sollten sie nicht der | sollten sie diese e-mail |
    vertraulichkeitshinweis | rechtlicher hinweis | haftungsausschluss |
    wichtiger hinweis: diese | bitte denken sie an die umwelt | bitte prüfen sie, ob |
    bitte überlegen sie, ob | denken sie an die umwelt | der umwelt zuliebe |
    informationen zum datenschutz | datenschutzhinweis | hinweise zum datenschutz |
    unsere datenschutz | informationen zur verarbeitung | virenfrei. |
    diese e-mail wurde von avast | diese e-mail wurde auf viren | geprüft von |
    diese e-mail wurde auf
  `,
  fr: `
    ce message et | ce message est | ce message contient | ce courriel | ce mail et |
    cet e-mail | cet email | le contenu de ce | si vous n'êtes pas le destinataire |
    si vous avez reçu ce | avis de confidentialité | avant d’imprimer | avant d'imprimer |
    pensez à l'environnement | sans virus. | les informations contenues dans |
    clause de confidentialité
  `,
  es: `
    este mensaje | este correo | la información contenida | el contenido de este |
    aviso legal | aviso de confidencialidad | si usted no es el destinatario |
    antes de imprimir | libre de virus. | advertencia legal | cláusula de confidencialidad
  `,
  it: `
    questo messaggio | questa e-mail | questa email | il presente messaggio |
    la presente e-mail | le informazioni contenute | il contenuto di questa |
    avviso di riservatezza | prima di stampare | ai sensi del | privo di virus. |
    informativa privacy
  `,
  nl: `
    deze e-mail | dit e-mailbericht | dit bericht is | dit bericht kan | dit bericht en |
    de informatie in dit | de informatie in deze | de inhoud van dit | de inhoud van deze |
    aan dit bericht | denk aan het milieu | virusvrij. | op al onze
  `,
  pl: `
    ta wiadomość | niniejsza wiadomość | treść tej wiadomości | informacje zawarte |
    wiadomość ta | zanim wydrukujesz | wolny od wirusów. | klauzula poufności |
    administratorem
  `,
  pt: `
    esta mensagem | este e-mail | este email | a informação contida |
    as informações contidas | o conteúdo deste | aviso legal | aviso de confidencialidade |
    antes de imprimir | livre de vírus.
  `,
  cs: `
    tato zpráva | tento e-mail | obsah této | informace obsažené | než vytisknete |
    bez virů.
  `,
  sk: `
    táto správa | tento e-mail | obsah tejto | bez vírusov.
  `,
  da: `
    denne e-mail | denne mail | denne meddelelse | indholdet af denne | virusfri. |
    tænk på miljøet
  `,
  sv: `
    detta e-post | detta meddelande | denna e-post | innehållet i detta | virusfritt. |
    tänk på miljön | så här behandlar vi personuppgifter
  `,
  no: `
    denne e-posten | denne meldingen | innholdet i denne | virusfri. | tenk på miljøet
  `,
  fi: `
    tämä viesti | tämä sähköposti | tämän viestin | virustorjuttu. | viruksista vapaa
  `,
  hu: `
    ez az üzenet | ez az e-mail | jelen üzenet | vírusmentes.
  `,
  ro: `
    acest mesaj | acest e-mail | informațiile conținute | fără viruși.
  `,
  tr: `
    bu e-posta | bu mesaj | bu elektronik posta | virüs bulunmuyor.
  `,
  ru: `
    это сообщение | данное сообщение | это письмо | данное письмо | информация, содержащаяся |
    настоящее сообщение | без вирусов. | конфиденциальность
  `,
  uk: `
    це повідомлення | цей лист | інформація, що міститься | без вірусів.
  `,
  el: `
    αυτό το μήνυμα | το παρόν μήνυμα | το περιεχόμενο | χωρίς ιούς.
  `,
  he: `
    הודעה זו | דואר אלקטרוני זה | המידע הכלול | ללא וירוסים.
  `,
  ar: `
    هذه الرسالة | هذا البريد | المعلومات الواردة | خالٍ من الفيروسات.
  `,
  zh: `
    本邮件 | 本郵件 | 此邮件 | 此郵件 | 本电子邮件 | 本電子郵件 | 此电子邮件 | 免责声明 | 免責聲明 | 保密声明 | 无病毒。
  `,
  ja: `
    このメール | 本メール | このeメール | この電子メール | 機密情報 | ウイルス フリー。
  `,
  ko: `
    이 메일은 | 본 메일은 | 본 이메일 | 이 이메일 | 이 전자우편 | 본 전자우편 | 바이러스가 없
  `,
};

export const LEGAL_WORDS: readonly string[] = Object.values(LEGAL).flatMap(splitWords);

/** One of these proves that a paragraph which begins like one of the above is a footer. */
export const LEGAL_PROOF: readonly string[] = splitWords(`
  confidential | privileged | intended | disclos | recipient | virus | scanned | malware |
  environment | unsubscribe | registered | in error | by mistake | preferences | print |
  liability | notice | subscribed | vertraulich | adressat | empfänger | irrtümlich |
  datenschutz | viren | umwelt | ausdruck | geschützt | unbefugt | haftung | dsgvo |
  bestimmt | confidentiel | destinataire | imprimer | erreur | destinatari | confidenzial |
  riservat | stampare | gdpr | privacy | confidencial | imprimir | legal | vertrouwelijk |
  geadresseerde | bestemd | voorwaarden | milieu | poufn | adresat | przeznaczon | rodo |
  danych osobowych | důvěrn | určen | dôvern | určená | fortrolig | modtager | konfidentiel |
  avsedd | konfidensiell | mottaker | luottamuksell | vastaanottaja | bizalmas |
  confidențial | destinatar | gizli | kişiye özel | alıcı | конфиденциальн | адресат |
  конфіденційн | εμπιστευτικ | παραλήπτη | סודי | נמען | חסוי | سري | المرسل إليه | 机密 | 機密 |
  保密 | 收件人 | 受信者 | 宛先 | 기밀 | 수신인 | 대외비
`);

/** Warnings that a firm's mail system puts above a mail from outside: how their first line begins. */
export const BANNERS: readonly string[] = splitWords(`
  caution: this email originated | caution: this message originated | caution: external |
  caution! this | caution - external | caution: this e-mail | caution: this is an external |
  warning: this email | warning: external | warning: this message | warning: this e-mail |
  external email | external sender | external mail | external: | [external |
  external message | this email originated from outside |
  this message originated from outside | this email came from outside |
  this message came from outside | this email is from an external |
  this message is from an external | this email was sent from outside |
  exercise caution when | do not click links or open attachments |
  you don't often get email from | some people who received this message |
  this sender is outside | this is an external | notice: this email | attention: this email |
  attention: external | attention : external | be careful with this message |
  this email has been sent from an external | think before you click | achtung: externe |
  achtung: diese | achtung! externe | achtung! diese | achtung, externe | achtung - externe |
  vorsicht: externe | vorsicht: diese | vorsicht! externe | externe e-mail | externe mail |
  externe nachricht | externer absender | [extern | extern: |
  diese e-mail stammt von außerhalb | diese e-mail kommt von |
  diese e-mail wurde von einem externen | diese nachricht stammt von |
  diese nachricht wurde von außerhalb | diese e-mail wurde von außerhalb | warnung: externe |
  warnung: diese | warnung! diese | hinweis: diese e-mail | hinweis: externe |
  klicken sie nicht auf links | sie erhalten nicht oft | sie erhalten nicht häufig |
  einige personen, die diese nachricht | öffnen sie keine anhänge | attention : ce |
  attention: ce | attention : e-mail externe | e-mail externe | courriel externe |
  message externe | expéditeur externe | ce message provient | ce courriel provient |
  cet e-mail provient | vous n’obtenez pas souvent | vous n'obtenez pas souvent |
  vous ne recevez pas souvent | precaución: este | atención: este | correo externo |
  advertencia: este | remitente externo | no suele recibir correo | attenzione: questa |
  attenzione: questo | attenzione: email esterna | mittente esterno | email esterna |
  non si ricevono spesso | let op: deze | let op: externe | let op! deze | externe afzender |
  waarschuwing: deze | u ontvangt niet vaak | uwaga: ta wiadomość | uwaga! ta |
  nadawca zewnętrzny | wiadomość zewnętrzna | nie często otrzymujesz | atenção: este |
  e-mail externo | cuidado: este | upozornění: tento | externí e-mail | externí odesílatel |
  advarsel: denne | ekstern e-mail | ekstern afsender | ekstern e-post | varning: detta |
  externt e-post | extern avsändare | varoitus: tämä | ulkoinen viesti | ulkoinen lähettäjä |
  dikkat: bu | harici e-posta | внимание: это | внимание! это | внешняя почта |
  внешний отправитель | увага: цей | зовнішній відправник | προσοχή: αυτό |
  εξωτερικός αποστολέας | זהירות: | דואר חיצוני | تحذير: هذ | رسالة خارجية | 外部邮件 | 外部郵件 |
  警告：此 | 警告: 此 | 注意：此邮件 | 【外部 | [外部 | 외부 메일 | [외부
`);
