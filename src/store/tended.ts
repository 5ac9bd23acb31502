/** A Kysely dialect whose every attempt at the database goes through one place. */
import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from 'kysely';

/** Runs an attempt, perhaps again, perhaps with a better error. */
export type Tend = <T>(attempt: () => Promise<T>, connecting?: 'connecting') => Promise<T>;

/** The dialect, with `tend` around each connect and each statement. */
export function tended(dialect: Dialect, tend: Tend): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => tendedDriver(dialect.createDriver(), tend),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

function tendedDriver(driver: Driver, tend: Tend): Driver {
  const outer = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const given = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: () => tend(() => driver.init(), 'connecting'),
    async acquireConnection() {
      const connection = await tend(() => driver.acquireConnection(), 'connecting');
      const known = outer.get(connection);
      if (known) return known;
      const made: DatabaseConnection = {
        executeQuery: (query) => tend(() => connection.executeQuery(storable(query))),
        streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
      };
      outer.set(connection, made);
      inner.set(made, connection);
      return made;
    },
    beginTransaction: (connection, settings) =>
      tend(() => driver.beginTransaction(given(connection), settings)),
    commitTransaction: (connection) => tend(() => driver.commitTransaction(given(connection))),
    rollbackTransaction: (connection) => tend(() => driver.rollbackTransaction(given(connection))),
    releaseConnection: (connection) => driver.releaseConnection(given(connection)),
    destroy: () => driver.destroy(),
  };
}

/** People's text as both databases can hold it: PostgreSQL refuses NUL, neither keeps half a surrogate pair. */
function storable(query: CompiledQuery): CompiledQuery {
  const parameters = query.parameters.map((value) =>
    typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())
      ? value.replaceAll('\0', '').toWellFormed()
      : value,
  );
  return { ...query, parameters };
}
