import { type Document, isTag, isText } from 'domhandler';
import { walk } from './html-document.ts';

type Replace = (text: string) => string;

/** Replaces a person's own address, which is internal, by the support address. */
export function addressReplacer(own: string, support: string): Replace {
  if (own === '' || own.toLowerCase() === support.toLowerCase()) return text => text;
  const at = /@/g;
  const escaped = own
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(at, '(?:@|%40|&#0?64;|&#x40;)');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}._+-])${escaped}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'giu',
  );
  return text => text.replace(pattern, support);
}

/** The same in a tree: in what is read and in what links and titles say. */
export function replaceInTree(document: Document, replace: Replace): void {
  for (const node of walk(document)) {
    if (isText(node)) node.data = replace(node.data);
    else if (isTag(node)) {
      for (const [name, value] of Object.entries(node.attribs)) node.attribs[name] = replace(value);
    }
  }
}
