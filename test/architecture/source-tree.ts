import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One dependency of a file, as written and as found. */
export interface Dependency {
  specifier: string;
  /** The file of the tree that it leads to, or null for a package, a Node module or an asset. */
  file: string | null;
  /** The package or Node module (`node:fs`, `@casl/ability`, `bullmq`), or null for a file. */
  packageName: string | null;
  /** Gone after compilation: `import type`, `import('x').T`, a type augmented by declaration merging. */
  typeOnly: boolean;
  /** `export … from`: the names that pass through at run time; `*` for all of them. */
  reExported: string[];
  /** Names taken at run time; `*` for the whole module. */
  imported: string[];
}

export interface SourceFile {
  path: string;
  lines: number;
  dependencies: Dependency[];
  /** Things that a rule may forbid: `process.env`, `new Date()`, `Date.now()`, `fetch`, `new EventSource`, … */
  uses: Set<string>;
  /** Dependencies of the widest constructor. */
  constructorWidth: number;
}

export type SourceTree = ReadonlyMap<string, SourceFile>;

const root = path.resolve(import.meta.dirname, '../..');
const SOURCE = /\.(ts|tsx|mts)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Every TypeScript file of the product and of its tests. */
export function productTree(): SourceTree {
  const files = ['shared', 'server', 'admin-ui', 'test'].flatMap(filesBelow);
  return treeOf(Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')])));
}

/** A tree from texts by path: the fixtures of the rules go the same way as the product itself. */
export function treeOf(texts: Readonly<Record<string, string>>): SourceTree {
  const paths = new Set(Object.keys(texts));
  return new Map(Object.entries(texts).map(([file, text]) => [file, read(file, text, paths)]));
}

function read(file: string, text: string, paths: ReadonlySet<string>): SourceFile {
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${file} can't be parsed: ${parsed.errors[0]?.message}`);
  const found = { dependencies: [] as Dependency[], uses: new Set<string>(), constructorWidth: 0 };
  const add = (specifier: string, rest: Partial<Dependency> = {}) => {
    const target = resolve(specifier, file, paths);
    found.dependencies.push({
      specifier,
      ...target,
      typeOnly: false,
      reExported: [],
      imported: [],
      ...rest,
    });
  };
  readModule(parsed, text, add);
  new Visitor({
    TSImportType: ({ source }) => add(source.value, { typeOnly: true }),
    TSModuleDeclaration: ({ id }) => {
      if (id.type === 'Literal') add(id.value, { typeOnly: true });
    },
    MethodDefinition: ({ kind, value }) => {
      if (kind === 'constructor')
        found.constructorWidth = Math.max(found.constructorWidth, value.params.length);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier') found.uses.add(`new ${callee.name}${given.length === 0 ? '()' : ''}`);
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier') found.uses.add(`${callee.name}()`);
    },
    MemberExpression: ({ object, property }) => {
      const name = 'name' in property ? property.name : 'value' in property ? String(property.value) : '';
      if (object.type === 'Identifier') found.uses.add(`${object.name}.${name}`);
    },
  }).visit(parsed.program);
  return { path: file, lines: text.trimEnd().split('\n').length, ...found };
}

type Add = (specifier: string, rest?: Partial<Dependency>) => void;

function readModule({ module }: ReturnType<typeof parseSync>, text: string, add: Add): void {
  for (const { moduleRequest, entries } of module.staticImports) {
    const taken = entries.filter((entry) => !entry.isType);
    add(moduleRequest.value, {
      typeOnly: entries.length > 0 && taken.length === 0,
      imported: taken.map((entry) => entry.importName.name ?? '*'),
    });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName, isType } of entries) {
      if (moduleRequest === null || moduleRequest === undefined) continue;
      add(moduleRequest.value, { typeOnly: isType, reExported: isType ? [] : [importName.name ?? '*'] });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2] !== undefined) add(literal[2], { imported: ['*'] });
  }
}

function resolve(
  specifier: string,
  from: string,
  paths: ReadonlySet<string>,
): Pick<Dependency, 'file' | 'packageName'> {
  const inTree = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), specifier)
    : specifier.startsWith('@shared/')
      ? specifier.slice(1)
      : null;
  if (inTree === null) return { file: null, packageName: packageOf(specifier) };
  const found = ['', '.ts', '.tsx', '.mts', '/index.ts', '/index.tsx']
    .map((ending) => inTree + ending)
    .find((candidate) => paths.has(candidate));
  // What is not a source file (a picture, a plain script, a folder of a fixture) keeps its path: rules ask where it is.
  return { file: found ?? inTree, packageName: null };
}

/** `node:fs/promises` → `node:fs`, `@casl/ability/extra` → `@casl/ability`, `zod/mini` → `zod`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
