import { Kind, parse, print, visit, type ConstDirectiveNode, type ObjectTypeDefinitionNode } from 'graphql';
import { doors, type Door } from './doors.js';

const imports = ['@authenticated', '@requiresScopes', '@policy'];

/**
 * The SDL with the rules of the doors as directives that some gateways enforce: `@authenticated` on everything that needs
 * signing in, entity types among it, which gateways reach without a root field; `@requiresScopes` where a permission is
 * needed in any case; `@policy` where it depends on what is asked. Gateways only refuse earlier: the doors stay guarded.
 * @throws when the SDL has no federation link to import the directives by
 */
export function withAccessDirectives(sdl: string): string {
  let linked = false;
  const document = visit(parse(sdl), {
    SchemaExtension: (node) => ({
      ...node,
      directives: node.directives?.map((directive) => {
        const widened = widenedLink(directive);
        linked ||= widened !== directive;
        return widened;
      }),
    }),
    ObjectTypeDefinition: (node) => {
      const of = doors[node.name.value];
      if (of !== undefined) return withDirectives(node, of);
      return isEntity(node) ? { ...node, directives: [...(node.directives ?? []), authenticated] } : undefined;
    },
  });
  if (!linked) throw new Error('The SDL has no federation link.');
  return `${print(document)}\n`;
}

const authenticated = directive('@authenticated');

function directive(text: string): ConstDirectiveNode {
  const [definition] = parse(`type T ${text} { id: ID }`).definitions as [ObjectTypeDefinitionNode];
  return definition.directives?.[0] as ConstDirectiveNode;
}

function directivesOf({ signedIn, permission, decidedBy }: Door): ConstDirectiveNode[] {
  return [
    ...(signedIn ? [authenticated] : []),
    ...(permission === undefined ? [] : [directive(`@requiresScopes(scopes: [["${permission}"]])`)]),
    ...(decidedBy === undefined ? [] : [directive(`@policy(policies: [["${decidedBy}"]])`)]),
  ];
}

function withDirectives(node: ObjectTypeDefinitionNode, of: Readonly<Record<string, Door>>): ObjectTypeDefinitionNode {
  const fields = node.fields?.map((field) => {
    const door = of[field.name.value];
    return door === undefined ? field : { ...field, directives: [...(field.directives ?? []), ...directivesOf(door)] };
  });
  return { ...node, ...(fields === undefined ? {} : { fields }) };
}

function isEntity(node: ObjectTypeDefinitionNode): boolean {
  return node.directives?.some(({ name }) => name.value === 'key') ?? false;
}

function widenedLink(link: ConstDirectiveNode): ConstDirectiveNode {
  const isFederation = link.arguments?.some(
    ({ name, value }) => name.value === 'url' && value.kind === Kind.STRING && value.value.includes('/federation/v2'),
  );
  if (isFederation !== true) return link;
  return {
    ...link,
    arguments: link.arguments?.map((argument) =>
      argument.name.value === 'import' && argument.value.kind === Kind.LIST
        ? {
            ...argument,
            value: {
              ...argument.value,
              values: [...argument.value.values, ...imports.map((value) => ({ kind: Kind.STRING as const, value }))],
            },
          }
        : argument,
    ),
  };
}
