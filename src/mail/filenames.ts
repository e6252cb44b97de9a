import { cleanLine } from './clean-text.ts';

/** Longest file name, in characters: every file system takes it, even with a path before it. */
const LONGEST_NAME = 150;

/** Characters that turn the direction of text: `exe.fdp` shown as `pdf.exe` and worse. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FORBIDDEN = /[<>:"|?*\p{Cc}]/gu;

/** What a part without a name is called. */
const NAMES: Readonly<Record<string, string>> = {
  'application/msword': 'attachment.doc',
  'application/ms-tnef': 'winmail.dat',
  'application/vnd.ms-tnef': 'winmail.dat',
  'application/rtf': 'attachment.rtf',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/vnd.ms-excel': 'attachment.xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'attachment.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'attachment.xlsx',
  'message/disposition-notification': 'disposition-notification.txt',
  'message/external-body': 'external-body.txt',
  'message/feedback-report': 'feedback-report.txt',
  'message/global': 'message.eml',
  'message/partial': 'partial-message.eml',
  'text/enriched': 'attachment.txt',
  'text/richtext': 'attachment.txt',
  'text/rtf': 'attachment.rtf',
  'text/x-amp-html': 'attachment.html',
  'video/quicktime': 'video.mov',
  'application/pdf': 'attachment.pdf',
  'application/pgp-encrypted': 'encrypted.asc',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-mime': 'smime.p7m',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/zip': 'attachment.zip',
  'message/delivery-status': 'delivery-status.txt',
  'message/rfc822': 'message.eml',
  'text/calendar': 'invite.ics',
  'text/csv': 'attachment.csv',
  'text/html': 'document.html',
  'text/plain': 'document.txt',
  'text/rfc822-headers': 'headers.txt',
  'text/vcard': 'contact.vcf',
  'text/x-vcard': 'contact.vcf',
  'image/jpeg': 'image.jpg',
  'image/svg+xml': 'image.svg',
  'audio/mpeg': 'audio.mp3',
};

/** A name that is safe to write to a disk and to show: no path, no control or turning characters. */
export function safeFilename(raw: string, contentType: string): string {
  const last = raw.split(/[/\\]/).at(-1) ?? '';
  const name = cleanLine(last.replace(INVISIBLE, ''), 1000)
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' ? defaultName(contentType) : shorten(name);
}

/** A name for a mail that is attached to a mail: its subject. */
export function messageFilename(subject: string): string {
  return subject === ''
    ? 'message.eml'
    : safeFilename(`${subject.replace(/[/\\]/g, '-').slice(0, 80)}.eml`, 'message/rfc822');
}

/** Outlook's pictures say in their Content-ID what they are called: `image001.png@01DC5A2B.7F3E1A40`. */
const NAME_IN_ID = /^([\w .-]{1,60}\.(?:png|jpe?g|gif|bmp|webp|svg|tiff?|heic|emz|wmz|pdf))@/i;
const EXTENSION = /\.[a-z][a-z0-9]{1,9}$/i;
const LONGEST_DESCRIPTION = 60;

/** A name from what else a part says of itself: its Content-ID or its description; '' where it says nothing. */
export function describedFilename(part: {
  readonly contentType: string;
  readonly contentId: string | null;
  readonly description?: string;
}): string {
  const inId = NAME_IN_ID.exec(part.contentId ?? '')?.[1];
  if (inId !== undefined) return safeFilename(inId, part.contentType);
  const description = part.description?.trim() ?? '';
  if (description === '' || description.length > LONGEST_DESCRIPTION) return '';
  const extension = EXTENSION.exec(defaultName(part.contentType))?.[0] ?? '';
  const name = EXTENSION.test(description) ? description : description + extension;
  return safeFilename(name.replace(/[/\\]/g, '-'), part.contentType);
}

/** `video.mov` for the second time: `video1.mov`. */
export function numbered(name: string, times: number): string {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - extension.length)}${times}${extension}`;
}

function defaultName(contentType: string): string {
  const known = NAMES[contentType];
  if (known !== undefined) return known;
  const [type = '', subtype = ''] = contentType.split('/');
  const plain = subtype.replace(/^x-/, '');
  const media = ['image', 'audio', 'video'].includes(type) && /^[a-z0-9]{1,5}$/.test(plain);
  return media ? `${type}.${plain}` : 'attachment.bin';
}

/** Cuts in the middle: the extension says what it is. */
function shorten(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const extension = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, LONGEST_NAME - extension.length);
  return cleanLine(stem) + extension;
}
