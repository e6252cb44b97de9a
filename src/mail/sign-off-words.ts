// How letters end, above the writer's name. Data: one line a language; regular expressions, lower case.

export interface SignOffWords {
  readonly language: string;
  /** Formulas that say nothing but that the letter ends. */
  readonly closings: readonly string[];
  /** Thanks that end a letter: a sign-off only above a name. */
  readonly thanks: readonly string[];
}

const words = (language: string, closings: string, thanks: string): SignOffWords => ({
  language,
  closings: closings.split(' | '),
  thanks: thanks.split(' | '),
});

const GRUSS = 'gr(?:ü|ue|u)(?:ß|ss|s)';

/** By language: closings, then thanks, each divided by ` | `. */
export const SIGN_OFFS: readonly SignOffWords[] = [
  words(
    'de',
    `(?:mit )?(?:vielen |ganz |sehr )?(?:freundlichen?|besten?|herzlichen?|lieben?|sonnigen?|schönen?|vielen?|kollegialen?|verbindlichen?|winterlichen?|weihnachtlichen?|herbstlichen?|sportlichen?) ${GRUSS}en? | viele liebe ${GRUSS}e | ganz liebe ${GRUSS}e | ${GRUSS} | lieben ${GRUSS} | schönen ${GRUSS} | besten ${GRUSS} | ${GRUSS}e (?:aus|vom|von|in|nach) | mfg | m\\.?\\s?f\\.?\\s?g\\.? | mit frdl\\. ?gr(?:ü|ue)(?:ß|ss)en | lg | vg | glg | vlg | bg | hg | hochachtungsvoll | herzlichst | alles (?:liebe|gute) | liebe ${GRUSS}e | beste ${GRUSS}e | mit ${GRUSS} | es grüßt(?: (?:sie|dich|euch))?(?: (?:herzlich|freundlich))? | bis (?:bald|dann) | ciao | tschüss | servus`,
    'danke | vielen dank | danke schön | dankeschön | besten dank | herzlichen dank | danke (?:im voraus|vorab|sehr) | (?:vielen|besten|herzlichen) dank (?:im voraus|vorab|für ihre (?:hilfe|mühe|bemühungen|rückmeldung)) | mit (?:bestem|herzlichem) dank | merci',
  ),
  words(
    'en',
    '(?:with )?(?:my )?(?:very )?(?:kind|kindest|best|warm|warmest|many|friendly|sunny)? ?regards | rgds | (?:with )?(?:my )?(?:best|warm|warmest|kind|kindest|good) wishes | (?:lots of )?love | all the best | all my best | best | warmly | cheers | yours(?: (?:sincerely|faithfully|truly|respectfully))? | (?:very )?sincerely(?: yours)? | respectfully(?: yours)? | faithfully | cordially | take care | have a (?:nice|great|good|lovely) (?:day|weekend|evening|week) | talk soon | greetings | br | kr | xoxo',
    'thanks | thank you | many thanks | thanks a lot | thank you very much | thanks in advance | thank you in advance | thanks again | thanks so much | thx | tia | much appreciated | with thanks',
  ),
  words(
    'fr',
    "(?:bien )?cordialement(?: vôtre)? | cdlt | cdt | bien à (?:vous|toi) | sincèrement | (?:sincères|meilleures|cordiales|mes meilleures) salutations | salutations(?: distinguées)? | amicalement | bonne (?:journée|soirée|réception|fin de journée) | avec mes (?:meilleures )?salutations | (?:je vous prie|veuillez) (?:d')?agréer.{0,80} | bises | respectueusement | à bientôt | très cordialement",
    "merci | merci d'avance | merci beaucoup | je vous remercie | en vous remerciant | avec mes remerciements | merci par avance",
  ),
  words(
    'es',
    '(?:un )?(?:cordial |atento |afectuoso )?saludos?(?: cordial(?:es)?)? | (?:muy )?atentamente | cordialmente | (?:un )?abrazo | reciba un (?:cordial )?saludo | saludos cordiales | atte | afectuosamente',
    'gracias | muchas gracias | gracias de antemano | mil gracias | gracias por su ayuda',
  ),
  words(
    'it',
    '(?:cordiali|distinti|cari|i miei più cordiali|migliori|i migliori) saluti | saluti | cordialmente | un (?:caro |cordiale )?saluto | in fede | a presto | buona giornata | buona serata',
    'grazie | grazie mille | molte grazie | grazie in anticipo | tante grazie | ringrazio',
  ),
  words(
    'nl',
    '(?:met )?(?:vriendelijke|hartelijke|beste|lieve) gro(?:e|)et(?:en|jes)? | groet(?:en|jes)? | mvg | m\\.?v\\.?g\\.? | hoogachtend | met vriendelijke gr\\.? | gr\\.? | hartelijks | de groeten',
    'bedankt | dank u wel | dank je wel | alvast bedankt | bij voorbaat dank | hartelijk dank | dank',
  ),
  words(
    'pl',
    'z poważaniem | (?:serdecznie )?pozdrawiam(?: serdecznie)? | pozdrowienia | z (?:wyrazami szacunku|pozdrowieniami|szacunkiem) | łączę pozdrowienia | pozdr\\.?',
    'dziękuję | dziękuję bardzo | z góry dziękuję | dzięki',
  ),
  words(
    'pt',
    '(?:os melhores |com os melhores |melhores |meus )?cumprimentos | atenciosamente | (?:com )?(?:um )?abraços? | cordialmente | att\\.? | atte | saudações | com estima | respeitosamente',
    'obrigad[oa] | muito obrigad[oa] | grat[oa] | desde já agradeço | obrigad[oa] desde já',
  ),
  words(
    'cs',
    's (?:pozdravem|přátelským pozdravem|úctou) | s přáním (?:hezkého|pěkného) dne | (?:hezký|pěkný) den | zdravím | pozdravuji',
    'děkuji | díky | předem děkuji | moc děkuji',
  ),
  words(
    'sk',
    's (?:pozdravom|úctou|priateľským pozdravom) | pekný deň | zdravím',
    'ďakujem | vopred ďakujem',
  ),
  words(
    'da',
    '(?:med )?(?:venlig|venlige|bedste|kærlig) hilsen(?:er)? | mvh | vh | hilsen | mange hilsner | dbh',
    'tak | mange tak | på forhånd tak | tak på forhånd',
  ),
  words(
    'sv',
    '(?:med )?(?:vänlig|vänliga|bästa|hjärtliga) hälsning(?:ar)? | mvh | hälsningar | hälsning | hälsar | kram',
    'tack | tack så mycket | tack på förhand | stort tack',
  ),
  words(
    'no',
    '(?:med )?(?:vennlig|vennlige|beste|hjertelig) hilsen(?:er)? | mvh | hilsen',
    'takk | mange takk | på forhånd takk | tusen takk',
  ),
  words(
    'fi',
    'ystävällisin terveisin | terveisin | terv\\.? | ystävällisesti | yt\\.? | parhain terveisin | terveiset | kunnioittavasti',
    'kiitos | kiitos etukäteen | kiitoksia | paljon kiitoksia',
  ),
  words(
    'et',
    'lugupidamisega | parimate soovidega | tervitades | tervitustega',
    'aitäh | ette tänades',
  ),
  words('lv', 'ar cieņu | cieņā | ar sveicieniem', 'paldies'),
  words('lt', 'pagarbiai | su pagarba | geros dienos', 'ačiū | dėkoju'),
  words(
    'hu',
    '(?:szívélyes |baráti )?üdvözlettel | tisztelettel | üdv\\.? | köszönettel',
    'köszönöm | köszönöm szépen | előre is köszönöm',
  ),
  words(
    'ro',
    'cu (?:stimă|respect|drag) | o zi (?:bună|frumoasă) | toate cele bune | salutări',
    'mulțumesc | vă mulțumesc | mulțumesc anticipat',
  ),
  words(
    'hr',
    '(?:srdačan |lijep |s )?pozdrav(?:om)? | s poštovanjem | srdačno',
    'hvala | unaprijed hvala | puno hvala',
  ),
  words(
    'sl',
    'lep pozdrav | lp | s spoštovanjem | s prijaznimi pozdravi',
    'hvala | najlepša hvala',
  ),
  words(
    'tr',
    '(?:saygılarımla|saygılar|saygılarımızla) | iyi (?:çalışmalar|günler) | sevgiler | selamlar | en iyi dileklerimle',
    'teşekkürler | teşekkür ederim | şimdiden teşekkürler',
  ),
  words(
    'ru',
    'с уважением | с наилучшими пожеланиями | всего доброго | всего хорошего | искренне ваш | хорошего дня | с приветом',
    'спасибо | заранее спасибо | благодарю | большое спасибо',
  ),
  words(
    'uk',
    '(?:з|із) повагою | (?:з|із) найкращими побажаннями | всього найкращого | гарного дня',
    'дякую | наперед дякую | щиро дякую',
  ),
  words('bg', 'с уважение | поздрави | хубав ден', 'благодаря | предварително благодаря'),
  words(
    'el',
    'με εκτίμηση | (?:φιλικά|φιλικούς χαιρετισμούς|με φιλικούς χαιρετισμούς) | χαιρετισμούς | με τιμή',
    'ευχαριστώ | ευχαριστώ πολύ | ευχαριστώ εκ των προτέρων',
  ),
  words(
    'he',
    'בברכה | בכבוד רב | בברכת חברים | בידידות | יום טוב | להתראות',
    'תודה | תודה רבה | תודה מראש | בתודה',
  ),
  words(
    'ar',
    '(?:مع )?(?:خالص |أطيب )?(?:التحيات|تحياتي|تحيات|التحية)(?: لكم)? | مع فائق الاحترام | تفضلوا بقبول .{0,40} | وتفضلوا بقبول .{0,40} | مع الاحترام | مع أطيب التحيات',
    'شكرا | شكراً | شكرا جزيلا | شكراً جزيلاً | مع الشكر',
  ),
  words(
    'zh',
    '此致 | 敬礼 | 敬禮 | 祝好 | 顺颂商祺 | 順頌商祺 | 祝商祺 | 敬上 | 此致敬礼 | 祝您工作愉快',
    '谢谢 | 謝謝 | 多谢 | 多謝 | 感谢 | 感謝',
  ),
  words(
    'ja',
    '敬具 | 草々 | よろしくお願い(?:いた|致)?します | 宜しくお願い(?:いた|致)?します | 以上、?よろしくお願いします | かしこ',
    'ありがとうございます | ありがとうございました | 感謝',
  ),
  words(
    'ko',
    '감사합니다 | 안녕히 계세요 | 수고하세요 | .{0,12} ?드림 | .{0,12} ?올림',
    '고맙습니다 | 감사드립니다',
  ),
];
