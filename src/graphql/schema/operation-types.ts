import type { ValidationRule } from 'graphql';
import { rejectedRequest } from './errors.js';

/**
 * The validation rule that refuses operations of a kind that the schema has no root type for, which GraphQL itself would
 * find out only when it executes them.
 */
export const knownOperationTypesRule: ValidationRule = (context) => ({
  OperationDefinition(definition) {
    const { operation } = definition;
    if (context.getSchema().getRootType(operation)) return;
    context.reportError(rejectedRequest(`There is no ${operation} in this graph; send a query.`, [definition]));
  },
});
