import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { doors } from '../../src/graphql/schema/doors.js';
import {
  counted,
  entityKeys,
  keyOf,
  keysOf,
  listed,
  literal,
  ofOneself,
  placeOf,
  valueOf,
  type Data,
  type Page,
  type Row,
} from './matrix-question.js';
import type { Matrix, Place, Thing } from './matrix-world.js';

type Field = GraphQLField<unknown, unknown>;

/** Every way into the graph: each root field that has a door, with each of its keys, and each entity with each of its. */
export class Questions {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly matrix: Matrix,
  ) {}

  /** @throws for a root field of which nobody has said how the matrix asks for it */
  rows(): Row[] {
    const fields = this.schema.getQueryType()?.getFields() ?? {};
    return Object.keys(doors['Query'] ?? {}).flatMap((name) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`The door ${name} has no root field.`);
      return this.rowsOf(field);
    });
  }

  private rowsOf(field: Field): Row[] {
    const special = this.specials()[field.name];
    if (special !== undefined) return special;
    const type = getNamedType(field.type);
    if (type.name.endsWith('Connection')) return [this.list(field)];
    if (isLeafType(type) || (isObjectType(type) && 'total' in type.getFields())) return [this.count(field)];
    if (isListType(getNullableType(field.type))) return [this.nodes(field)];
    if (field.args.every(({ name }) => this.typesOf(type).some((one) => this.keysOf(one).includes(name))))
      return field.args.map(({ name }) => this.lookUp(field, name));
    throw new Error(`Nobody has said how the matrix asks for the root field ${field.name}.`);
  }

  // The fields that are like no others.
  private specials(): Readonly<Record<string, Row[]>> {
    const { acme, globex } = this.matrix;
    const subjects = { own: acme.users.ada.id, other: globex.users.eve.id };
    return {
      _service: [this.fact('_service', '_service { sdl }')],
      _entities: this.entities(),
      viewer: [this.fact('viewer', 'viewer { principal { id displayName } tenant { id slug name } }')],
      auditActions: [this.fact('auditActions', 'auditActions', 'none')],
      instance: [this.fact('instance', 'instance { version startedAt }'), this.instanceIn()],
      whoCan: [
        {
          name: 'whoCan',
          at: (place) =>
            place === 'instance'
              ? null
              : {
                  ...listed(
                    `q: whoCan(permission: "release:create", tenantId: "${this.matrix.tenants[place]}", first: 100) {
                      totalCount nodes { ${this.leaves('Principal')} } }`,
                    ['User', 'Group'],
                    this.makers(place),
                  ),
                  isSight: false,
                },
        },
      ],
      whatCan: [
        {
          name: 'whatCan',
          at: (place) =>
            place === 'instance'
              ? null
              : {
                  ...listed(
                    `q: whatCan(principalId: "${subjects[place]}", permission: "release:create", tenantId: "${this.matrix.tenants[place]}") {
                      totalCount nodes { tenant { id slug name } } }`,
                    ['Tenant'],
                    this.thingsAt(['Tenant'], place),
                  ),
                  isSight: false,
                  read: ({ q }) => (q as Page).nodes.map(({ tenant }) => (tenant as Data | null)?.['id'] as string),
                },
        },
      ],
    };
  }

  // Who may make releases on the whole tenant.
  private makers(place: 'own' | 'other'): Thing[] {
    const { acme, globex, things } = this.matrix;
    const ids: readonly string[] =
      place === 'own' ? [acme.users.ada.id] : [globex.group.id, globex.users.eve.id, acme.users.bob.id];
    return [...things.User, ...things.Group].filter(({ key }) => ids.includes(key));
  }

  private fact(name: string, selection: string, nothing: 'null' | 'none' = 'null'): Row {
    const fact: Thing = { key: name, fields: {}, tenantIds: [null] };
    const question = { ...listed(selection, [], [fact]), isSight: false, nothing } as const;
    const read = (data: Data) => (Object.keys(data[name] ?? {}).length === 0 ? [] : [name]);
    return { name, at: (place) => (place === 'instance' ? { ...question, read } : null) };
  }

  private instanceIn(): Row {
    const fact = this.fact('instance', 'instance { version startedAt }');
    return {
      name: 'instance, asked in the tenant',
      at: (place) => {
        const question = fact.at('instance');
        if (place === 'instance' || question === null) return null;
        return { ...question, headers: { 'x-denizen-tenant': this.matrix.tenants[place] } };
      },
    };
  }

  private list(field: Field): Row {
    const type = getNamedType(field.type).name.replace(/Connection$/, '');
    const types = this.typesOf(this.schema.getType(type));
    const isNarrowed = field.args.some(({ name }) => name === 'tenantId');
    return {
      name: field.name,
      at: (place) => {
        const all = this.thingsAt(types, place);
        if (all.length === 0) return null;
        const page = `{ totalCount nodes { ${this.leaves(type)} } }`;
        const tenantId = place === 'instance' ? null : this.matrix.tenants[place];
        const narrowing =
          tenantId === null || !isNarrowed
            ? ''
            : `narrowed: ${field.name}(first: 100, tenantId: "${tenantId}") ${page}`;
        const among = (keys: readonly string[]) => keys.filter((key) => all.some((thing) => thing.key === key)).sort();
        return {
          ...listed(`q: ${field.name}(first: 100) ${page} ${narrowing}`, types, all),
          read: ({ q, narrowed: inTenant }) => {
            const found = keysOf(q as Page);
            if (inTenant === undefined) return found;
            const narrowed = among(keysOf(inTenant as Page));
            // That somebody has access to a tenant may be hidden though they are seen.
            expect(types.includes('User') ? narrowed.filter((one) => !found.includes(one)) : narrowed).toEqual(
              types.includes('User') ? [] : among(found),
            );
            return found;
          },
        };
      },
    };
  }

  private count(field: Field): Row {
    const type = counted[field.name];
    const isNumber = isLeafType(getNamedType(field.type));
    return {
      name: field.name,
      at: (place) => {
        if (type === undefined) throw new Error(`Nobody has said what ${field.name} counts.`);
        if (place === 'instance') return null;
        const tenantId = this.matrix.tenants[place];
        const all = this.matrix.things[type].filter(({ tenantIds }) => tenantIds.includes(tenantId));
        return {
          ...listed(`q: ${field.name}(tenantId: "${tenantId}") ${isNumber ? '' : '{ total }'}`, [type], all),
          isSight: false,
          read: ({ q }) => (isNumber ? Number(q) : (q as Page & { readonly total: number }).total),
        };
      },
    };
  }

  private lookUp(field: Field, key: string): Row {
    const type = getNamedType(field.type);
    const types = this.typesOf(type);
    // Everything that there is, a field each.
    return {
      name: `${field.name}(${key})`,
      at: (place) => {
        const all = this.thingsAt(types, place).filter(({ fields }) => valueOf(fields, key) !== null);
        if (all.length === 0) return null;
        const asked = all.map(
          ({ fields }, n) =>
            `a${n}: ${field.name}(${key}: ${literal(valueOf(fields, key))}) { ${this.leaves(type.name)} }`,
        );
        return {
          ...listed(asked.join('\n'), types, all),
          key,
          isSight: !ofOneself.includes(key),
          nothing: 'null',
          read: (data) => all.map((_, n) => keyOf(data[`a${n}`] as Data | null)),
        };
      },
    };
  }

  private nodes(field: Field): Row {
    const type = getNamedType(field.type);
    const types = this.typesOf(type);
    return {
      name: field.name,
      at: (place) => {
        const all = this.thingsAt(types, place);
        return {
          ...listed('', types, all),
          operation: `query ($ids: [ID!]!) { q: ${field.name}(ids: $ids) { ${this.leaves(type.name)} } }`,
          variables: { ids: all.map(({ key }) => key) },
          nothing: 'null',
          read: ({ q }) => (q as (Data | null)[]).map(keyOf),
        };
      },
    };
  }

  private entities(): Row[] {
    const union = this.schema.getType('_Entity');
    const named = Object.values(this.schema.getTypeMap()).filter(
      (type) => (isAbstractType(union) && this.typesOf(union).includes(type.name)) || isInterfaceType(type),
    );
    return named.flatMap((type) =>
      entityKeys(type).map((key) => {
        const types = this.typesOf(type);
        return this.representations(type.name, types, key);
      }),
    );
  }

  private representations(typeName: string, types: readonly string[], key: string): Row {
    return {
      name: `_entities ${typeName}(${key})`,
      at: (place) => {
        const all = this.thingsAt(types, place);
        if (all.length === 0) return null;
        const representations = all.map(({ fields }) => ({ __typename: typeName, [key]: valueOf(fields, key) }));
        return {
          ...listed('', types, all),
          operation: `query ($of: [_Any!]!) { q: _entities(representations: $of) { __typename
            ${types.map((one) => `... on ${one} { ${this.leaves(one, `${one}_`)} }`).join(' ')} } }`,
          variables: { of: representations },
          nothing: 'null',
          read: ({ q }) => (q as (Data | null)[]).map(keyOf),
        };
      },
    };
  }

  private thingsAt(types: readonly string[], place: Place): Thing[] {
    const { things, tenants } = this.matrix;
    return Object.entries(things)
      .filter(([type]) => types.includes(type))
      .flatMap(([, list]) => list)
      .filter(({ tenantIds }) => placeOf(tenantIds, tenants) === place);
  }

  private typesOf(type: GraphQLNamedType | undefined): readonly string[] {
    if (isAbstractType(type))
      return this.schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .filter((name) => name in this.matrix.things);
    return type === undefined ? [] : [type.name];
  }

  private keysOf(type: string): readonly string[] {
    const [thing] = this.matrix.things[type as 'User'] ?? [];
    return thing === undefined ? [] : Object.keys(thing.fields);
  }

  // Every field without arguments that has no fields of its own, so that whatever is shown by mistake can be seen.
  private leaves(name: string, prefix = ''): string {
    const type = this.schema.getType(name);
    if (isAbstractType(type))
      return `__typename ${this.typesOf(type)
        .map((one) => `... on ${one} { ${this.leaves(one, `${one}_`)} }`)
        .join(' ')}`;
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
    return leaves.map((field) => `${prefix}${field.name}: ${field.name}`).join(' ');
  }
}
