/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createLine from './0001_create_line.sql'

export const migrations = [createLine]
