import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithTheGuild } from '@theguild/federation-composition';
import { parse, type GraphQLError } from 'graphql';

/** A service as a composer sees it. */
export interface SubgraphSource {
  readonly name: string;
  /** Where a gateway finds it. */
  readonly url: string;
  readonly sdl: string;
}

/** What a composer makes of subgraphs: a supergraph, or the codes of what is wrong. */
export interface Composition {
  readonly supergraphSdl: string | undefined;
  /** `CODE: message`, one for each error. */
  readonly errors: readonly string[];
  /** `CODE: message`, one for each hint, which only Apollo gives. */
  readonly hints: readonly string[];
}

/** The composers that gateways' users have, by the name of who makes them. */
export const composers = { apollo, theGuild } as const satisfies Record<
  string,
  (subgraphs: readonly SubgraphSource[]) => Composition
>;

function apollo(subgraphs: readonly SubgraphSource[]): Composition {
  const { supergraphSdl, errors = [], hints = [] } = composeWithApollo(subgraphs.map(parsed));
  return {
    supergraphSdl,
    errors: errors.map(coded),
    hints: hints.map((hint) => `${hint.definition.code}: ${hint.message}`),
  };
}

function theGuild(subgraphs: readonly SubgraphSource[]): Composition {
  const result = composeWithTheGuild(subgraphs.map(parsed));
  const errors = (result.errors ?? []).map(coded);
  return { supergraphSdl: errors.length > 0 ? undefined : result.supergraphSdl, errors, hints: [] };
}

function parsed({ name, url, sdl }: SubgraphSource) {
  return { name, url, typeDefs: parse(sdl, { noLocation: true }) };
}

function coded(error: GraphQLError): string {
  return `${String(error.extensions['code'])}: ${error.message}`;
}
