import type { AuditVerdict, ChainHead } from '../core/audit/chain.js';
import { systemClock } from '../core/kernel/clock.js';
import { DomainError } from '../core/kernel/errors.js';
import type { ProvisioningService } from '../core/provisioning/provisioning-service.js';
import type { TokenService } from '../core/tokens/token-service.js';
import type { PurgeService } from '../core/users/purge-service.js';
import type { TransferStore } from '../core/transfer/transfer-store.js';
import type { Database } from '../storage/database/database.js';
import { migrate, migrateDown, pendingMigrations } from '../storage/database/migrate.js';
import { openDatabase } from '../storage/database/open-database.js';
import { auditVerifier, provisioningService, purgeService, tokenService, transferStore } from './compose.js';
import type { Config } from './config.js';

/** What commands work with: the services on the database that the configuration names. */
export interface Tools {
  readonly tokens: TokenService;
  readonly provisioning: ProvisioningService;
  readonly transfer: TransferStore;
  /** Follows the audit trail from its beginning to its end, past a checkpoint if there is one. */
  verifyAudit(checkpoint: ChainHead | null): Promise<AuditVerdict>;
  readonly purge: PurgeService;
  /** Brings the database to the newest form; answers the names of the migrations that were run. */
  migrate(): Promise<string[]>;
  /** Takes back the newest migration; answers its name, or undefined when there is none. */
  migrateDown(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Opens the database for a command. As for the server, development brings it to the newest form and production wants it so.
 * @param anyVersion true for a command that changes the version itself
 * @throws INVALID when the database is not up to date in production
 */
export async function openTools(config: Config, anyVersion = false): Promise<Tools> {
  const database = await openDatabase(config.database, config);
  try {
    if (!anyVersion) await requireNewest(database, config);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    tokens: tokenService(database, systemClock),
    provisioning: provisioningService(database, systemClock),
    transfer: transferStore(database, systemClock),
    verifyAudit: auditVerifier(database),
    purge: purgeService(database, systemClock),
    migrate: () => migrate(database),
    migrateDown: () => migrateDown(database),
    close: () => database.close(),
  };
}

/** Brings the database to the newest form in development, and makes sure that it has it in production. */
export async function requireNewest(database: Database, config: Config): Promise<void> {
  if (config.environment !== 'production') {
    await migrate(database);
    return;
  }
  const pending = await pendingMigrations(database);
  if (pending.length > 0)
    throw new DomainError(
      'INVALID',
      `The database is not up to date (${pending.join(', ')}): run \`npx denizen migrate\` first.`,
    );
}
