/** What the files of a source tree import, reach for and look like. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { type MemberExpression, type Node, parseSync, Visitor } from 'oxc-parser';

export interface Source {
  /** From the tree's root, with `/`: `core/bot.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names from outside that it reaches for: `Date.now`, `process`, `setTimeout`. */
  readonly reaches: ReadonlySet<string>;
  readonly exports: ReadonlySet<string>;
  /** It only passes on what others export. */
  readonly barrel: boolean;
  /** It holds values and types but not one function. */
  readonly data: boolean;
  readonly text: string;
}

export interface Import {
  /** As written; null when it is computed. */
  readonly specifier: string | null;
  /** The file in the tree, for a relative specifier. */
  readonly path: string | null;
}

/** Reads every .ts file below a folder. Throws on one that doesn't parse. */
export function readSources(root: string): readonly Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .map((path) => readSource(root, path.split(sep).join('/')))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);

  const imports: Import[] = [];
  const importing = (specifier: string | null) =>
    imports.push({
      specifier,
      path: specifier?.startsWith('.') ? posix.join(dirname(path), specifier) : null,
    });
  for (const { moduleRequest } of module.staticImports) importing(moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  for (const { moduleRequest } of exported) if (moduleRequest) importing(moduleRequest.value);

  const reaches = new Set<string>();
  /** Identifiers that are names of something else: keys, members, types. */
  const names = new Set<Node>();
  let functions = 0;
  const called = (callee: Node, bare: string) => {
    if (callee.type === 'Identifier' && callee.name === 'Date') reaches.add(bare);
  };
  new Visitor({
    ImportExpression: ({ source }) =>
      importing(
        source.type === 'Literal' && typeof source.value === 'string' ? source.value : null,
      ),
    TSImportType: ({ source }) => importing(source.value),
    FunctionDeclaration: () => void functions++,
    FunctionExpression: () => void functions++,
    ArrowFunctionExpression: () => void functions++,
    NewExpression: (node) => {
      if (node.arguments.length === 0) called(node.callee, 'new Date()');
      names.add(node.callee);
      if (node.callee.type === 'Identifier') reaches.add(node.callee.name);
    },
    CallExpression: ({ callee }) => called(callee, 'Date()'),
    MemberExpression: (node) => {
      const path = memberPath(node);
      if (path) reaches.add(path);
      if (!node.computed) names.add(node.property);
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) names.add(node.key);
    },
    MethodDefinition: (node) => void (node.computed || names.add(node.key)),
    PropertyDefinition: (node) => void (node.computed || names.add(node.key)),
    TSPropertySignature: (node) => void (node.computed || names.add(node.key)),
    TSMethodSignature: (node) => void (node.computed || names.add(node.key)),
    TSTypeReference: ({ typeName }) => void names.add(typeName),
    ImportSpecifier: ({ imported }) => void names.add(imported),
    Identifier: (node) => {
      if (!names.has(node)) reaches.add(node.name);
    },
  }).visit(program);

  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    reaches,
    exports: new Set(
      exported.flatMap(({ exportName: { kind, name } }) =>
        kind === 'Default' ? 'default' : (name ?? []),
      ),
    ),
    barrel: exported.length > 0 && program.body.every((node) => passesOn(node)),
    data: functions === 0,
    text,
  };
}

/** `Date.now` of `Date.now`, `Temporal.Now` of `Temporal.Now.instant`; null for what isn't named plainly. */
function memberPath({ object, property, computed }: MemberExpression): string | null {
  if (object.type !== 'Identifier') return null;
  if (!computed) return property.type === 'Identifier' ? `${object.name}.${property.name}` : null;
  const key = property.type === 'Literal' ? property.value : null;
  return typeof key === 'string' ? `${object.name}.${key}` : null;
}

function passesOn(node: Node): boolean {
  if (node.type === 'ExportAllDeclaration' || node.type === 'ImportDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && node.declaration === null;
}
