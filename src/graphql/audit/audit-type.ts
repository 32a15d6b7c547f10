import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import type { AuditChange, AuditEvent, AuditFacts, AuditOutcome as Outcome } from '../../core/audit/audit-event.js';
import { NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** What became of what was tried. */
export const AuditOutcome = registerWords('AuditOutcome', 'What became of what somebody tried.', {
  SUCCEEDED: 'It was done.',
  DENIED: 'It was refused: they may not.',
  FAILED: 'It could not be done as things were.',
});

/** What became of one thing. */
@ObjectType('AuditChange', { simpleResolvers: true, description: 'What became of one thing.' })
export class AuditChangeType implements AuditChange {
  @Field(() => ID, {
    nullable: true,
    description: 'The thing; it may have gone since. Null for a permission of the catalogue, which its facts name.',
  })
  objectId!: AuditChange['objectId'];

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Its facts before; null when it was not there. Never a secret.',
  })
  before!: AuditFacts | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Its facts after; null when it has gone. Never a secret.',
  })
  after!: AuditFacts | null;
}

/** An event as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('AuditEvent', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What somebody did or tried. Events are only ever added; each holds the hash of the one before it, so that `denizen audit verify` finds any that was changed, dropped or put in later.',
})
export class AuditEventType
  extends NodeType
  implements Pick<AuditEvent, 'revision' | 'at' | 'action' | 'outcome' | 'code' | 'requestId' | 'changes' | 'objectIds'>
{
  @Field(() => Float, { description: 'Its number in the trail, which counts up from 1 without a gap.' })
  revision!: number;

  @Field(() => DateTime, { description: 'When it was.' })
  at!: number;

  @Field(() => String, {
    description:
      'What was tried: the name of the mutation; `import` and `purgeUser` for what none does. `auditActions` has them all.',
  })
  action!: string;

  @Field(() => AuditOutcome, { description: 'What became of it.' })
  outcome!: Outcome;

  @Field(() => String, { nullable: true, description: 'Why it was refused or failed: the code of the error.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'The id of the request, which the log has, too.' })
  requestId!: string | null;

  @Field(() => [AuditChangeType], { description: 'What became of each thing; empty when nothing was done.' })
  changes!: AuditEvent['changes'];

  @Field(() => [ID], { description: 'Everything that it concerns: what was changed, and what that was about.' })
  objectIds!: AuditEvent['objectIds'];
}
