// What an agent's mail program names its pictures tells where the agent sits: customers need not know.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

const CID = 'image001.png@annas-laptop.privat.example';
const BODY = `--R
Content-Type: multipart/alternative; boundary="A"

--A
Content-Type: text/plain

The shade is white on the outside and gold on the inside, it is as wide as a hand is long, the lamp stands on three feet of oak, the cable has a switch, and we still have some of them in our store here in Seekirch. It looks like this: [cid:${CID}]
--A
Content-Type: text/html

<p>The shade is white on the outside and gold on the inside, it is as wide as a hand is long, the lamp stands on three feet of oak, the cable has a switch, and we still have some of them in our store here in Seekirch. It looks like this: <img src="cid:${CID}" alt="the shade"></p>
--A--
--R
Content-Type: image/png; name="shade.png"
Content-ID: <${CID}>
Content-Disposition: inline; filename="shade.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--R--`;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

it("an answer's pictures get Content-IDs of our own, in headers, HTML and text", async () => {
  await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
  await house.settle();
  const [handover] = house.left;
  if (!handover) throw new Error('no handover');
  await house.arrive(
    replyTo(
      handover,
      { from: handover.row.recipients[0] ?? '', body: BODY, quote: false },
      { 'Content-Type': 'multipart/related; boundary="R"' },
    ),
  );
  await house.settle();
  const [answer] = house.to('erika@kunde.example');
  if (!answer) throw new Error('no answer');
  expect(answer.raw).not.toMatch(/privat|laptop/);
  const [picture] = answer.message.attachments;
  expect(picture?.contentId).toMatch(/^part1\.[0-9a-f]{16}@sonnenblume\.example$/);
  expect(answer.message.html).toContain(`src="cid:${picture?.contentId}"`);
  expect(answer.message.text).toContain(`[cid:${picture?.contentId}]`);
});
