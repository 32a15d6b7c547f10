import { InvalidArgumentError, type Command } from 'commander';
import { checkpointOf, parseCheckpoint, type ChainHead } from '../core/audit/chain.js';
import { withTools } from './with-tools.js';

/** `denizen audit`. */
export function addAuditCommand(program: Command): void {
  const command = program.command('audit').description('Look after the audit trail.');
  command
    .command('verify')
    .description(
      'Follow the audit trail from its beginning to its end: finds any event that was changed, dropped, put in or moved. ' +
        'Prints a checkpoint; keep it elsewhere, and give it next time to find a trail that was cut off and rewritten.',
    )
    .option('--checkpoint <checkpoint>', 'what an earlier `denizen audit verify` has printed', checkpoint)
    .action(({ checkpoint: noted = null }: { readonly checkpoint?: ChainHead | null }) =>
      withTools(async (tools) => {
        const { head, broken } = await tools.verifyAudit(noted);
        if (broken === null) {
          process.stdout.write(`${head.revision} events, all as they were written.\n${checkpointOf(head)}\n`);
          return;
        }
        process.stderr.write(`The audit trail is broken at event ${broken.revision}: ${broken.problem}\n`);
        process.exitCode = 1;
      }),
    );
}

function checkpoint(text: string): ChainHead {
  const head = parseCheckpoint(text);
  if (head === undefined)
    throw new InvalidArgumentError('A checkpoint is a number, a colon and 64 hexadecimal digits.');
  return head;
}
