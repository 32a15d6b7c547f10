import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';

/** Where a page lies in its list. */
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows after the last edge.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is something before the first edge.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** An edge without facts of its own. */
export class PlainEdge {}

/**
 * The classes of a connection type and its edge type: `<name>Connection` and `<name>Edge`.
 * @param of what the list holds, for the descriptions ("people")
 * @param facts an abstract object type with the fields that the edge has besides node and cursor
 */
export function connectionType(
  name: string,
  of: string,
  node: () => ClassType,
  facts: ClassType = PlainEdge,
): ClassType {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of the ${of} of a page, with the facts of the relation.`,
  })
  class EdgeType extends facts {
    @Field(() => String, { description: 'Marks this place in the list; give it as `after` or `before`.' })
    cursor!: string;

    @Field(node, { description: 'What is at the end of the edge.' })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${of}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The page with its cursors and the facts of each relation.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The page, when cursors and facts are not needed.' })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages together. Counted only when asked for.' })
    totalCount!: number;
  }
  return ConnectionType;
}
