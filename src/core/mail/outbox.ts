import type { Id, InvitationId, UserId } from '../kernel/ids.js';

/** What a mail can be about, and the id of that. */
export type MailSubject =
  | { readonly kind: 'INVITATION'; readonly aboutId: InvitationId }
  | { readonly kind: 'PASSWORD_RESET'; readonly aboutId: UserId };

/**
 * How far a mail has come: waiting to be sent (or to be tried again), handed over, or given up; a mail that was never asked for
 * is at NONE.
 */
export type MailState = 'NONE' | 'QUEUED' | 'SENT' | 'FAILED';

/**
 * Puts mails down to be sent once the transaction has been committed, inside a unit of work. What they say is made when they
 * are sent, so that no secret waits in the database.
 */
export interface Outbox {
  /**
   * A mail about this shall go out, once more if one has gone already. It takes as many statements the first time as later:
   * whoever measures how long that takes must not learn whether somebody has asked before.
   */
  put(subject: MailSubject, at: number): Promise<void>;
  /**
   * As many statements as putting a mail down takes, and nothing more: for where nobody must find out, by how long it takes,
   * whether one was.
   */
  putNothing(): Promise<void>;
  /** When a mail about this was last put down, whatever became of it, in milliseconds since 1970; null for never. */
  lastPut(subject: MailSubject): Promise<number | null>;
  /** A mail about this that has not gone out shall not. */
  withdraw(subject: MailSubject): Promise<void>;
}

/** A mail that waits. */
export interface QueuedMail {
  readonly subject: MailSubject;
  /** How often a mail about this was asked for; with the subject it tells a mail from all others. */
  readonly turn: number;
  /** How often it was tried. */
  readonly attempts: number;
  /** From when on it may be tried, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** What sends mails reads and writes, inside a unit of work. */
export interface MailQueue {
  /** Some of the mails that are due at a moment, at most so many; the longest due first. */
  due(at: number, most: number): Promise<QueuedMail[]>;
  /** Counts a try and keeps all others from it until a moment; false when another process was quicker. */
  claim(mail: QueuedMail, until: number): Promise<boolean>;
  sent(mail: QueuedMail, at: number): Promise<void>;
  /** Shall be tried again. */
  postpone(mail: QueuedMail, until: number, problem: string): Promise<void>;
  giveUp(mail: QueuedMail, problem: string): Promise<void>;
  /** There is nothing to be said any more. */
  drop(mail: QueuedMail): Promise<void>;
}

/** The key of a mail. */
export function mailKey({ subject, turn }: Pick<QueuedMail, 'subject' | 'turn'>): string {
  return `${subject.aboutId satisfies Id}.${turn}`;
}
