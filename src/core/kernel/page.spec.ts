import { DomainError } from './errors.js';
import { defaultPageSize, pageRequest, type PageArguments, type PageRequest } from './page.js';

const most = 100;
const readCursor = (text: string): [string] => [`at ${text}`];
const request = (args: PageArguments): PageRequest => pageRequest(args, most, readCursor);

/** What a combination of arguments means: the page, or the argument at fault. */
function outcome(args: PageArguments): PageRequest | string {
  try {
    return request(args);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'BAD_USER_INPUT')
      return `wrong: ${error.argumentPath?.join('.')}`;
    throw error;
  }
}

describe('the arguments of a page', () => {
  const forwards = { limit: 5, backwards: false };
  const backwards = { limit: 5, backwards: true };
  const unsaid = { limit: defaultPageSize, backwards: false };

  // All sixteen combinations of given and left out.
  it.each<[PageArguments, PageRequest | string]>([
    [{}, unsaid],
    [{ first: 5 }, forwards],
    [{ after: 'x' }, { ...unsaid, from: ['at x'] }],
    [
      { first: 5, after: 'x' },
      { ...forwards, from: ['at x'] },
    ],
    [{ last: 5 }, backwards],
    [
      { last: 5, before: 'x' },
      { ...backwards, from: ['at x'] },
    ],
    [{ before: 'x' }, 'wrong: before'],
    [{ first: 5, before: 'x' }, 'wrong: before'],
    [{ last: 5, after: 'x' }, 'wrong: after'],
    [{ after: 'x', before: 'y' }, 'wrong: after'],
    [{ first: 5, after: 'x', before: 'y' }, 'wrong: after'],
    [{ last: 5, after: 'x', before: 'y' }, 'wrong: after'],
    [{ first: 5, last: 5 }, 'wrong: last'],
    [{ first: 5, last: 5, after: 'x' }, 'wrong: last'],
    [{ first: 5, last: 5, before: 'x' }, 'wrong: last'],
    [{ first: 5, last: 5, after: 'x', before: 'y' }, 'wrong: last'],
  ])('%j', (args, expected) => {
    expect(outcome(args)).toEqual(expected);
    // An argument that is null is one that was left out.
    expect(outcome({ first: null, after: null, last: null, before: null, ...args })).toEqual(expected);
  });

  it.each([
    [-1, 'must be a whole number, 0 or more'],
    [1.5, 'must be a whole number, 0 or more'],
    [Number.NaN, 'must be a whole number, 0 or more'],
    [most + 1, 'must be at most 100'],
    [2_147_483_647, 'must be at most 100'],
    [Infinity, 'must be a whole number, 0 or more'],
  ])('refuse %p rows in both directions, and never cut them', (limit, message) => {
    expect(() => request({ first: limit })).toThrow(`\`first\` ${message}`);
    expect(() => request({ last: limit })).toThrow(`\`last\` ${message}`);
    expect(outcome({ first: limit })).toBe('wrong: first');
    expect(outcome({ last: limit })).toBe('wrong: last');
  });

  it('allow no row and as many rows as there may be', () => {
    expect(request({ first: 0 }).limit).toBe(0);
    expect(request({ last: 0 })).toEqual({ limit: 0, backwards: true });
    expect(request({ first: most }).limit).toBe(most);
  });

  it('left out ask for 20 rows, or for fewer where fewer are allowed', () => {
    expect(pageRequest({}, 100, readCursor).limit).toBe(20);
    expect(pageRequest({}, 10, readCursor).limit).toBe(10);
  });

  it('pass on what is wrong with a cursor', () => {
    const refuse = (): never => {
      throw new DomainError('BAD_USER_INPUT', 'No cursor.', ['after']);
    };
    expect(() => pageRequest({ after: '' }, most, refuse)).toThrow('No cursor.');
  });
});
