import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Where the data of a real organisation lies: `../shared/data/kubernetes-org` beside the checkout, the folder `config/`
 * of github.com/kubernetes/org at commit d8ba45ffbe16c897c5edbd160961f931779f0a6b. CONTRIBUTING.md says how to get it.
 *
 * @returns undefined when it is not there; what is left out has been said on standard error then
 * @throws when it is not there and `CI=true`, where nothing may be left out silently
 */
export function kubernetesOrgPath(): string | undefined {
  // Jest and every npm script run with the top level of the checkout as their working directory.
  const path = resolve('..', 'shared', 'data', 'kubernetes-org');
  if (existsSync(path)) return path;
  const message = `The Kubernetes organisation: NOT TESTED, ${path} is not there (see "Real data" in CONTRIBUTING.md).`;
  if (process.env.CI === 'true') throw new Error(message);
  process.stderr.write(`${message}\n`);
  return undefined;
}
