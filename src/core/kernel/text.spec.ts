import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { DomainError } from './errors.js';
import { checkedEmail, checkedSlug, checkedText, emailDomain, emailKey, fragmentKey, textKey } from './text.js';

const anyText = fc.string({ unit: 'binary' });
// Code points that meet in ways which single ones don't: accents, jamo, sigma, ligatures, invisible ones, spaces.
const trickyText = fc
  .array(fc.constantFrom(...'aAiIıİσςΣßẞſKÅäÄ\u0301\u0308\u0316\u0345\u3099カｶﾞ각각ﬃ½ﷺ´ \u00a0\u00ad\u200d\ufe0fǅǈ'))
  .map((parts) => parts.join(''));

function refusal(action: () => unknown): DomainError {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('the key of an e-mail address', () => {
  it.each([
    ['upper case', 'ADMIN@X.IO'],
    ['a trailing space', 'admin@x.io '],
    ['a leading no-break space', '\u00a0admin@x.io'],
    ['full-width letters', 'ａｄｍｉｎ＠ｘ．ｉｏ'],
    ['a zero-width joiner', 'ad\u200dmin@x.io'],
    ['a right-to-left mark', 'admin\u200f@x.io'],
    ['a soft hyphen in the domain', 'admin@x\u00ad.io'],
    ['an ideographic full stop', 'admin@x。io'],
  ])('is the plain address for one with %s', (_, address) => {
    expect(emailKey(address)).toBe('admin@x.io');
  });

  it.each([
    ['the Kelvin sign is a k', '\u212aate@x.io', 'kate@x.io'],
    ['a decomposed accent is the composed one', 'a\u0301dmin@x.io', '\u00e1dmin@x.io'],
    ['a Unicode domain is its punycode twin', 'admin@BÜCHER.example', 'admin@xn--bcher-kva.example'],
    ['a punycode domain stays', 'admin@XN--bcher-kva.example', 'admin@xn--bcher-kva.example'],
    ['a sharp s in a domain is kept (IDNA 2008)', 'admin@straße.de', 'admin@xn--strae-oqa.de'],
    ['a long s is an s', 'ſam@x.io', 'sam@x.io'],
  ])('%s', (_, address, key) => {
    expect(emailKey(address)).toBe(key);
  });

  it.each([
    ['an accent', 'ádmin@x.io', 'admin@x.io'],
    ['a dotless i', 'admın@x.io', 'admin@x.io'],
    ['a dotted capital I', 'ADMİN@x.io', 'admin@x.io'],
    ['ß and ss', 'straße@x.io', 'strasse@x.io'],
    ['one emoji and another', '😀@x.io', '😁@x.io'],
    ['a Cyrillic letter that looks alike', '\u0430dmin@x.io', 'admin@x.io'],
    ['a plus tag', 'admin+a@x.io', 'admin@x.io'],
    ['dots in the name', 'ad.min@x.io', 'admin@x.io'],
  ])('tells apart %s', (_, one, other) => {
    expect(emailKey(one)).not.toBe(emailKey(other));
  });

  it.each(['x.io:80', 'x.io/y', 'x.io?y', 'x.io#y', 'x.io\\y', '%78.io', 'x.io℀y', '0x7f.1', '127.1', '[::1]'])(
    'keeps the domain %s, of which the URL parser would make another',
    (domain) => {
      expect(emailKey(`admin@${domain}`)).toBe(`admin@${domain.normalize('NFKC')}`);
      expect(refusal(() => checkedEmail(`admin@${domain}`)).code).toBe('BAD_USER_INPUT');
    },
  );

  it('serves for the end of an address', () => {
    expect(emailKey('@BÜCHER.example')).toBe('@xn--bcher-kva.example');
  });

  it('is the key of itself', () => {
    fc.assert(fc.property(fc.oneof(anyText, trickyText), fc.oneof(anyText, fc.domain()), isOwnEmailKey), tried(2000));
  });

  function isOwnEmailKey(local: string, domain: string): void {
    const key = emailKey(`${local}@${domain}`);
    expect(emailKey(key)).toBe(key);
  }

  it('shows the domain, or null when there is none', () => {
    expect(emailDomain('Admin@BÜCHER.example')).toBe('xn--bcher-kva.example');
    expect(emailDomain('a@b@x.io')).toBe('x.io');
    expect(emailDomain('@x.io')).toBeNull();
    expect(emailDomain('admin')).toBeNull();
  });
});

describe('the key of a text', () => {
  it('is the key of itself, for every code point alone and among others', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      const key = textKey(`a${character}\u0301 ${character}`);
      if (textKey(key) !== key) throw new Error(`The key of U+${code.toString(16)} has another key.`);
    }
  });

  it('is the key of itself, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, trickyText), (text) => {
        expect(textKey(textKey(text))).toBe(textKey(text));
        expect(fragmentKey(fragmentKey(text))).toBe(fragmentKey(text));
      }),
      tried(5000),
    );
  });

  it('is the same for the composed and the decomposed text, and for both cases of plain letters', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, trickyText), (text) => {
        expect(textKey(text.normalize('NFC'))).toBe(textKey(text.normalize('NFD')));
      }),
      tried(100),
    );
    expect(textKey('ÄRMEL')).toBe(textKey('a\u0308rmel'));
  });

  it('has one sigma, so that the start of a Greek name is found in the name', () => {
    expect(textKey('ΟΔΟΣ')).toBe(textKey('οδοσ'));
    expect(textKey('ΟΔΟΣΑ').startsWith(fragmentKey('ΟΔΟΣ'))).toBe(true);
  });

  it('keeps the spaces of a fragment, so that what starts with a word and a space is not a longer word', () => {
    expect(fragmentKey('Anna ')).toBe('anna ');
    expect(textKey(' Anna ')).toBe('anna');
  });

  it('is refused for a text that no name is as long as', () => {
    expect(textKey('a'.repeat(4096))).toHaveLength(4096);
    expect(refusal(() => textKey('a'.repeat(4097))).message).toBe(
      'A text that is compared has at most 4096 characters; this one has 4097.',
    );
  });
});

describe('a text that people read', () => {
  it.each([
    ['letters of any script', 'Zoë 王小明 Ӂ 🦊'],
    ['an emoji that is made one by U+FE0F', 'I ❤️ roles'],
    ['the longest text', 'x'.repeat(20)],
    ['30 accents on a letter', `a${'\u0316'.repeat(30)}`],
  ])('may be %s', (_, text) => {
    expect(checkedText(text, 40)).toBe(text.normalize('NFC'));
  });

  it('is kept composed', () => {
    expect(checkedText('a\u0308', 10)).toBe('ä');
  });

  it.each([
    ['nothing', '', /must not be empty/],
    ['a space at the end', 'a ', /start or end with a space/],
    ['a no-break space at the start', '\u00a0a', /start or end with a space/],
    ['one character too many', 'x'.repeat(21), /at most 20 characters/],
    ['a text of any length', 'a\u0301\u0316'.repeat(100_000), /at most 20 characters/],
    ['a text whose key is longer', 'ﷺﷺ', /at most 20 characters/],
    ['31 accents on a letter', `a${'\u0301'.repeat(31)}`, /at most 30 accents/],
    ['a NUL', 'a\0b', /control or invisible/],
    ['a line end', 'a\nb', /control or invisible/],
    ['an escape', 'a\u001b[31mb', /control or invisible/],
    ['half a surrogate pair', 'a\ud800b', /control or invisible/],
    ['a zero-width space', 'a\u200bb', /control or invisible/],
    ['a zero-width joiner', 'a\u200db', /control or invisible/],
    ['a right-to-left mark', 'a\u200fb', /control or invisible/],
    ['an override of direction', 'a\u202eb', /control or invisible/],
    ['a soft hyphen', 'a\u00adb', /control or invisible/],
    ['an Arabic letter mark', 'a\u061cb', /control or invisible/],
    ['a Hangul filler, which looks like a space', 'a\u3164b', /control or invisible/],
    ['a tag character', 'a\u{e0061}b', /control or invisible/],
    ['a line separator', 'a\u2028b', /control or invisible/],
  ])('must not be or hold %s', (_, text, message) => {
    const error = refusal(() => checkedText(text, 20, 'input', 'name'));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['input', 'name'] });
    expect(error.message).toMatch(message);
  });

  it('is not normalised when it is far too long or has too many accents, as that takes quadratic time', () => {
    const normalize = jest.spyOn(String.prototype, 'normalize');
    try {
      for (const text of ['a\u0301\u0316'.repeat(100), `a${'\u0301\u0316'.repeat(30)}`])
        expect(refusal(() => checkedText(text, 70)).code).toBe('BAD_USER_INPUT');
      expect(normalize).not.toHaveBeenCalled();
    } finally {
      normalize.mockRestore();
    }
  });

  it('never has a longer key than the text may be long', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, trickyText), fc.nat(12), (text, most) => {
        try {
          expect(textKey(checkedText(text, most)).length).toBeLessThanOrEqual(most);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      tried(100),
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    'admin@x.io',
    'ADMIN@X.IO',
    "o'brien+tag@mail.example.co.uk",
    'ádmin@bücher.example',
    'straße@straße.de',
    'root@localhost',
    '😀@x.io',
    `${'a'.repeat(64)}@x.io`,
  ])('may be %s and is kept as it was given', (text) => {
    expect(checkedEmail(text)).toBe(text);
  });

  it.each([
    'admin',
    '@x.io',
    'admin@',
    'admin@x',
    'admin@x..io',
    'admin@.x.io',
    'admin@x.io.',
    'admin@-x.io',
    'admin@x_y.io',
    'admin@x.123',
    'admin@10.0.0.1',
    'a b@x.io',
    'a@b@x.io',
    'admin@evil.io＠x.io',
    'a,b@x.io',
    'a，b@x.io',
    '<b@x.io>',
    '"a b"@x.io',
    'a;b@x.io',
    `${'a'.repeat(65)}@x.io`,
    `admin@${'a'.repeat(64)}.io`,
    `admin@${'é'.repeat(60)}.io`,
    `admin@${'é.'.repeat(80)}io`,
  ])('must not be %s', (text) => {
    const error = refusal(() => checkedEmail(text, 'input', 'email'));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['input', 'email'] });
    expect(error.message).toMatch(/is not an e-mail address of the form/);
  });

  it('must not hold what cannot be seen', () => {
    expect(refusal(() => checkedEmail('admin\u200f@x.io')).message).toMatch(/invisible/);
    expect(refusal(() => checkedEmail('admin@x.io ')).message).toMatch(/start or end with a space/);
  });

  it('has a key with one @ and a host name whenever it is accepted', () => {
    const characters = [...'aA1.-_@＠:/?#%\\,<ß。．ａé℀ ', 'x.io', '@x.io'];
    const texts = fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(emailKey(checkedEmail(text))).toMatch(/^[^@\s,<:]+@(localhost|[a-z0-9.-]+\.[a-z0-9-]+)$/);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      tried(5000),
    );
  });
});

describe('a slug', () => {
  it.each(['a', 'acme', 'acme-2', 'x'.repeat(63)])('may be %s', (slug) => {
    expect(checkedSlug(slug)).toBe(slug);
  });

  it.each(['', 'Acme', '-a', 'a-', 'a--b', 'a_b', 'a.b', 'é', 'a\n', 'x'.repeat(64)])('must not be %j', (slug) => {
    expect(refusal(() => checkedSlug(slug, 'slug'))).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['slug'] });
  });
});
