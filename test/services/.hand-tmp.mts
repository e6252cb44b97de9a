import { spawn, execFile } from 'node:child_process';
import { promisify } from 'node:util';
const exec = promisify(execFile);
import { mkdirSync, readFileSync, writeFileSync, cpSync } from 'node:fs';
import { parse } from 'yaml';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { startImapServer } from '/work/main/src/demo/imap-server.ts';
import { startSmtpServer } from '/work/main/src/demo/smtp-server.ts';
import { sampleMails } from '/work/main/src/demo/samples.ts';
import { ACCOUNTS, accountOf, CUSTOMERS, PASSWORD, SUPPORT } from '/work/main/src/demo/shop.ts';
import { agentReply } from '/work/main/src/demo/agent-reply.ts';
import { readMessage } from '/work/main/src/mail/read-message.ts';
const H = process.argv[2]!;
const imap = await startImapServer({ accounts: ACCOUNTS });
const smtp = await startSmtpServer({ imap, route: accountOf });
const pgUrl = process.env.KULANZ_TEST_POSTGRES_URL!;
const pg = new Client(pgUrl); await pg.connect(); await pg.query('create database kulanz'); await pg.end();
const url = new URL(pgUrl); url.pathname = '/kulanz'; url.password='x';
const etc = `${H}/etc`; mkdirSync(etc, { recursive: true });
let yaml = readFileSync('/work/main/examples/kulanz.yaml', 'utf8')
  .replace('address: hilfe@shop.example', `address: ${SUPPORT}`)
  .replace('host: imap.shop.example, port: 993, security: tls, user: hilfe@shop.example', `host: 127.0.0.1, port: ${imap.port}, security: none, user: hilfe`)
  .replace('host: smtp.shop.example, port: 465, security: tls, user: hilfe@shop.example', `host: 127.0.0.1, port: ${smtp.port}, security: none, user: hilfe`)
  .replaceAll('@shop.example', '@sonnenblume.example');
writeFileSync(`${etc}/kulanz.yaml`, yaml); cpSync('/work/main/rules', `${etc}/rules`, { recursive: true });
const compose = parse(readFileSync('/work/main/docker-compose.yml', 'utf8'), { merge: true });
const env = (port: number) => ({ PATH: process.env.PATH!, DATABASE_URL: url.href, REDIS_URL: process.env.KULANZ_TEST_REDIS_URL!, IMAP_PASSWORD: PASSWORD, SMTP_PASSWORD: PASSWORD, HTTP_PORT: String(port), LOG_LEVEL: 'info', NODE_ENV: 'production' });
const logs: Record<string, string> = {};
function start(name: string, command: string[], port: number) {
  const args = command.map(w => w.replace('/etc/kulanz', etc));
  const child = spawn('node', [`${H}/app/dist/src/cli/main.js`, ...args], { env: env(port), stdio: ['ignore', 'pipe', 'pipe'], uid: 1, gid: 1 });
  logs[name] = ''; for (const s of [child.stdout, child.stderr]) s.on('data', d => { logs[name] += d; });
  const done = new Promise<number | null>(r => child.once('exit', (c, s) => { logs[name] += `EXIT ${c} ${s}\n`; r(c); }));
  return { child, done };
}
const t0 = Date.now(); const say = (...w: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...w);
try {
  console.log((await exec('node', [`${H}/app/dist/src/cli/main.js`, 'check', '--config', `${etc}/kulanz.yaml`], { env: env(19090), encoding: 'utf8' })).stdout);
} catch (e) { console.log('check failed', (e as { stdout: string }).stdout, (e as {stderr:string}).stderr); }
const poller = start('poller', compose.services.poller.command, 19091);
const w1 = start('worker1', compose.services.worker.command, 19092);
const w2 = start('worker2', compose.services.worker.command, 19093);
const until = async (f: () => boolean | Promise<boolean>, what: string, ms = 40000) => { const e = Date.now() + ms; while (!(await f())) { if (Date.now() > e) throw new Error('waited for ' + what); await new Promise(r => setTimeout(r, 100)); } say('ok', what); };
const health = async (port: number) => { const t = compose.services.poller.healthcheck.test.slice(1).map((w: string) => w.replace('9090', String(port))); try { await exec(t[0], t.slice(1)); return true; } catch { return false; } };
try {
  await until(async () => (await Promise.all([19091, 19092, 19093].map(health))).every(Boolean), 'health checks of all three (the command of the compose file)');
  const samples = sampleMails(new Date(), SUPPORT);
  for (const { raw } of samples) imap.deliver('hilfe', raw, 'INBOX', new Date());
  const count = () => imap.messages('anna').length + imap.messages('chef').length;
  await until(() => count() >= 7, 'handovers and alerts'); // 5 handovers (no tom) + 2 alerts
  w1.child.kill('SIGKILL'); say('killed worker 1');
  const all = [...imap.messages('anna'), ...imap.messages('chef')];
  const read = await Promise.all(all.map(async m => ({ m, msg: await readMessage(m.raw) })));
  const handover = read.find(({ msg }) => /^\[K-/.test(msg.subject) && /ckgabe/.test(msg.subject))!.m;
  const inAnna = imap.messages('anna').includes(handover);
  const raw = agentReply(handover.raw, new Date()); const reply = await readMessage(raw);
  const t = createTransport({ host: '127.0.0.1', port: smtp.port, secure: false, ignoreTLS: true, auth: { user: 'anna', pass: PASSWORD } });
  await t.sendMail({ envelope: { from: inAnna ? 'anna@sonnenblume.example' : 'chef@sonnenblume.example', to: reply.to.map(a => a.address) }, raw }); t.close();
  await until(() => imap.messages(CUSTOMERS).length > 0, 'the answer at the customer');
  console.log(await (await fetch('http://127.0.0.1:19091/readyz')).text()); console.log(await (await fetch('http://127.0.0.1:19093/readyz')).text());
  console.log((await (await fetch('http://127.0.0.1:19093/metrics')).text()).split('\n').filter(l => /^kulanz_(waiting|inbound|outbox|tickets)/.test(l)).join('\n'));
  console.log((await exec('node', [`${H}/app/dist/src/cli/main.js`, 'reconcile', '--config', `${etc}/kulanz.yaml`], { env: env(19090), encoding: 'utf8' })).stdout);
  for (const p of [poller, w2]) { const t = Date.now(); p.child.kill('SIGTERM'); const c = await p.done; say('stopped with', c, 'after ms', Date.now() - t); }
} catch (e) { console.log('FAILED', e); for (const p of [poller, w1, w2]) p.child.kill('SIGKILL'); }
for (const [n, l] of Object.entries(logs)) console.log(`--- ${n}\n${l.split('\n').slice(0, 14).join('\n')}`);
await smtp.close(); await imap.close(); process.exit(0);
