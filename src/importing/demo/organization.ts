import type { GroupKind } from '../../core/groups/group.js';

/** A company of the demo: a tenant and what is in it but the people. */
export interface DemoCompany {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** The first one is the default. */
  readonly directories: readonly (readonly [name: string, description: string])[];
  /** By path, each after the one above it. */
  readonly domains: readonly (readonly [path: string, description: string])[];
  readonly groups: readonly DemoGroup[];
  readonly roles: readonly DemoRole[];
  readonly serviceAccounts: readonly DemoServiceAccount[];
  readonly assignments: readonly DemoAssignment[];
}

/** A group, after those it is in. */
export interface DemoGroup {
  readonly name: string;
  readonly description: string;
  readonly parents?: readonly string[];
  readonly kind?: GroupKind;
  readonly directory?: string;
  readonly disabled?: boolean;
  /** Everybody with access to the tenant is in it. */
  readonly everyone?: boolean;
}

/** A role of a company, after those it includes. */
export interface DemoRole {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly includes?: readonly string[];
}

/** A service account and the group it is in. */
export interface DemoServiceAccount {
  readonly name: string;
  readonly description: string;
  readonly group: string;
}

/** A role for a group, a service account or a person (by username), on a domain, a directory, or else on the tenant. */
export interface DemoAssignment {
  readonly to: string;
  readonly role: string;
  readonly domain?: string;
  readonly directory?: string;
  /** In days from now. */
  readonly days?: number;
  readonly reason?: string;
}

/** What the companies' own applications ask about. */
export const demoPermissions: Readonly<Record<string, string>> = {
  'build:run': 'Start builds.',
  'build:deploy': 'Bring a build to production.',
  'device:read': 'See instruments and their readings.',
  'device:calibrate': 'Calibrate instruments.',
  'device:release': 'Release firmware to instruments.',
  'forecast:read': 'Read forecasts.',
  'forecast:publish': 'Publish forecasts.',
  'order:read': 'See orders.',
  'order:approve': 'Approve orders.',
};

const everyone: DemoGroup = {
  name: 'Everyone',
  description: 'Everybody with access to the tenant.',
  kind: 'SECURITY',
  everyone: true,
};

/** The parent company, which makes instruments. */
export const tallowmere: DemoCompany = {
  slug: 'tallowmere',
  name: 'Tallowmere Instruments',
  description: 'Makes barometers and anemometers.',
  directories: [
    ['Staff', 'Everybody on the payroll, synced from personnel administration.'],
    ['Partners', 'People of other companies who work with our instruments.'],
  ],
  domains: [
    ['it', 'What we run ourselves.'],
    ['it/build', 'Build machines.'],
    ['it/shop', 'The web shop.'],
    ['products', 'Everything we make.'],
    ['products/anemometers', 'Wind.'],
    ['products/anemometers/sonic', 'Wind without moving parts.'],
    ['products/barometers', 'Air pressure.'],
    ['sites', 'Where we work.'],
    ['sites/harbour', 'Assembly and storage in Porto.'],
    ['sites/ridge', 'The test field near Nairobi.'],
  ],
  groups: [
    { name: 'Leadership', description: 'Who decides.' },
    { name: 'Engineering', description: 'Designs what we make.' },
    { name: 'Optics', description: 'Lenses and lasers.', parents: ['Engineering'] },
    { name: 'Firmware', description: 'What runs in an instrument.', parents: ['Engineering'] },
    { name: 'Platform', description: 'What instruments talk to.', parents: ['Engineering'] },
    { name: 'Quality', description: 'Finds out before customers do.', parents: ['Engineering'] },
    { name: 'Release crew', description: 'Brings releases out, week by week.', parents: ['Platform', 'Quality'] },
    { name: 'Operations', description: 'Builds, stores and ships.' },
    { name: 'Assembly', description: 'Puts instruments together.', parents: ['Operations'] },
    { name: 'Logistics', description: 'Gets them where they belong.', parents: ['Operations'] },
    { name: 'Commercial', description: 'Sells and looks after customers.' },
    { name: 'Sales', description: 'Sells.', parents: ['Commercial'] },
    { name: 'Customer care', description: 'Looks after customers.', parents: ['Commercial'] },
    { name: 'Security', description: 'Watches over everything.', kind: 'SECURITY' },
    { name: 'Announcements', description: 'Mail to everybody.', kind: 'DISTRIBUTION_LIST' },
    { name: 'Prototype 7', description: 'Built one, learnt a lot.', disabled: true },
    { name: 'Field partners', description: 'Repair instruments on site.', directory: 'Partners', kind: 'SECURITY' },
    everyone,
  ],
  roles: [
    { name: 'Builder', description: 'Starts builds.', permissions: ['build:run'] },
    { name: 'Device viewer', description: 'Sees instruments.', permissions: ['device:read'] },
    {
      name: 'Calibrator',
      description: 'Keeps instruments exact.',
      permissions: ['device:calibrate'],
      includes: ['Device viewer'],
    },
    {
      name: 'Release manager',
      description: 'Brings firmware out.',
      permissions: ['device:release', 'build:deploy'],
      includes: ['Calibrator', 'Builder'],
    },
    { name: 'Order clerk', description: 'Works on orders.', permissions: ['order:read'] },
    {
      name: 'Order approver',
      description: 'Has the last word on orders.',
      permissions: ['order:approve'],
      includes: ['Order clerk'],
    },
  ],
  serviceAccounts: [
    { name: 'build-robot', description: 'Builds firmware at night.', group: 'Release crew' },
    { name: 'calibration-bench', description: 'The bench in the optics lab.', group: 'Optics' },
  ],
  assignments: [
    { to: 'Leadership', role: 'Member' },
    { to: 'Engineering', role: 'Member' },
    { to: 'Operations', role: 'Member' },
    { to: 'Commercial', role: 'Member' },
    { to: 'Security', role: 'Auditor' },
    { to: 'robin', role: 'Tenant administrator' },
    { to: 'ines', role: 'User manager', reason: 'Signs for who joins and who leaves.' },
    { to: 'fatou', role: 'Group manager', directory: 'Partners' },
    { to: 'Engineering', role: 'Device viewer', domain: 'products' },
    { to: 'Optics', role: 'Calibrator', domain: 'products/barometers' },
    { to: 'Assembly', role: 'Calibrator', domain: 'sites/harbour' },
    { to: 'Release crew', role: 'Release manager', domain: 'products' },
    { to: 'build-robot', role: 'Builder', domain: 'it/build' },
    { to: 'Field partners', role: 'Calibrator', domain: 'products/anemometers' },
    { to: 'Customer care', role: 'Device viewer', domain: 'products' },
    { to: 'Sales', role: 'Order clerk', domain: 'it/shop' },
    { to: 'georges', role: 'Order approver', domain: 'it/shop' },
    {
      to: 'agnieszka',
      role: 'Release manager',
      domain: 'products/anemometers/sonic',
      days: 30,
      reason: 'Stands in for Mbali, who is on leave.',
    },
    { to: 'Everyone', role: 'Member' },
  ],
};

/** The subsidiary, which sells weather data. */
export const nimbrik: DemoCompany = {
  slug: 'nimbrik',
  name: 'Nimbrik Weather Data',
  description: 'Sells forecasts; a subsidiary of Tallowmere Instruments.',
  directories: [['Staff', 'Everybody who works here.']],
  domains: [
    ['archive', 'Every reading since 2019.'],
    ['forecasts', 'What we publish.'],
    ['forecasts/daily', 'For newspapers.'],
    ['forecasts/marine', 'For ships.'],
  ],
  groups: [
    { name: 'Data', description: 'All that is done with readings.' },
    { name: 'Ingestion', description: 'Takes readings in.', parents: ['Data'] },
    { name: 'Forecasting', description: 'Makes forecasts of them.', parents: ['Data'] },
    { name: 'Service desk', description: 'Answers customers.' },
    everyone,
  ],
  roles: [
    { name: 'Forecast reader', description: 'Reads forecasts.', permissions: ['forecast:read'] },
    {
      name: 'Forecaster',
      description: 'Makes and publishes forecasts.',
      permissions: ['forecast:publish', 'device:read'],
      includes: ['Forecast reader'],
    },
  ],
  serviceAccounts: [{ name: 'ingest-robot', description: 'Fetches readings every minute.', group: 'Ingestion' }],
  assignments: [
    { to: 'Data', role: 'Member' },
    { to: 'Service desk', role: 'Member' },
    { to: 'sunita', role: 'Tenant administrator' },
    { to: 'wafa', role: 'Auditor', reason: 'Yearly audit on behalf of the parent company.' },
    { to: 'Data', role: 'Forecast reader' },
    { to: 'Forecasting', role: 'Forecaster', domain: 'forecasts' },
    { to: 'Service desk', role: 'Forecast reader', domain: 'forecasts/daily' },
    { to: 'Everyone', role: 'Member' },
  ],
};

/** A membership that ends, in days from now. */
export const passingMembership = { username: 'beatriz', group: 'Release crew', days: 14 } as const;
