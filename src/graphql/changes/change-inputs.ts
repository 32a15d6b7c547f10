import { Field, InputType, Int } from 'type-graphql';

/** The field of an input by which a change of what people may do is only tried out. */
export function DryRun(): PropertyDecorator {
  return Field(() => Boolean, {
    nullable: true,
    description: 'Only tell what it would do to the permissions of people, in `preview`; nothing is changed.',
  });
}

/** The field of an input that names the version which the caller has read. */
export function ReadVersion(): PropertyDecorator {
  return Field(() => Int, {
    nullable: true,
    description: 'The version that you have read: if somebody has changed it since, nothing is done (CONFLICT).',
  });
}

/** The field of a bulk input that makes it all or nothing. */
export function Atomic(): PropertyDecorator {
  return Field(() => Boolean, {
    nullable: true,
    description: 'Whether nothing is done when one of them fails; if left out, the others are done.',
  });
}

/** The input of a change that touches what people may do. */
@InputType()
export abstract class AccessChangeInput {
  @DryRun()
  dryRun?: boolean | null;
}

/** The same of something that counts its changes. */
@InputType()
export abstract class VersionedAccessChangeInput extends AccessChangeInput {
  @ReadVersion()
  version?: number | null;
}
