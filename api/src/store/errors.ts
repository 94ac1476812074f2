/** A unique value is taken already. The same for both engines. */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation';
}

/** The database can't be reached, or refuses the sign-in. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The disk of the embedded database takes no more. What was to be written is undone; the rest is as it was. */
export class StoreFull extends StoreUnavailable {}

/** Another process holds the embedded database. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
}

/** A statement took longer than allowed. */
export class QueryTimedOut extends Error {
  override readonly name = 'QueryTimedOut';
}

/** This engine does not do that. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
}

/** A migration is missing, changed or failed: the start is refused. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}
