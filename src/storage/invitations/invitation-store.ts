import type { Visibility } from '../../core/access/visibility.js';
import type { Invitation, ReceivedInvitation } from '../../core/invitations/invitation.js';
import type { InvitationStore } from '../../core/invitations/invitation-store.js';
import type { Id, InvitationId, UserId } from '../../core/kernel/ids.js';
import { invitationVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import { SqlListStore } from '../database/list-store.js';
import { readId, readNumber, readOptionalNumber, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { always, and, empty, idIn, idValue, raw, sql, type Sql } from '../database/sql.js';
import { invitationColumns, invitationsWithInviters, readInvitation } from './invitation-rows.js';

const whole = sql`${invitationsWithInviters}
  LEFT JOIN outbox m ON m.about_id = i.id AND m.kind = 'INVITATION'`;

const delivery = raw(`COALESCE(m.state, 'NONE')`);

const invitationShape: ListShape<Invitation> = {
  from: whole,
  reading: {
    select: ({ at }) => selected(at),
    whole: selected(0),
  },
  key: idKey(raw('i.id'), 'inv'),
  fields: {
    id: { kind: 'id', column: raw('i.id'), types: { inv: always } },
    email: { kind: 'email', column: raw('i.email_key') },
    status: { kind: 'enum', column: ({ at }) => statusSql(at) },
    delivery: { kind: 'enum', column: delivery },
    directoryId: { kind: 'id', column: raw('i.directory_id'), types: { dir: always } },
    createdAt: { kind: 'time', column: raw('i.created_at') },
    expiresAt: { kind: 'time', column: raw('i.expires_at') },
    sentAt: { kind: 'time', nullable: true, column: raw('m.sent_at') },
    acceptedAt: { kind: 'time', nullable: true, column: raw('i.accepted_at') },
    revokedAt: { kind: 'time', nullable: true, column: raw('i.revoked_at') },
  },
  relations: { inTenant: (args) => idIn(raw('i.tenant_id'), [args['tenantId'] as Id<'ten'>]) },
  search: [raw('i.email_key')],
  visible: (visibility) => invitationVisible(raw('i'), visibility),
};

/** Invitations to look at, in SQL. */
export class SqlInvitationStore extends SqlListStore<Invitation, InvitationId> implements InvitationStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, invitationShape);
  }

  async receivedBy(id: UserId): Promise<ReceivedInvitation[]> {
    const { at } = this.visibility;
    const isOpen = and([
      sql`u.id = ${idValue(id)} AND u.email_verified = 1 AND i.expires_at > ${at}`,
      raw(`t.status = 'ACTIVE'`),
    ]);
    const rows = await this.session
      .rows(sql`SELECT i.id, t.name, by_whom.display_name, i.message, i.created_at, i.expires_at
      FROM users u JOIN invitations i ON i.open_key = u.email_key JOIN tenants t ON t.id = i.tenant_id
        LEFT JOIN principals by_whom ON by_whom.id = i.created_by
      WHERE ${isOpen} ORDER BY i.created_at DESC, i.id DESC LIMIT 100`);
    return rows.map((row) => ({
      id: readId(row, 'id', 'inv'),
      tenantName: readText(row, 'name'),
      invitedBy: readOptionalText(row, 'display_name'),
      message: readOptionalText(row, 'message'),
      createdAt: readNumber(row, 'created_at'),
      expiresAt: readNumber(row, 'expires_at'),
    }));
  }
}

function selected(at: number) {
  return {
    columns: sql`${invitationColumns}, ${statusSql(at)} AS status, ${delivery} AS delivery, m.sent_at`,
    joins: empty,
    read: (row: Parameters<typeof readInvitation>[0]): Invitation => ({
      ...readInvitation(row),
      status: readText(row, 'status'),
      delivery: readText(row, 'delivery'),
      sentAt: readOptionalNumber(row, 'sent_at'),
    }),
  };
}

// `invitationStatus` of core in SQL: the tests hold the two to the same answers.
function statusSql(at: number): Sql {
  return sql`CASE WHEN i.accepted_at IS NOT NULL THEN 'ACCEPTED' WHEN i.revoked_at IS NOT NULL THEN 'REVOKED'
    WHEN i.expires_at <= ${at} THEN 'EXPIRED' ELSE 'PENDING' END`;
}
