#!/usr/bin/env node
import { Command } from 'commander';
import { projectVersion } from '../server/project.js';
import { addAuditCommand } from './audit-command.js';
import { addExportCommand } from './export-command.js';
import { addImportCommand } from './import-command.js';
import { addMigrateCommand } from './migrate-command.js';
import { addPurgeCommand } from './purge-command.js';
import { addSchemaCommand } from './schema-command.js';
import { addStartCommand } from './start-command.js';
import { addTokenCommand } from './token-command.js';

const program = new Command('denizen')
  .description('Users, groups, roles and role assignments as a GraphQL federation subgraph.')
  .version(projectVersion)
  .showHelpAfterError()
  .addHelpText('after', '\nThe database is the one that DATABASE_URL names; see .env.example for all settings.');

addStartCommand(program);
addMigrateCommand(program);
addImportCommand(program);
addExportCommand(program);
addSchemaCommand(program);
addTokenCommand(program);
addAuditCommand(program);
addPurgeCommand(program);
await program.parseAsync();
