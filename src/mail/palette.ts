// The few colours and type sizes that every internal mail shares. Inline styles serve every client
// (Outlook reads nothing else); the classes serve dark mode where a client supports it.

export type Tone = 'alert' | 'warn' | 'good' | 'gold' | 'dim';

/** [light, dark]: at least 4.5:1 on the box of their mode. */
const COLOURS: Readonly<Record<Tone, readonly [string, string]>> = {
  alert: ['#a3271c', '#ff9d90'],
  warn: ['#8a5200', '#f2b866'],
  good: ['#22693f', '#8fd3a6'],
  gold: ['#765800', '#e9c869'],
  dim: ['#5f646b', '#a9adb3'],
};

/** [light, dark] of the bars beside boxes: no text stands on them, so they may be brighter. */
const BARS: Readonly<Record<Tone, readonly [string, string]>> = {
  alert: ['#b83a2e', '#f08a7c'],
  warn: ['#dd8b33', '#e0a050'],
  good: ['#4a9a6a', '#6fbf8c'],
  gold: ['#d0aa2e', '#d9b84f'],
  dim: ['#d3cdbf', '#4b4f55'],
};

export const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const SURFACE = {
  page: ['#ffffff', '#17181a'],
  text: ['#1f2328', '#e6e4e0'],
  box: ['#f7f5f0', '#222427'],
  line: ['#e2ddd2', '#3a3d42'],
} as const;

export const STYLE = {
  page: `margin:0;padding:0;background-color:${SURFACE.page[0]};color:${SURFACE.text[0]};${FONT}`,
  text: `${FONT};font-size:16px;line-height:24px;color:${SURFACE.text[0]}`,
  body: `${FONT};font-size:16px;line-height:24px`,
  quoted: `${FONT};font-size:15px;line-height:22px;color:${COLOURS.dim[0]}`,
  fence: `${FONT};font-size:12px;line-height:18px;color:${COLOURS.dim[0]}`,
  box: `background-color:${SURFACE.box[0]};border:1px solid ${SURFACE.line[0]}`,
  heading: `${FONT};font-size:22px;line-height:29px;font-weight:bold`,
  heading2: `${FONT};font-size:16px;line-height:23px;font-weight:bold`,
  number: `${FONT};font-size:16px;line-height:24px;color:${COLOURS.dim[0]}`,
  small: `${FONT};font-size:14px;line-height:20px;color:${COLOURS.dim[0]}`,
  title: `${FONT};font-size:18px;line-height:25px;font-weight:bold`,
  line: `${FONT};font-size:15px;line-height:22px`,
  help: `${FONT};font-size:13px;line-height:19px;color:${COLOURS.dim[0]};padding-top:10px;border-top:1px solid ${SURFACE.line[0]}`,
  label: `display:inline-block;text-indent:0;color:${COLOURS.dim[0]};font-size:13px`,
  quote: `${FONT};font-size:14px;line-height:21px;padding-left:10px;border-left:3px solid ${SURFACE.line[0]}`,
} as const;

/** HTML in the colour of its tone. Colour only underlines what the words say: not all see it. */
export function tint(tone: Tone | undefined, html: string): string {
  if (tone === undefined) return html;
  return `<span class="k-${tone}" style="color:${COLOURS[tone][0]}">${html}</span>`;
}

/** Light colour of a bar, for attributes such as bgcolor. */
export function barColour(tone: Tone): string {
  return BARS[tone][0];
}

/** The style sheet: dark mode, and what customers' pictures may do. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '.k-mail img{max-width:100%;height:auto}',
  '@media (prefers-color-scheme:dark){',
  `.k-page{background-color:${SURFACE.page[1]}!important;color:${SURFACE.text[1]}!important}`,
  `.k-box{background-color:${SURFACE.box[1]}!important;border-color:${SURFACE.line[1]}!important}`,
  `.k-text{color:${SURFACE.text[1]}!important}`,
  `.k-quote,.k-rule{border-color:${SURFACE.line[1]}!important}`,
  ...Object.entries(COLOURS).map(([tone, [, dark]]) => `.k-${tone}{color:${dark}!important}`),
  ...Object.entries(BARS).map(
    ([tone, [, dark]]) => `.k-bar-${tone}{background-color:${dark}!important}`,
  ),
  '.k-paper{color-scheme:light;background-color:#ffffff!important;color:#1f2328!important}',
  '}',
].join('\n');
