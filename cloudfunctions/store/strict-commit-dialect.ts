import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'

/**
 * PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK, so that work which swallowed an error
 * would be told that it is stored. Here such a commit fails: in one round trip, a statement that a failed
 * transaction refuses (25P02) stands before the commit.
 */
class StrictCommitDriver extends PostgresDriver {
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('select 1; commit'))
  }
}

export class StrictCommitDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new StrictCommitDriver(this.#config)
  }
}
