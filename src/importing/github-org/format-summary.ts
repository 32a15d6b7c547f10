import type { Count, CountedThing } from '../../core/provisioning/tenant-changes.js';
import type { ImportedOrganization, ImportSummary } from './import-github-org.js';
import { formatProblem } from './problems.js';

const rows: readonly (readonly [thing: CountedThing, title: string])[] = [
  ['tenants', 'tenants'],
  ['people', 'people'],
  ['accesses', 'accesses to tenants'],
  ['administrators', 'tenant administrators'],
  ['groups', 'groups'],
  ['nestings', 'groups nested in another'],
  ['memberships', 'memberships in groups'],
  ['domains', 'domains'],
  ['roles', 'roles'],
  ['assignments', 'roles given to groups'],
];
const columns: readonly (readonly [column: keyof Count, title: string])[] = [
  ['described', 'in the files'],
  ['created', 'created'],
  ['changed', 'changed'],
  ['removed', 'removed'],
  ['leftOver', 'only in the database'],
];

/** The summary as people read it: one line for each organisation, a table, and what can be done next. No trailing newline. */
export function formatSummary(summary: ImportSummary): string {
  const imported = summary.organizations.filter(({ changes }) => changes !== undefined);
  const changes = imported.reduce((sum, one) => sum + (one.changes ?? 0), 0);
  return [
    ...summary.organizations.map((one) => `${one.login}: ${stateOf(one, summary.dryRun)}`),
    ...(imported.length > 0 ? ['', ...table(summary), ''] : []),
    ...conclusion(summary, imported.length, changes),
  ].join('\n');
}

/**
 * What is wrong or odd in the files, one problem a line, at most `most` lines of each organisation. Empty when all is
 * well. Meant for standard error.
 */
export function formatProblems(summary: ImportSummary, most = 50): string {
  const lists = [summary.problems, ...summary.organizations.map(({ problems }) => problems)];
  return lists
    .flatMap((problems) => {
      // Errors first: warnings must not push them out.
      const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
      const more = sorted.length - most;
      return [...sorted.slice(0, most).map(formatProblem), ...(more > 0 ? [`… and ${number(more)} more.`] : [])];
    })
    .join('\n');
}

function stateOf({ changes, failure, problems }: ImportedOrganization, dryRun: boolean): string {
  if (failure !== undefined) return `not imported. ${failure}`;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (changes === undefined) return `not imported, ${plural(errors, 'error')} in its files.`;
  if (changes === 0) return 'nothing changed.';
  return dryRun ? `${plural(changes, 'change')} to make.` : `${plural(changes, 'change')} made.`;
}

function table({ counts, owners }: ImportSummary): string[] {
  const body = rows.map(([thing, title]) => [title, ...columns.map(([column]) => number(counts[thing][column]))]);
  const memberships = body.findIndex(([title]) => title === 'memberships in groups');
  body.splice(memberships + 1, 0, ['  of them owners', number(owners), '', '', '', '']);
  const lines = [['', ...columns.map(([, title]) => title)], ...body];
  const widths = lines[0]?.map((_, n) => Math.max(...lines.map((line) => line[n]?.length ?? 0))) ?? [];
  return lines.map((line) =>
    line
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function conclusion(summary: ImportSummary, imported: number, changes: number): string[] {
  const { dryRun, prune, counts, organizations } = summary;
  const lines: string[] = [];
  if (organizations.length === 0) lines.push('Nothing was imported.');
  else if (imported === 0) lines.push('Nothing was imported.');
  else if (changes === 0) lines.push('Nothing changed: the database holds what the files describe.');
  if (dryRun) lines.push('This was a dry run: nothing was written.');
  const leftOver = rows.reduce((sum, [thing]) => sum + counts[thing].leftOver, 0);
  if (leftOver > 0 && !prune)
    lines.push(
      `${plural(leftOver, 'thing')} that an import made ${leftOver === 1 ? 'is' : 'are'} only in the database. ` +
        'To remove what the files no longer hold, run this again with --prune.',
    );
  if (leftOver > 0 && prune)
    lines.push(`${plural(leftOver, 'thing')} stayed, because something that no import made depends on it.`);
  const failed = organizations.length - imported;
  if (failed > 0) lines.push(`${plural(failed, 'organisation')} of ${organizations.length} not imported.`);
  return lines;
}

function plural(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
