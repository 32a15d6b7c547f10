import { requestHashOf, sealed, unsealed } from './kept-answers.js';

describe('a kept answer', () => {
  it('tells its request from others by a hash that cannot be guessed at without the key: it may hold a password', async () => {
    const [request, key] = ['signIn four unrelated words', 'a-key-of-sixteen-characters'];
    const hash = await requestHashOf(request, key);
    expect(await requestHashOf(request, key)).toEqual(hash);
    expect(await requestHashOf(`${request}!`, key)).not.toEqual(hash);
    expect(await requestHashOf(request, `${key}!`)).not.toEqual(hash);
  });

  it('is read with the key alone', async () => {
    const text = await sealed({ secret: 'shown once' }, 'a-key-of-sixteen-characters');
    expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('shown');
    expect(await unsealed(text, 'a-key-of-sixteen-characters')).toEqual({ secret: 'shown once' });
    await expect(unsealed(text, 'another-key-of-sixteen')).rejects.toThrow();
  });
});
