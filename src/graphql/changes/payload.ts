import { Field, Float, InterfaceType, ObjectType, type ClassType } from 'type-graphql';
import type { Problem, ProblemCode } from '../../core/changes/problem.js';
import type { RightDifference } from '../../core/access/right-difference.js';
import { registerWords } from '../connection/filter-input.js';

/** Why a change, or a part of one, was not done. */
export const UserErrorCode = registerWords('UserErrorCode', 'Why something was not done. More codes may be added.', {
  NOT_FOUND: 'What an id names is not there, or you may not see it.',
  ALREADY_EXISTS: 'There is such a thing already.',
  ALREADY_ASSIGNED: 'The principal has this role on this scope already.',
  IN_USE: 'Other things still depend on it.',
  CONFLICT: 'Somebody has changed it meanwhile, or the idempotency key was used for something else.',
  INVALID: 'A value does not fit; the message says what does.',
  INVALID_CREDENTIALS: 'What you prove yourself with is not right, has ended, or is of an account that does not work.',
  FORBIDDEN: 'You may not do this part of a bulk change. Alone it is an error of the operation.',
  PRIVILEGE_ESCALATION: 'It gives, or would give, permissions that you do not hold there yourself.',
  SYSTEM_ROLE_IMMUTABLE: 'Built-in roles cannot be changed.',
  EXTERNALLY_MANAGED: 'Another system keeps it; change it there.',
  LAST_ADMINISTRATOR: 'Nobody would be left to administer the tenant or the platform for good.',
  LIMIT_EXCEEDED: 'There would be more than there may be.',
  SCOPE_RESOURCE_REQUIRED: 'The kind of scope needs a tenant, directory or domain that was not given.',
} satisfies Record<ProblemCode, string>);

/** Why something was not done. */
@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'Why something was not done: an expected failure, told as data. Nothing was changed.',
})
export class UserErrorType implements Problem {
  @Field(() => UserErrorCode, { description: 'What kind of failure it is, for programs.' })
  code!: ProblemCode;

  @Field(() => String, { description: 'What is wrong and what to do, for people.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The argument at fault, from the outside in: `["input", "name"]`.',
  })
  path!: readonly string[] | null;
}

/** What a dry run tells. */
@ObjectType('AccessPreview', {
  description: 'What a change would do to the permissions of people and service accounts, if it were done now.',
})
export class AccessPreviewType {
  differences!: readonly RightDifference[];
}

/** What every payload has. */
@InterfaceType('ChangePayload', {
  autoRegisterImplementations: false,
  description: 'What came of a change. When `userErrors` is not empty, nothing was changed.',
})
export abstract class ChangePayloadType {
  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];

  @Field(() => Float, {
    description:
      'The state of the instance that this answer tells of: the number of events in the audit trail. Send it as `x-denizen-min-revision` to make sure that a later request sees at least this state.',
  })
  revision!: number;
}

/** What the payload of a change of access has besides. */
@InterfaceType('AccessChangePayload', {
  autoRegisterImplementations: false,
  implements: ChangePayloadType,
  description: 'What came of a change that touches what people may do.',
})
export abstract class AccessChangePayloadType extends ChangePayloadType {
  @Field(() => AccessPreviewType, {
    nullable: true,
    description: 'What it would do, after a dry run (`dryRun: true`), which changes nothing; null otherwise.',
  })
  preview!: AccessPreviewType | null;
}

/** A field of a payload: its type, and its description. */
type PayloadField = readonly [type: () => unknown, description: string];

/**
 * The payload `<name>Payload` of a change: what it is about (null when it was not done) beside what every payload has.
 * @param access whether it touches what people may do, and can be tried out
 */
export function payloadType(
  name: string,
  what: string,
  fields: Readonly<Record<string, PayloadField>>,
  { access = false } = {},
): ClassType {
  const Base = access ? AccessChangePayloadType : ChangePayloadType;
  class Payload extends (Base as unknown as ClassType) {}
  for (const [field, [type, description]] of Object.entries(fields))
    Field(type as () => ClassType, { nullable: true, description })(Payload.prototype, field);
  ObjectType(`${name}Payload`, {
    implements: access ? [ChangePayloadType, AccessChangePayloadType] : [ChangePayloadType],
    simpleResolvers: true,
    description: `What came of ${what}.`,
  })(Payload);
  return Payload;
}
