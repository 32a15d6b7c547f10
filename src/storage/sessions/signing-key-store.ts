import type { SigningKey, SigningKeyStore } from '../../core/sessions/signing-key-store.js';
import { insertSql } from '../database/insert.js';
import { readNumber, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { sql } from '../database/sql.js';

/** Signing keys in SQL. */
export class SqlSigningKeyStore implements SigningKeyStore {
  constructor(private readonly session: SqlSession) {}

  async published(at: number): Promise<SigningKey[]> {
    const rows = await this.session.rows(sql`SELECT kid, public_jwk, sealed_private, signs_from, signs_until,
      published_until FROM signing_keys WHERE published_until > ${at} ORDER BY signs_from, kid`);
    return rows.map((row) => ({
      kid: readText(row, 'kid'),
      publicJwk: readText(row, 'public_jwk'),
      sealedPrivate: readOptionalText(row, 'sealed_private'),
      signsFrom: readNumber(row, 'signs_from'),
      signsUntil: readNumber(row, 'signs_until'),
      publishedUntil: readNumber(row, 'published_until'),
    }));
  }

  async add(key: SigningKey, at: number): Promise<void> {
    await this.session.run(sql`DELETE FROM signing_keys WHERE published_until <= ${at}`);
    await this.session.run(
      insertSql('signing_keys', [
        {
          kid: key.kid,
          public_jwk: key.publicJwk,
          sealed_private: key.sealedPrivate,
          signs_from: key.signsFrom,
          signs_until: key.signsUntil,
          published_until: key.publishedUntil,
        },
      ]),
    );
  }
}
