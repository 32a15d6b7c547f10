import { DomainError, unavailable } from '../kernel/errors.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { MailService, mostTries, pauseAfter, type MailResult } from './mail-service.js';
import { MailNotSent, type MailMessage } from './mail.js';
import { mailKey, type MailQueue, type MailSubject, type QueuedMail } from './outbox.js';

interface Waiting extends QueuedMail {
  readonly state: 'QUEUED' | 'SENT' | 'FAILED' | 'NONE';
  readonly problem: string | null;
}

const now = 1_000_000;
const subject = (name: string) => ({ kind: 'INVITATION', aboutId: `inv_${name}` }) as unknown as MailSubject;
const secret = 'dzi_hush';
const broken = new TypeError(`Cannot read the invitation of ada@acme.example by ${secret}`);

/** Mails that wait, in memory: a unit of work that throws leaves them as they were. */
function outboxOf(...names: string[]) {
  let mails = new Map<string, Waiting>(names.map((name) => [`inv_${name}.1`, waiting(name)]));
  const change = (mail: QueuedMail, more: Partial<Waiting>) => {
    mails.set(mailKey(mail), { ...(mails.get(mailKey(mail)) as Waiting), ...more });
    return Promise.resolve();
  };
  const mail: MailQueue = {
    due: (at, most) =>
      Promise.resolve([...mails.values()].filter((one) => one.state === 'QUEUED' && one.dueAt <= at).slice(0, most)),
    claim: async (one, until) => {
      const found = mails.get(mailKey(one));
      if (found?.dueAt !== one.dueAt || found.attempts !== one.attempts) return false;
      await change(one, { dueAt: until, attempts: one.attempts + 1 });
      return true;
    },
    sent: (one) => change(one, { state: 'SENT' }),
    postpone: (one, until, problem) => change(one, { dueAt: until, problem }),
    giveUp: (one, problem) => change(one, { state: 'FAILED', problem }),
    drop: (one) => change(one, { state: 'NONE' }),
  };
  const unitOfWork: UnitOfWork<{ readonly mail: MailQueue }> = {
    run: async (work) => {
      const before = new Map(mails);
      try {
        return await work({ mail });
      } catch (error) {
        mails = before;
        throw error;
      }
    },
  };
  return { unitOfWork, change, of: (name: string) => mails.get(`inv_${name}.1`) };
}

function waiting(name: string): Waiting {
  return { subject: subject(name), turn: 1, attempts: 0, dueAt: now, state: 'QUEUED', problem: null };
}

type Outbox = ReturnType<typeof outboxOf>;

/** Works the outbox off, with a composer that fails for some mails. */
async function workOff({ unitOfWork }: Outbox, failing: Readonly<Record<string, Error>>) {
  const results: MailResult[] = [];
  const sent: string[] = [];
  const compose = (_stores: object, { aboutId }: MailSubject): Promise<MailMessage> => {
    const failure = failing[aboutId];
    if (failure) return Promise.reject(failure);
    return Promise.resolve({ to: `${aboutId}@acme.example`, subject: 'Hello', text: secret, language: 'en' });
  };
  const transport = {
    send: (_message: MailMessage, key: string) => Promise.resolve(void sent.push(key)),
    close: () => undefined,
  };
  const service = new MailService(unitOfWork, () => now, transport, { INVITATION: compose, PASSWORD_RESET: compose });
  const failure = await service.run((result) => void results.push(result)).catch((error: unknown) => error);
  return { results, sent, failure };
}

describe('a mail that cannot be written', () => {
  it.each([
    ['an unexpected error', broken],
    ['what the rules refuse', new DomainError('NOT_FOUND', `There is no ada@acme.example with ${secret}.`)],
  ])('waits for its next try, and keeps no other from going out: %s', async (_, error) => {
    const outbox = outboxOf('1', '2', '3');
    const { results, sent, failure } = await workOff(outbox, { inv_1: error });
    expect(failure).toBeUndefined();
    expect(sent).toEqual(['inv_2.1', 'inv_3.1']);
    const problem = 'it could not be written';
    expect(results[0]).toEqual({ key: 'inv_1.1', outcome: 'POSTPONED', problem, unexpected: error });
    expect(outbox.of('1')).toMatchObject({ state: 'QUEUED', dueAt: now + pauseAfter(1), attempts: 1, problem });
    expect(JSON.stringify(outbox.of('1'))).not.toMatch(/hush|@/);
    // It is not tried again before.
    expect(await workOff(outbox, {})).toMatchObject({ results: [], sent: [] });
  });

  it('is given up after the most tries', async () => {
    const outbox = outboxOf('1', '2');
    await outbox.change(waiting('1'), { attempts: mostTries - 1 });
    const { results } = await workOff(outbox, { inv_1: broken });
    expect(results.map(({ outcome }) => outcome)).toEqual(['FAILED', 'SENT']);
    expect(outbox.of('1')).toMatchObject({ state: 'FAILED', attempts: mostTries });
  });

  it('is left to the process that was quicker', async () => {
    const outbox = outboxOf('1', '2');
    const { unitOfWork } = outbox;
    let units = 0;
    const quicker: Outbox = {
      ...outbox,
      unitOfWork: {
        run: async (work) => {
          // After the list and the first try: the other process has it now.
          if (++units === 3) await outbox.change(waiting('1'), { attempts: 1, dueAt: now + 5 });
          return unitOfWork.run(work);
        },
      },
    };
    const { results } = await workOff(quicker, { inv_1: broken });
    expect(results.map(({ key }) => key)).toEqual(['inv_2.1']);
    expect(outbox.of('1')).toMatchObject({ state: 'QUEUED', dueAt: now + 5, attempts: 1, problem: null });
  });
});

it('a database that does not answer ends the run', async () => {
  const outbox = outboxOf('1', '2');
  const gone = unavailable('The database is not available. Try again.');
  expect(await workOff(outbox, { inv_1: gone })).toEqual({ results: [], sent: [], failure: gone });
  expect(outbox.of('1')).toEqual(waiting('1'));
});

it('a mail that the server does not take waits, too, with the server’s reason', async () => {
  const outbox = outboxOf('1');
  const refuse = () => Promise.reject(new MailNotSent(false, 'ESOCKET'));
  const compose = () => Promise.resolve({ to: 'ada@acme.example', subject: 'Hello', text: secret, language: 'en' });
  const composers = { INVITATION: compose, PASSWORD_RESET: compose };
  const results: MailResult[] = [];
  const service = new MailService(outbox.unitOfWork, () => now, { send: refuse, close: () => undefined }, composers);
  await service.run((result) => void results.push(result));
  expect(results).toEqual([{ key: 'inv_1.1', outcome: 'POSTPONED', problem: 'ESOCKET' }]);
});
