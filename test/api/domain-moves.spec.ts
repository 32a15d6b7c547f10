import { textKey } from '../../src/core/kernel/text.js';
import { idBytes, sql } from '../../src/storage/database/sql.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { formatId } from '../../src/core/kernel/ids.js';
import { Dice, distinctNames } from '../contract/dice.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateDomainDocument,
  DeleteDomainDocument,
  MoveDomainDocument,
  UpdateDomainDocument,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundCompanies } from './companies.js';

interface Node {
  name: string;
  parent: string | null;
}

/** A tree of domains as simply as it can be told: who has which name under whom. */
class Tree {
  readonly nodes = new Map<string, Node>();

  path(id: string | null): string | null {
    if (id === null) return null;
    const { name, parent } = this.nodes.get(id) as Node;
    return parent === null ? name : `${this.path(parent)}/${name}`;
  }

  /** The domain itself and all above it, from the inside out. */
  above(id: string | null): string[] {
    if (id === null) return [];
    return [id, ...this.above((this.nodes.get(id) as Node).parent)];
  }

  isTaken(parent: string | null, name: string, apartFrom: string | null): boolean {
    const path = textKey(parent === null ? name : `${this.path(parent)}/${name}`);
    return [...this.nodes.keys()].some((id) => id !== apartFrom && textKey(this.path(id) as string) === path);
  }

  hasChildren(id: string): boolean {
    return [...this.nodes.values()].some(({ parent }) => parent === id);
  }
}

const companies = foundCompanies();
const tenantId = companies.initech.tenant.id;
const seed = 20261122;

/** What the database holds of the tenant's tree: paths, the forms in which they are compared, and the closure. */
async function stored(app: App) {
  const session = new SqlSession(app.database.reader);
  const id = (value: unknown) => formatId('dom', idBytes(value));
  const domains = await session.rows(sql`SELECT d.id, d.path, d.path_key FROM domains d
    JOIN tenants t ON t.id = d.tenant_id WHERE t.slug = 'initech'`);
  const closure = await session.rows(sql`SELECT c.ancestor_id, c.descendant_id, c.depth FROM domain_closure c
    JOIN domains d ON d.id = c.descendant_id JOIN tenants t ON t.id = d.tenant_id WHERE t.slug = 'initech'`);
  return {
    paths: domains.map((row) => `${id(row['id'])} ${String(row['path'])} ${String(row['path_key'])}`).sort(),
    closure: closure
      .map((row) => `${id(row['ancestor_id'])} ${id(row['descendant_id'])} ${Number(row['depth'])}`)
      .sort(),
  };
}

function expected(tree: Tree) {
  const ids = [...tree.nodes.keys()];
  const path = (id: string) => tree.path(id) as string;
  return {
    paths: ids.map((id) => `${id} ${path(id)} ${textKey(path(id))}`).sort(),
    closure: ids.flatMap((id) => tree.above(id).map((above, depth) => `${above} ${id} ${depth}`)).sort(),
  };
}

describe.each(dialects)('a tree of domains on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  it(`is after any makes, moves, renamings and deletions what a simple model says (dice ${seed})`, async () => {
    const dice = new Dice(seed);
    const tree = new Tree();
    const names = distinctNames(dice, 12);
    const told = { done: 0, taken: 0, circle: 0, used: 0 };
    for (let step = 0; step < 150; step++) {
      const ids = [...tree.nodes.keys()];
      const [id, other] = [dice.pick(ids), dice.once(4) ? null : (dice.pick(ids) ?? null)];
      const name = dice.pick(names);
      switch (ids.length < 5 ? 0 : dice.roll(6)) {
        case 0:
        case 1: {
          const input = other === null ? { tenantId, name } : { parentId: other, name };
          const { data } = await app.graphql(CreateDomainDocument, { input });
          const isTaken = tree.isTaken(other, name, null);
          expect(data?.createDomain?.userErrors.map(({ code }) => code)).toEqual(isTaken ? ['ALREADY_EXISTS'] : []);
          const made = data?.createDomain?.domain?.id;
          if (made !== undefined) tree.nodes.set(made, { name: name.normalize('NFC'), parent: other });
          break;
        }
        case 2:
        case 3: {
          const node = tree.nodes.get(id) as Node;
          const before = await stored(app);
          const tried = await changing.outcome('root', MoveDomainDocument, {
            input: { id, parentId: other, dryRun: true },
          });
          expect(await stored(app)).toEqual(before);
          const answer = await changing.outcome('root', MoveDomainDocument, { input: { id, parentId: other } });
          expect(tried).toBe(answer);
          const isCircle = tree.above(other).includes(id);
          const isTaken = node.parent !== other && tree.isTaken(other, node.name, id);
          expect(answer).toBe(isCircle ? 'INVALID input.parentId' : isTaken ? 'ALREADY_EXISTS input.name' : 'done');
          if (answer === 'done') node.parent = other;
          told[isCircle ? 'circle' : isTaken ? 'taken' : 'done'] += 1;
          break;
        }
        case 4: {
          const node = tree.nodes.get(id) as Node;
          const answer = await changing.outcome('root', UpdateDomainDocument, { input: { id, name } });
          const isTaken = tree.isTaken(node.parent, name, id);
          expect(answer).toBe(isTaken ? 'ALREADY_EXISTS input.name' : 'done');
          if (answer === 'done') node.name = name.normalize('NFC');
          break;
        }
        default: {
          const isUsed = tree.hasChildren(id);
          const answer = await changing.outcome('root', DeleteDomainDocument, { input: { id } });
          expect(answer).toBe(isUsed ? 'IN_USE input.id' : 'done');
          if (answer === 'done') tree.nodes.delete(id);
          told.used += isUsed ? 1 : 0;
        }
      }
      if (step % 10 === 9) expect(await stored(app)).toEqual(expected(tree));
    }
    // The dice have seen every kind of move.
    expect(Math.min(...Object.values(told))).toBeGreaterThan(0);
  });
});
