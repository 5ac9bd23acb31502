/**
 * Reads what a query is made of, before it is SQL: every table that it touches has to be narrowed to one
 * platform and one workspace, by a value or by being equal to a table that is.
 */
import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely';

export interface Where {
  readonly platform: string;
  readonly workspace: string;
}

const walls = ['platform', 'workspace'] as const;
type Wall = (typeof walls)[number];

/** What each name (a table's, or its alias) is known to be equal to. */
interface Fact {
  readonly name: string;
  readonly wall: Wall;
  readonly is: { readonly value: unknown } | { readonly name: string };
}

interface Scope {
  readonly names: readonly string[];
  readonly facts: readonly Fact[];
}

/** What is wrong with a query that should stay in one workspace; empty when it does. */
export function crossings(query: OperationNode, where: Where): readonly string[] {
  return inside(query, { names: [], facts: [] }, where);
}

function inside(node: OperationNode, outer: Scope, where: Where): readonly string[] {
  if (InsertQueryNode.is(node)) return insert(node, outer, where);
  const select = SelectQueryNode.is(node);
  if (!select && !UpdateQueryNode.is(node) && !DeleteQueryNode.is(node)) {
    return [`a ${node.kind}, which nobody can read`];
  }
  const tables = UpdateQueryNode.is(node) ? [node.table] : (node.from?.froms ?? []);
  const joined = node.joins?.map(({ table }) => table) ?? [];
  const own = [...tables, ...joined].map((table) => table && nameOf(table));
  if (own.includes(null)) return ['reads from something that is no table'];
  const names = own.filter((name) => typeof name === 'string');
  const scope = { names: [...names, ...outer.names], facts: outer.facts };
  const conditions = [node.where?.where, ...(node.joins?.map(({ on }) => on?.on) ?? [])];
  const facts = conditions.flatMap((condition) =>
    condition ? conjuncts(condition).flatMap((one) => factsOf(one, scope)) : [],
  );
  const whole = { names: scope.names, facts: [...outer.facts, ...facts] };
  return [
    ...names.flatMap((name) => faultsOf(name, whole, where)),
    ...nested(node).flatMap((one) => inside(one, whole, where)),
  ];
}

function insert(node: InsertQueryNode, outer: Scope, where: Where): readonly string[] {
  const columns = node.columns?.map(({ column }) => column.name) ?? [];
  const { values } = node;
  const faults = walls.flatMap((wall) => {
    const at = columns.indexOf(wall);
    if (at < 0) return [`inserts without a ${wall}`];
    if (!values || !ValuesNode.is(values)) return [];
    return values.values.flatMap((row) => {
      const value = PrimitiveValueListNode.is(row)
        ? row.values[at]
        : ValueListNode.is(row)
          ? constantOf(row.values[at])
          : undefined;
      return value === where[wall] ? [] : [`inserts another ${wall}: ${String(value)}`];
    });
  });
  return [...faults, ...nested(node).flatMap((one) => inside(one, outer, where))];
}

function faultsOf(name: string, { facts }: Scope, where: Where): readonly string[] {
  return walls.flatMap((wall) => {
    const seen = new Set([name]);
    for (const one of seen) {
      for (const fact of facts) {
        if (fact.wall !== wall) continue;
        const is = fact.is;
        if ('name' in is) {
          if (fact.name === one) seen.add(is.name);
          if (is.name === one) seen.add(fact.name);
        } else if (fact.name === one) {
          if (is.value === where[wall]) return [];
          return [`${name}: of another ${wall}: ${String(is.value)}`];
        }
      }
    }
    return [`${name}: of any ${wall}`];
  });
}

function nameOf(node: OperationNode): string | null {
  if (TableNode.is(node)) return node.table.identifier.name;
  if (!AliasNode.is(node) || !TableNode.is(node.node)) return null;
  return IdentifierNode.is(node.alias) ? node.alias.name : null;
}

function conjuncts(node: OperationNode): readonly OperationNode[] {
  if (ParensNode.is(node)) return conjuncts(node.node);
  if (AndNode.is(node)) return [...conjuncts(node.left), ...conjuncts(node.right)];
  return [node];
}

function factsOf(node: OperationNode, { names }: Scope): readonly Fact[] {
  if (!BinaryOperationNode.is(node)) return [];
  const { leftOperand, operator, rightOperand } = node;
  if (!OperatorNode.is(operator) || operator.operator !== '=') return [];
  const left = wallOf(leftOperand, names);
  const right = wallOf(rightOperand, names);
  if (left && right && left.wall === right.wall) {
    return [{ name: left.name, wall: left.wall, is: { name: right.name } }];
  }
  if (left && ValueNode.is(rightOperand)) {
    return [{ name: left.name, wall: left.wall, is: { value: rightOperand.value } }];
  }
  return [];
}

function wallOf(node: OperationNode, names: readonly string[]) {
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return null;
  const column = node.column.column.name;
  const wall = walls.find((one) => one === column);
  // Without a table's name it is the innermost one's.
  const name = node.table ? nameOf(node.table) : names[0];
  return wall && name !== null && name !== undefined ? { wall, name } : null;
}

function constantOf(node: OperationNode | undefined): unknown {
  return node && ValueNode.is(node) ? node.value : undefined;
}

/** The queries within a query, but for those within those. */
function nested(node: object): readonly SelectQueryNode[] {
  return Object.values(node).flatMap((value: unknown): readonly SelectQueryNode[] => {
    if (typeof value !== 'object' || value === null) return [];
    if ('kind' in value && value.kind === 'SelectQueryNode') return [value as SelectQueryNode];
    return nested(value);
  });
}
