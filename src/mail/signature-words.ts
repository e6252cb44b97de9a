// Lines that a device or mail service adds to a mail. Data, divided by `|`: adding one is adding a word.
import { splitWords } from './split-words.ts';

/** By language: `*` stands for the device, app or service; matched case-insensitively. */
const LINES: Readonly<Record<string, string>> = {
  en: `
    Sent from * | Sent via * | Sent by * | Sent using * | Sent with * | Sent mobile * |
    Get Outlook for * | Download Outlook * | Composed on * | Typed on * | Sent on * |
    This message was sent from * | This email was sent from * | Get * for mobile
  `,
  de: `
    Gesendet von * | Gesendet mit * | Gesendet über * | Gesendet aus * | Gesendet vom * |
    Gesendet per * | Diese Nachricht wurde * gesendet | Diese E-Mail wurde * gesendet |
    Diese Mail wurde * gesendet | Von * gesendet | Vom * gesendet | Mit * gesendet |
    Holen Sie sich Outlook * | Outlook für * | Hol dir Outlook * | Geschickt von * |
    Verschickt von * | Verfasst auf * | Geschrieben auf * | Gesendet auf * | Sent from *
  `,
  fr: `
    Envoyé de * | Envoyé depuis * | Envoyé à partir * | Envoyé d'* | Envoyé par * |
    Envoyé avec * | Envoyé via * | Télécharger Outlook * | Obtenez Outlook * |
    Obtenir Outlook * | Provenance : * | Téléchargez Outlook *
  `,
  es: `
    Enviado desde * | Enviado de * | Enviado con * | Enviado por * | Obtener Outlook *
  `,
  ca: `
    Enviat des de * | Enviat amb *
  `,
  it: `
    Inviato da * | Inviato dal * | Inviata da * | Inviato con * | Scarica Outlook * |
    Ottieni Outlook *
  `,
  nl: `
    Verzonden vanaf * | Verzonden vanuit * | Verzonden via * | Verstuurd vanaf * |
    Verzonden met * | Verstuurd met * | Verstuurd vanuit * | Outlook voor * downloaden |
    Download Outlook * | Outlook voor *
  `,
  pl: `
    Wysłane z * | Wysłano z * | Wysłane przez * | Wysłano przez * | Wysłane za pomocą * |
    Pobierz aplikację Outlook * | Pobierz program Outlook * | Uzyskaj program Outlook *
  `,
  pt: `
    Enviado do * | Enviado da * | Enviado de * | Enviado a partir * | Enviada a partir * |
    Enviada do * | Enviado pelo * | Enviado via * | Enviado com * | Obter o Outlook * |
    Obtenha o Outlook * | Baixe o Outlook *
  `,
  cs: `
    Odesláno z * | Odesláno ze * | Odesláno pomocí * | Získejte Outlook * | Získat Outlook *
  `,
  sk: `
    Odoslané z * | Odoslané zo * | Získajte Outlook * | Získať Outlook *
  `,
  da: `
    Sendt fra * | Sendt via * | Sendt med * | Hent Outlook * | Få Outlook *
  `,
  sv: `
    Skickat från * | Skickades från * | Skickat med * | Skickat via * | Hämta Outlook *
  `,
  no: `
    Sendt fra * | Sendt med * | Få Outlook * | Last ned Outlook * | Hent Outlook *
  `,
  fi: `
    Lähetetty * | Hanki Outlook * | Lataa Outlook *
  `,
  et: `
    Saadetud minu * | Saadetud *
  `,
  lt: `
    Išsiųsta iš *
  `,
  lv: `
    Nosūtīts no *
  `,
  hu: `
    Az * küldve | Elküldve az * | Elküldve a * | Küldve * | * küldve |
    Az Outlook * letöltése
  `,
  ro: `
    Trimis de pe * | Trimis din * | Trimis de la * | Obțineți Outlook * |
    Descărcați Outlook *
  `,
  hr: `
    Poslano s * | Poslano sa * | Poslano iz * | Preuzmite Outlook *
  `,
  sl: `
    Poslano iz * | Poslano z * | Prenesite Outlook *
  `,
  bg: `
    Изпратено от * | Изпратено с *
  `,
  tr: `
    * gönderildi | * gönderilmiştir | * Outlook'u edinin | * Outlook'u indirin |
    * Outlook'u alın
  `,
  ru: `
    Отправлено с * | Отправлено из * | Отправлено через * | Отправлено со * |
    Скачать Outlook * | Получить Outlook *
  `,
  uk: `
    Надіслано з * | Надіслано із * | Відправлено з * | Відправлено із * | Отримати Outlook *
  `,
  el: `
    Στάλθηκε από * | Εστάλη από * | Αποστολή από * | Απεστάλη από * | Λήψη του Outlook *
  `,
  he: `
    נשלח מ* | נשלחה מ* | נשלח באמצעות * | קבל את Outlook * | הורד את Outlook *
  `,
  ar: `
    أُرسلت من * | أرسلت من * | أُرسل من * | أرسل من * | تم الإرسال من * | تم إرساله من * |
    مرسل من * | مُرسل من * | الحصول على Outlook *
  `,
  zh: `
    发自* | 發自* | 从我的*发送 | 從我的*傳送 | 從我的*寄出 | 傳送自* | 来自我的* | 來自我的* | 通过*发送 | 獲取 Outlook * |
    获取 Outlook * | 取得 Outlook * | 下载 Outlook * | 下載 *Outlook*
  `,
  ja: `
    *から送信 | *から送信されました | *から送信しました | *より送信 | * Outlook * を入手 | Outlook * を入手 | * を入手
  `,
  ko: `
    *에서 보냄 | *에서 발송 | *에서 보낸 메일입니다 | *에서 전송됨 | *용 Outlook 다운로드 | *용 Outlook 받기
  `,
  vi: `
    Đã gửi từ * | Được gửi từ * | Gửi từ * | Tải Outlook *
  `,
  id: `
    Dikirim dari * | Dikirim dengan * | Dapatkan Outlook *
  `,
  th: `
    ส่งจาก * | ส่งจาก*
  `,
};

export const DEVICE_LINES: readonly string[] = Object.values(LINES).flatMap(splitWords);

/** One of these makes it a device line and no sentence of the writer's ("Von Ihnen wurde nichts gesendet"). */
export const DEVICES: readonly string[] = splitWords(`
  iphone | ipad | ipod | mac | apple | android | samsung | galaxy | huawei | xiaomi | nokia |
  blackberry | htc | sony | motorola | lg | pixel | oneplus | windows | outlook | hotmail |
  mail | gmail | yahoo | proton | gmx | web.de | t-online | telekom | freenet | 1&1 | k-9 |
  thunderbird | mobile | mobil | mobilen | mobiltelefon | handy | smartphone | tablet |
  phone | telefon | device | gerät | app | airmail | spark | mailbird | bluemail | fairemail |
  aqua mail | nine | newton | zimbra | wireless | verizon | at&t | surface | tutanota | tuta |
  posteo | aol | fastmail | em client | портативного | телефона | móvil | portable |
  cellulare | nexus | palm | treo | droid | lumia | 아이폰 | 手机 | 手機 | スマートフォン | スマホ | 휴대폰 |
  айфон | айпад | ايفون | آيفون | אייפון | яндекс | mail.ru | hey | seznam | orange | free |
  laposte | libero | virgilio | onet | interia | mobilu | iphonu | telefonu | telefonului |
  telefono | teléfono | téléphone | telemóvel | celular | dispositivo | appareil | apparaat |
  cihaz | устройства | гаджета | пристрою | mobiele | puhelimesta | mailbox | mail.de |
  honor | oppo | vivo | realme | redmi | fairphone | lenovo | asus | chromebook | 华为 | 小米 |
  モバイル
`);
