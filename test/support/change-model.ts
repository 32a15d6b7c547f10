// What changes do to a small tenant, as simply as it can be told, by names and without a line of the rules themselves.

/** What can be asked for. Whoever asks may do everything. */
export type Step =
  | { readonly do: 'assign' | 'revoke'; readonly who: string; readonly role: string; readonly scope: string }
  | { readonly do: 'join' | 'leave'; readonly who: string; readonly group: string }
  | { readonly do: 'nest' | 'unnest'; readonly group: string; readonly parent: string }
  | { readonly do: 'makeGroup' | 'dropGroup' | 'enable' | 'disable'; readonly group: string }
  | {
      readonly do: 'makeRole' | 'changeRole';
      readonly role: string;
      readonly carries: string[];
      readonly includes: string[];
    }
  | { readonly do: 'dropRole'; readonly role: string; readonly cascade: boolean }
  | { readonly do: PersonStep; readonly who: string };

/** What can happen to a person. */
export type PersonStep = 'suspend' | 'restore' | 'deactivate' | 'reactivate' | 'delete' | 'keep' | 'letIn' | 'expel';

interface Person {
  works: boolean;
  goes: boolean;
  /** Null without access to the tenant. */
  place: 'ACTIVE' | 'SUSPENDED' | null;
}

interface Group {
  active: boolean;
  parents: Set<string>;
  members: Set<string>;
}

interface Role {
  carries: string[];
  includes: string[];
}

interface Assignment {
  who: string;
  role: string;
  scope: string;
}

/** The role that administers the tenant; it can't be changed. */
export const administrator = 'administrator';

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

function must(fulfilled: boolean, code: string): void {
  if (!fulfilled) throw new Refused(code);
}

/** The state of the tenant. */
export class ChangeModel {
  constructor(
    readonly people: Map<string, Person>,
    readonly groups: Map<string, Group>,
    readonly roles: Map<string, Role>,
    public assignments: Assignment[],
  ) {}

  copy(): ChangeModel {
    return new ChangeModel(
      structuredClone(this.people),
      structuredClone(this.groups),
      structuredClone(this.roles),
      structuredClone(this.assignments),
    );
  }

  /** What is so after a step, and what is said of it: `done`, or the code of the refusal, after which all is as before. */
  after(step: Step): { readonly model: ChangeModel; readonly told: string } {
    const model = this.copy();
    try {
      model.carryOut(step);
      must(model.isAdministered() || !this.isAdministered(), 'LAST_ADMINISTRATOR');
      return { model, told: 'done' };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { model: this, told: error.code };
    }
  }

  /** What a person or group may do: `group:read shop`. */
  mayDo(who: string): string[] {
    const person = this.people.get(who);
    if (person && !(person.works && !person.goes && person.place === 'ACTIVE')) return [];
    const holders = this.above(who);
    const given = this.assignments.filter((one) => holders.has(one.who));
    const all = given.flatMap(({ role, scope }) =>
      [...this.within(role)].flatMap((one) => (this.roles.get(one) as Role).carries.map((name) => `${name} ${scope}`)),
    );
    return [...new Set(all)].sort();
  }

  /** Whether somebody administers the tenant for good. */
  isAdministered(): boolean {
    return [...this.people].some(([name, { works, goes, place }]) => {
      const holders = this.above(name);
      return (
        works &&
        !goes &&
        place === 'ACTIVE' &&
        this.assignments.some(
          ({ who, role, scope }) => holders.has(who) && scope === 'tenant' && this.within(role).has(administrator),
        )
      );
    });
  }

  /** How many memberships, nestings and assignments there are. */
  counts() {
    const groups = [...this.groups.values()];
    return {
      memberships: groups.reduce((sum, { members }) => sum + members.size, 0),
      nestings: groups.reduce((sum, { parents }) => sum + parents.size, 0),
      assignments: this.assignments.length,
      groups: groups.length,
      roles: this.roles.size - 1,
    };
  }

  private carryOut(step: Step): void {
    switch (step.do) {
      case 'assign':
      case 'revoke':
        return this.give(step.do, step);
      case 'join':
      case 'leave':
        return this.changeMember(step.do, step.who, step.group);
      case 'nest':
      case 'unnest':
        return this.changeNesting(step.do, step.group, step.parent);
      case 'makeGroup':
        must(!this.groups.has(step.group), 'ALREADY_EXISTS');
        this.groups.set(step.group, { active: true, parents: new Set(), members: new Set() });
        return;
      case 'dropGroup':
        must(this.groups.delete(step.group), 'NOT_FOUND');
        for (const { parents } of this.groups.values()) parents.delete(step.group);
        this.assignments = this.assignments.filter(({ who }) => who !== step.group);
        return;
      case 'enable':
      case 'disable':
        this.group(step.group).active = step.do === 'enable';
        return;
      case 'makeRole':
      case 'changeRole':
      case 'dropRole':
        return this.changeRole(step);
      default:
        return this.changePerson(step.do, step.who);
    }
  }

  private give(what: 'assign' | 'revoke', { who, role, scope }: Assignment): void {
    const same = (one: Assignment) => one.who === who && one.role === role && one.scope === scope;
    if (what === 'revoke') {
      must(this.assignments.some(same), 'NOT_FOUND');
      this.assignments = this.assignments.filter((one) => !same(one));
      return;
    }
    must(this.people.has(who) || this.groups.has(who), 'NOT_FOUND');
    must(this.roles.has(role), 'NOT_FOUND');
    must(this.people.get(who)?.place !== null, 'INVALID');
    must(!this.assignments.some(same), 'ALREADY_ASSIGNED');
    this.assignments.push({ who, role, scope });
  }

  private changeMember(what: 'join' | 'leave', who: string, name: string): void {
    const { members } = this.group(name);
    if (what === 'leave') return must(members.delete(who), 'NOT_FOUND');
    must(!members.has(who), 'ALREADY_EXISTS');
    members.add(who);
    const person = this.people.get(who) as Person;
    person.place ??= 'ACTIVE';
  }

  private changeNesting(what: 'nest' | 'unnest', name: string, parent: string): void {
    const { parents } = this.group(name);
    this.group(parent);
    if (what === 'unnest') return must(parents.delete(parent), 'NOT_FOUND');
    must(!parents.has(parent), 'ALREADY_EXISTS');
    const around = new Set([parent]);
    for (const one of around) for (const further of this.group(one).parents) around.add(further);
    must(!around.has(name), 'INVALID');
    parents.add(parent);
  }

  private changeRole(step: Extract<Step, { readonly role: string; readonly do: `${string}Role` }>): void {
    const { role } = step;
    if (step.do !== 'makeRole') must(this.roles.has(role), 'NOT_FOUND');
    if (step.do === 'dropRole') {
      must(![...this.roles.values()].some(({ includes }) => includes.includes(role)), 'IN_USE');
      must(step.cascade || !this.assignments.some((one) => one.role === role), 'IN_USE');
      this.assignments = this.assignments.filter((one) => one.role !== role);
      this.roles.delete(role);
      return;
    }
    for (const other of step.includes) {
      must(this.roles.has(other), 'NOT_FOUND');
      if (step.do === 'changeRole') must(!this.within(other).has(role), 'INVALID');
    }
    if (step.do === 'makeRole') must(!this.roles.has(role), 'ALREADY_EXISTS');
    this.roles.set(role, { carries: step.carries, includes: step.includes });
  }

  private changePerson(what: PersonStep, who: string): void {
    const person = this.people.get(who) as Person;
    if (what === 'deactivate' || what === 'reactivate') person.works = what === 'reactivate';
    else if (what === 'delete' || what === 'keep') person.goes = what === 'delete';
    else if (what === 'letIn') {
      must(person.place === null, 'ALREADY_EXISTS');
      person.place = 'ACTIVE';
    } else {
      must(person.place !== null, 'NOT_FOUND');
      person.place = what === 'expel' ? null : what === 'suspend' ? 'SUSPENDED' : 'ACTIVE';
      if (what !== 'expel') return;
      for (const { members } of this.groups.values()) members.delete(who);
      this.assignments = this.assignments.filter((one) => one.who !== who);
    }
  }

  private group(name: string): Group {
    must(this.groups.has(name), 'NOT_FOUND');
    return this.groups.get(name) as Group;
  }

  // Somebody, and the working groups that they are in on a way through working groups alone.
  private above(who: string): Set<string> {
    const groups = [...this.groups].filter(([, { active }]) => active);
    const known = groups.some(([name]) => name === who) || this.people.has(who);
    const found = new Set(known ? [who] : []);
    for (const one of found)
      for (const [name, { members }] of groups)
        if (members.has(one) || this.groups.get(one)?.parents.has(name)) found.add(name);
    return found;
  }

  // A role and all that it includes.
  private within(role: string): Set<string> {
    const found = new Set([role]);
    for (const one of found) for (const inner of (this.roles.get(one) as Role).includes) found.add(inner);
    return found;
  }
}
