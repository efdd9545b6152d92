/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createDirectory from './0001_create_directory.sql'

export const migrations = [createDirectory]
