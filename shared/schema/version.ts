/** The version of the schema, raised whenever a stored doc of the one before could not be read by it, with a migration. */
export const schemaVersion = 1
