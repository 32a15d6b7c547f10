import type { App } from '../support/app.js';
import {
  AssignRoleDocument,
  CreateRoleDocument,
  RevokeRoleDocument,
  RolesGivenDocument,
  type AssignRoleInput,
  type RevokeRoleInput,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRightsCompany } from './rights-company.js';

/** The whole tenant that somebody asks in. */
export const onTenant = { kind: 'TENANT' } as const;

/** What nothing has. */
export const nobodys = { role: 'rol_01gr5ztr00e008000000000000', person: 'usr_01gr5ztr00e008000000000000' };

/** A moment that lies ahead for long. */
export const later = '2999-01-01T00:00:00.000Z';

/** The companies, with a role of Ben's that has ended and one that another system keeps. */
export function foundGivingCompany() {
  const company = foundRightsCompany();
  const { world, north, domains, people, roles } = company;
  world.assign(people.ben, roles.weak, north, { expiresAt: Date.UTC(2020, 0, 1) });
  const kept = world.assign(people.ben, roles.weak, domains.shop, { managementSource: 'SYNCED' });
  return { ...company, kept };
}

/** Gives roles of those companies and takes them away: the weak one to Ann on the tenant, unless told otherwise. */
export class Giving {
  private count = 0;

  private constructor(
    readonly changing: Changing,
    private readonly company: ReturnType<typeof foundGivingCompany>,
  ) {}

  static async start(dialect: App['dialect'], company: ReturnType<typeof foundGivingCompany>): Promise<Giving> {
    return new Giving(await Changing.start(dialect, company.insert), company);
  }

  /** What is given, where it is not the usual. */
  some(input: Partial<AssignRoleInput>): AssignRoleInput {
    const { people, roles } = this.company;
    return { principalId: people.ann.id, roleId: roles.weak.id, scope: onTenant, ...input };
  }

  assign(who: string, input: Partial<AssignRoleInput> = {}): Promise<string> {
    return this.changing.outcome(who, AssignRoleDocument, { input: this.some(input) });
  }

  revoke(who: string, input: RevokeRoleInput): Promise<string> {
    return this.changing.outcome(who, RevokeRoleDocument, { input });
  }

  /** The roles that somebody has been given, as this one sees them. */
  async given(id: string, who = 'root') {
    const [node] = await this.changing.ask(who, RolesGivenDocument, { id });
    return node && 'roleAssignments' in node ? node.roleAssignments.nodes : [];
  }

  /** A role of its own, so that no test meets what another has given. */
  async newRole(permissions: string[] = ['group:read']): Promise<string> {
    const input = { name: `Role ${++this.count}`, tenantId: this.company.north.id, permissions };
    const { role } = await this.changing.done('root', CreateRoleDocument, { input });
    return (role as NonNullable<typeof role>).id;
  }

  /** The id of an assignment of such a role. */
  async newAssignment(): Promise<string> {
    const input = this.some({ roleId: await this.newRole() });
    const { roleAssignment } = await this.changing.done('tess', AssignRoleDocument, { input });
    return (roleAssignment as NonNullable<typeof roleAssignment>).id;
  }

  stop(): Promise<void> {
    return this.changing.stop();
  }
}
