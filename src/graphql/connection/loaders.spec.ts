import { Loaders } from './loaders.js';

/** A batch that puts its keys into brackets, with what it was asked. */
function noting(brackets = '<>') {
  const batches: (readonly string[])[] = [];
  const batch = (keys: readonly string[]): Promise<string[]> => {
    batches.push(keys);
    return Promise.resolve(keys.map((key) => `${brackets.charAt(0)}${key}${brackets.charAt(1)}`));
  };
  return { batches, batch };
}

describe('a loader', () => {
  it('sends what is asked at one time as one batch, and what it knows not at all', async () => {
    const { batches, batch } = noting();
    const loader = new Loaders().by('things', batch);
    expect(await Promise.all([loader.load('a'), loader.load('b'), loader.load('a')])).toEqual(['<a>', '<b>', '<a>']);
    expect(loader.load('b')).toBe('<b>');
    expect(batches).toEqual([['a', 'b']]);
  });

  it('fails for every key when its batch fails, and the batches that wait with it go on', async () => {
    const loaders = new Loaders();
    const gone = new Error('gone');
    const broken = loaders.by<string, string>('broken', () => Promise.reject(gone));
    const { batch } = noting();
    const whole = loaders.by('whole', batch);
    const [a, b, c] = await Promise.allSettled([broken.load('a'), broken.load('b'), whole.load('c')]);
    expect([a, b]).toEqual(Array(2).fill({ status: 'rejected', reason: gone }));
    expect(c).toEqual({ status: 'fulfilled', value: '<c>' });
    expect(await whole.load('d')).toBe('<d>');
    await expect(Promise.resolve(broken.load('a'))).rejects.toBe(gone);
  });

  it('fails when its batch throws at once, and holds up nothing that comes later', async () => {
    const loaders = new Loaders();
    const broken = loaders.by<string, string>('broken', () => {
      throw new TypeError('at once');
    });
    await expect(Promise.resolve(broken.load('a'))).rejects.toThrow('at once');
    const { batch } = noting();
    expect(await loaders.by('whole', batch).load('b')).toBe('<b>');
  });

  it('that fails for keys which nobody waits for any more ends no process', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): number => unheard.push(reason);
    process.on('unhandledRejection', hear);
    void new Loaders().by<string, string>('broken', () => Promise.reject(new Error('gone'))).load('a');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('fails when a batch answers for other keys than it was asked, instead of telling anything', async () => {
    const loader = new Loaders().by<string, string>('short', () => Promise.resolve(['<a>']));
    const answers = await Promise.allSettled([loader.load('a'), loader.load('b')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('hands nothing out when what belongs to it can not be loaded', async () => {
    const loaders = new Loaders();
    const { batch } = noting();
    const gone = new Error('gone');
    const loader = loaders.by('pages', batch, { prepare: () => Promise.reject(gone) });
    await expect(Promise.resolve(loader.load('a'))).rejects.toBe(gone);
  });

  it('loads with the next batch what belongs to the answers of this one', async () => {
    const loaders = new Loaders();
    const inner = noting('()');
    const parts = loaders.by('parts', inner.batch);
    const { batch } = noting();
    const prepare = async (values: readonly string[]): Promise<void> => {
      await Promise.all(values.map(async (value) => parts.load(value)));
    };
    const loader = loaders.by('pages', batch, { prepare });
    await Promise.all([loader.load('a'), loader.load('b')]);
    expect(parts.load('<b>')).toBe('(<b>)');
    expect(inner.batches).toEqual([['<a>', '<b>']]);
  });

  it('is another one in another operation', async () => {
    const { batches, batch } = noting();
    await new Loaders().by('things', batch).load('a');
    await new Loaders().by('things', batch).load('a');
    expect(batches).toEqual([['a'], ['a']]);
  });

  it('waits with its batch for work whose answer may ask for more', async () => {
    const loaders = new Loaders();
    const { batches, batch } = noting();
    const loader = loaders.by('things', batch);
    const work = new Promise<string>((resolve) => setTimeout(() => resolve('b'), 5));
    await Promise.all([loader.load('a'), loaders.during(work).then((key) => loader.load(key))]);
    expect(batches).toEqual([['a', 'b']]);
  });

  it('sends its batch also when the work that it waited for has failed', async () => {
    const loaders = new Loaders();
    const { batch } = noting();
    const work = loaders.during(Promise.reject(new Error('gone')));
    const [failed, loaded] = await Promise.allSettled([work, loaders.by('things', batch).load('a')]);
    expect(failed.status).toBe('rejected');
    expect(loaded).toEqual({ status: 'fulfilled', value: '<a>' });
  });
});

describe('what is made once for an operation', () => {
  it('is made at its first use, whatever it is', () => {
    const loaders = new Loaders();
    const make = jest.fn(() => undefined);
    loaders.once('nothing', make);
    loaders.once('nothing', make);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('is not tried again when it fails, as an argument that can’t be read would be for each of a thousand parents', () => {
    const loaders = new Loaders();
    const refusal = new Error('no');
    const make = jest.fn(() => {
      throw refusal;
    });
    for (let n = 0; n < 3; n++) expect(() => loaders.once('wrong', make)).toThrow(refusal);
    expect(make).toHaveBeenCalledTimes(1);
  });
});

describe('what is made once for some arguments', () => {
  it('is made once for one object, for all that read the same, and for each name', () => {
    const loaders = new Loaders();
    let made = 0;
    const ask = (name: string, args: { readonly first: number }) =>
      loaders.onceFor(name, args, JSON.stringify, () => ({ name, n: (made += 1) }));
    const args = { first: 1 };
    const things = [ask('a', args), ask('a', args), ask('a', { first: 1 }), ask('a', { first: 2 }), ask('b', args)];
    expect(things.map(({ n }) => n)).toEqual([1, 1, 1, 2, 3]);
  });

  it('fails each time in the same way, and is tried once', () => {
    const loaders = new Loaders();
    let tries = 0;
    const args = {};
    const ask = () =>
      loaders.onceFor('a', args, JSON.stringify, () => {
        throw new TypeError(`try ${(tries += 1)}`);
      });
    expect(ask).toThrow('try 1');
    expect(ask).toThrow('try 1');
  });

  it('is given the first of the arguments that a field had, as all are equal', () => {
    const loaders = new Loaders();
    const [field, first] = [{}, { first: 1 }];
    expect(loaders.argumentsOf(field, first)).toBe(first);
    expect(loaders.argumentsOf(field, { first: 1 })).toBe(first);
    expect(loaders.argumentsOf({}, { first: 2 })).toEqual({ first: 2 });
    expect(new Loaders().argumentsOf(field, { first: 3 })).toEqual({ first: 3 });
  });
});
