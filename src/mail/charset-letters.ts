// How often letters occur, to tell charsets apart by what they give. Order does not matter.

/** Every tenth to second character of ordinary prose is one of these. */
const COMMON_CHINESE =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运您请收到货单订谢退款邮件商品联系服务客户发票企业培训特殊整体提升水平招生转寄询问附件';

/** Where the traditional form differs from the simplified one. */
const COMMON_TRADITIONAL =
  '這個們來為國說時會對過發後裡種經麼學當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門員東聲論處義幾認條氣題爾別變總電數報結計務場資統區隊決馬書則聽達強難權設記類據邊張該規萬傳師觀讓識帶導爭運您請收貨單訂謝退郵件商聯繫服客戶票寄價錢詢買賣';

const COMMON_KOREAN =
  '이다는에의가을한고하지로기은사서를대인도리자아어으시나해정일그수제보들전라스부과상장것있주구니여안원세유요화우무소동면학성비오경계했마습만모관건전미국문관위조방생물품배송주문감합드려입취환불확답변부탁월안녕십';

const COMMON_JAPANESE_KANJI =
  '日一人国会大年出本中事者社分前後時行見月生気間上東自今金高小長場合同手定対話電名問方何注文商品発送届返願様宛件下先業新内用度部連絡税込円御数料';

const NONE = /$^/;

export interface Alphabet {
  /** Names of the decoders, best first. */
  readonly charsets: readonly string[];
  /** Letters that make up half of the text and more: they count one. */
  readonly common: ReadonlySet<string>;
  /** The others of the alphabet; they count half. */
  readonly letters: RegExp;
}

const alphabet = (charsets: readonly string[], common: string, letters: RegExp): Alphabet => ({
  charsets,
  common: new Set(common),
  letters,
});

const LATIN_MARKS = '„“”‚‘’«»–—…€§°·£²©®×%№´';

/** Charsets of more bytes than one: told apart by their frequent characters. */
export const MULTIBYTE: readonly Alphabet[] = [
  alphabet(['shift_jis', 'euc-jp'], COMMON_JAPANESE_KANJI, /[\p{sc=Hiragana}\u30a1-\u30fe]/u),
  alphabet(['gb18030'], COMMON_CHINESE, NONE),
  alphabet(['big5'], COMMON_TRADITIONAL + COMMON_CHINESE, NONE),
  alphabet(['euc-kr'], COMMON_KOREAN, NONE),
];

/** Latin letters in one byte. Latin-1 comes first: it wins where others are no better. */
export const LATIN: readonly Alphabet[] = [
  alphabet(
    ['windows-1252'],
    `äöüßÄÖÜéèêëàáâãåæçñíìîïóòôõøúùûœÉÈÀÁÅØÆÇÑÓÍÚÊ¿¡ªº${LATIN_MARKS}`,
    /[ÂÃÄËÌÎÏÐÒÔÕÙÛÝÞðýþÿŠšŽžŒ¥¢¬±µ¶½¼¾]/,
  ),
  alphabet(
    ['windows-1250', 'iso-8859-2'],
    `ąćęłńóśźżáčďéěíňřšťúůýžőűöüâîăşţĄĆĘŁŃŚŹŻČĚŘŠŽ${LATIN_MARKS}`,
    /[ÁÉÍÓÚÝÖÜŐŰĂÂÎŞŢäëôđĐĺľĹĽŔŕ]/,
  ),
  alphabet(['windows-1254'], `ığşİŞĞçöüÇÖÜâî${LATIN_MARKS}`, NONE),
];

/** Other letters in one byte. */
export const OTHER_SINGLE_BYTE: readonly Alphabet[] = [
  alphabet(
    ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'koi8-u'],
    `оеаинтсрвлкмдпуяыьіїє${LATIN_MARKS}`,
    /[бгзйхжшюцщэфъчґў]/,
  ),
  alphabet(['windows-1253'], `αοιετσνηυρπκμλςωάόέίήύώδγθ${LATIN_MARKS}`, /[βζξφχψΑ-Ωϊϋΐΰ]/),
  alphabet(['windows-1255'], `יוהלאתרבשםמנדחפקעכן${LATIN_MARKS}`, /\p{sc=Hebrew}/u),
  alphabet(['windows-1256'], `اليمونترسبعدةهقكفحأجش${LATIN_MARKS}`, /\p{sc=Arabic}/u),
];
