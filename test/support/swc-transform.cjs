'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { createTransformer } = require('@swc/jest');

// Jest runs CommonJS; the decorator settings are those of tsconfig.json, which production is compiled with. The package jose
// comes as ES modules only and goes this way, too.
const swc = createTransformer({
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
});

// Our imports name the compiled file (`./page.js`), but here only `./page.ts` exists. For tests `moduleNameMapper`
// would do; Jest loads globalSetup and what it imports without that mapping.
const RELATIVE_REQUIRE = /\brequire\("(\.{1,2}\/[^"\n]+)\.js"\)/g;

const ownSource = readFileSync(__filename);

module.exports = {
  canInstrument: swc.canInstrument,
  process(...args) {
    const result = swc.process(...args);
    return { ...result, code: result.code.replace(RELATIVE_REQUIRE, 'require("$1")') };
  },
  // Jest keeps what we return: a change of this file must not be answered from its cache.
  getCacheKey(...args) {
    return createHash('sha256')
      .update(swc.getCacheKey(...args))
      .update(ownSource)
      .digest('hex');
  },
};
