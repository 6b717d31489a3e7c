import type { Dependency, SourceFile, SourceTree } from './source-tree';

export interface Rule {
  name: string;
  /** What breaks the rule, one sentence each: the file and what it may not do. */
  violations(tree: SourceTree): string[];
}

/**
 * Modules from the lowest tier up: a module may know those of lower tiers, never its own or a higher one.
 * Modules that are not built yet have their place already.
 */
export const TIERS: readonly (readonly string[])[] = [
  ['audit'],
  ['access', 'documents', 'registries', 'sla'],
  ['catalog'],
  ['applications'],
  ['corrections', 'decisions', 'appeals', 'inquiries'],
  ['review', 'portal', 'reports'],
  ['notifications', 'escalation'],
];
/** They start from the outbox: what imported them would have to wait for them. */
export const FROM_OUTBOX: readonly string[] = ['notifications', 'escalation'];
/** The one file that puts the rooms together, and demo data, which uses the product as people would. */
const ASSEMBLY = new Set(['server/app.module.ts']);

export const MAX_LINES = 300;
export const MAX_CONSTRUCTOR_WIDTH = 7;

const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const isPlatformDatabase = within('server/platform/database');
const moduleOf = (file: string) => /^server\/modules\/([^/]+)\//.exec(file)?.[1] ?? null;
const resourceOf = (file: string) => /^admin-ui\/resources\/([^/]+)(\/|$)/.exec(file)?.[1] ?? null;
const isIndex = (file: string, folder: string) =>
  [folder, `${folder}/index.ts`, `${folder}/index.tsx`].includes(file);

/** A rule on single dependencies: `forbidden` says what is wrong with one, or null. */
function onDependencies(
  name: string,
  forbidden: (dependency: Dependency, file: SourceFile, tree: SourceTree) => string | null,
): Rule {
  return {
    name,
    violations: (tree) =>
      [...tree.values()].flatMap((file) =>
        file.dependencies.flatMap((dependency) => {
          const reason = forbidden(dependency, file, tree);
          return reason === null ? [] : [`${file.path}: ${reason}`];
        }),
      ),
  };
}

function onFiles(name: string, forbidden: (file: SourceFile) => string[]): Rule {
  return {
    name,
    violations: (tree) =>
      [...tree.values()].flatMap((file) => forbidden(file).map((reason) => `${file.path}: ${reason}`)),
  };
}

/** A package that only some files may import. */
function packageOnlyIn(name: string, packages: readonly string[], allowed: (file: string) => boolean): Rule {
  return onDependencies(name, ({ packageName }, { path }) =>
    packageName !== null && packages.includes(packageName) && !within('test')(path) && !allowed(path)
      ? `imports ${packageName}`
      : null,
  );
}

/** Something of the language or the platform that only some files may use. */
function usedOnlyIn(name: string, uses: readonly string[], where: (file: string) => boolean): Rule {
  return onFiles(name, (file) =>
    where(file.path) ? uses.filter((use) => file.uses.has(use)).map((use) => `uses ${use}`) : [],
  );
}

const SHARED_PACKAGES = new Set(['zod', '@casl/ability']);

const sharedStandsAlone = onDependencies(
  'shared imports only zod and @casl/ability',
  (dependency, { path }) => {
    if (!within('shared')(path)) return null;
    const { file, packageName, specifier } = dependency;
    const own = file !== null && within('shared')(file) && !specifier.startsWith('@shared/');
    return own || (packageName !== null && SHARED_PACKAGES.has(packageName)) ? null : `imports ${specifier}`;
  },
);

const uiKnowsNoServer = onDependencies('admin-ui never imports server', ({ file, specifier }, { path }) =>
  within('admin-ui')(path) && file !== null && within('server')(file) ? `imports ${specifier}` : null,
);

const serverKnowsNoUi = onDependencies('server never imports admin-ui', ({ file, specifier }, { path }) =>
  within('server')(path) && file !== null && within('admin-ui')(file) ? `imports ${specifier}` : null,
);

const platformKnowsNoModule = onDependencies(
  'platform imports no module and, of the vocabulary, only its kernel',
  ({ file, specifier }, { path }) => {
    if (!within('server/platform')(path) || file === null) return null;
    const migrations = isPlatformDatabase(path) && within('server/migrations')(file);
    const known = migrations || within('server/platform')(file) || within('shared/kernel')(file);
    return known ? null : `imports ${specifier}`;
  },
);

const modulesMeetAtTheirIndex = onDependencies(
  'modules meet only through their index',
  ({ file, specifier }, { path }) => {
    const target = file === null ? null : moduleOf(`${file}/`);
    if (file === null || target === null || !within('server')(path) || moduleOf(path) === target) return null;
    return isIndex(file, `server/modules/${target}`) ? null : `imports ${specifier} past the index`;
  },
);

const STORED = /\.(entity|repository)$/;

const indexHidesStorage = onDependencies(
  'an index exports neither entities nor repositories',
  ({ file, reExported, specifier }, { path }, tree) => {
    if (file === null || moduleOf(path) === null || reExported.length === 0) return null;
    if (!/\/index\.tsx?$/.test(path)) return null;
    return leadsToStorage(file, tree, new Set()) ? `exports ${reExported.join(', ')} of ${specifier}` : null;
  },
);

/** Whether a file holds what is stored, or passes it on from another file. */
function leadsToStorage(file: string, tree: SourceTree, seen: Set<string>): boolean {
  if (STORED.test(file.replace(/\.tsx?$/, ''))) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  const passed = tree.get(file)?.dependencies.filter(({ reExported }) => reExported.length > 0) ?? [];
  return passed.some((dependency) => dependency.file !== null && leadsToStorage(dependency.file, tree, seen));
}

const tierOf = (module: string) => TIERS.findIndex((tier) => tier.includes(module));

const oneDirection = onDependencies('modules know only lower tiers', ({ file, specifier }, { path }) => {
  const [from, to] = [moduleOf(path), file === null ? null : moduleOf(`${file}/`)];
  if (from === null || to === null || from === to) return null;
  if (tierOf(from) === -1 || tierOf(to) === -1) return `${from} → ${to}: a module without a tier`;
  return tierOf(to) < tierOf(from) ? null : `imports ${specifier} against the order of modules`;
});

const outboxModulesAreRoots = onDependencies(
  'notifications and escalation are imported by nobody',
  ({ file, specifier }, { path }) => {
    const target = file === null ? null : moduleOf(`${file}/`);
    if (target === null || !FROM_OUTBOX.includes(target)) return null;
    const free = ASSEMBLY.has(path) || within('test')(path) || moduleOf(path) === target;
    return free ? null : `imports ${specifier}`;
  },
);

const resourcesMeetAtTheirIndex = onDependencies(
  'a resource of the interface uses another only through its index',
  ({ file, specifier }, { path }) => {
    const [from, to] = [resourceOf(path), file === null ? null : resourceOf(file)];
    if (file === null || from === null || to === null || from === to) return null;
    return isIndex(file, `admin-ui/resources/${to}`) ? null : `imports ${specifier} past the index`;
  },
);

const nobodyImportsTests = onDependencies('nothing imports test', ({ file, specifier }, { path }) =>
  !within('test')(path) && file !== null && within('test')(file) ? `imports ${specifier}` : null,
);

/** Cycles of what runs: types are gone by then. */
const noCycles: Rule = {
  name: 'no cycles',
  violations: (tree) => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) cycles.push([...way.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const dependency of tree.get(file)?.dependencies ?? []) {
        if (dependency.file !== null && !dependency.typeOnly) visit(dependency.file, [...way, file]);
      }
      done.add(file);
    };
    for (const file of tree.keys()) visit(file, []);
    return cycles;
  },
};

const HTTP = [
  'fetch()',
  'window.fetch',
  'globalThis.fetch',
  'new XMLHttpRequest()',
  'new EventSource',
  'new WebSocket',
  'navigator.sendBeacon',
];

const storesData = (file: string) =>
  isPlatformDatabase(file) || within('server/migrations')(file) || STORED.test(file.replace(/\.ts$/, ''));

const uiSpeaksHttpInProviders: Rule = {
  name: 'only providers of the interface speak HTTP',
  violations: (tree) => {
    const outside = (file: string) => within('admin-ui')(file) && !within('admin-ui/providers')(file);
    const clients = packageOnlyIn('', ['ra-data-simple-rest', 'axios', 'ky'], (file) => !outside(file));
    const fetchJson = onDependencies('', ({ imported }, { path }) =>
      outside(path) && imported.includes('fetchUtils') ? 'imports fetchUtils' : null,
    );
    return [usedOnlyIn('', HTTP, outside), clients, fetchJson].flatMap((rule) => rule.violations(tree));
  },
};

export const RULES: readonly Rule[] = [
  sharedStandsAlone,
  uiKnowsNoServer,
  serverKnowsNoUi,
  platformKnowsNoModule,
  modulesMeetAtTheirIndex,
  indexHidesStorage,
  oneDirection,
  outboxModulesAreRoots,
  packageOnlyIn(
    'only repositories, entities, migrations and platform/database import typeorm',
    ['typeorm'],
    storesData,
  ),
  packageOnlyIn(
    'only *.module.ts and platform/database import @nestjs/typeorm',
    ['@nestjs/typeorm'],
    (file) => isPlatformDatabase(file) || file.endsWith('.module.ts'),
  ),
  packageOnlyIn(
    'only platform/queue and processors import bullmq',
    ['bullmq', '@nestjs/bullmq'],
    (file) => within('server/platform/queue')(file) || file.endsWith('.processor.ts'),
  ),
  resourcesMeetAtTheirIndex,
  uiSpeaksHttpInProviders,
  noCycles,
  nobodyImportsTests,
  usedOnlyIn(
    'the environment is read in platform/config alone',
    ['process.env'],
    (file) => within('server')(file) && !within('server/platform/config')(file),
  ),
  usedOnlyIn(
    '"now" comes from platform/clock alone',
    ['new Date()', 'Date.now', 'Date()'],
    (file) => (within('server')(file) || within('shared')(file)) && !within('server/platform/clock')(file),
  ),
  onFiles(`no file is longer than ${MAX_LINES} lines`, ({ path, lines }) =>
    // Tables of words are as long as the interface has words.
    lines > MAX_LINES && !within('test')(path) && !within('admin-ui/i18n')(path) ? [`${lines} lines`] : [],
  ),
  onFiles(`no constructor takes more than ${MAX_CONSTRUCTOR_WIDTH} things`, ({ constructorWidth }) =>
    constructorWidth > MAX_CONSTRUCTOR_WIDTH ? [`a constructor takes ${constructorWidth}`] : [],
  ),
];
