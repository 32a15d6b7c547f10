import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

/** What is needed of a resolver's info to see what is asked below it. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

const answers = new WeakMap<FieldNode, Map<string, boolean>>();

/**
 * Whether an operation asks for this field below the current one, in any case: what stands behind `@skip` or `@include` does
 * not count. For loading ahead only, where a wrong "no" costs a little time and nothing else.
 */
export function selects({ fieldNodes, fragments }: SelectionInfo, ...path: readonly string[]): boolean {
  const [first] = fieldNodes;
  if (first === undefined) return false;
  const known = answers.get(first) ?? new Map<string, boolean>();
  answers.set(first, known);
  const key = path.join('.');
  let answer = known.get(key);
  if (answer === undefined) {
    answer = fieldNodes.some((node) => below(node.selectionSet, path, fragments));
    known.set(key, answer);
  }
  return answer;
}

function below(
  selections: SelectionSetNode | undefined,
  path: readonly string[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return (selections?.selections ?? []).some((selection) => {
    if (selection.directives !== undefined && selection.directives.length > 0) return false;
    if (selection.kind === Kind.FIELD)
      return selection.name.value === name && below(selection.selectionSet, rest, fragments);
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return below(inner?.selectionSet, path, fragments);
  });
}

/** The same for what a connection lists, whether it is asked for as `nodes` or as `edges { node }`. */
export function selectsOfNodes(info: SelectionInfo, ...path: readonly string[]): boolean {
  return selects(info, 'nodes', ...path) || selects(info, 'edges', 'node', ...path);
}
