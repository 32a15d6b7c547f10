import { unavailable } from '../../core/kernel/errors.js';

/**
 * What a promise answers, if it does within so many milliseconds.
 * @throws UNAVAILABLE when it does not; the promise goes on, and what becomes of it is not looked at any more
 */
export async function inTime<T>(answer: Promise<T>, withinMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable('The database did not answer in time. Try again.')), withinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
