import { ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildASTSchema,
  Kind,
  parse,
  valueFromASTUntyped,
  visit,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';

/** A change of the schema that can break a client or another subgraph. */
export interface BreakingChange {
  /** What it is about: `User`, `User.email`, `Query.user(id:)`, `User @key(fields: "id")`. */
  readonly coordinate: string;
  readonly message: string;
}

/** What can break those who use the schema `before` when it becomes `after`. */
export async function breakingChanges(before: string, after: string): Promise<BreakingChange[]> {
  const [old, current] = [withoutFederation(before), withoutFederation(after)];
  const schemaOf = (document: DocumentNode) => buildASTSchema(document, { assumeValidSDL: true });
  const changes = await diff(schemaOf(old), schemaOf(current));
  const kept = new Set(promises(current));
  const broken = promises(old).filter((promise) => !kept.has(promise));
  return [
    ...changes
      .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
      .map((change) => ({ coordinate: coordinateOf(change), message: change.message })),
    ...broken.map((coordinate) => ({ coordinate, message: `${coordinate} is gone: other subgraphs rely on it` })),
  ];
}

/** The changes of which the section "Unreleased" of the change log says nothing. */
export function unlisted(changes: readonly BreakingChange[], changelog: string): BreakingChange[] {
  const unreleased = sectionsOf(changelog).find(({ name }) => name === 'Unreleased')?.text ?? '';
  return changes.filter(({ coordinate }) => !unreleased.includes(`\`${coordinate}\``));
}

/** The newest version that the change log has a section for, and undefined if there is none. */
export function newestVersion(changelog: string): string | undefined {
  return sectionsOf(changelog).find(({ name }) => name !== 'Unreleased')?.name;
}

/** What is deprecated without saying when it goes (`2027-01-31`), or without that day in the change log. */
export function undatedDeprecations(sdl: string, changelog: string): string[] {
  const reasons: string[] = [];
  visit(parse(sdl), {
    Directive(node) {
      if (node.name.value === 'deprecated') reasons.push(argumentOf(node, 'reason') ?? 'No longer supported');
    },
  });
  return reasons.filter((reason) => {
    const day = /\b20\d\d-[01]\d-[0-3]\d\b/.exec(reason)?.[0];
    return day === undefined || !changelog.includes(day);
  });
}

function sectionsOf(changelog: string): { readonly name: string; readonly text: string }[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ name: /^\[([^\]]+)\]/.exec(text)?.[1] ?? '', text }));
}

// The machinery of federation, which the subgraph library writes into every SDL, is nothing that a client uses.
const machinery = /^(federation|link)__/;

function withoutFederation(sdl: string): DocumentNode {
  const document = parse(sdl);
  const definitions = document.definitions.filter((definition) => {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) return false;
    return !('name' in definition && definition.name !== undefined && machinery.test(definition.name.value));
  });
  return { ...document, definitions };
}

// What other subgraphs build on: the keys by which they refer to things, and the values that they may give as well.
function promises(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      return [];
    const { name, directives = [] } = definition;
    return directives.flatMap((directive) => {
      if (directive.name.value === 'shareable') return [`${name.value} @shareable`];
      if (directive.name.value !== 'key' || argumentOf(directive, 'resolvable') === 'false') return [];
      return [`${name.value} @key(fields: "${argumentOf(directive, 'fields')}")`];
    });
  });
}

function argumentOf(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && String(valueFromASTUntyped(value));
}

function coordinateOf({ type, path = '' }: { readonly type: string; readonly path?: string }): string {
  if (!argumentChanges.has(type)) return path;
  const [typeName, field, argument] = path.split('.');
  return `${typeName}.${field}(${argument}:)`;
}

const argumentChanges = new Set<string>([
  ChangeType.FieldArgumentAdded,
  ChangeType.FieldArgumentRemoved,
  ChangeType.FieldArgumentTypeChanged,
  ChangeType.FieldArgumentDefaultChanged,
]);
