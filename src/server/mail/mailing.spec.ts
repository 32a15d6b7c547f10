import type { MailResult } from '../../core/mail/mail-service.js';
import { Mailing } from './mailing.js';

type Line = readonly [level: 'info' | 'warn' | 'error', facts: object, message: string];

function started(run: ConstructorParameters<typeof Mailing>[0]['run']) {
  const lines: Line[] = [];
  const write = (level: Line[0]) => (facts: object, message: string) => void lines.push([level, facts, message]);
  const log = { info: write('info'), warn: write('warn'), error: write('error') } as unknown as ConstructorParameters<
    typeof Mailing
  >[1];
  const mailing = new Mailing({ run }, log);
  mailing.start();
  return { mailing, lines };
}

describe('the sending of mails while the server runs', () => {
  it('tells of each mail by its key, and of nothing that is in it', async () => {
    const results: MailResult[] = [
      { key: 'inv_1.1', outcome: 'SENT', problem: null },
      { key: 'inv_2.1', outcome: 'POSTPONED', problem: 'ESOCKET' },
      { key: 'inv_3.1', outcome: 'FAILED', problem: 'EENVELOPE 550' },
    ];
    const { mailing, lines } = started((onResult) => {
      for (const result of results) onResult?.(result);
      return Promise.resolve();
    });
    await mailing.stop();
    expect(lines).toEqual([
      ['info', { mail: 'inv_1.1' }, 'a mail was handed over'],
      ['warn', { mail: 'inv_2.1', problem: 'ESOCKET' }, 'a mail could not be handed over yet'],
      ['warn', { mail: 'inv_3.1', problem: 'EENVELOPE 550' }, 'a mail was given up'],
    ]);
  });

  it('tells why a mail could not be written, which nobody expected', async () => {
    const [problem, unexpected] = ['it could not be written', new TypeError('x is not a function')];
    const { mailing, lines } = started((onResult) => {
      onResult?.({ key: 'inv_1.1', outcome: 'POSTPONED', problem, unexpected });
      onResult?.({ key: 'inv_2.1', outcome: 'FAILED', problem, unexpected });
      return Promise.resolve();
    });
    await mailing.stop();
    expect(lines).toEqual([
      ['error', { mail: 'inv_1.1', problem, err: unexpected }, 'a mail could not be handed over yet'],
      ['error', { mail: 'inv_2.1', problem, err: unexpected }, 'a mail was given up'],
    ]);
  });

  it('outlives a failure of the database', async () => {
    const { mailing, lines } = started(() => Promise.reject(new Error('gone')));
    await mailing.stop();
    expect(lines).toEqual([['warn', { err: new Error('gone') }, 'the outbox could not be worked off']]);
  });

  it('stops after the mail that is under way', async () => {
    let letGo: () => void = () => undefined;
    let left = false;
    const { mailing } = started(async (_onResult, isOver) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      left = isOver?.() ?? false;
    });
    const stopped = mailing.stop();
    letGo();
    await stopped;
    expect(left).toBe(true);
  });
});
