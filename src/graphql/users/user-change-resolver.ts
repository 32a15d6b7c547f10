import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { badInput } from '../../core/kernel/errors.js';
import { cancelUserDeletion, deactivateUser, deleteUser, reactivateUser } from '../../core/users/account-changes.js';
import { changeUserEmail, unlinkIdentity, updateUser } from '../../core/users/user-changes.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import {
  AccountInput,
  ChangeUserEmailInput,
  DeactivateUserInput,
  UnlinkIdentityInput,
  UpdateUserInput,
} from './user-change-inputs.js';
import { userById } from './user-loaders.js';
import { userPayloads } from './user-payloads.js';

const everywhere = 'on every tenant that the person has access to, or on the platform';
const noStronger = 'Nobody may change somebody who holds more than they do.';
const ownToo = 'Your own account is no exception, unless nobody would be left to administer something.';

/** Changes of people and their accounts. */
@Resolver()
export class UserChangeResolver {
  @Mutation(() => userPayloads.updateUser, {
    description: `Changes the profile of a person. It needs the permission \`user:update\` ${everywhere}. ${noStronger} The names (not the user name), picture, language and time zone of your own account you may change without. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a user name or external id that somebody has, EXTERNALLY_MANAGED.`,
  })
  updateUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateUserInput, { description: 'What shall change.' }) input: UpdateUserInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateUser(
          change,
          present({
            ...input,
            id: givenId(input.id, ['usr'], 'id'),
            username: givenFact(input.username, 'username'),
            displayName: givenFact(input.displayName, 'displayName'),
          }),
        ),
      ({ userId }) => ({ user: userById(context, userId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.changeUserEmail, {
    description: `Changes or clears the e-mail address of a person. It needs the permission \`user:update\` ${everywhere}. ${noStronger} An address belongs to one person on the whole instance: ALREADY_EXISTS tells that somebody has it, and not who. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS, EXTERNALLY_MANAGED.`,
  })
  changeUserEmail(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangeUserEmailInput, { description: 'The new address.' }) input: ChangeUserEmailInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        changeUserEmail(change, {
          id: givenId(input.id, ['usr'], 'id'),
          version: input.version ?? null,
          email: givenEmail(input),
          verified: input.verified ?? false,
        }),
      ({ userId }) => ({ user: userById(context, userId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.unlinkIdentity, {
    description: `Unlinks a person from their identity at a provider, so that they cannot sign in with it any more. It needs the permission \`user:update\` ${everywhere}; your own you may unlink without. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED.`,
  })
  unlinkIdentity(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UnlinkIdentityInput, { description: 'The identity.' }) input: UnlinkIdentityInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => unlinkIdentity(change, givenId(input.id, ['ext'], 'id')),
      ({ userId, identityId }) => ({ user: userById(context, userId), unlinkedIdentityId: identityId }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.account, {
    description: `Deactivates an account in all tenants: it cannot sign in, and its API tokens end for good. Roles and memberships stay. One that is deactivated stays so. It needs the permission \`user:deactivate\` ${everywhere}. ${noStronger} ${ownToo} Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  deactivateUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeactivateUserInput, { description: 'The account.' }) input: DeactivateUserInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deactivateUser(change, present({ id: givenId(input.id, ['usr'], 'id'), reason: input.reason })),
      ({ userId }) => ({ user: userById(context, userId) }),
    );
  }

  @Mutation(() => userPayloads.account, {
    description: `Lets a deactivated account work again, without its old API tokens; one that works stays as it is. It needs the permission \`user:deactivate\` ${everywhere}. ${noStronger} Errors: NOT_FOUND, EXTERNALLY_MANAGED, INVALID for one that waits for its owner to accept an invitation.`,
  })
  reactivateUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput, { description: 'The account.' }) input: AccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => reactivateUser(change, { id: givenId(input.id, ['usr'], 'id') }),
      ({ userId }) => ({ user: userById(context, userId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => userPayloads.account, {
    description: `Has an account deleted in 14 days, with all that it has and is in; until then it cannot sign in, and \`cancelUserDeletion\` keeps it. One that will be deleted already stays as it is. It needs the permission \`user:delete\` ${everywhere}. ${noStronger} ${ownToo} Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  deleteUser(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput, { description: 'The account.' }) input: AccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deleteUser(change, { id: givenId(input.id, ['usr'], 'id') }),
      ({ userId }) => ({ user: userById(context, userId) }),
    );
  }

  @Mutation(() => userPayloads.account, {
    description: `Keeps an account that was to be deleted, with everything as it was; one that was not stays as it is. It needs the permission \`user:delete\` ${everywhere}. ${noStronger} Errors: NOT_FOUND also when it has been deleted, EXTERNALLY_MANAGED.`,
  })
  cancelUserDeletion(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AccountInput, { description: 'The account.' }) input: AccountInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => cancelUserDeletion(change, { id: givenId(input.id, ['usr'], 'id') }),
      ({ userId }) => ({ user: userById(context, userId) }),
      { onlyAdds: true },
    );
  }
}

// What is left out must not clear the address by accident.
function givenEmail({ email }: { readonly email?: string | null }): string | null {
  if (email === undefined) throw badInput('Give the new address, or null for none.', 'email');
  return email;
}
