'use strict';

const { readFileSync } = require('node:fs');
const { buildSubgraphSchema } = require('@apollo/subgraph');
const { parse } = require('graphql');

/** Reads the SDL the way the service does: with the federation's directives, `_entities` and `_service`. */
module.exports = (path) => buildSubgraphSchema(parse(readFileSync(path, 'utf8')));
