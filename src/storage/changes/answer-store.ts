import type { PrincipalId } from '../../core/kernel/ids.js';
import type { AnswerStore, KeptAnswer } from '../../core/changes/kept-answers.js';
import { insertSql } from '../database/insert.js';
import { readNumber, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idBytes, idValue, raw, sql } from '../database/sql.js';

const nobody = Buffer.alloc(16);

/** Kept answers in SQL. */
export class SqlAnswerStore implements AnswerStore {
  constructor(private readonly session: SqlSession) {}

  async find(ownerId: PrincipalId | null, keyHash: Uint8Array, after: number): Promise<KeptAnswer | null> {
    const [row] = await this.session.rows(sql`SELECT request_hash, revision, answer, kept_at FROM kept_answers
      WHERE owner_id = ${ownerValue(ownerId)} AND key_hash = ${Buffer.from(keyHash)} AND kept_at > ${after}`);
    if (row === undefined) return null;
    return {
      ownerId,
      keyHash,
      requestHash: idBytes(row['request_hash']),
      revision: readNumber(row, 'revision'),
      answer: readText(row, 'answer'),
      keptAt: readNumber(row, 'kept_at'),
    };
  }

  async keep(answer: KeptAnswer, forgetBefore: number): Promise<void> {
    const { ownerId, keyHash } = answer;
    await this.session.run(
      sql`DELETE FROM kept_answers WHERE owner_id = ${ownerValue(ownerId)} AND key_hash = ${Buffer.from(keyHash)}`,
    );
    // A few at a time, so that no caller pays for all.
    const old = await this.session.rows(
      sql`SELECT owner_id, key_hash FROM kept_answers WHERE kept_at <= ${forgetBefore} ORDER BY kept_at LIMIT ${raw(10)}`,
    );
    for (const row of old)
      await this.session.run(sql`DELETE FROM kept_answers
        WHERE owner_id = ${Buffer.from(idBytes(row['owner_id']))} AND key_hash = ${Buffer.from(idBytes(row['key_hash']))}`);
    await this.session.run(
      insertSql('kept_answers', [
        {
          owner_id: ownerValue(ownerId),
          key_hash: Buffer.from(keyHash),
          request_hash: Buffer.from(answer.requestHash),
          revision: answer.revision,
          answer: answer.answer,
          kept_at: answer.keptAt,
        },
      ]),
    );
  }
}

function ownerValue(ownerId: PrincipalId | null): Uint8Array {
  return ownerId === null ? nobody : idValue(ownerId);
}
