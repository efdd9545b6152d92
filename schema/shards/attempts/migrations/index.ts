/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createCounts from './0001_create_counts.sql'

export const migrations = [createCounts]
