import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../src/mail/charset.ts';
import { resolveCharset } from '../../src/mail/charset-names.ts';

/** Ordinary sentences, of which any two or three make a mail. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': [
    'Die Größe paßt leider nicht, ich möchte umtauschen.',
    'Le colis est arrivé abîmé, j’espère un remboursement rapide.',
    'El pedido llegó roto, ¿pueden enviar otro mañana?',
    'Jeg har ikke fået min ordre endnu, hvornår kommer den?',
  ],
  'windows-1251': [
    'Посылка пришла поврежденной, прошу вернуть деньги.',
    'Когда вы отправите мой заказ? Жду уже две недели.',
    'Спасибо за быстрый ответ, всё в порядке.',
  ],
  'koi8-r': [
    'Посылка пришла поврежденной, прошу вернуть деньги.',
    'Когда вы отправите мой заказ? Жду уже две недели.',
  ],
  gb18030: [
    '我收到的包裹已经损坏了，请问可以退款吗？',
    '请问我的订单什么时候可以发货？已经等了两个星期。',
    '谢谢您的回复，问题已经解决了。',
  ],
  big5: [
    '我收到的包裹已經損壞了，請問可以退款嗎？',
    '請問我的訂單什麼時候可以發貨？已經等了兩個星期。',
  ],
  shift_jis: [
    '届いた商品が壊れていましたので、返金をお願いします。',
    '注文した品物はいつ届きますか。もう二週間待っています。',
  ],
  'euc-jp': [
    '届いた商品が壊れていましたので、返金をお願いします。',
    '注文した品物はいつ届きますか。もう二週間待っています。',
  ],
  'euc-kr': [
    '받은 상품이 파손되어 환불을 요청합니다.',
    '주문한 물건은 언제 도착하나요? 벌써 이주일을 기다렸습니다.',
  ],
};

const encodeUtf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a charset that nobody names', () => {
  it.each(Object.entries(SENTENCES))('%s', (charset, sentences) => {
    const mail = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        mail,
        fc.constantFrom('', 'Re: Order 4711\n', 'https://shop.example/a?b=c\n'),
        (all, start) => {
          const text = start + all.join(' ');
          expect(decodeCharset(encode(text, charset))).toBe(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('UTF-16 by its mark, and by its zeros', () => {
    const text = 'Die Größe paßt leider nicht.';
    expect(decodeCharset(encodeUtf16(text))).toBe(text);
    expect(decodeCharset(Buffer.from(text, 'utf16le'))).toBe(text);
  });
});

describe('a charset that is named', () => {
  it('is believed where the bytes are of it', () => {
    for (const [charset, sentences] of Object.entries(SENTENCES)) {
      for (const text of sentences) {
        expect(decodeCharset(encode(text, charset), charset)).toBe(text);
      }
    }
  });

  it('is not believed where they are of another', () => {
    for (const [charset, sentences] of Object.entries(SENTENCES)) {
      for (const text of sentences) {
        expect(decodeCharset(encode(text, charset), 'utf-8')).toBe(text);
        expect(decodeCharset(Buffer.from(text), charset)).toBe(text);
      }
    }
  });

  it('any UTF-8 is read as UTF-8, whatever Latin charset it is said to be in', () => {
    const name = fc.constantFrom(
      'utf-8',
      'us-ascii',
      'iso-8859-1',
      'windows-1252',
      '',
      'x-nonsense',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name, (text, charset) => {
        // A byte order mark is none of the text; ESC may begin an escape of ISO-2022.
        fc.pre(!text.includes('\ufeff') && !text.includes('\u001b') && text.isWellFormed());
        expect(decodeCharset(Buffer.from(text), charset)).toBe(text);
      }),
    );
  });

  it.each([
    ['UTF-8', 'utf-8'],
    ['"iso-8859-1"', 'windows-1252'],
    ["utf-8'de", 'utf-8'],
    ['Windows1252', 'windows-1252'],
    ['cp-850', 'cp850'],
    ['x-cp1251', 'windows-1251'],
    ['ISO_8859-15', 'iso-8859-15'],
    ['utf8mb4', 'utf-8'],
    ['GB_2312-80', 'gb18030'],
    ['iso-8859-8-i', 'iso-8859-8-i'],
    ['us-ascii', null],
    ['unknown-8bit', null],
    ['x-user-defined', null],
    ['base64', null],
    ['toString', null],
    ['', null],
  ])('%j means %j', (name, charset) => {
    expect(resolveCharset(name)).toBe(charset);
  });
});
