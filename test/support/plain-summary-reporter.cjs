'use strict';

const { writeSync } = require('node:fs');

/**
 * Ends a test run with one plain line, `N passed, N failed, N skipped`, for programs that cannot read Jest's summary.
 * A file that could not be loaded counts as one failed test, so that a red run never says `0 failed`.
 */
class PlainSummaryReporter {
  constructor(globalConfig) {
    const fileDescriptor = globalConfig.json ? 2 : 1;
    // Jest prints its own summary after every other reporter; the last word is had when the process ends.
    process.once('exit', () => this.line && writeSync(fileDescriptor, `${this.line}\n`));
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
  }
}

module.exports = PlainSummaryReporter;
