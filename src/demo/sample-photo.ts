// A little picture for the sample mail about broken goods: a terracotta pot with a crack, as PNG.
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 200;

type Colour = readonly [red: number, green: number, blue: number];

const TABLE: Colour = [224, 214, 198];
const CLAY: Colour = [196, 106, 66];
const RIM: Colour = [173, 88, 52];
const SHADOW: Colour = [150, 76, 46];
const CRACK: Colour = [52, 30, 22];

export function brokenPot(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3);
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header()),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): Colour {
  const rim = y >= 40 && y < 64;
  const half = rim ? 84 : 74 - (y - 64) * 0.22;
  const inside = y >= 40 && y < 178 && Math.abs(x - WIDTH / 2) <= half;
  if (!inside) return TABLE;
  if (Math.abs(x - crackAt(y)) < 1.5 + (178 - y) / 60) return CRACK;
  if (rim) return RIM;
  return x - WIDTH / 2 > half * 0.55 ? SHADOW : CLAY;
}

/** A jagged line from the rim down. */
function crackAt(y: number): number {
  const step = Math.floor(y / 14);
  const within = (y % 14) / 14;
  const corner = (index: number) => 112 + (index % 2 === 0 ? 0 : 15) + index * 1.5;
  return corner(step) * (1 - within) + corner(step + 1) * within;
}

/** Eight bits a channel, RGB, not interlaced. */
function header(): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(WIDTH, 0);
  data.writeUInt32BE(HEIGHT, 4);
  data.set([8, 2, 0, 0, 0], 8);
  return data;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
