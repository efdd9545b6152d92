/** What a merchant says means the same. A query reads it itself: a change holds from the next search on. */
import { checkedSynonym, synonymRows, type SynonymDraft, type SynonymRefusal } from '#domain/catalog/search/synonyms'
import { base32 } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'

export type Synonym = SynonymDraft & { readonly id: string; readonly updatedAt: number }

/** More than anybody keeps in order by hand; a list of them is one page. */
export const SYNONYMS_MAX = 500

type Row = { readonly id: string; readonly words: string; readonly instead: string; readonly updatedAt: number }

/** All of them, the last changed first. */
export const synonymsOf = async (db: D1Database): Promise<Synonym[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, words, instead, updated_at AS updatedAt FROM synonyms ORDER BY updated_at DESC, id LIMIT ${SYNONYMS_MAX}`,
    )
    .all<Row>()
  return results.map(({ words, instead, ...row }) => ({
    ...row,
    words: JSON.parse(words),
    instead: JSON.parse(instead),
  }))
}

export type SynonymAnswer = Result<Synonym, SynonymRefusal | { readonly code: 'synonyms-full'; readonly most: number }>

/** @param id of the one that is changed, made anew when it is gone; absent for a new one */
export const saveSynonym = async (
  db: D1Database,
  draft: SynonymDraft,
  now: number,
  id = newId(),
): Promise<SynonymAnswer> => {
  const checked = checkedSynonym(draft)
  if (!checked.ok) return checked
  const { words, instead } = checked.value
  const [saved] = await db.batch([
    db
      .prepare(
        `INSERT INTO synonyms (id, words, instead, updated_at) SELECT ?1, ?2, ?3, ?4
         WHERE (SELECT count(*) FROM synonyms WHERE id <> ?1) < ${SYNONYMS_MAX}
         ON CONFLICT (id) DO UPDATE SET words = excluded.words, instead = excluded.instead, updated_at = excluded.updated_at`,
      )
      .bind(id, JSON.stringify(words), JSON.stringify(instead), now),
    db.prepare('DELETE FROM search_synonyms WHERE synonym = ?1').bind(id),
    db
      .prepare(
        `INSERT OR IGNORE INTO search_synonyms (typed, phrase, synonym)
         SELECT value ->> 'typed', value ->> 'phrase', s.id FROM json_each(?2) JOIN synonyms s ON s.id = ?1`,
      )
      .bind(id, JSON.stringify(synonymRows(checked.value))),
  ])
  if (saved?.meta.changes === 0) return refuse({ code: 'synonyms-full', most: SYNONYMS_MAX })
  return ok({ id, words, instead, updatedAt: now })
}

/** @returns whether it was there */
export const deleteSynonym = async (db: D1Database, id: string): Promise<boolean> => {
  const [, gone] = await db.batch([
    db.prepare('DELETE FROM search_synonyms WHERE synonym = ?1').bind(id),
    db.prepare('DELETE FROM synonyms WHERE id = ?1').bind(id),
  ])
  return (gone?.meta.changes ?? 0) > 0
}

const newId = () => `syn_${base32(crypto.getRandomValues(new Uint8Array(16)))}`
