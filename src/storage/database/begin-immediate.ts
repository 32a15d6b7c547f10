import { setTimeout as delay } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { unavailable } from '../../core/kernel/errors.js';
import { domainErrorOf, isRetryable } from './errors.js';

/**
 * Begins a transaction on SQLite that may write. It takes the write lock now: one that reads first could not upgrade once
 * another process has written. The driver waits for locks with the whole of our process standing still, so it is told to
 * wait only for moments, and the rest of the waiting is done here.
 * @throws UNAVAILABLE when another process still holds the lock after `patienceMs`
 */
export async function beginImmediate(runner: QueryRunner, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      await runner.query('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isRetryable(error)) throw domainErrorOf(error);
      if (performance.now() >= deadline)
        throw unavailable('Another process is writing to the database file. Try again.');
      await delay(5 + Math.random() * 20);
    }
  }
}
