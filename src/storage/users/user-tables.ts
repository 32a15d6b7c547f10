import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Principals of every kind, people and service accounts, how providers know people, and where these have access. */
export function userTables(c: Columns): EntitySchema[] {
  return [
    // One row for each user, group and service account under the same id: what roles and memberships refer to.
    tableOf('principals', {
      columns: {
        id: c.id({ primary: true }),
        kind: c.text(20),
        tenant_id: c.id({ nullable: true }),
        display_name: c.text(200),
        display_name_key: c.text(200),
        created_at: c.time(),
      },
      index: [['display_name_key'], ['tenant_id']],
      references: [['tenant_id', 'tenants', 'RESTRICT']],
    }),
    usersTable(c),
    tableOf('service_accounts', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id(),
        name: c.text(100),
        name_key: c.text(100),
        description: c.text(1000, { nullable: true }),
        status: c.text(20),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
      },
      unique: [['tenant_id', 'name_key']],
      references: [
        ['id', 'principals', 'RESTRICT'],
        ['tenant_id', 'tenants', 'RESTRICT'],
      ],
    }),
    ...accessTables(c),
  ];
}

function usersTable(c: Columns): EntitySchema {
  const maybe = { nullable: true };
  return tableOf('users', {
    columns: {
      id: c.id({ primary: true }),
      username: c.text(100),
      username_key: c.text(100),
      external_id: c.text(255, maybe),
      email: c.text(254, maybe),
      email_key: c.text(254, maybe),
      email_domain: c.text(253, maybe),
      email_verified: c.flag(),
      display_name: c.text(200),
      display_name_key: c.text(200),
      given_name: c.text(100, maybe),
      given_name_key: c.text(100, maybe),
      family_name: c.text(100, maybe),
      family_name_key: c.text(100, maybe),
      nickname: c.text(100, maybe),
      nickname_key: c.text(100, maybe),
      avatar_url: c.text(1000, maybe),
      locale: c.text(35, maybe),
      time_zone: c.text(64, maybe),
      job_title: c.text(200, maybe),
      job_title_key: c.text(200, maybe),
      department: c.text(200, maybe),
      department_key: c.text(200, maybe),
      organization: c.text(200, maybe),
      organization_key: c.text(200, maybe),
      location: c.text(200, maybe),
      location_key: c.text(200, maybe),
      account_status: c.text(20),
      claim_status: c.text(20),
      management_source: c.text(20),
      restricted: c.flag(),
      mfa_enabled: c.flag(),
      last_active_at: c.time(maybe),
      deletion_scheduled_at: c.time(maybe),
      created_at: c.time(),
      updated_at: c.time(),
      version: c.integer(),
    },
    unique: [['username_key'], ['email_key'], ['external_id']],
    index: [
      ['display_name_key'],
      ['created_at'],
      ['updated_at'],
      ['last_active_at'],
      ['email_domain'],
      ['deletion_scheduled_at'],
    ],
    references: [['id', 'principals', 'RESTRICT']],
  });
}

function accessTables(c: Columns): EntitySchema[] {
  return [
    tableOf('external_identities', {
      columns: {
        id: c.id({ primary: true }),
        user_id: c.id(),
        provider: c.text(100),
        subject: c.text(255),
        created_at: c.time(),
      },
      unique: [['provider', 'subject']],
      index: [['user_id']],
      references: [['user_id', 'users', 'CASCADE']],
    }),
    tableOf('tenant_accesses', {
      columns: {
        user_id: c.id({ primary: true }),
        tenant_id: c.id({ primary: true }),
        management_source: c.text(20),
        created_at: c.time(),
      },
      index: [['tenant_id', 'user_id']],
      references: [
        ['user_id', 'users', 'CASCADE'],
        ['tenant_id', 'tenants', 'RESTRICT'],
      ],
      clustered: true,
    }),
    tableOf('directory_accesses', {
      columns: {
        user_id: c.id({ primary: true }),
        directory_id: c.id({ primary: true }),
        tenant_id: c.id(),
        status: c.text(20),
        created_at: c.time(),
      },
      index: [
        ['directory_id', 'user_id'],
        ['tenant_id', 'user_id'],
      ],
      references: [
        ['user_id', 'users', 'CASCADE'],
        ['directory_id', 'directories', 'RESTRICT'],
        ['tenant_id', 'tenants', 'RESTRICT'],
      ],
      clustered: true,
    }),
  ];
}
